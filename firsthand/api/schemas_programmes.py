"""What programmes look like in the API: what is asked, how far it is, what came of it."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import StringConstraints

from firsthand.api.vantage import IsoDay
from firsthand.domain.planning.programme.commission import (
    LARGEST_SEED,
    LONGEST,
    MOST_INSPECTORS,
)

MOST_SECONDS = 900
YearMonth = Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
MonthOrDay = Annotated[
    str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$")
]
Cell = str | float | bool | None


class EarlierVisit(Schema):
    """One visit of the plan to be changed."""

    la_code: str = Field(max_length=3)
    kind: Literal["full", "random"] = "full"
    month: YearMonth
    team: list[str] = Field(max_length=20)


class EarlierPlan(Schema):
    """A plan to change as little as possible."""

    visits: list[EarlierVisit] = Field(max_length=2000)


class Commissioned(Schema):
    """A programme as asked for."""

    inspectors: Literal["invented"] | list[dict[str, Cell | list[Cell]]] = Field(
        description="'invented', or a row for each inspector with the headings of a list: "
        "code, region, skills, lead, days a month, away, engagements.",
        max_length=MOST_INSPECTORS,
    )
    from_month: MonthOrDay = Field(
        alias="from", description="The first month, such as 2027-01, or a day of it."
    )
    months: int = Field(24, ge=1, le=LONGEST)
    harm: list[str] = Field(
        ["child-sexual-exploitation"], min_length=1, max_length=50, description="Keys of harms."
    )
    seed: int = Field(1, ge=0, le=LARGEST_SEED)
    seconds: float = Field(60, ge=1, le=MOST_SECONDS)
    rules: dict[str, float] = Field({}, description="Rules to change, such as team-full: 5.")
    previous: EarlierPlan | None = None
    as_of: IsoDay = None


class Queued(Schema):
    """Where to ask how far the programme is."""

    number: int
    state: str
    address: str


class Reason(Schema):
    """Why something cannot be, and what would change that."""

    rule: str
    reason: str
    remedy: str


class Quality(Schema):
    """How good one phase is; nothing beats the bound."""

    objective: float
    bound: float
    gap: float
    seconds: float
    proved_best: bool


class Phases(Schema):
    """The two phases; null when one found nothing."""

    months: Quality | None
    teams: Quality | None


class Visit(Schema):
    """One visit; the lead stands first in the team."""

    la_code: str
    authority: str
    region: str
    kind: str
    month: str
    team: list[str]
    lead: str | None
    reason: str
    priority: float
    drawn_at_random: bool
    inclusion_probability: float
    latest_on: date | None
    last_visit_on: date | None
    need: str
    changed: bool


class PlacedVisit(Schema):
    """One visit of the best plan so far."""

    need: str
    month: str
    team: list[str]


class Arm(Schema):
    """The visits drawn by lot, and the chance of every authority."""

    drawn: list[str]
    share: float
    seed: int | str
    design: str
    inclusion_probability: dict[str, float]
    strata: dict[str, str]


class RuleRow(Schema):
    """One rule with its source; `default` is a choice that binds nobody."""

    key: str
    value: float
    words: str
    source: str
    status: str


class DoubtRow(Schema):
    """One cell of the list that could not be read for certain."""

    row: int
    column: str
    given: str
    reason: str
    remedy: str


class InspectorsRead(Schema):
    """How the list of inspectors was understood."""

    count: int
    invented: bool
    file_sha256: str
    how_read: list[str]
    doubts: list[DoubtRow]
    regions: dict[str, str]


class ProgrammeAnswer(Schema):
    """A programme; `gap` and `bound` are those of the phase that chooses months."""

    outcome: str
    visits: list[Visit]
    gap: float | None
    bound: float | None
    objective: float | None
    gap_means: str
    phases: Phases
    rules_broken: list[Reason]
    collisions: list[Reason]
    changed: list[str]
    replanned: bool
    not_known: list[str]
    random_arm: Arm
    rules: list[RuleRow]
    rule_changes: dict[str, float]
    inspectors: InspectorsRead
    from_month: str = Field(alias="from")
    months: int
    harms: list[str]
    as_of: date
    seed: int
    seconds: float


class ProgrammeRow(Schema):
    """One programme that was asked for."""

    number: int
    state: str = Field(
        description="waiting, running, planned, impossible, not-found, refused or failed."
    )
    asked_at: datetime
    from_month: str
    months: int
    inspectors: int
    invented: bool
    replans: int | None


class ProgrammeProgress(ProgrammeRow):
    """How far one programme is, and what came of it."""

    phase: str
    seconds: float
    done: float = Field(description="Share of the time it may take, 0 to 1.")
    objective: float | None
    bound: float | None
    gap: float | None
    best: list[PlacedVisit] = Field(description="The best plan so far, while it runs.")
    reasons: list[Reason]
    answer: ProgrammeAnswer | None
