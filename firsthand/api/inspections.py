"""Inspections: the list, and every fact of one."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Query, Router

from firsthand.api import schemas
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.vantage import AsOf, day
from firsthand.services import inspections as acts
from firsthand.services import shapes

router = Router(tags=["inspections"])

LaCode = Annotated[str | None, Query(description="Three-digit code; default: every authority.")]


@router.get("", response={200: schemas.Page[schemas.InspectionRow], 422: schemas.Problem})
def inspections(
    request: HttpRequest,
    la_code: LaCode = None,
    as_of: AsOf = None,
    page: PageNumber = 1,
    page_size: PageSize = 200,
) -> dict[str, Any]:
    """Return the inspections that were public on the day, the newest first."""
    rows = acts.inspections_by(as_of=day(as_of), la_code=la_code)
    return page_of(rows, page=page, page_size=page_size, as_of=day(as_of))


@router.get(
    "/{inspection_id}",
    response={200: schemas.Inspection, 404: schemas.Problem, 422: schemas.Problem},
)
def inspection(request: HttpRequest, inspection_id: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return every fact of one inspection, with the page or row where it stands."""
    return shapes.of_inspection(acts.inspection(inspection_id, as_of=day(as_of)))
