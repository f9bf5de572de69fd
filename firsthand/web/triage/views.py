"""Pages of the record of signals: one signal with its history, and all that were opened."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.domain.people.actor import Actor
from firsthand.domain.surveillance.triage.permission import reads_reasons
from firsthand.domain.surveillance.triage.progress import (
    MOVE_TITLES,
    STATE_TITLES,
    Move,
    moves_from,
)
from firsthand.services import waiting
from firsthand.services.signalling import raised, telling, triage
from firsthand.services.signalling.raised import UnknownSignal
from firsthand.services.signalling.telling import Told
from firsthand.services.signalling.triage import Asked
from firsthand.services.waiting import Waited
from firsthand.web.being_made import being_made
from firsthand.web.triage import present
from firsthand.web.triage.forms import FORMS, MoveForm


@require_safe
def on_record(request: HttpRequest) -> HttpResponse:
    """Show every signal that somebody opened, and those that lie there for too long."""
    if not (computed := signals_of(request)).ready:
        return still(request, computed)
    reader = request.find_actor()
    context = {
        "section": "warning",
        "found": telling.tell_all(as_of=request.as_of),
        "states": STATE_TITLES,
        "reads": reads_reasons(reader),
        "names": telling.names() if reads_reasons(reader) else {},
    }
    return render(request, "triage/list.html", context)


@require_safe
def one(request: HttpRequest, signal_id: str) -> HttpResponse:
    """Show one signal, what was done with it, and what this reader may do."""
    if not (computed := signals_of(request)).ready:
        return still(request, computed)
    try:
        told = telling.tell(signal_id, as_of=request.as_of)
    except UnknownSignal as unknown:
        return not_found(request, unknown)
    return shown(request, told)


def signals_of(request: HttpRequest) -> Waited:
    """Return whether the signals of the day are there; they take seconds the first time."""
    day = request.as_of
    return waiting.ask(("raised", day), lambda _tell: raised.raised(as_of=day))


def still(request: HttpRequest, computed: Waited) -> HttpResponse:
    """Say how far the signals have come."""
    return being_made(
        request, computed, section="warning", heading="Signals", about="five seconds"
    )


def not_found(request: HttpRequest, unknown: UnknownSignal) -> HttpResponse:
    """Say that there is no such signal as of the day, and what there is."""
    told = {"section": "warning", "heading": "Signal not found", "said": str(unknown)}
    return render(request, "problem.html", told, status=404)


def shown(
    request: HttpRequest, told: Told, *, move: Move | None = None, form: MoveForm | None = None
) -> HttpResponse:
    """Return the page of a signal; `form` is one that was sent and refused, of a `move`."""
    reader = request.find_actor()
    acts = told.standing.acts if told.standing else ()
    reads = reads_reasons(reader)
    seen = triage.inspections_of(told.facts.la_code, by=reader) if reads else ()
    context = {
        "section": "warning",
        "told": told,
        "facts": told.facts,
        "figure": present.figure(told.facts),
        "picture": present.picture(told, as_of=request.as_of),
        "rows": present.rows(told.facts),
        "state": STATE_TITLES[told.state],
        "steps": present.steps(
            acts, reader=reader, names=telling.names() if reads else {}, seen=seen
        ),
        "reads": reads,
        "changed": present.told_apart(told.changed),
        "past": request.as_of != request.today,
        "choices": choices(request, told, seen=seen, sent=(move, form)) if reader else [],
        "wrong": form,
    }
    return render(request, "triage/signal.html", context, status=422 if form else 200)


def choices(
    request: HttpRequest,
    told: Told,
    *,
    seen: tuple[str, ...],
    sent: tuple[Move | None, MoveForm | None],
) -> list[dict[str, Any]]:
    """Return the moves from where the signal stands: each with its form, or why it has none."""
    wrong_move, wrong = sent
    return [
        {
            "move": move,
            "title": MOVE_TITLES[move],
            "objections": against(request.find_actor(), told, move),
            "form": wrong if move is wrong_move else FORMS[move](inspections=seen),
        }
        for move in moves_from(told.state)
    ]


def against(actor: Actor, told: Told, move: Move) -> tuple[Any, ...]:
    """Return why somebody may not make a move with a signal."""
    asked = Asked(signal_id=told.signal_id, by=actor, now=timezone.now())
    return triage.objections(asked, move, told.facts.la_code)
