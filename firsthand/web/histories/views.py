"""What a grade is still worth some years after it was given, as a page and as downloads."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.surveillance.histories import wording
from firsthand.domain.surveillance.histories.decay import curves
from firsthand.services import shapes_histories
from firsthand.services.waiting import Waited
from firsthand.web import downloads, long_answers
from firsthand.web.being_made import being_made
from firsthand.web.histories import present
from firsthand.web.histories.forms import AreaForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show for each grade how likely it, or another, still holds after so many years."""
    form = AreaForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    found = long_answers.grades_of(form.area_chosen(), request.as_of)
    if not found.ready:
        return still(request, found)
    model, checks = found.answer
    context = {
        "section": "warning",
        "form": form,
        "area": form.area_chosen(),
        "model": model,
        "summary": wording.summary(model),
        "sentences": wording.sentences(model),
        "checks": wording.of_checks(checks),
        "pictures": present.pictures(curves(model)),
    }
    return render(request, "histories/page.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send the chances as comma-separated values."""
    return download(request, downloads.Kind.CSV)


@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """Send the chances as a workbook."""
    return download(request, downloads.Kind.XLSX)


def download(request: HttpRequest, kind: downloads.Kind) -> HttpResponse:
    """Send one row for each last grade, number of years and grade."""
    form = AreaForm(request.GET)
    if not form.is_valid():
        return refused(request, form)
    area = form.area_chosen()
    found = long_answers.grades_of(area, request.as_of)
    if not found.ready:
        return still(request, found)
    model, _ = found.answer
    return downloads.sent(
        shapes_histories.of_chances(model),
        kind=kind,
        columns=shapes_histories.COLUMNS,
        name=f"grades-over-time-{area}",
        as_of=request.as_of,
        about=(("Model", wording.summary(model)),),
    )


def still(request: HttpRequest, found: Waited) -> HttpResponse:
    """Say how far the model of grades has come."""
    return being_made(
        request,
        found,
        section="warning",
        heading="What a grade is still worth",
        about="a quarter of a minute",
    )


def refused(request: HttpRequest, form: AreaForm) -> HttpResponse:
    """Show the form again with what was wrong with it."""
    context = {"section": "warning", "form": form}
    return render(request, "histories/refused.html", context, status=422)
