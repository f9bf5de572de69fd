"""How well early warning did when it was tested forward in time, as a page and as downloads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.surveillance.failing.model import IN_USE
from firsthand.services import shapes_backtests
from firsthand.services.waiting import Waited
from firsthand.web import downloads, long_answers
from firsthand.web.backtests import present, wording
from firsthand.web.being_made import being_made


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show discrimination, calibration and what a team would have met, of every model."""
    found = long_answers.backtest_of(request.as_of)
    if not found.ready:
        return still(request, found)
    answer = found.answer
    context = {
        "section": "warning",
        "answer": answer,
        "targets": present.targets(answer.results, in_use=IN_USE),
        "later": present.targets(answer.later, in_use=IN_USE),
        "compared": wording.compared(answer.comparisons, answer.clear),
    }
    return render(request, "backtests/page.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send every figure of every model as comma-separated values."""
    return download(request, downloads.Kind.CSV)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Send every figure of every model as a workbook."""
    return download(request, downloads.Kind.XLSX)


def download(request: HttpRequest, kind: downloads.Kind) -> HttpResponse:
    """Send one row for each model and target."""
    found = long_answers.backtest_of(request.as_of)
    if not found.ready:
        return still(request, found)
    return downloads.sent(
        [shapes_backtests.of_result(one) for one in found.answer.results],
        kind=kind,
        columns=shapes_backtests.COLUMNS,
        name="backtest",
        as_of=request.as_of,
        about=(("Seed", str(found.answer.seed)), ("Samples", str(found.answer.replicates))),
    )


def still(request: HttpRequest, found: Waited) -> HttpResponse:
    """Say how far the back-test has come."""
    return being_made(
        request,
        found,
        section="warning",
        heading="How well early warning did",
        about="a quarter of a minute",
    )
