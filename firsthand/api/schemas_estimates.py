"""The shapes of estimates of how many children may be known to nobody, as JSON."""

from datetime import date

from ninja import Field, Schema


class EstimateOnRecord(Schema):
    """
    One estimate of a population; never a list of children, and no number of 1 to 4.

    Numbers are rounded to two figures, limits outward, the bound and those on a list downward.
    """

    estimate_id: str
    state: str = Field(description="standing, superseded or withdrawn")
    known_on: date = Field(description="The day on which it came on the record.")
    area: str
    la_codes: list[str] = Field(description="Empty with no region: England.")
    region: str | None
    harm: str
    population: str
    from_on: date
    to_on: date
    lists: list[str]
    method: str
    table_version: str = Field(description="Keyed: the same for the same table here alone.")
    result: str = Field(description="estimated, lower-bound or refused")
    observed: int | None = Field(description="Children on one list at least, in tens or more.")
    estimate: int | None = Field(description="All children; null: see few and reasons.")
    lower: int | None
    upper: int | None
    level: float
    hidden: float | None = Field(description="Children on none of the lists.")
    hidden_lower: float | None
    hidden_upper: float | None
    lower_bound: int | None
    few: list[str] = Field(description="Numbers that are 1 to 4 and not told.")
    withheld: list[str] = Field(description="Numbers that would give such a one away.")
    reasons: list[str] = Field(description="Without numbers: … stands for each.")
    linked: bool
    linkage_share: float | None
    worked_out_on: date
    answers: str
    not_said: str
    sentence: str
    replaces: str | None
    replaced_by: str | None
    ended_on: date | None
    withdrawn_because: str | None


class Estimates(Schema):
    """Every estimate on the record by a day."""

    as_of: date
    results: list[EstimateOnRecord]


class SpanShape(Schema):
    """A number or share with the limits of its interval."""

    value: float
    lower: float
    upper: float


class BesideShape(Schema):
    """What one estimate says of a plan."""

    estimate: EstimateOnRecord
    left_out: SpanShape | None = Field(description="Children whom known lists leave out.")
    seen: SpanShape | None = Field(description="Share of those touched who are known.")
    seen_at_most: float | None = Field(description="That share if the lower bound holds.")
    not_known_because: str | None
    chance: SpanShape | None = Field(description="Of meeting one child touched or more.")
    chance_if_none_hidden: float | None
    sentences: list[str]
    wider_area: str | None


class OfAreasShape(Schema):
    """What one estimate says of a plan in the chosen areas that it stands for."""

    estimate: EstimateOnRecord
    areas: list[str] = Field(description="The chosen areas that it stands for.")
    wider_area: str | None = Field(description="null: it is of one authority.")
    left_out: SpanShape | None = Field(description="Children whom known lists leave out.")
    seen: SpanShape | None = Field(description="Share of those touched who are known.")
    seen_at_most: float | None = Field(description="That share if the lower bound holds.")
    not_known_because: str | None
    sentences: list[str]


class OutsideFrameShape(Schema):
    """A kind of list outside statutory social care."""

    key: str
    name: str
    kind: str
    keeper: str
    holds: str
    misses: str
    source: str
    basis: str = Field(description="source or own-judgement")
    harms: list[str]


class PlanShape(Schema):
    """What a plan that draws on known children leaves out, and where else to look."""

    as_of: date
    place: str
    sentences: list[str] = Field(description="What to say where no estimate was made.")
    estimates: list[BesideShape]
    frames: list[OutsideFrameShape]


class BesideThemeShape(Schema):
    """What is on record of the children whom known cases leave out, in the areas of a theme."""

    estimates: list[OfAreasShape]
    no_estimate_for: list[str] = Field(description="Chosen areas for which none stands.")
    no_estimate_means: str | None
    withdrawn: list[EstimateOnRecord]
    frames: list[OutsideFrameShape] = Field(description="Lists outside services to draw from.")
