"""Draws as recorded: what became of their cases, and how far their method is told."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.selection import EventKind, SelectionEvent
from firsthand.domain.reference.unknown import UnknownDraw
from firsthand.services import draws, sample_plans
from firsthand.web.draws.forms import EVENTS, EventForm, FactForm, LinkForm


@require_safe
def recorded_draws(request: HttpRequest) -> HttpResponse:
    """Show every draw recorded by the day."""
    found = draws.recorded_draws(as_of=request.as_of)
    return render(request, "draws/all.html", {"section": "planning", "found": found})


@require_http_methods(["GET", "HEAD", "POST"])
def recorded(request: HttpRequest, draw_id: str) -> HttpResponse:
    """Show one draw as recorded; take what became of a case, or a fact of the method."""
    try:
        found = draws.recorded(draw_id, as_of=request.as_of)
    except UnknownDraw as unknown:
        said = {"section": "planning", "heading": "Draw not found", "said": str(unknown)}
        return render(request, "problem.html", said, status=404)
    event, fact = forms_of(request)
    serves = link_form(request)
    if request.method == "POST" and (
        taken(event, draw_id) or told(fact, draw_id) or linked(serves, draw_id)
    ):
        return redirect("draws:recorded", draw_id)
    context = {
        "section": "planning",
        "found": found,
        "public": found.stored.public,
        "event": event,
        "fact": fact,
        "serves": serves,
        "kinds": EVENTS,
    }
    wrong = event.errors or fact.errors or serves.errors
    return render(request, "draws/recorded.html", context, status=422 if wrong else 200)


def forms_of(request: HttpRequest) -> tuple[EventForm, FactForm]:
    """Return the two forms of the page, the one that was sent with what was entered."""
    sent = request.POST.get("act") if request.method == "POST" else None
    return (
        EventForm(request.POST if sent == "event" else None, auto_id="event-%s"),
        FactForm(request.POST if sent == "fact" else None, auto_id="fact-%s"),
    )


def link_form(request: HttpRequest) -> LinkForm:
    """Return the form that says which plan a draw serves."""
    plans = sample_plans.published_plans(as_of=request.as_of)
    sent = request.method == "POST" and request.POST.get("act") == "plan"
    return LinkForm(
        request.POST if sent else None,
        plans=((one.plan_id, f"{one.plan.title} ({one.plan_id})") for one in plans),
        auto_id="plan-%s",
    )


def linked(form: LinkForm, draw_id: str) -> bool:
    """Record which plan a draw serves; tell whether that was done."""
    if not (form.is_bound and form.is_valid()):
        return False
    given = form.cleaned_data
    try:
        draws.link(draw_id, given["plan"], by=given["by"], now=timezone.now())
    except Refused as refusal:
        form.add_objections(refusal.objections)
        return False
    return True


def taken(form: EventForm, draw_id: str) -> bool:
    """Record what became of a case; tell whether that was done."""
    if not (form.is_bound and form.is_valid()):
        return False
    given = {**form.cleaned_data, "kind": EventKind(form.cleaned_data["kind"])}
    try:
        draws.add_event(SelectionEvent(**given), draw_id=draw_id, now=timezone.now())
    except Refused as refusal:
        form.add_objections(refusal.objections)
        return False
    return True


def told(form: FactForm, draw_id: str) -> bool:
    """Record a fact of the method; tell whether that was done."""
    if not (form.is_bound and form.is_valid()):
        return False
    given = form.cleaned_data
    try:
        draws.add_fact(
            given["field"],
            given["value"],
            by=given["by"],
            draw_id=draw_id,
            now=timezone.now(),
        )
    except Refused as refusal:
        form.add_objections(refusal.objections)
        return False
    return True
