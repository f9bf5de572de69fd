"""Inspections: those that somebody may see, opening one, its overview, and moving it on."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.progress import (
    MOVE_TITLES,
    STATE_TITLES,
    Move,
    State,
    moves_from,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.moves import NEEDS_A_REASON
from firsthand.domain.inspection.permission import (
    MAY_OPEN,
    READ,
    may,
    objection_to_move,
    objection_to_opening,
)
from firsthand.domain.people.actor import Actor
from firsthand.services.inspecting import judging, moving, opening, publishing, recording
from firsthand.web.inspecting import mending, overview, waiting
from firsthand.web.inspecting.act_forms import Asked
from firsthand.web.inspecting.doors import inspecting, looked_at, shown, wanted
from firsthand.web.inspecting.opening_forms import OpenForm
from firsthand.web.inspecting.signing_forms import MoveForm
from firsthand.web.inspecting.telling import tell


@require_safe
@inspecting
def listed(request: HttpRequest) -> HttpResponse:
    """Show every inspection that the reader may see, and what of it waits for them."""
    actor = request.actor
    found = recording.conducts(by=actor)
    context = {
        "section": "inspecting",
        "no_date": True,
        "rows": [row(one, actor, request.today) for one in found],
        "states": STATE_TITLES,
        "opens": actor.role in MAY_OPEN,
        "la_code": actor.la_code,
        "published": published_of(actor.la_code, request.today),
    }
    return render(request, "inspecting/list.html", context)


def published_of(la_code: str, today: date) -> list[publishing.Publication]:
    """Return what was published here of somebody's own authority; nothing for who has none."""
    if not la_code:
        return []
    found = publishing.all_published(as_of=today)
    return [one for one in found if la_code in one.document["la_codes"]]


def row(conduct: Conduct, actor: Actor, today: date) -> dict[str, Any]:
    """Return what the list says of one inspection."""
    reads = may(actor, READ, conduct)
    return {
        "conduct": conduct,
        "page": "inspecting:overview" if reads else "inspecting:draft",
        "waiting": waiting.for_person(conduct, actor, today=today),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@inspecting
def open_one(request: HttpRequest) -> HttpResponse:
    """Ask what an inspection is to be, and open it."""
    if (objection := objection_to_opening(request.actor)) is not None:
        raise Refused(objection)
    form = OpenForm(request.POST or None, by=request.actor, today=request.today)
    if form.is_bound and form.is_valid():
        try:
            made = opening.open_inspection(form.asked(), by=request.actor, now=timezone.now())
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            address = reverse("inspecting:overview", args=[made])
            return HttpResponseRedirect(address, status=303)
    context = {"section": "inspecting", "no_date": True, "form": form}
    status = 422 if form.errors else 200
    return render(request, "inspecting/open.html", context, status=status)


@require_safe
@inspecting
def one(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show where an inspection stands, and what stands in the way of its next move."""
    looked = looked_at(request, inspection_id)
    conduct = looked.conduct
    obstacles = moving.in_the_way(conduct, today=looked.today)
    return shown(
        request,
        "overview",
        looked,
        tab="overview",
        steps=overview.steps(conduct),
        numbers=overview.numbers(conduct, looked.today),
        bars=overview.bars(conduct),
        moves=[
            {
                "key": move.value,
                "title": MOVE_TITLES[move],
                "count": len(found),
                "groups": mending.grouped(mending.mended(found, inspection_id)),
                "may": looked.moves(move),
            }
            for move, found in obstacles.items()
            if move not in NEEDS_A_REASON or looked.moves(move)
        ],
        visit=visit_name(conduct),
        published=conduct.state is State.PUBLISHED,
        moves_named=MOVE_TITLES,
        waiting=waiting.for_person(conduct, looked.actor, today=looked.today),
        last_acts=tuple(reversed(conduct.acts[-8:])),
        since=since(request, conduct),
    )


def visit_name(conduct: Conduct) -> str:
    """Return what kind of visit it is, as the framework calls it."""
    visits = judging.framework_of(conduct).visits
    return next((v.name for v in visits if v.key == conduct.opened.visit), conduct.opened.visit)


def since(request: HttpRequest, conduct: Conduct) -> int | None:
    """
    Return how many acts of others came since the reader's last look, and remember this one.

    It is kept in their session; None when they never looked.
    """
    key = f"looked:{conduct.inspection_id}"
    before = request.session.get(key)
    if request.as_of_given is None:
        request.session[key] = conduct.last
    if before is None:
        return None
    return sum(
        1 for act in conduct.acts if act.number > before and act.by != request.actor.code
    )


@require_http_methods(["GET", "HEAD", "POST"])
@inspecting
def move(request: HttpRequest, inspection_id: str, move_key: str) -> HttpResponse:
    """Ask for the reason where one is needed, and move the inspection on."""
    conduct = recording.conduct(inspection_id, by=request.actor, deed=READ)
    if move_key not in {one.value for one in moves_from(conduct.state)}:
        raise Http404
    asked = Move(move_key)
    if (objection := objection_to_move(request.actor, asked, conduct)) is not None:
        raise Refused(objection)
    about = Asked(conduct=conduct, actor=request.actor, today=request.today)
    form = MoveForm(request.POST if request.method == "POST" else None, asked=about)
    if form.is_bound and form.is_valid():
        try:
            after = moved(request, inspection_id, asked, form)
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            tell(conduct, after, by=request.actor)
            address = reverse("inspecting:overview", args=[inspection_id])
            return HttpResponseRedirect(address, status=303)
    found = moving.in_the_way(conduct, today=request.today)[asked]
    return shown(
        request,
        "move",
        looked_at(request, inspection_id),
        status=422 if form.errors else 200,
        tab="overview",
        form=form,
        move=asked,
        title=MOVE_TITLES[asked],
        objections=mending.mended(found, inspection_id),
        needs_reason=asked in NEEDS_A_REASON,
    )


def moved(request: HttpRequest, inspection_id: str, asked: Move, form: MoveForm) -> Conduct:
    """Move an inspection on, and return it; to publish makes its document too."""
    who = wanted(request, inspection_id, form)
    if asked is Move.PUBLISH:
        return publishing.publish(who)
    return moving.move(who, asked, reason=form.body())
