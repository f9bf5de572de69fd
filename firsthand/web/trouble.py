"""Trouble: what a reader sees when the database or the disk fails; nothing typed is lost."""

import sys
from collections.abc import Iterator

from django.contrib.sessions.exceptions import SessionInterrupted
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.views import defaults

RETRY_AFTER = "30"  # seconds
# Never sent back to a page, even to the one who typed it.
SECRET = ("password", "code", "token", "secret", "login")
LONG = 20  # characters from which a text is worth showing, not only carrying


def server_error(request: HttpRequest) -> HttpResponse:
    """
    Answer a request that broke off: 503 when database or disk failed, else 500.

    What was typed comes back with the page, to be sent again by one button. The page asks the
    database for nothing.
    """
    return told(request, sys.exc_info()[1])


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """
    Answer what was not understood: 400; but 503 when the session could not be written.

    Django takes a session that a full disk would not take for one that was deleted meanwhile.
    """
    if isinstance(exception, SessionInterrupted):
        cause = exception.__context__ and exception.__context__.__context__
        if isinstance(cause, OperationalError):
            return told(request, cause)
    return defaults.bad_request(request, exception)


def told(request: HttpRequest, cause: BaseException | None) -> HttpResponse:
    """Return the page that says what failed, with what was typed."""
    gone = isinstance(cause, (DatabaseError, InterfaceError, OSError))
    context = {
        "gone": gone,
        "full": gone and "full" in str(cause).lower(),
        "address": request.get_full_path(),
        "carried": tuple(typed(request)),
        "csrf_token": get_token(request),
        "long": LONG,
    }
    page = render_to_string("trouble.html", context)
    answer = HttpResponse(page, status=503 if gone else 500)
    answer["Cache-Control"] = "no-store"
    if gone:
        answer["Retry-After"] = RETRY_AFTER
    return answer


def typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Yield what was typed into a form that was sent, without files and secrets."""
    if request.method != "POST" or "form" not in request.content_type:
        return
    try:
        given = request.POST
    except UnreadablePostError:  # the connection broke while the form was arriving
        return
    for name, values in given.lists():
        if name == "csrfmiddlewaretoken" or any(word in name.lower() for word in SECRET):
            continue
        for value in values:
            yield name, value
