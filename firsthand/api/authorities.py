"""Authorities: the list, and everything published about one."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from firsthand.api import schemas
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.vantage import AsOf, day
from firsthand.services import authorities as acts
from firsthand.services import shapes

router = Router(tags=["authorities"])


@router.get("", response={200: schemas.Page[schemas.AuthorityRow], 422: schemas.Problem})
def authorities(
    request: HttpRequest, as_of: AsOf = None, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """Return the authorities that answered for children's services on the day."""
    rows = acts.authorities_on(day(as_of))
    return page_of(rows, page=page, page_size=page_size, as_of=day(as_of))


@router.get(
    "/{name_or_code}",
    response={200: schemas.Authority, 404: schemas.Problem, 422: schemas.Problem},
)
def authority(request: HttpRequest, name_or_code: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return the timeline, the coverage of each harm and the indicators of one authority."""
    return shapes.of_authority(acts.authority(name_or_code, as_of=day(as_of)))
