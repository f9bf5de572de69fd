"""Depth: what a reading of so many cases would find, as a page and as downloads."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from firsthand.domain.planning.depth import depth_wording, reading_on
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.domain.reference.unknown import UnknownAuthority
from firsthand.refdata import read
from firsthand.services import exports, outside_frames, shapes_depth
from firsthand.services.caseloads import CaseloadAnswer, published_caseload
from firsthand.services.depth import DepthAnswer, depth
from firsthand.web.depth import forms, present


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the form and, when it can be understood, what the reading would find."""
    try:
        start = started(request)
    except UnknownAuthority as unknown:
        return not_known(request, unknown)
    form = forms.filled(request.GET, start=() if start is None else start.caseload.groups)
    context = {"section": "planning", "form": form, "start": start, "known": read.authorities()}
    if form.design is None:
        return render(request, "depth/page.html", context, status=422)
    answer = depth(form.design)
    shown = {
        "answer": answer,
        "found": answer.depth,
        "charts": present.cases_charts(answer.by_cases, answer.depth),
        "share_charts": present.share_charts(answer.by_share, answer.depth),
        "words": depth_wording,
        "beside": beside(request, start, form.design),
        "reading_on": tuple(map(reading_on.words, answer.reading_on)),
    }
    return render(request, "depth/page.html", {**context, **shown})


def beside(
    request: HttpRequest, start: CaseloadAnswer | None, design: Design
) -> outside_frames.BesidePlan:
    """Return what these lists of known cases leave out, of the authority or of England."""
    asked = outside_frames.PlanOf(
        la_code=start.authority.la_code if start else "",
        cases=KnownCases(listed=design.population, sample=design.sample),
    )
    return outside_frames.beside_plan(asked, as_of=request.as_of)


@require_safe
def groups_csv(request: HttpRequest) -> HttpResponse:
    """Send the table of the groups as comma-separated values."""
    return download(request, "groups", lambda answer: shapes_depth.rows(answer.depth))


@require_safe
def cases_csv(request: HttpRequest) -> HttpResponse:
    """Send the chance against the cases read as comma-separated values."""
    return download(request, "cases", lambda a: map(shapes_depth.of_cases, a.by_cases))


@require_safe
def shares_csv(request: HttpRequest) -> HttpResponse:
    """Send the chance against the share affected as comma-separated values."""
    return download(request, "shares", lambda a: map(shapes_depth.of_share, a.by_share))


def download(
    request: HttpRequest, name: str, rows: Callable[[DepthAnswer], Iterable[object]]
) -> HttpResponse:
    """Send some rows of the answer as a file; show the form where it is not understood."""
    form = forms.filled(request.GET)
    if form.design is None:
        context = {"section": "planning", "form": form, "start": None}
        return render(request, "depth/page.html", context, status=422)
    content = exports.csv_bytes(list(rows(depth(form.design))))
    sent = HttpResponse(content, content_type="text/csv; charset=utf-8")
    sent["Content-Disposition"] = f'attachment; filename="firsthand-depth-{name}.csv"'
    return sent


def started(request: HttpRequest) -> CaseloadAnswer | None:
    """Return the authority whose lists the planner starts from, if one was named."""
    named = request.GET.get("authority", "").strip()[:100]
    return published_caseload(named, as_of=request.as_of) if named else None


def not_known(request: HttpRequest, unknown: UnknownAuthority) -> HttpResponse:
    """Say that there is no such authority, and which were meant perhaps."""
    address = reverse("depth:page")
    codes = {one.name: one.la_code for one in read.authorities()}
    choices = [
        {"text": name, "href": f"{address}?authority={codes[name]}"}
        for name in unknown.suggestions
    ]
    context = {
        "section": "planning",
        "heading": "Authority not found",
        "said": str(unknown),
        "choices": choices,
    }
    return render(request, "problem.html", context, status=404)
