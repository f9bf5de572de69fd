"""Heads: an answer to HEAD has the headers of the page, and not one byte behind them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NoBody:
    """
    Middleware that takes the body off an answer to HEAD.

    Not every server does. A proxy that keeps its connection would read the bytes that were not
    asked for as the answer to the next request, which may be somebody else's.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and leave the headers alone."""
        answer = self.get_response(request)
        if request.method == "HEAD":
            if answer.streaming:
                answer.streaming_content = ()
            else:
                answer.content = b""
        return answer
