"""Published inspections: the list, and each in full."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas import Page, Problem
from firsthand.api.schemas_published import PublishedInspection, PublishedRow
from firsthand.api.vantage import AsOf, day
from firsthand.services.inspecting import publishing, sharing

router = Router(tags=["published"])


@router.get("", response={200: Page[PublishedRow], 422: Problem})
def all_published(
    request: HttpRequest, as_of: AsOf = None, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """Return the inspections that were published here by the day, the newest first."""
    rows = tuple(map(sharing.in_short, publishing.all_published(as_of=day(as_of))))
    return page_of(rows, page=page, page_size=page_size, as_of=day(as_of))


@router.get("/{inspection_id}", response={200: PublishedInspection, 404: Problem, 422: Problem})
def published(request: HttpRequest, inspection_id: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return one inspection as it was published, with what was corrected by the day."""
    return sharing.of_publication(publishing.publication(inspection_id, as_of=day(as_of)))
