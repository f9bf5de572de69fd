"""Early warning: the signals of England as a page and as downloads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from firsthand.domain.surveillance.triage.progress import STATE_TITLES
from firsthand.refdata import read
from firsthand.refdata.read_signal_policy import signal_policy
from firsthand.services.funnels import funnel_plot
from firsthand.services.signalling import triage
from firsthand.services.waiting import Waited
from firsthand.web import downloads, funnel_plots, long_answers, signal_pictures
from firsthand.web.being_made import being_made
from firsthand.web.warning import present, wording
from firsthand.web.warning.forms import WarningForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the signals worth a person's time, the strongest first, each with its picture."""
    form = WarningForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    found = long_answers.signals_of(request.as_of)
    if not found.ready:
        return still(request, found)
    choice, policy = form.choice(at_once=signal_policy().at_once), signal_policy()
    answer = found.answer
    standings = triage.standings(as_of=request.as_of)
    shown = present.shown(
        answer.signals,
        choice,
        regions=present.regions(read.authorities()),
        standings=standings,
        unlooked=triage.unlooked(answer.signals, standings, policy, request.as_of),
        picture=lambda one: signal_pictures.picture(one, as_of=request.as_of),
    )
    context = {
        "section": "warning",
        "form": form,
        "choice": choice,
        "answer": answer,
        "shown": shown,
        "policy": policy,
        "untested": present.untested(answer.could_not),
        "expected": wording.of_answer(answer),
        "warning": wording,
        "pictured": present.PICTURED,
        "at_once": present.AT_ONCE,
        "states": STATE_TITLES,
    }
    return render(request, "warning/page.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send every signal that the filters keep as comma-separated values."""
    return download(request, downloads.Kind.CSV)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Send every signal that the filters keep as a workbook."""
    return download(request, downloads.Kind.XLSX)


def download(request: HttpRequest, kind: downloads.Kind) -> HttpResponse:
    """Send the signals that the filters keep, those beyond what a team can look at too."""
    form = WarningForm(request.GET, as_of=request.as_of)
    if not form.is_valid():
        return refused(request, form)
    found = long_answers.signals_of(request.as_of)
    if not found.ready:
        return still(request, found)
    choice, answer = form.choice(at_once=signal_policy().at_once), found.answer
    standings = triage.standings(as_of=request.as_of)
    regions = present.regions(read.authorities())
    kept = [s for s in answer.signals if s.raised and present.is_kept(s, choice, regions)]
    return downloads.sent(
        [present.row(one, standings) for one in kept],
        kind=kind,
        columns=present.COLUMNS,
        name="signals",
        as_of=request.as_of,
        about=(
            ("Signals", wording.IS),
            ("What a signal is not", wording.IS_NOT),
            ("False by chance", wording.of_answer(answer)),
        ),
    )


@require_safe
def not_tested_csv(request: HttpRequest) -> HttpResponse:
    """Send what could not be tested, each with its reason."""
    found = long_answers.signals_of(request.as_of)
    if not found.ready:
        return still(request, found)
    rows = [
        {
            "la_code": one.la_code,
            "indicator": one.indicator,
            "kind": one.kind,
            "because": one.because,
        }
        for one in found.answer.could_not
    ]
    return downloads.sent(
        rows,
        kind=downloads.Kind.CSV,
        columns=("la_code", "indicator", "kind", "because"),
        name="signals-not-tested",
        as_of=request.as_of,
    )


@require_safe
def funnel(request: HttpRequest, indicator: str) -> HttpResponse:
    """Show all authorities on the funnel plot of one figure."""
    named = next((one for one in read.indicators() if one.key == indicator), None)
    if named is None:
        return no_such_figure(request, indicator)
    plot = funnel_plot(indicator, request.as_of)
    context = {
        "section": "warning",
        "indicator": named,
        "plot": plot,
        "drawing": funnel_plots.drawing(
            plot, key="funnel", own=request.GET.get("authority", "")
        ),
        "outside": funnel_plots.outside(plot),
    }
    return render(request, "warning/funnel.html", context)


@require_safe
def funnel_csv(request: HttpRequest, indicator: str) -> HttpResponse:
    """Send all authorities of one funnel as comma-separated values."""
    return funnel_download(request, indicator, downloads.Kind.CSV)


@require_safe
def funnel_xlsx(request: HttpRequest, indicator: str) -> HttpResponse:
    """Send all authorities of one funnel as a workbook."""
    return funnel_download(request, indicator, downloads.Kind.XLSX)


def funnel_download(request: HttpRequest, indicator: str, kind: downloads.Kind) -> HttpResponse:
    """Send where each authority stands on the funnel of one figure."""
    if all(one.key != indicator for one in read.indicators()):
        return no_such_figure(request, indicator)
    plot = funnel_plot(indicator, request.as_of)
    return downloads.sent(
        [
            *(present.point_row(point, plot) for point in plot.points),
            *(present.unplaced_row(one, plot) for one in plot.not_placed),
        ],
        kind=kind,
        columns=present.POINT_COLUMNS,
        name=f"funnel-{indicator}",
        as_of=request.as_of,
    )


def no_such_figure(request: HttpRequest, indicator: str) -> HttpResponse:
    """Say that there is no such figure, and which there are."""
    context = {
        "section": "warning",
        "heading": "Figure not found",
        "said": f"“{indicator}” is not a figure that we know. Choose one of those below.",
        "choices": [
            {"text": one.name, "href": reverse("warning:funnel", args=(one.key,))}
            for one in read.indicators()
        ],
    }
    return render(request, "problem.html", context, status=404)


def still(request: HttpRequest, found: Waited) -> HttpResponse:
    """Say how far the signals have come."""
    return being_made(
        request, found, section="warning", heading="Early warning", about="five seconds"
    )


def refused(request: HttpRequest, form: WarningForm) -> HttpResponse:
    """Show the form again with what was wrong with it."""
    context = {"section": "warning", "form": form}
    return render(request, "warning/refused.html", context, status=422)
