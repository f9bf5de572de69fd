"""Lock-out: after five wrong passwords for one name, a quarter of an hour of rest."""

from unicodedata import normalize

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from firsthand.services.people import trail


def name_tried(request: HttpRequest, credentials: dict[str, str] | None = None) -> str:
    """
    Return what stands for the name that was tried, in the table of wrong passwords.

    A keyed hash: somebody may have typed a password there, and no list of names is wanted. The
    case does not count, as it does not when signing in.
    """
    name = plain_name(request, credentials)
    return salted_hmac("firsthand.lockout", name, algorithm="sha256").hexdigest()[:32]


def plain_name(request: HttpRequest, credentials: dict[str, str] | None) -> str:
    """
    Return the name that was tried, as signing in understands it, or more loosely.

    A database may find one account by several writings: in another case, or with a letter whose
    capital is that of another one. None of them gives further tries.
    """
    told = credentials or {}
    given = told.get("username") or told.get("login") or request.POST.get("login") or ""
    return normalize("NFKC", given).strip().upper().casefold()


def no_address(request: HttpRequest) -> None:
    """Return nothing: the address of a reader is not kept."""


def locked_out(
    request: HttpRequest,
    _answer: HttpResponse | None = None,
    credentials: dict[str, str] | None = None,
) -> HttpResponse:
    """Say when one may try again, and log it once for each lock-out."""
    now = timezone.now()
    until = open_again(request, credentials)
    key = f"locked-out/{name_tried(request, credentials)}/{until:%Y%m%d%H%M%S}"
    seconds = max(1, int((until - now).total_seconds()))
    if cache.add(key, True, timeout=seconds + 60):
        trail.note_lock_out(plain_name(request, credentials), now=now)
    context = {"until": timezone.localtime(until), "limit": settings.AXES_FAILURE_LIMIT}
    answer = render(request, "account/locked-out.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return answer


def open_again(request: HttpRequest, credentials: dict[str, str] | None) -> timezone.datetime:
    """Return when the name may be tried again."""
    handler = AxesProxyHandler.get_implementation()
    tried = [
        at
        for rows in handler.get_user_attempts(request, credentials)
        for at in rows.values_list("attempt_time", flat=True)
    ]
    return max(tried, default=timezone.now()) + settings.AXES_COOLOFF_TIME
