"""Too large: a request that says that it is larger than anything here needs is not read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

MEGABYTE = 1024 * 1024
MOST_DIGITS = 20  # of a length: whatever has more is too large whatever follows


class TooLarge:
    """Middleware that answers 413 by the length that a request announces, before reading it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through what is small enough; without a length Django reads nothing at all."""
        if _length(request) <= settings.REQUEST_LIMIT:
            return self.get_response(request)
        said = (
            f"What was sent is larger than {settings.REQUEST_LIMIT // MEGABYTE} megabytes, so "
            f"it was not read. One file may have {settings.FILE_LIMIT // MEGABYTE} megabytes: "
            "send fewer files at once, or the part that is evidence."
        )
        if request.path.startswith("/api/"):
            return JsonResponse({"problem": said, "suggestions": []}, status=413)
        context = {"heading": "Too large", "said": said, "section": "inspecting"}
        return render(request, "problem.html", context, status=413)


def _length(request: HttpRequest) -> int:
    """Return the length that a request announces; what is no number announces nothing."""
    told = (request.META.get("CONTENT_LENGTH") or "")[:MOST_DIGITS]
    return int(told) if told.isdecimal() else 0
