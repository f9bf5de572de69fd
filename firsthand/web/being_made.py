"""
Being made: the page that stands in for an answer that is still worked out.

It says how far the work has come and asks again by itself, unless the reader stopped that.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from firsthand.services.waiting import Waited

AGAIN = 3  # seconds


def being_made(
    request: HttpRequest, waited: Waited, *, section: str, heading: str, about: str
) -> HttpResponse:
    """Return the page with the progress of `waited`; `about` says how long it usually takes."""
    refreshing = request.GET.get("refresh") != "off"
    context = {
        "section": section,
        "heading": heading,
        "about": about,
        "waited": waited,
        "refreshing": refreshing,
    }
    answer = render(request, "being-made.html", context, status=202)
    if refreshing:
        answer["Refresh"] = str(AGAIN)
    return answer
