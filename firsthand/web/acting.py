"""Acting: who the reader of a page is, and pages only for people with a role."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import add_never_cache_headers

from firsthand.domain.common import words
from firsthand.domain.people.actor import Actor
from firsthand.services.people import acting

P = ParamSpec("P")
NOT_GIVEN_BACK = frozenset({"csrfmiddlewaretoken", "code", "key"})
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class Acting:
    """Middleware that sets `request.find_actor` and `find_account`; None for the public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the rest of the site."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find them when somebody asks; a reader without a session costs nothing."""
        request.find_actor = lambda: found(request)
        request.find_account = lambda: request.user if signed_in(request) else None
        return self.get_response(request)


def found(request: HttpRequest) -> Actor | None:
    """Return who signed in, once for each request; without a session nothing is looked up."""
    if not hasattr(request, "_actor"):
        request._actor = acting.actor(request.user.code) if signed_in(request) else None
    return request._actor


def signed_in(request: HttpRequest) -> bool:
    """Tell whether somebody signed in; the database is asked only about a session's cookie."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def needs_actor(view: View[P]) -> View[P]:
    """
    Return the view for people with a role: `request.actor` says who acts.

    The public is sent to sign in and back again; somebody who signed in and has no role (any
    more) is told so with 403. Nothing of the answer may be kept by a cache.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actor = found(request)
        if actor is None and not signed_in(request):
            return to_sign_in(request)
        if actor is None:
            answer = render(request, "people/no-role.html", {"section": "people"}, status=403)
        else:
            request.actor = actor
            answer = view(request, *args, **kwargs)
        add_never_cache_headers(answer)
        return answer

    return guarded


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send to sign in and back; whoever sent a form is given back what they typed (401)."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    back = request.META.get("HTTP_REFERER", "")
    after = urlsplit(back).path if same_site(request, back) else request.path
    typed = [
        {"name": words.plain(name), "text": text, "rows": min(12, 2 + len(text) // 60)}
        for name, texts in request.POST.lists()
        for text in texts
        if text.strip() and name not in NOT_GIVEN_BACK and "password" not in name
    ]
    context = {"typed": typed, "sign_in": redirect_to_login(after).url}
    return render(request, "people/signed-out.html", context, status=401)


def same_site(request: HttpRequest, address: str) -> bool:
    """Return whether an address is one of this very site."""
    return url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
