"""Estimates of how many children may be known to nobody, and what a plan leaves out."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from firsthand.api.schemas import Problem
from firsthand.api.vantage import AsOf, day
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.refdata import read
from firsthand.services import estimates as service
from firsthand.services import outside_frames, shapes_estimates

router = Router(tags=["estimates"])


class EstimateOnRecord(Schema):
    """One estimate of a population; never a list of children, and no number of 1 to 4."""

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
    table_version: str
    result: str = Field(description="estimated, lower-bound or refused")
    observed: int | None = Field(description="Children on one list at least.")
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
    reasons: list[str]
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


class PlanAsked(Schema):
    """A plan: an authority, a harm, the list of known cases, and how many are read."""

    authority: str = Field("", max_length=100)
    harm: str = Field("", max_length=100)
    listed: int | None = Field(None, ge=1, le=15_000_000)
    sample: int | None = Field(None, ge=0, le=15_000_000)
    touched: int | None = Field(None, ge=0, le=15_000_000)


def places() -> dict[str, str]:
    """Return the names of authorities by code."""
    return {one.la_code: one.name for one in read.authorities()}


@router.get("", response={200: Estimates, 404: Problem, 422: Problem})
def listed(
    request: HttpRequest, authority: str = "", harm: str = "", as_of: AsOf = None
) -> dict[str, Any]:
    """Return the estimates on the record; of an authority only those that stand for it."""
    shown_on = day(as_of)
    found = (
        service.of(authority, as_of=shown_on)
        if authority
        else tuple(service.estimates(as_of=shown_on).values())
    )
    told = [one for one in found if harm in ("", one.told.harm)]
    rows = [shapes_estimates.of_on_record(one, places()) for one in told]
    return {"as_of": shown_on, "results": rows}


@router.get("/plan", response={200: PlanShape, 404: Problem, 422: Problem})
def plan(request: HttpRequest, asked: Query[PlanAsked], as_of: AsOf = None) -> dict[str, Any]:
    """Return what a plan that draws on known children cannot see."""
    cases = None
    if asked.listed is not None and asked.sample is not None:
        cases = KnownCases(listed=asked.listed, sample=asked.sample)
    wanted = outside_frames.PlanOf(
        la_code=asked.authority, harm=asked.harm, cases=cases, touched=asked.touched
    )
    found = outside_frames.beside_plan(wanted, as_of=day(as_of))
    return shapes_estimates.of_beside_plan(found, places())


@router.get("/{estimate_id}", response={200: EstimateOnRecord, 404: Problem, 422: Problem})
def one(request: HttpRequest, estimate_id: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return one estimate as of a day."""
    return shapes_estimates.of_on_record(
        service.estimate(estimate_id, as_of=day(as_of)), places()
    )
