"""What questions and answers about hidden numbers look like in the OpenAPI description."""

from typing import Any

from ninja import Field, Schema

from firsthand.domain.prevalence.invented.design import WIDEST_SPREAD
from firsthand.services.study_power import MOST_LISTS as MOST_OF_STUDY
from firsthand.stats.hidden.overlaps import MOST_LISTS, MOST_PEOPLE

NAME = r"^[^\x00-\x1f\x7f]*$"
MOST_ROWS = 20_000
LONGEST = 1_000_000  # letters of a table as CSV
METHOD = r"^(all|stepwise|bic|downhill|graphs|latent|coverage|chao|chapman)$"


class GivenRow(Schema):
    """How many people are on just these lists, and of which group they are."""

    on: list[str] = Field(max_length=MOST_LISTS, description="Names of lists; on no other.")
    count: int = Field(ge=0, le=MOST_PEOPLE, strict=True)
    group: str | None = Field(None, max_length=200, pattern=NAME)


class GivenHidden(Schema):
    """A table of overlaps, as CSV or as lists and rows, and what is asked of it."""

    csv: str | None = Field(
        None, max_length=LONGEST, description="A 0/1 column for each list, and 'count'."
    )
    lists: list[str] = Field([], max_length=MOST_LISTS)
    rows: list[GivenRow] = Field([], max_length=MOST_ROWS)
    by: str = Field(
        "", max_length=200, description="The column of groups; with rows, any name of groups."
    )
    count: str = Field(
        "count", max_length=200, description="The column of csv that says how many people."
    )
    method: str = Field("all", pattern=METHOD)
    order: int | None = Field(
        None,
        ge=1,
        le=MOST_LISTS,
        strict=True,
        description="Interactions in bic and downhill join so many lists at most.",
    )
    replicates: int = Field(1000, ge=0, le=5000, strict=True)
    seed: int = Field(1, ge=0, le=2**31, strict=True)
    level: float = Field(0.95, ge=0.5, le=0.999)
    apart: list[list[str]] = Field(
        [], max_length=66, description="Pairs of lists that cannot share anybody by design."
    )


class Held(Schema):
    """A question that was taken; its answer is at `address`, for an hour at most."""

    id: str
    address: str
    table_version: str | None


class HiddenEstimate(Schema):
    """One method's answer to how many there are in all; `all` is the headline."""

    method: str
    estimate: float | None
    lower: float | None
    upper: float | None
    level: float
    identifiable: bool | None = Field(
        description="Whether the table identifies the model's parameters. Null where the "
        "question does not arise; `detail.identifiable_because` then says why."
    )
    refused: bool
    reasons: list[str]
    observed: int
    lists: list[str]
    table_version: str
    notes: list[str]
    detail: dict[str, Any]


class HiddenOfGroup(Schema):
    """The answers of one group; null where its rows make no table."""

    group: str
    answers: list[HiddenEstimate] | None
    because: list[str]


class HiddenSum(Schema):
    """What those groups add up to that have a number: not everybody."""

    groups: list[str]
    estimate: float
    lower: float | None
    upper: float | None


class HiddenTotal(Schema):
    """The sum of the groups; null where one has no number, and the others stand in `given`."""

    estimate: float | None
    lower: float | None
    upper: float | None
    because: str
    given: HiddenSum | None


class HiddenFound(Schema):
    """What a table says of the hidden number."""

    sentence: str
    means: str
    assumptions: list[str]
    would_change: list[str]
    answers: list[HiddenEstimate] = Field(description="The headline first, if all were asked.")
    by: str | None
    groups: list[HiddenOfGroup]
    total: HiddenTotal | None


class ShownOverlap(Schema):
    """A combination of lists with five people or more."""

    combination: str
    count: int


class ShownHidden(Schema):
    """An estimate as it may be published: rounded."""

    method: str
    estimate: int | None
    lower: int | None
    upper: int | None
    level: float
    refused: bool
    reasons: list[str]


class ShownGroup(Schema):
    """The number of one group as it may be published."""

    group: str
    headline: ShownHidden | None


class HiddenPublishable(Schema):
    """What may be published: no count under five, and nothing that gives one away."""

    lists: list[str]
    small_counts: str | None
    observed_at_least: int
    overlaps: list[ShownOverlap]
    headline: ShownHidden
    estimates: list[ShownHidden]
    groups: list[ShownGroup]
    means: str
    assumptions: list[str]


class GivenAgency(Schema):
    """An agency that keeps a list, and the share of all children it finds by itself."""

    name: str = Field(max_length=40)
    share: float = Field(gt=0, lt=1)


class GivenReferral(Schema):
    """The share of one list's children whom it sends to another."""

    sender: str = Field(max_length=40)
    receiver: str = Field(max_length=40)
    share: float = Field(gt=0, le=1)


class GivenStudy(Schema):
    """A study before it is done; give the hidden children or all children."""

    lists: list[GivenAgency] = Field(min_length=2, max_length=MOST_OF_STUDY)
    hidden: int | None = Field(None, ge=1, le=1_000_000, strict=True)
    children: int | None = Field(None, ge=1, le=5_000_000, strict=True)
    known_at_most: int | None = Field(None, ge=1, le=5_000_000, strict=True)
    spread: float = Field(0.5, ge=0, le=WIDEST_SPREAD)
    referrals: list[GivenReferral] = Field([], max_length=56)
    out_of_reach: int = Field(0, ge=0, le=5_000_000, strict=True)
    studies: int = Field(200, ge=1, le=1_000, strict=True)
    replicates: int = Field(500, ge=1, le=1_000, strict=True)
    level: float = Field(0.95, ge=0.5, le=0.999)
    seed: int = Field(1, ge=0, le=2**31, strict=True)


class StudyFound(Schema):
    """How often such studies would show the hidden children."""

    sentence: str
    lists: dict[str, float]
    referrals: list[dict[str, Any]]
    spread: float
    out_of_reach: int
    children: int
    known: float
    hidden: float
    repeats: int
    methods: list[dict[str, Any]]


class PublishedTable(Schema):
    """A table that others published, as CSV."""

    key: str
    title: str
    by: str
    lists: str
    source: str
    text: str
