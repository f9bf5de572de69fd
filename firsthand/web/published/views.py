"""Published inspections: the list, and each as a page, as PDF and as JSON."""

from datetime import date

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.refdata import read
from firsthand.services.inspecting import publishing
from firsthand.services.inspecting.publishing import Publication, UnknownPublication
from firsthand.services.inspecting.sharing import of_publication
from firsthand.web import printed
from firsthand.web.published import present


@require_safe
def all_published(request: HttpRequest) -> HttpResponse:
    """List the inspections that were published here by the day shown, the newest first."""
    found = publishing.all_published(as_of=request.as_of)
    rows = tuple(present.row(one, as_of=request.as_of) for one in found)
    context = {"section": "published", "rows": rows}
    return render(request, "published/list.html", context)


@require_safe
def page(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show one published inspection in full."""
    try:
        found = publishing.publication(inspection_id, as_of=request.as_of)
    except UnknownPublication:
        return _not_published(request)
    return render(request, "published/page.html", _context(found, as_of=request.as_of))


@require_safe
def pdf(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Send the PDF of a published inspection, made now if nobody has made it."""
    try:
        content = publishing.pdf(inspection_id, as_of=request.as_of, now=timezone.now())
    except UnknownPublication:
        return _not_published(request)
    except Refused as refused:
        context = {
            "section": "published",
            "heading": "This PDF could not be made",
            "said": str(refused),
            "choices": [],
        }
        return render(request, "problem.html", context, status=503)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="inspection-{inspection_id}.pdf"'},
    )


@require_safe
def plain(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Send a published inspection as JSON, with its hash and its corrections."""
    try:
        found = publishing.publication(inspection_id, as_of=request.as_of)
    except UnknownPublication:
        return _not_published(request)
    return JsonResponse(of_publication(found), json_dumps_params={"ensure_ascii": False})


def _context(found: Publication, *, as_of: date) -> dict[str, object]:
    known = {one.la_code: one.name for one in read.authorities()}
    codes = found.document["la_codes"]
    return {
        "section": "published",
        "publication": found,
        **printed.parts(found.document),
        "found": printed.found(found.document),
        "past": printed.past(found.document, as_of=as_of),
        "authorities": {code: known[code] for code in codes if code in known},
    }


def _not_published(request: HttpRequest) -> HttpResponse:
    context = {
        "section": "published",
        "heading": "Not published by that day",
        "said": "No inspection with this address had been published here by the day shown. "
        "What is under way, and what was published later, is not shown.",
        "choices": [],
    }
    return render(request, "problem.html", context, status=404)
