"""Acting: who the reader of a page is, as the rules see them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from firsthand.domain.people.actor import Actor
from firsthand.services.people import acting


class Acting:
    """Middleware that sets `request.actor`: an Actor, or None for the public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find the actor when somebody asks for one; public pages never do."""
        request.find_actor = lambda: found(request)
        return self.get_response(request)


def found(request: HttpRequest) -> Actor | None:
    """Return who signed in, once for each request."""
    if not hasattr(request, "_actor"):
        user = request.user
        request._actor = acting.actor(user.code) if user.is_authenticated else None
    return request._actor
