"""The log: its signed heads, its entries without details, and proofs."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router
from ninja.errors import HttpError

from firsthand.api import schemas_log
from firsthand.api.paging import PageNumber, PageSize, paging
from firsthand.api.schemas import Problem
from firsthand.domain.accountability.copied import shown
from firsthand.domain.accountability.head import plain
from firsthand.domain.common.refusal import Refused
from firsthand.services.record import entries as record_entries
from firsthand.services.record import heads as record_heads
from firsthand.services.record import proofs

router = Router(tags=["record"])
LARGEST = 2**53  # a number that every reader of JSON can hold
Number = Annotated[int, Query(ge=0, le=LARGEST)]
Size = Annotated[int, Query(ge=1, le=LARGEST)]
Answer = TypeVar("Answer")


@router.get("/head", response={200: schemas_log.HeadRow, 503: Problem})
def head(request: HttpRequest) -> dict[str, Any]:
    """Return the head of the log as it is, signed now."""
    return plain(signed(lambda: record_heads.head(timezone.now())))


@router.get("/heads", response={200: list[schemas_log.HeadRow]})
def heads(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the heads that were deposited outside the database, oldest first."""
    return [plain(one) for one in record_heads.deposited()]


@router.get("/entries", response={200: schemas_log.EntryPage, 422: Problem})
def entries(
    request: HttpRequest, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """Return entries without details, oldest first."""
    start = (page - 1) * page_size
    total, found = record_entries.part(start=start, end=start + page_size)
    return {
        "paging": paging(total, page=page, page_size=page_size),
        "results": [shown(one, details=False) for one in found],
    }


@router.get(
    "/proof",
    response={200: schemas_log.InclusionProof, 404: Problem, 422: Problem, 503: Problem},
)
def proof(request: HttpRequest, entry: Number, size: Size | None = None) -> dict[str, Any]:
    """Return the proof that an entry is in the log of a size, of now by default."""
    return signed(lambda: proofs.path_to(entry, size=size))


@router.get(
    "/consistency",
    response={200: schemas_log.ConsistencyProof, 404: Problem, 422: Problem, 503: Problem},
)
def consistency(
    request: HttpRequest, first: Size, second: Size | None = None
) -> dict[str, Any]:
    """Return the proof that the log of one size is the start of that of another."""
    return signed(lambda: proofs.path_between(first, second=second))


def signed(act: Callable[[], Answer]) -> Answer:
    """Return the answer, or 503 when the log is not in a state to be signed."""
    try:
        return act()
    except Refused:
        raise HttpError(503, record_heads.UNSIGNED) from None
