"""Watch over sessions: how long they last, and nothing before the second factor."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.views.decorators.cache import add_never_cache_headers

from firsthand.services.people import accounts, trail

BEGAN, SEEN, PASSED = "signed_in_at", "seen_at", "second_factor"  # keys in the session
NOT_EACH_TIME = 60  # seconds within which being seen again is not written
# Where somebody without a second factor may go.
ON_THE_WAY = frozenset({"mfa_activate_totp", "account_logout"})
Answering = Callable[[HttpRequest], HttpResponse]


class SessionLimits:
    """Middleware that ends a session after 8 hours, or half an hour without a request."""

    def __init__(self, get_response: Answering) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """End the session or note that it was used; the public has none and costs nothing."""
        account = request.find_account()
        if account is None:
            return self.get_response(request)
        now = timezone.now()
        if over(request.session, now=now):
            trail.note("session-ended", by=account.code, now=now)
            logout(request)
            request.session_ended = True
        else:
            note_seen(request.session, now=now)
        answer = self.get_response(request)
        # What somebody sees who is signed in is kept by no cache between us and them.
        add_never_cache_headers(answer)
        return answer


def begin(session: object, *, now: datetime) -> None:
    """Note when a session began, as signing in does."""
    session[BEGAN] = session[SEEN] = now.timestamp()


def over(session: object, *, now: datetime) -> bool:
    """Return whether a session lasted too long or was left alone; one without times is over."""
    began, seen = session.get(BEGAN), session.get(SEEN)
    if began is None or seen is None:
        return True
    at = now.timestamp()
    return (
        at - began >= settings.SESSION_LASTS.total_seconds()
        or at - seen >= settings.SESSION_IDLE.total_seconds()
    )


def note_seen(session: object, *, now: datetime) -> None:
    """Note that the session is in use, at most once a minute."""
    if now.timestamp() - session[SEEN] >= NOT_EACH_TIME:
        session[SEEN] = now.timestamp()


class SecondFactor:
    """Middleware that lets nobody do anything before they passed a second factor."""

    def __init__(self, get_response: Answering) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or send to where the second factor is set up."""
        account = request.find_account()
        if account is None or passed(request) or on_the_way(request):
            return self.get_response(request)
        if request.path.startswith("/api/"):
            said = "Sign in with a second factor first."
            return JsonResponse({"detail": said}, status=403)
        if accounts.has_second_factor(account.code):
            # A session that never asked for the factor that exists: begin again.
            logout(request)
            return redirect("account_login")
        return redirect("mfa_activate_totp")


def passed(request: HttpRequest) -> bool:
    """Return whether this session proved a second factor, or none is asked for here."""
    return not settings.SECOND_FACTOR or bool(request.session.get(PASSED))


def on_the_way(request: HttpRequest) -> bool:
    """Return whether the page is one that is needed to set the second factor up."""
    try:
        return resolve(request.path_info).url_name in ON_THE_WAY
    except Resolver404:
        return False
