"""Inspections under way: those of whoever is signed in, where one stands, and its evidence."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router
from ninja.errors import HttpError
from ninja.security import django_auth

from firsthand.api.evidence import acting
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas import Page, Problem
from firsthand.api.schemas_under_way import EvidenceRow, UnderWay, UnderWayRow
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.permission import READ
from firsthand.services.inspecting import glancing, opening, recording

router = Router(tags=["inspecting"], auth=django_auth)
NOT_FOR_ALL = {401: Problem, 403: Problem, 422: Problem}


@router.get("", response={200: Page[UnderWayRow], **NOT_FOR_ALL})
def under_way(
    request: HttpRequest, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """
    Return the inspections that have not ended and that you may see, the newest first.

    Needs the session of whoever signed in on the pages, as everything about them does.
    """
    by = acting(request)
    rows = tuple(glancing.in_short(one, by=by) for one in opening.under_way(by))
    return page_of(rows, page=page, page_size=page_size, as_of=timezone.localdate())


@router.get("/{inspection_id}", response={200: UnderWay, 404: Problem, **NOT_FOR_ALL})
def one(request: HttpRequest, inspection_id: str) -> dict[str, Any]:
    """
    Return where an inspection stands, who takes part, and what stands in the way of each move.

    What you may not see does not exist (404). Published ones are told too, to those who took
    part.
    """
    found = read_by(request, inspection_id)
    return glancing.in_full(found, by=acting(request), today=timezone.localdate())


@router.get(
    "/{inspection_id}/evidence",
    response={200: Page[EvidenceRow], 404: Problem, **NOT_FOR_ALL},
)
def evidence(
    request: HttpRequest, inspection_id: str, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """
    Return the newest version of each piece of evidence, without those withdrawn.

    What a restricted piece says is left out: it is read on its page, and the reading recorded.
    """
    acts = read_by(request, inspection_id).current(Evidence)
    rows = tuple(map(glancing.of_evidence, acts))
    return page_of(rows, page=page, page_size=page_size, as_of=timezone.localdate())


def read_by(request: HttpRequest, inspection_id: str) -> Conduct:
    """Return an inspection that whoever signed in may read, or answer why they may not."""
    try:
        return recording.conduct(inspection_id, by=acting(request), deed=READ)
    except Refused as refusal:
        raise HttpError(403, str(refusal)) from refusal
