"""Depth: what a plan of an inspection would find, and what it would miss."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from firsthand.api.schemas import Problem
from firsthand.api.schemas_depth import DepthFound, ReadersFound
from firsthand.domain.planning.depth import design, written
from firsthand.domain.planning.depth.group import MOST_CASES, Group
from firsthand.domain.planning.depth.reader import MOST, DoubleReadings
from firsthand.domain.planning.depth.written_group import Sensitivity, WrittenGroup, groups
from firsthand.services import depth as acts
from firsthand.services import shapes_depth

router = Router(tags=["planning"])

AMOUNT = written.PATTERN
NOTICING = "How likely a reader of an affected case is to notice: 0.8, 80% or 0.5-0.8."
TOUCHED = "How many cases a failure touches: 25, 1% or 10-25."
ENOUGH = "The chance that would be enough."


class Aims(Schema):
    """What is asked of the reading, and what reading costs."""

    confidence: float = Field(design.CONFIDENCE, gt=0, lt=1, description=ENOUGH)
    at_least: int = Field(1, ge=1, le=design.MOST_AT_LEAST)
    minutes_per_case: float = Field(
        design.MINUTES_PER_CASE, gt=0, le=design.MOST_MINUTES, description="90 is a guess."
    )
    readers: int = Field(design.READERS, ge=1, le=design.MOST_READERS)


class OneGroup(Aims):
    """One list of cases, and what is asked of the reading."""

    population: int = Field(ge=1, le=MOST_CASES, description="Cases on the list.")
    affected: str = Field(pattern=AMOUNT, description=TOUCHED)
    sample: int = Field(ge=0, le=MOST_CASES, description="Cases that are read.")
    sensitivity: str = Field(pattern=AMOUNT, description=NOTICING)


class GivenGroup(Schema):
    """One of several groups."""

    group: str = Field(min_length=1, max_length=100)
    population: int = Field(ge=1, le=MOST_CASES)
    affected: str = Field(pattern=AMOUNT, description=TOUCHED)
    sample: int = Field(ge=0, le=MOST_CASES)
    sensitivity: str = Field(pattern=AMOUNT, description=NOTICING)


class SeveralGroups(Aims):
    """Several lists of cases that are drawn apart."""

    groups: list[GivenGroup] = Field(min_length=1, max_length=design.MOST_GROUPS)


class Twice(Schema):
    """Cases that two have read without speaking of them, by who noticed the failure."""

    both: int = Field(ge=0, le=MOST)
    only_first: int = Field(ge=0, le=MOST)
    only_second: int = Field(ge=0, le=MOST)
    neither: int = Field(0, ge=0, le=MOST)


@router.get("/readers", response={200: ReadersFound, 422: Problem})
def of_readers(request: HttpRequest, asked: Annotated[Twice, Query()]) -> dict[str, Any]:
    """Return how reliably readers notice, and when not to believe it."""
    return shapes_depth.of_attention(acts.readers(DoubleReadings(**asked.dict())))


@router.get("", response={200: DepthFound, 422: Problem})
def of_one_group(request: HttpRequest, asked: Annotated[OneGroup, Query()]) -> dict[str, Any]:
    """Return what a reading of one list would find and miss, and how much would be enough."""
    low, high = written.chance(asked.sensitivity, what="sensitivity")
    row = WrittenGroup(
        name="",
        population=str(asked.population),
        affected=asked.affected,
        sample=str(asked.sample),
    )
    return answered(groups([row], sensitivity=Sensitivity(low=low, high=high)), asked)


@router.post("", response={200: DepthFound, 400: Problem, 422: Problem})
def of_several_groups(request: HttpRequest, asked: SeveralGroups) -> dict[str, Any]:
    """Return the same for several lists; nothing is stored."""
    rows = [
        WrittenGroup(
            name=one.group,
            population=str(one.population),
            affected=one.affected,
            sample=str(one.sample),
            sensitivity=one.sensitivity,
        )
        for one in asked.groups
    ]
    return answered(groups(rows), asked)


def answered(given: tuple[Group, ...], aims: Aims) -> dict[str, Any]:
    """Return the answer for these groups and aims."""
    return shapes_depth.of_depth(
        acts.depth(
            design.Design(
                groups=given,
                confidence=aims.confidence,
                at_least=aims.at_least,
                minutes_per_case=aims.minutes_per_case,
                readers=aims.readers,
            )
        )
    )
