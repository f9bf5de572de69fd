"""What the scripts that work offline ask for: the service worker, and a token to send with."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

SCOPE = "/inspect/"
SCRIPT = "firsthand/offline-worker.js"


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker from the address whose pages it may serve."""
    answer = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = SCOPE
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
@never_cache
def token(request: HttpRequest) -> HttpResponse:
    """
    Return who is signed in and a fresh token, for what was written under an earlier sign-in.

    Another site's page can ask for this and cannot read the answer.
    """
    actor = request.find_actor()
    if actor is None:
        return JsonResponse({"problem": "Nobody with a role is signed in."}, status=401)
    return JsonResponse({"token": get_token(request), "person": actor.code})


@cache
def _script() -> bytes:
    found = finders.find(SCRIPT)
    assert isinstance(found, str), "the script ships with the package"
    return Path(found).read_bytes()
