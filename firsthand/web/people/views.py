"""Pages of administrators: who has an account and which role; both given and taken here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.people.giving import objections_to_managing
from firsthand.services.inspecting import team
from firsthand.services.people import accounts, roles
from firsthand.services.people.accounts import NewAccount, UnknownAccount
from firsthand.web.acting import needs_actor
from firsthand.web.people.forms import AccountForm, LinkForm, ReasonForm, RoleForm

View = Callable[..., HttpResponse]


def for_administrators(view: View) -> View:
    """Return the view for administrators; others read why not, with 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if found := objections_to_managing(request.actor):
            said = " ".join(f"{one.reason} {one.remedy}" for one in found)
            told = {"section": "people", "heading": "This is not for your role", "said": said}
            return render(request, "problem.html", told, status=403)
        try:
            return view(request, *args, **kwargs)
        except UnknownAccount as unknown:
            told = {"section": "people", "heading": "Account not found", "said": str(unknown)}
            return render(request, "problem.html", told, status=404)

    return needs_actor(guarded)


@require_safe
@for_administrators
def people(request: HttpRequest) -> HttpResponse:
    """List everybody who has an account."""
    return render(request, "people/list.html", {"found": accounts.everybody()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def add(request: HttpRequest) -> HttpResponse:
    """Add an account with a role, and show the link to set its password, once."""
    form = AccountForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, "people/add.html", {"form": form})
    if form.is_valid():
        told = form.cleaned_data
        asked = NewAccount(
            username=told["username"],
            name=told["name"],
            email=told["email"],
            role=form.given(),
        )
        now = timezone.now()
        try:
            code = accounts.add(asked, by=request.actor, now=now)
            parts = accounts.password_link(code, by=request.actor, now=now)
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            return one_link(request, code, parts)
    return render(request, "people/add.html", {"form": form}, status=422)


@require_safe
@for_administrators
def person(request: HttpRequest, code: str) -> HttpResponse:
    """Show one account, with everything that can be done to it."""
    return shown(request, code)


@require_POST
@for_administrators
def give_role(request: HttpRequest, code: str) -> HttpResponse:
    """Give the person another role, which opens no inspection from which a link keeps them."""

    def give(form: Any) -> None:
        roles.give(form.given(code), by=request.actor, now=timezone.now())
        team.cut_off_everywhere(now=timezone.now())

    return act(request, code, "role", give)


@require_POST
@for_administrators
def take_role(request: HttpRequest, code: str) -> HttpResponse:
    """Take the person's role away."""
    return act(
        request,
        code,
        "take",
        lambda form: roles.take(
            code, form.cleaned_data["reason"], by=request.actor, now=timezone.now()
        ),
    )


@require_POST
@for_administrators
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Close the account."""
    return act(
        request,
        code,
        "close",
        lambda form: accounts.close(
            code, form.cleaned_data["reason"], by=request.actor, now=timezone.now()
        ),
    )


@require_POST
@for_administrators
def declare_link(request: HttpRequest, code: str) -> HttpResponse:
    """Declare a link of the person with an authority."""
    return act(
        request,
        code,
        "link",
        lambda form: team.declare_link(form.link(code), by=request.actor, now=timezone.now()),
    )


@require_POST
@for_administrators
def reopen(request: HttpRequest, code: str) -> HttpResponse:
    """Open a closed account again."""
    accounts.reopen(code, by=request.actor, now=timezone.now())
    return redirect("people:person", code)


@require_POST
@for_administrators
def reset(request: HttpRequest, code: str) -> HttpResponse:
    """Let the person begin again: password, second factor and sessions end."""
    return one_link(request, code, accounts.reset(code, by=request.actor, now=timezone.now()))


def act(
    request: HttpRequest, code: str, name: str, do: Callable[[Any], object]
) -> HttpResponse:
    """Do what one of the forms asks, or show the page again with what stands against it."""
    found = forms_of(code, name, request.POST)
    form = found[name]
    if form.is_valid():
        try:
            do(form)
        except Refused as refusal:
            form.add_objections(refusal.objections)
        else:
            return redirect("people:person", code)
    return shown(request, code, forms=found, wrong=form)


def forms_of(code: str, name: str = "", data: Any = None) -> dict[str, Any]:
    """Return the forms of the page of a person, the one that was sent with what it said."""
    actor = accounts.person(code).actor
    now = {"name": accounts.person(code).account.name}
    if actor is not None:
        now = {
            "name": actor.name,
            "role": actor.role.value,
            "la_code": actor.la_code,
            "inspectorate": actor.inspectorate,
        }
    kinds = {"role": RoleForm, "take": ReasonForm, "close": ReasonForm, "link": LinkForm}
    return {
        key: kind(
            data if key == name else None,
            initial=now if key == "role" else None,
            auto_id=f"{key}_%s",
        )
        for key, kind in kinds.items()
    }


def shown(
    request: HttpRequest, code: str, *, forms: dict[str, Any] | None = None, wrong: Any = None
) -> HttpResponse:
    """Return the page of a person."""
    context = {
        "found": accounts.person(code),
        "links": roles.links(code),
        "forms": forms or forms_of(code),
        "wrong": wrong,
    }
    return render(request, "people/person.html", context, status=422 if wrong else 200)


def one_link(request: HttpRequest, code: str, parts: tuple[str, str]) -> HttpResponse:
    """Show the link to set a password; it is shown this once."""
    address = request.build_absolute_uri(reverse("set_password", args=parts))
    context = {"found": accounts.person(code), "address": address}
    return render(request, "people/link.html", context)
