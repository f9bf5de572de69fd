"""What the answers about draws and plans look like, as the OpenAPI description prints it."""

from datetime import date

from ninja import Field, Schema


class ListFacts(Schema):
    """What may be told of a list without naming a child."""

    name: str
    kind: str
    standard: str | None = Field(description="annex-a-7; null for a list of unknown shape.")
    file_sha256: str
    content_sha256: str = Field(description="Of headings and cells, whatever the file's type.")
    rows: int
    children: int
    could_not_be_drawn: int = Field(description="Rows that name no child.")
    doubts: int = Field(description="Cells that could not be read for certain.")


class Stratum(Schema):
    """One stratum, and the chance that each of its children had."""

    stratum: str = Field(description="Empty where there are no strata.")
    population: int
    drawn: int
    reserves: int
    inclusion_probability: float


class Case(Schema):
    """One child drawn or in reserve."""

    number: str = Field(description="1, 2, ... as drawn; R1, R2, ... in reserve.")
    reference: str
    stratum: str
    rows: list[int] = Field(description="As numbered in the file: the first is 2.")
    how: str
    inclusion_probability: float


class Doubt(Schema):
    """One cell that could not be read for certain."""

    row: int
    column: str
    given: str
    reason: str
    remedy: str


class NotDrawn(Schema):
    """Rows that the draw could not reach."""

    rows: list[int]
    reason: str | None


class Measured(Schema):
    """How the size stands beside the minimum."""

    below: bool
    sample: int
    needed: int | None
    needed_unknown_because: str | None
    population: int
    affected: int
    chance: float
    confidence: float
    share_affected: float
    sensitivity: float


class Part(Schema):
    """One part of the method."""

    key: str
    title: str
    text: str
    known: bool = Field(description="false: a person still has to tell it.")


class Objection(Schema):
    """Why something may not be done, and what would remove the objection."""

    rule: str
    reason: str
    remedy: str


class Statement(Schema):
    """How the cases were chosen."""

    parts: list[Part]
    may_be_published: bool
    objections: list[Objection]


class PublicDraw(Schema):
    """What of a draw names no child."""

    draw_id: str
    list: ListFacts
    seed: str
    recipe: str
    size: int
    allocation: str
    strata_column: str | None
    strata: tuple[Stratum, ...]
    statement: Statement


class Draw(PublicDraw):
    """A draw with its cases."""

    cases: list[Case]
    reserves: list[Case]
    doubts: list[Doubt]
    could_not_be_drawn: NotDrawn
    below_minimum: Measured


class RecordedDraw(PublicDraw):
    """A draw as it was recorded, and how many cases are left of it."""

    recorded_on: date
    plan_id: str | None = Field(description="The plan it serves; null: none was told.")
    counted: int = Field(description="Cases chosen by chance that are left.")
    events: dict[str, int] = Field(description="How many cases of each fate.")
    draws_of_list: int = Field(description="Draws recorded from this very list.")


class Group(Schema):
    """One group of children in a plan."""

    name: str
    kind: str
    outside_statutory_services: bool
    sample: int
    population: int
    needed: int | None = Field(description="null: reading every case would not be enough.")


class Derogation(Schema):
    """Two people, and why they set a rule aside."""

    rule: str
    about: str
    first: str
    second: str
    reason: str


class PlanObjection(Objection):
    """An objection to a plan, and what set it aside."""

    about: str | None
    removable: bool
    set_aside: Derogation | None


class Plan(Schema):
    """A plan of a sample."""

    plan_id: str
    recorded_on: date | None = Field(description="null: it was only checked.")
    title: str
    la_code: str | None
    theme: str | None
    proposed_by: str
    from_on: date
    to_on: date
    groups: list[Group]
    objections: list[PlanObjection]
    open_objections: list[Objection]
    may_stand: bool
    confidence: float
    share_affected: float
    sensitivity: float
    replaces: str | None
    replaced_by: str | None
