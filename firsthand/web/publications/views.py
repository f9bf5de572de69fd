"""Where each figure comes from: every publication, and every file that was refused."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.reference.unknown import UnknownSource
from firsthand.services import publications
from firsthand.web.publications import present


@require_safe
def all_sources(request: HttpRequest) -> HttpResponse:
    """List what was public on the day by publisher and title, and the refused files."""
    answer = publications.publications(as_of=request.as_of)
    context = {
        "section": "publications",
        "answer": answer,
        "groups": present.groups(answer.publications),
    }
    return render(request, "publications/list.html", context)


@require_safe
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """Show one file as published: who, when, how we know, licence, quirks, what it gave."""
    try:
        answer = publications.publication(source_id, as_of=request.as_of)
    except UnknownSource as unknown:
        context = {
            "section": "publications",
            "heading": "Source not found",
            "said": str(unknown),
            "choices": [],
        }
        return render(request, "problem.html", context, status=404)
    context = {"section": "publications", "answer": answer, "source": answer.source}
    return render(request, "publications/page.html", context)
