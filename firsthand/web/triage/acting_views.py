"""What people send about a signal: each move has its form, and every refusal its reason."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.triage.acts import Course
from firsthand.domain.surveillance.triage.permission import reads_reasons
from firsthand.domain.surveillance.triage.progress import Move
from firsthand.services.signalling import telling, triage
from firsthand.services.signalling.raised import UnknownSignal
from firsthand.services.signalling.triage import Asked
from firsthand.web.acting import needs_actor
from firsthand.web.triage.forms import FORMS, MoveForm
from firsthand.web.triage.views import not_found, shown


@require_POST
@needs_actor
def act(request: HttpRequest, signal_id: str, move: str) -> HttpResponse:
    """Make a move with a signal, or show its page with what stands against it."""
    if move not in {one.value for one in Move}:
        raise Http404
    try:
        told = telling.tell(signal_id, as_of=request.today)
        form = form_of(request, Move(move), told.facts.la_code)
        if form.is_valid() and made(request, signal_id, Move(move), form):
            address = reverse("triage:signal", args=[signal_id])
            return HttpResponseRedirect(address, status=303)
        return shown(request, told, move=Move(move), form=form)
    except UnknownSignal as unknown:
        return not_found(request, unknown)


def form_of(request: HttpRequest, move: Move, la_code: str) -> MoveForm:
    """Return the form of a move as it was sent."""
    reads = reads_reasons(request.actor)
    seen = triage.inspections_of(la_code, by=request.actor) if reads else ()
    return FORMS[move](request.POST, inspections=seen)


def made(request: HttpRequest, signal_id: str, move: Move, form: MoveForm) -> bool:
    """Make the move, or let the form say what stands against it."""
    given = form.cleaned_data
    asked = Asked(
        signal_id=signal_id, by=request.actor, now=timezone.now(), key=given.get("key", "")
    )
    try:
        if move is Move.OPEN:
            triage.open_signal(asked)
        elif move is Move.DISMISS:
            triage.dismiss(asked, given["reason"])
        elif move is Move.REOPEN:
            triage.reopen(asked, given["reason"])
        else:
            triage.take_up(
                asked,
                Course(given["course"]),
                given["what"],
                inspection_id=given.get("inspection_id", ""),
                harm=given["harm"],
            )
    except Refused as refusal:
        form.add_objections(refusal.objections)
        return False
    return True
