"""Authorities: the list, and everything published about one, with the estimates beside it."""

from typing import Any

from django.http import HttpRequest
from ninja import Field, Router

from firsthand.api import schemas
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas_estimates import EstimateOnRecord
from firsthand.api.vantage import AsOf, day
from firsthand.services import authorities as acts
from firsthand.services import shapes, shapes_estimates

router = Router(tags=["authorities"])


class Authority(schemas.Authority):
    """Everything published about one authority by the day, and who may be known to nobody."""

    estimates: list[EstimateOnRecord] = Field(
        description="Of each harm what stands, of the narrowest area that has any. "
        "Empty: none on record, which does not say that no child is hidden."
    )
    estimates_withdrawn: list[EstimateOnRecord] = Field(
        description="Withdrawn, and no estimate of the harm stands in their place."
    )
    no_estimate_means: str | None = Field(description="null: an estimate stands.")


@router.get("", response={200: schemas.Page[schemas.AuthorityRow], 422: schemas.Problem})
def authorities(
    request: HttpRequest, as_of: AsOf = None, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """Return the authorities that answered for children's services on the day."""
    rows = acts.authorities_on(day(as_of))
    return page_of(rows, page=page, page_size=page_size, as_of=day(as_of))


@router.get(
    "/{name_or_code}",
    response={200: Authority, 404: schemas.Problem, 422: schemas.Problem},
)
def authority(request: HttpRequest, name_or_code: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return the timeline, the coverage, the indicators and the estimates of one authority."""
    found = acts.authority(name_or_code, as_of=day(as_of))
    return {**shapes.of_authority(found), **shapes_estimates.of_authority(found)}
