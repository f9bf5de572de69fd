"""One inspection: what its report states, with pages, and what it does not state."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.domain.reference.unknown import UnknownInspection
from firsthand.refdata import read
from firsthand.services.inspections import inspection
from firsthand.web.inspections import present


@require_safe
def page(request: HttpRequest, inspection_id: str) -> HttpResponse:
    """Show every fact read about one inspection, each with its source and page."""
    try:
        answer = inspection(inspection_id, as_of=request.as_of)
    except UnknownInspection as unknown:
        return not_known(request, unknown)
    harms = {harm.key: harm.name for harm in read.harms()}
    named = present.named(answer.mentions, tuple(harms))
    unread = present.unread(harms, {look.harm for look in answer.looks})
    context = {
        "section": "authorities",
        "answer": answer,
        "settled": answer.settled,
        "authority_names": {a.la_code: a.name for a in read.authorities()},
        "sources": {source.source_id: source for source in answer.sources},
        "facts": present.facts(answer.settled),
        "days_to_publication": present.days_to_publication(answer.settled),
        "disputed": present.disputed(answer.settled),
        "meanings": present.meanings(answer.settled),
        "named": named,
        "unnamed": present.others(harms, named, but=unread),
        "unread": [harms[key] for key in unread],
        "harm_names": harms,
    }
    return render(request, "inspections/page.html", context)


def not_known(request: HttpRequest, unknown: UnknownInspection) -> HttpResponse:
    """Say that no such inspection was public on the day."""
    context = {
        "section": "authorities",
        "heading": "Inspection not found",
        "said": str(unknown),
        "choices": [{"text": one, "href": None} for one in unknown.suggestions],
    }
    return render(request, "problem.html", context, status=404)
