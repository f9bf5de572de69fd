"""Pages of subjects found in texts, for people of the inspectorates."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.surveillance.naming.permission import (
    objections_to_doing,
    objections_to_reading,
)
from firsthand.domain.surveillance.naming.progress import (
    MOVE_TITLES,
    STATE_TITLES,
    Move,
    State,
    moves_from,
)
from firsthand.domain.surveillance.naming.register import OnRecord
from firsthand.refdata import read
from firsthand.services.subjects import record
from firsthand.services.subjects.record import UnknownSubject
from firsthand.web.acting import needs_actor
from firsthand.web.subjects import present
from firsthand.web.subjects.forms import FORMS, MoveForm

View = Callable[..., HttpResponse]
# What waits for somebody comes first.
ORDER = (State.FOUND, State.NAMED, State.HARM, State.JOINED, State.SET_ASIDE)


def for_inspectors(view: View) -> View:
    """Return the view for people of the inspectorates; others read why not, with 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if found := objections_to_reading(request.actor):
            return problem(request, "This is not for your role", str_of(found), status=403)
        try:
            return view(request, *args, **kwargs)
        except UnknownSubject as unknown:
            return problem(request, "Subject not found", str(unknown), status=404)

    return needs_actor(guarded)


def str_of(objections: tuple[Any, ...]) -> str:
    """Return objections with their remedies as one text."""
    return " ".join(f"{one.reason} {one.remedy}" for one in objections)


def problem(request: HttpRequest, heading: str, said: str, *, status: int) -> HttpResponse:
    """Return a page that says why there is nothing to show."""
    told = {"section": "warning", "heading": heading, "said": said}
    return render(request, "problem.html", told, status=status)


@require_safe
@for_inspectors
def listed(request: HttpRequest) -> HttpResponse:
    """Show every subject on the record, by where it stands."""
    found = record.subjects(as_of=request.as_of).values()
    ranked = sorted(
        found, key=lambda one: (one.found.flagged_on, -one.found.rank), reverse=True
    )
    context = {
        "section": "warning",
        "groups": [
            (STATE_TITLES[state], [one for one in ranked if one.state is state])
            for state in ORDER
        ],
        "count": len(ranked),
        "names": record.names(),
    }
    return render(request, "subjects/list.html", context)


@require_safe
@for_inspectors
def one(request: HttpRequest, subject_id: str) -> HttpResponse:
    """Show one subject: its words, places and history, and what this reader may do."""
    return shown(request, record.subject(subject_id, as_of=request.as_of))


def shown(
    request: HttpRequest,
    found: OnRecord,
    *,
    move: Move | None = None,
    form: MoveForm | None = None,
) -> HttpResponse:
    """Return the page of a subject; `form` is one that was sent and refused, of a `move`."""
    known = record.subjects(as_of=request.as_of)
    others = [each for key, each in known.items() if key != found.subject_id]
    called = {key: each.called for key, each in known.items()}
    context = {
        "section": "warning",
        "found": found,
        "state": STATE_TITLES[found.state],
        "steps": present.steps(found, names=record.names(), called=called),
        "called": called,
        "joined": [called[key] for key in found.joined],
        "places": {each.la_code: each.name for each in read.authorities()},
        "past": request.as_of != request.today,
        "moves": [
            {
                "move": each,
                "title": MOVE_TITLES[each],
                "objections": objections_to_doing(request.actor, each),
                "form": form if each is move else FORMS[each](one=found, others=others),
            }
            for each in moves_from(found.state)
        ],
        "wrong": form,
    }
    return render(request, "subjects/subject.html", context, status=422 if form else 200)
