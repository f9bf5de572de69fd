"""The national picture: each authority and harm, and what reports really looked at."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas import CoverageRow, Page, Problem
from firsthand.api.vantage import IsoDay, day
from firsthand.services import shapes
from firsthand.services.picture import pictures

router = Router(tags=["picture"])


class Asked(Schema):
    """What is asked of the picture."""

    harm: list[str] = Field(None, description="May be given again; default: every harm.")
    area: str = Field(None, description="Only what is said of this judgement area.")
    within_years: int = Field(None, ge=1, le=50, description="Older reports lapse.")
    as_of: IsoDay = None


@router.get("", response={200: Page[CoverageRow], 404: Problem, 422: Problem})
def picture(
    request: HttpRequest,
    asked: Annotated[Asked, Query()],
    page: PageNumber = 1,
    page_size: PageSize = 200,
) -> dict[str, Any]:
    """Return what the latest report that really looked says of each harm in each authority."""
    as_of = day(asked.as_of)
    rows = pictures(
        as_of=as_of,
        harms=tuple(asked.harm) if asked.harm else None,
        area=asked.area,
        within_years=asked.within_years,
    )
    found = page_of(rows, page=page, page_size=page_size, as_of=as_of)
    return {**found, "results": [shapes.of_coverage(row) for row in found["results"]]}
