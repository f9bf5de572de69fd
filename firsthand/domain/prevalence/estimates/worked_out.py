"""Worked out: the numbers of an answer, and what a person says that they are of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from firsthand.domain.prevalence.estimates.area import Area


class Result(StrEnum):
    """What came out: a number, only the least that it can be, or the refusal of any."""

    ESTIMATED = "estimated"
    LOWER_BOUND = "lower-bound"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class WorkedOut:
    """What an answer says, whoever it is of: the numbers, their method and table."""

    lists: tuple[str, ...]
    method: str
    table_version: str
    result: Result
    observed: int | None = None
    estimate: int | None = None
    lower: int | None = None
    upper: int | None = None
    level: float = 0.95
    lower_bound: int | None = None
    reasons: tuple[str, ...] = ()
    linked: bool = False
    linkage_share: float | None = None


@dataclass(frozen=True, kw_only=True)
class Meant:
    """What no answer knows: where, which harm, which children, when, and who answers for it."""

    area: Area
    harm: str
    population: str
    from_on: date
    to_on: date
    worked_out_on: date
    answers: str
    not_said: str


NOT_SAID = (
    "It says nothing of any one child. Children whom none of these agencies could have met are "
    "not in it, nor is what no method can see of dependence between the lists."
)
