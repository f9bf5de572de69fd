"""Signed out: what a browser kept of the site for working offline goes when somebody leaves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

CLEARED = '"cache", "storage"'


class SignedOut:
    """Middleware that has the browser clear its storage after somebody chose to sign out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header to the answer of a sign-out; a session that ran out clears nothing."""
        answer = self.get_response(request)
        if request.method == "POST" and request.path == reverse("account_logout"):
            answer["Clear-Site-Data"] = CLEARED
        return answer
