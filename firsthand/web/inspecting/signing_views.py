"""Sign-off, the draft that the body sees, what will be published, and the record of acts."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.domain.inspection.acts.findings import Finding, Recommendation
from firsthand.domain.inspection.acts.judgement import Judgement
from firsthand.domain.inspection.acts.opening import INSPECTORATES
from firsthand.domain.inspection.acts.progress import MOVE_TITLES, Move, Moved, State
from firsthand.domain.inspection.acts.publication import Corrected
from firsthand.domain.inspection.acts.signing import (
    Response,
    ResponseWeighed,
    Reviewed,
    SentForAccuracy,
    Signed,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.sign_off import sign_off
from firsthand.services.inspecting import judging, moving, publishing, signing, tracing
from firsthand.web import printed
from firsthand.web.inspecting import mending, offers, titles
from firsthand.web.inspecting.doors import Looked, inspecting, looked_at, shown, wanted
from firsthand.web.inspecting.writing_views import grade_of

A_PAGE = 100
LAST_STEPS = (Move.SEND, Move.CLOSE_RESPONSE, Move.PUBLISH)


@require_safe
@inspecting
def sign_off_page(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show reviews and signatures, the body's responses, and what stands in the way."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    found = moving.in_the_way(conduct, today=looked.today)
    return shown(
        request,
        "signing",
        looked,
        tab="signing",
        parts=[part(conduct, one) for one in conduct.inspectorates],
        reviews=conduct.of(Reviewed),
        signatures=conduct.of(Signed),
        sent=conduct.of(SentForAccuracy),
        responses=conduct.current(Response),
        weighed={act.body.id: act for act in conduct.current(ResponseWeighed)},
        corrected=conduct.current(Corrected),
        steps=[
            (move, MOVE_TITLES[move], mending.mended(found[move], inspection_id))
            for move in LAST_STEPS
            if move in found
        ],
        needed=judging.protocol_of(conduct).reviewers,
        published=conduct.state is State.PUBLISHED,
    )


def part(conduct: Conduct, inspectorate: Any) -> dict[str, Any]:
    """Return how far one inspectorate's part is reviewed and signed as it stands."""
    return {
        "name": INSPECTORATES[inspectorate],
        "valid": len(sign_off.valid_reviews(conduct, inspectorate)),
        "signed": sign_off.valid_signature(conduct, inspectorate) is not None,
    }


@require_safe
@inspecting
def preview(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show what would be published now, and what a publication lacks."""
    looked = looked_at(request, inspection_id)
    now = timezone.now()
    found = publishing.objections(looked.conduct, now=now)
    lacking = tuple(one for one in found if one.rule != "state")
    return shown(
        request,
        "preview",
        looked,
        tab="signing",
        **printed.parts(publishing.preview(looked.conduct, by=looked.actor, now=now)),
        sent=looked.conduct.of(SentForAccuracy),
        objections=mending.mended(lacking, inspection_id),
    )


@require_safe
@inspecting
def draft(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show the body what it may answer: findings, grades, recommendations, nothing else."""
    conduct = signing.draft_for(wanted(request, inspection_id))
    context = {
        "section": "inspecting",
        "no_date": True,
        "conduct": conduct,
        "opened": conduct.opened,
        "sent": conduct.of(SentForAccuracy),
        "grades": grades(conduct),
        "found": conduct.bodies(Finding),
        "recommended": conduct.bodies(Recommendation),
        "responses": {act.body.id: act for act in conduct.current(Response)},
        "open": conduct.state is State.WITH_BODY,
        "areas": dict(offers.areas(conduct)),
        "titles": titles,
    }
    return render(request, "inspecting/draft.html", context)


def grades(conduct: Conduct) -> list[tuple[str, Any]]:
    """Return the grades with the names of their areas."""
    areas = dict(offers.areas(conduct))
    return [
        (
            f"{areas.get(one.area, one.area)} ({INSPECTORATES[one.inspectorate]})",
            grade_of(conduct, one.area, one.grade),
        )
        for one in conduct.bodies(Judgement)
    ]


@require_safe
@inspecting
def record(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show every act in order, and the refusals and readings beside them."""
    looked = looked_at(request, inspection_id)
    page = Paginator(looked.conduct.acts, A_PAGE).get_page(request.GET.get("page"))
    return shown(
        request,
        "record",
        looked,
        tab="record",
        page=page,
        traces=traces_of(inspection_id, looked),
        moves=MOVE_TITLES,
        moved=Moved,
    )


def traces_of(inspection_id: str, looked: Looked) -> tuple[tracing.Trace, ...]:
    """Return the readings and refusals, up to the day that the page shows."""
    last = looked.conduct.acts[-1].at
    found = tracing.traces(inspection_id, by=looked.actor)
    return tuple(one for one in found if not looked.past or one.at <= last)
