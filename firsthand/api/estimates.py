"""Estimates of how many children may be known to nobody, and what a plan leaves out."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from firsthand.api.schemas import Problem
from firsthand.api.schemas_estimates import EstimateOnRecord, Estimates, PlanShape
from firsthand.api.vantage import AsOf, day
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.refdata import read
from firsthand.services import estimates as service
from firsthand.services import outside_frames, shapes_estimates

router = Router(tags=["estimates"])


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
