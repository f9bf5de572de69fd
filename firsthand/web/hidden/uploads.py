"""Tables that are handed in stay in memory, and no answer from them is kept by a browser."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def unkept(view: View) -> View:
    """Return `view` with answers that nobody keeps on the way or in a browser."""

    @wraps(view)
    def answered(request: HttpRequest, *args: str, **named: str) -> HttpResponse:
        answer = view(request, *args, **named)
        answer["Cache-Control"] = "no-store"
        return answer

    return answered
