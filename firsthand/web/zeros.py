"""Zeros: the character NUL stands in no text, and PostgreSQL neither keeps nor looks for it."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

SAID = "What was sent holds a NUL character, which no text holds. Take it out and send again."
IN_JSON = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class NoZeros:
    """
    Middleware that stops a NUL before the database: in the path 404, in questions and JSON 422.

    Forms refuse their own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through what holds none."""
        if not holds_zero(request):
            return self.get_response(request)
        status = 404 if "\0" in request.path else 422
        if request.path.startswith("/api/"):
            return JsonResponse({"problem": SAID, "suggestions": []}, status=status)
        context = {"heading": "Not understood", "said": SAID}
        return render(request, "problem.html", context, status=status)


def holds_zero(request: HttpRequest) -> bool:
    """Tell whether a NUL stands in the address of a request, or in the JSON that it sends."""
    if "\0" in request.path or "\0" in unquote(request.META.get("QUERY_STRING", "")):
        return True
    if not request.path.startswith("/api/") or request.method in ("GET", "HEAD"):
        return False
    if "form" in request.content_type:  # its fields are looked at where they are read
        return False
    return IN_JSON.search(request.body) is not None
