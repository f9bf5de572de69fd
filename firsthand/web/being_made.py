"""
Being made: the page that stands in for an answer that is still worked out.

It says how far the work has come and asks again by itself, unless the reader stopped that.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from firsthand.services.waiting import FULL, Waited

AGAIN = 3  # seconds
AGAIN_WHEN_FULL = 30  # seconds


def being_made(
    request: HttpRequest,
    waited: Waited,
    *,
    section: str,
    heading: str,
    about: str,
    what: str = "",
) -> HttpResponse:
    """
    Return the page with the progress of `waited`; `about` says how long it usually takes.

    `what` says of what it is the answer, where that is not the facts of a day.

    Where so many answers are worked out that this one was not begun, it is 503 and says so.
    """
    refreshing = request.GET.get("refresh") != "off"
    context = {
        "section": section,
        "heading": heading,
        "about": about,
        "what": what,
        "waited": waited,
        "refreshing": refreshing,
        "full": FULL,
    }
    after = str(AGAIN_WHEN_FULL if waited.full else AGAIN)
    status = 503 if waited.full else 202
    answer = render(request, "being-made.html", context, status=status)
    answer["Retry-After"] = after
    if refreshing:
        answer["Refresh"] = after
    return answer
