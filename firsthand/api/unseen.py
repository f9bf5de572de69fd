"""What may be unseen: for each authority and harm, with interval, reasons and checks."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas import Page, Problem
from firsthand.api.vantage import IsoDay, day
from firsthand.services import shapes_unseen
from firsthand.services.unseen import unseen_failures

router = Router(tags=["planning"])


class Asked(Schema):
    """Of which harms, and as of when."""

    harm: list[str] = Field(None, description="May be given again; default: every harm.")
    as_of: IsoDay = None


class NationalLevel(Schema):
    """How common failure is and how fast it comes and goes; null where it is not known."""

    level: float | None = Field(description="Share of authorities failing at any time, 0 to 1.")
    low: float | None
    high: float | None
    falling_a_year: float | None
    falling_interval: list[float] | None
    rising_a_year: float | None
    rising_interval: list[float] | None
    half_life_years: float | None = Field(description="Half of a look is out of date after it.")
    half_life_interval: list[float] | None
    passages: int | None = Field(description="Pairs of successive full inspections.")
    falls: int | None
    rises: int | None
    unknown_because: str | None


class UnseenRow(Schema):
    """The chance that a failure is there which no published look has told of."""

    la_code: str
    authority: str
    region: str
    harm: str
    state: str
    last_looked_on: date | None = Field(description="null: no report that is held looked.")
    probability: float | None = Field(description="0 to 1; null: not known.")
    low: float
    high: float
    years_unseen: float | None = Field(
        description="Expected years since the last look in which a failure was there."
    )
    years_unseen_high: float
    because: list[str]
    checks: list[str] = Field(description="When not to believe the estimate.")


class UnseenPage(Page[UnseenRow]):
    """A part of the estimates, most years unseen first, and the level they rest on."""

    national: NationalLevel


@router.get("", response={200: UnseenPage, 404: Problem, 422: Problem})
def unseen(
    request: HttpRequest,
    asked: Annotated[Asked, Query()],
    page: PageNumber = 1,
    page_size: PageSize = 200,
) -> dict[str, Any]:
    """Return what may be unseen; it says how little is known, not where failure is."""
    as_of = day(asked.as_of)
    answer = unseen_failures(as_of=as_of, harms=tuple(asked.harm) if asked.harm else None)
    found = page_of(answer.rows, page=page, page_size=page_size, as_of=as_of)
    return {
        **found,
        "national": shapes_unseen.of_national(answer.national),
        "results": [shapes_unseen.of_unseen(one) for one in found["results"]],
    }
