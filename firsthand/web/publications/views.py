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
    groups = present.groups(answer.publications)
    context = {"section": "publications", "answer": answer, "groups": groups}
    if "kind" not in request.GET:
        return render(request, "publications/list.html", context)
    chosen = next((group for group in groups if group.key == request.GET["kind"]), None)
    if chosen is None:
        said = "No source of that kind was public on the day shown."
        return not_found(request, "Kind of source not found", said)
    number = request.GET.get("sheet", "1")
    sheet = present.sheet(chosen, int(number) if number.isdecimal() else 1)
    context |= {"group": chosen, "sheet": sheet}
    return render(request, "publications/kind.html", context)


@require_safe
def page(request: HttpRequest, source_id: str) -> HttpResponse:
    """Show one file as published: who, when, how we know, licence, quirks, what it gave."""
    try:
        answer = publications.publication(source_id, as_of=request.as_of)
    except UnknownSource as unknown:
        return not_found(request, "Source not found", str(unknown))
    context = {"section": "publications", "answer": answer, "source": answer.source}
    return render(request, "publications/page.html", context)


def not_found(request: HttpRequest, heading: str, said: str) -> HttpResponse:
    """Say what was not found, with a way on."""
    context = {"section": "publications", "heading": heading, "said": said, "choices": []}
    return render(request, "problem.html", context, status=404)
