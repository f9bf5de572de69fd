"""One's own page: who one is here, the second factor, the sessions, the links declared."""

from datetime import UTC, datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.services.inspecting import team
from firsthand.services.people import accounts, roles, trail
from firsthand.web.acting import needs_actor
from firsthand.web.people import watch
from firsthand.web.people.forms import LinkForm


@require_safe
@login_required
def me(request: HttpRequest) -> HttpResponse:
    """Show one's own account."""
    return shown(request, LinkForm(None))


@require_POST
@login_required
def end_sessions(request: HttpRequest) -> HttpResponse:
    """End one's other sessions: a computer that was lent, a browser left open."""
    code = request.user.code
    ended = accounts.end_sessions(code, but=request.session.session_key or "")
    trail.note("sessions-ended", by=code, now=timezone.now(), count=ended)
    return redirect("people:me")


@require_POST
@needs_actor
def declare_own(request: HttpRequest) -> HttpResponse:
    """Declare a link of one's own with an authority."""
    form = LinkForm(request.POST)
    if form.is_valid():
        link = form.link(request.actor.code)
        try:
            team.declare_link(link, by=request.actor, now=timezone.now())
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            return redirect("people:me")
    return shown(request, form, status=422)


def shown(request: HttpRequest, form: LinkForm, *, status: int = 200) -> HttpResponse:
    """Return one's own page."""
    code = request.user.code
    context = {
        "found": accounts.person(code),
        "links": roles.links(code),
        "form": form,
        "sessions": [
            {
                "mine": key == request.session.session_key,
                "began": moment(told.get(watch.BEGAN)),
                "seen": moment(told.get(watch.SEEN)),
            }
            for key, told in accounts.sessions(code)
        ],
    }
    return render(request, "people/me.html", context, status=status)


def moment(stamp: object) -> datetime | None:
    """Return a moment of a session in local time."""
    if not isinstance(stamp, (int, float)):
        return None
    return timezone.localtime(datetime.fromtimestamp(stamp, tz=UTC))
