"""The probability of serious failure of each authority, as a page and as downloads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.services.waiting import Waited
from firsthand.web import downloads, long_answers
from firsthand.web.being_made import being_made
from firsthand.web.failing import present
from firsthand.web.failing.forms import FailingForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show each authority's probability with interval and reasons, or the base rate of all."""
    form = FailingForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    found = long_answers.failing_of(request.as_of)
    if not found.ready:
        return still(request, found)
    choice, answer = form.choice(), found.answer
    context = {
        "section": "warning",
        "form": form,
        "choice": choice,
        "answer": answer,
        "lines": present.lines(answer.rows, choice),
        "scale": present.scale(answer.rows),
        "width": present.WIDTH,
        "checks": present.shared_checks(answer.rows),
    }
    return render(request, "failing/page.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send the rows of the page as comma-separated values, with reasons and checks."""
    return download(request, downloads.Kind.CSV)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Send the rows of the page as a workbook."""
    return download(request, downloads.Kind.XLSX)


def download(request: HttpRequest, kind: downloads.Kind) -> HttpResponse:
    """Send the rows that the page shows, in the same order."""
    form = FailingForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    found = long_answers.failing_of(request.as_of)
    if not found.ready:
        return still(request, found)
    answer = found.answer
    return downloads.sent(
        [present.row_of(line.told) for line in present.lines(answer.rows, form.choice())],
        kind=kind,
        columns=present.COLUMNS,
        name="failing",
        as_of=request.as_of,
        about=(("Meaning", answer.means), ("How well it did", answer.statement)),
    )


def still(request: HttpRequest, found: Waited) -> HttpResponse:
    """Say how far the probabilities have come."""
    return being_made(
        request,
        found,
        section="warning",
        heading="The probability of serious failure",
        about="ten seconds",
    )


def refused(request: HttpRequest, form: FailingForm) -> HttpResponse:
    """Show the form again with what was wrong with it."""
    context = {"section": "warning", "form": form}
    return render(request, "failing/refused.html", context, status=422)
