"""What the answers about depth look like, as the OpenAPI description prints it."""

from ninja import Field, Schema


class Range(Schema):
    """The two ends between which a chance lies; the same where everything is known."""

    low: float
    high: float


class ChanceOf(Range):
    """The chance of showing at least so many affected cases."""

    at_least: int


class Effort(Schema):
    """What reading so many cases costs."""

    cases: int
    reader_days: float
    days_on_site: int


class Miss(Schema):
    """The largest failure that is found with less than this chance."""

    confidence: float
    affected: int
    share: float
    at_any_size: bool = Field(description="Even a failure that touches every case.")


class GroupFound(Schema):
    """What the reading of one group does by itself."""

    group: str
    population: int
    affected: int
    sample: int
    chance: float
    chance_range: Range
    chance_at_least_two: float
    needed: int | None
    needed_unknown_because: str | None
    misses: list[Miss]


class Way(Schema):
    """One way of choosing the same number of cases."""

    way: str = Field(description="planned, best, proportional or together.")
    words: str
    chance: float | None
    samples: dict[str, int] | None
    needed: int | None
    needed_by_group: dict[str, int] | None
    needed_unknown_because: str | None


class Gain(Schema):
    """By how much the chance rises with further cases of one group."""

    group: str
    further: int
    adds: float | None = Field(description="null: the list does not hold as many further.")


class Allocation(Schema):
    """Where stratifying helps most."""

    ways: list[Way]
    further_cases: list[Gain]
    sentences: list[str]


class CasesPoint(Schema):
    """The chance when so many cases are read."""

    cases: int
    chance: float
    chance_at_best: float
    best_split: float | None = Field(description="null: one group, or more than 5,000 cases.")
    all_lists_as_one: float | None = Field(description="null: there is one group.")


class SharePoint(Schema):
    """The chance when a failure touches so many cases."""

    affected: int
    share: float
    chance: float
    chance_at_best: float


class GroupGiven(Schema):
    """A group as it was understood."""

    name: str
    population: int
    affected: int
    sample: int
    sensitivity: float
    affected_to: int | None
    sensitivity_to: float | None


class Inputs(Schema):
    """What was computed with."""

    groups: list[GroupGiven]
    confidence: float
    at_least: int
    minutes_per_case: float
    hours_a_day: float
    readers: int


class ReadingOn(Schema):
    """What it takes to read one group until so many affected cases are found."""

    group: str
    until_found: int
    rule: str = Field(description="planned: up to the sample; enough: up to what is needed.")
    at_most: int | None
    chance: float | None
    expected_read: float | None = Field(description="If the failure is there.")
    half_by: int | None
    nearly_all_by: int | None
    because: str | None = Field(description="Why the numbers are null.")


class DepthFound(Schema):
    """What a reading would find and miss, and what would be enough; ranges at the worse end."""

    chance: float = Field(description="Of meeting at least one affected case.")
    chance_at_least_two: float
    needed: int | None = Field(description="Cases for the confidence asked, split as given.")
    needed_unknown_because: str | None
    needed_at_best: int | None
    needed_by_group: dict[str, int] | None
    needed_effort: Effort | None
    sentence: str
    sentences: list[str]
    chance_range: Range
    chances: list[ChanceOf]
    misses: list[Miss]
    effort: Effort
    groups: list[GroupFound]
    allocation: Allocation | None
    allocation_unknown_because: str | None
    curve_by_cases: list[CasesPoint]
    curve_by_share: list[SharePoint]
    reading_on: list[ReadingOn]
    inputs: Inputs


class Interval(Schema):
    """The two ends of a 95 percent interval."""

    lower: float
    upper: float


class Learned(Schema):
    """A sensitivity that was learned, and on how many finds it rests."""

    estimate: float
    interval: Interval
    trials: int


class Total(Schema):
    """How many cases were affected, with those that both overlooked."""

    estimate: float
    interval: Interval | None = Field(description="null: these readings cannot tell.")


class ReadersFound(Schema):
    """How reliably readers notice, by cases that two have read."""

    both: int
    only_first: int
    only_second: int
    neither: int
    sensitivity: Learned
    sensitivity_of_first: Learned | None = Field(description="null: the other found nothing.")
    sensitivity_of_second: Learned | None
    affected: Total
    checks: list[str] = Field(description="When not to believe it.")
