"""Paging: a part of the rows, and how many there are."""

from collections.abc import Sequence
from datetime import date
from math import ceil
from typing import Annotated, Any

from ninja import Query

LARGEST_PAGE = 1000

PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="The first page is 1.")]
PageSize = Annotated[int, Query(ge=1, le=LARGEST_PAGE, description="Rows a page.")]


def page_of(
    rows: Sequence[Any], *, page: int, page_size: int, as_of: date
) -> dict[str, object]:
    """Return the rows of one page with the paging that tells where it stands."""
    start = (page - 1) * page_size
    return {
        "as_of": as_of,
        "paging": paging(len(rows), page=page, page_size=page_size),
        "results": rows[start : start + page_size],
    }


def paging(total: int, *, page: int, page_size: int) -> dict[str, int]:
    """Return where a page stands among so many rows."""
    return {
        "page": page,
        "page_size": page_size,
        "total_results": total,
        "total_pages": max(1, ceil(total / page_size)),
    }
