"""Pages of estimates on the record: all of them, and one with what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.domain.prevalence.estimates import wording
from firsthand.domain.prevalence.estimates.permission import reads_people
from firsthand.domain.prevalence.estimates.register import STATE_TITLES, OnRecord
from firsthand.services import estimates
from firsthand.services.estimates import Asked, UnknownEstimate
from firsthand.web.estimates import present
from firsthand.web.estimates.forms import WithdrawForm


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Show every estimate on the record by the day, those that stand first."""
    found = estimates.estimates(as_of=request.as_of).values()
    newest = sorted(found, key=lambda one: one.known_at, reverse=True)
    context = {
        "section": "planning",
        "found": newest,
        "groups": (
            ("Those that stand", [one for one in newest if one.stands]),
            ("Superseded or withdrawn", [one for one in newest if not one.stands]),
        ),
        "words": wording,
        "states": STATE_TITLES,
        "places": present.places(),
        "harm_names": present.harm_names(),
    }
    return render(request, "estimates/list.html", context)


@require_safe
def one(request: HttpRequest, estimate_id: str) -> HttpResponse:
    """Show one estimate, what it rests on, what it does not say, and what became of it."""
    try:
        found = estimates.estimate(estimate_id, as_of=request.as_of)
    except UnknownEstimate as unknown:
        return not_found(request, unknown)
    return shown(request, found)


def shown(
    request: HttpRequest, found: OnRecord, *, form: WithdrawForm | None = None
) -> HttpResponse:
    """Return the page of an estimate; `form` is a withdrawal that was refused."""
    reader = request.find_actor()
    reads = reads_people(reader)
    against = ()
    if reader:
        asked = Asked(by=reader, now=timezone.now())
        against = estimates.objections(asked, found.told.area)
    context = {
        "section": "planning",
        "found": found,
        "told": found.told,
        "words": wording,
        "rows": present.rows(found, as_of=request.as_of),
        "steps": present.steps(found, names=estimates.names() if reads else {}),
        "state": STATE_TITLES[found.state],
        "harm_name": present.harm_names().get(found.told.harm, found.told.harm),
        "reader": reader,
        "past": request.as_of != request.today,
        "against": against,
        "form": form or WithdrawForm(),
        "wrong": form,
    }
    return render(request, "estimates/page.html", context, status=422 if form else 200)


def not_found(request: HttpRequest, unknown: UnknownEstimate) -> HttpResponse:
    """Say that there is no such estimate as of the day."""
    told = {
        "section": "planning",
        "heading": "Estimate not found",
        "said": str(unknown),
        "onward": {"text": "All estimates on the record", "to": "estimates:list"},
    }
    return render(request, "problem.html", told, status=404)
