"""Thematic inspections: choose areas by a stated design, and pool what they gave."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.thematic import Design
from firsthand.domain.prevalence.estimates import wording
from firsthand.refdata import read
from firsthand.services import exports, shapes_thematic
from firsthand.services import thematic as acts
from firsthand.web.thematic import present
from firsthand.web.thematic.forms import AreasForm, ResultsForm


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the form, and the areas chosen when it was sent."""
    if "areas" not in request.GET:
        return shown(request, AreasForm())
    form = AreasForm(request.GET)
    try:
        found = chosen(request, form)
    except Refused as reason:
        return shown(request, form, reason=str(reason), status=422)
    if found is None:
        return shown(request, form, status=422)
    harm = next(h for h in read.harms() if h.key == found.harm)
    names = {one.la_code: one.name for one in read.authorities()}
    return shown(request, form, found=found, harm=harm, words=wording, names=names)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send the areas chosen as comma-separated values."""
    form = AreasForm(request.GET)
    try:
        found = chosen(request, form)
    except Refused as reason:
        return shown(request, form, reason=str(reason), status=422)
    if found is None:
        return shown(request, form, status=422)
    rows = shapes_thematic.of_choice(found)["areas"]
    answer = HttpResponse(exports.csv_bytes(rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="firsthand-thematic-areas.csv"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def results(request: HttpRequest) -> HttpResponse:
    """Pool results that were pasted; nothing is kept."""
    if request.method != "POST":
        return pooled(request, ResultsForm())
    form = ResultsForm(request.POST)
    if not form.is_valid():
        return pooled(request, form, status=422)
    try:
        told = acts.pool(form.cleaned_data["results"].encode(), name="The results")
    except Refused as reason:
        form.add_error("results", str(reason))
        return pooled(request, form, status=422)
    rows = present.forest(told)
    return pooled(request, form, told=told, rows=rows, height=rows[-1].height + present.STEP)


def chosen(request: HttpRequest, form: AreasForm) -> Any:
    """Return the areas that the form asks for, or None when it cannot be understood."""
    if not form.is_valid():
        return None
    given = form.cleaned_data
    return acts.choose_areas(
        as_of=request.as_of,
        harm=given["harm"],
        areas=given["areas"],
        design=Design(given["design"]),
        seed=given["seed"],
    )


def shown(request: HttpRequest, form: AreasForm, *, status: int = 200, **more) -> HttpResponse:
    """Show the page on which areas are chosen."""
    context = {"section": "planning", "form": form, **more}
    return render(request, "thematic/page.html", context, status=status)


def pooled(request: HttpRequest, form: ResultsForm, *, status: int = 200, **more):
    """Show the page on which results are pooled."""
    context = {"section": "planning", "form": form, **more}
    return render(request, "thematic/results.html", context, status=status)
