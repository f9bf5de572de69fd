"""What people send about a subject: each move has its form, and every refusal its reason."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.naming.progress import Move
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked
from firsthand.web.subjects.forms import FORMS, MoveForm
from firsthand.web.subjects.views import for_inspectors, shown

DO: dict[Move, Callable[[Asked, Any], object]] = {
    Move.NAME: lambda asked, form: record.name(
        asked, form.cleaned_data["name"], form.cleaned_data["meaning"]
    ),
    Move.JOIN: lambda asked, form: record.join(
        asked, form.cleaned_data["into"], form.cleaned_data["reason"]
    ),
    Move.SET_ASIDE: lambda asked, form: record.set_aside(asked, form.cleaned_data["reason"]),
    Move.REOPEN: lambda asked, form: record.reopen(asked, form.cleaned_data["reason"]),
    Move.MAKE_HARM: lambda asked, form: record.make_harm(asked, form.harm()),
}


@require_POST
@for_inspectors
def act(request: HttpRequest, subject_id: str, move: str) -> HttpResponse:
    """Make a move with a subject, or show its page with what stands against it."""
    if move not in {one.value for one in Move}:
        raise Http404
    known = record.subjects()
    found = record.subject(subject_id)
    others = [one for key, one in known.items() if key != subject_id]
    form = FORMS[Move(move)](request.POST, one=found, others=others)
    if form.is_valid() and made(request, subject_id, Move(move), form):
        address = reverse("subjects:subject", args=[subject_id])
        return HttpResponseRedirect(address, status=303)
    return shown(request, found, move=Move(move), form=form)


def made(request: HttpRequest, subject_id: str, move: Move, form: MoveForm) -> bool:
    """Make the move, or let the form say what stands against it."""
    asked = Asked(
        subject_id=subject_id,
        by=request.actor,
        now=timezone.now(),
        key=form.cleaned_data.get("key", ""),
    )
    try:
        DO[move](asked, form)
    except Refused as refusal:
        form.add_objections(refusal.objections)
        return False
    return True
