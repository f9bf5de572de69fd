"""What the API says of inspections under way, to those who take part in them."""

from datetime import date, datetime

from ninja import Field, Schema


class UnderWayRow(Schema):
    """One inspection that has not ended, as a list shows it."""

    inspection_id: str
    title: str
    subject: str
    la_codes: list[str]
    inspectorates: list[str]
    framework: str
    visit: str
    from_on: date
    to_on: date
    state: str
    state_meaning: str
    may_read: bool = Field(description="false: you see its draft alone, on the pages.")


class Member(Schema):
    """Somebody who takes part."""

    person: str = Field(description="The code under which they act.")
    name: str
    part: str
    inspectorate: str | None


class Counts(Schema):
    """How many things are on record, without those withdrawn."""

    evidence: int
    claims: int
    findings: int
    recommendations: int
    judgements: int


class Unanswered(Schema):
    """A question that nobody answered yet, asked or raised by a contradiction."""

    id: str
    text: str


class StandsInTheWay(Schema):
    """One reason why a move cannot be made yet, and what would remove it."""

    rule: str
    reason: str
    remedy: str


class PossibleMove(Schema):
    """A move that leads on from here."""

    move: str
    title: str
    may: bool = Field(description="Whether it is yours to make, whatever stands in its way.")
    objections: list[StandsInTheWay] = Field(description="Empty: nothing stands in its way.")


class UnderWay(UnderWayRow):
    """Where one inspection stands, who takes part, and what stands in the way."""

    last_act: int = Field(description="The number of the last act; it grows with each.")
    content: int = Field(
        description="The number of the last act of content; reviews and signatures of less "
        "are void."
    )
    team: list[Member]
    counts: Counts
    unanswered: list[Unanswered]
    moves: list[PossibleMove]


class EvidenceRow(Schema):
    """The newest version of one piece of evidence; of a restricted one, not what it says."""

    id: str
    version: int
    recorded_by: str
    recorded_at: datetime
    restricted: bool
    text: str | None
    text_absent_because: str | None
    case: str | None = Field(description="A pseudonym; null where it is restricted.")
    answered_warning: str | None
    referred_to: str | None
    source: str
    method: str
    relation: str
    selected_by: str
    stance: str
    happened_on: date
    seen_on: date
    stale_on: date | None
    areas: list[str]
    lines: list[str]
    harms: list[str]
    supports: list[str] = Field(description="Claims, such as C1.")
    contradicts: list[str]
    files: int
    newly_identified: int
