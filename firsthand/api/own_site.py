"""
Own site: what is sent to the API must not come from a page of another web site.

The API asks for no token, so that a command or a programme can send plans. A browser, though,
also sends what any page that is open in it asks for. It says from where; that is looked at.
What says nothing comes from no browser, and is let through.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse

LOOKING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OWN = frozenset({"same-origin", "none"})  # 'same-site' is another server of the same machine


class OwnSite:
    """Middleware that answers 403 to what a page of another site sends to the API."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through what is read only, and what no other site sent."""
        sends = request.path.startswith("/api/") and request.method not in LOOKING
        if sends and (sender := foreign(request)):
            return refused(sender)
        return self.get_response(request)


def foreign(request: HttpRequest) -> str | None:
    """Return the other site that sent the request; None when there is no sign of one."""
    said = request.headers
    sender = said.get("Origin") or said.get("Referer")
    if said.get("Sec-Fetch-Site", "none").lower() not in OWN:
        return sender or "another site"
    if sender is None or _place(sender) == request.get_host().lower():
        return None
    return sender


def refused(sender: str) -> HttpResponse:
    """Answer in the shape of every problem."""
    told = {
        "problem": f"A page of another site ({sender[:200]}) may send nothing here.",
        "suggestions": ["Send it from a page of this site, or with a command such as curl."],
    }
    return JsonResponse(told, status=403)


def _place(address: str) -> str:
    """Return host and port of an address; '' of one that has none."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
