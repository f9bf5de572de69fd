"""Sources: every file that a fact was read from."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from firsthand.api import schemas
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.vantage import AsOf, day
from firsthand.services import publications, shapes

router = Router(tags=["sources"])


@router.get("", response={200: schemas.Page[schemas.SourceRow], 422: schemas.Problem})
def sources(
    request: HttpRequest, as_of: AsOf = None, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """Return the files that were public on the day."""
    rows = publications.publications(as_of=day(as_of)).publications
    found = page_of(rows, page=page, page_size=page_size, as_of=day(as_of))
    return {**found, "results": [shapes.of_publication(row) for row in found["results"]]}


@router.get(
    "/{source_id}",
    response={200: schemas.SourceRow, 404: schemas.Problem, 422: schemas.Problem},
)
def source(request: HttpRequest, source_id: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return one file: publisher, publication, licence, hash, and what was read from it."""
    return shapes.of_publication(publications.publication(source_id, as_of=day(as_of)))
