"""Vocabulary: every page knows the harms that were added here, whichever process serves it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from firsthand.services.subjects import vocabulary


class Vocabulary:
    """Middleware that lets own harms be asked for anew; a page without harms asks nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the first who wants harms ask the record, then let the page answer."""
        vocabulary.ask_again()
        return self.get_response(request)
