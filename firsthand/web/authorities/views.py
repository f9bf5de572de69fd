"""One authority: its timeline, its harms, its grades by area and its indicators."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from firsthand.domain.intelligence.lines import lines
from firsthand.domain.prevalence.estimates import wording as estimate_words
from firsthand.domain.reference.unknown import UnknownAuthority
from firsthand.refdata import read
from firsthand.services.authorities import authority
from firsthand.web.authorities import panels, present, unusual
from firsthand.web.authorities.forms import FindForm


@require_safe
def all_authorities(request: HttpRequest) -> HttpResponse:
    """List the authorities of the day by region, and those that have ended."""
    form = FindForm(request.GET)
    if form.is_valid() and (name := form.cleaned_data["name"]):
        return found(request, name)
    known = read.authorities()
    context = {
        "section": "authorities",
        "form": form,
        "regions": present.by_region(known, on=request.as_of),
        "ended": present.ended(known, on=request.as_of),
    }
    return render(request, "authorities/list.html", context)


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Show everything published about one authority by the day shown."""
    try:
        answer = authority(code, as_of=request.as_of)
    except UnknownAuthority as unknown:
        return not_known(request, unknown)
    axis = present.Axis(as_of=request.as_of)
    months = {e.event_id for e in read.curated_events() if e.happened_precision == "month"}
    visits = present.visits(answer.timeline, to_the_month=months)
    drawn = lines(answer.timeline, frameworks=read.frameworks(), scales=read.scales())
    la_code = answer.authority.la_code
    before, after = present.lineage(la_code, read.successions(), as_of=request.as_of)
    context = {
        "section": "authorities",
        "answer": answer,
        "before": before,
        "after": after,
        "authority_names": {a.la_code: a.name for a in read.authorities()},
        "harm_names": {harm.key: harm.name for harm in read.harms()},
        "scales": read.scales(),
        "axis": axis,
        "lanes": present.LANES,
        "visits": visits,
        "marks": present.marks(visits, axis),
        "lines": present.drawn(drawn, axis),
        "unusual": unusual.unusual(la_code, as_of=request.as_of),
        "estimate_words": estimate_words,
        "last_change": unusual.last_change(drawn),
        "panels": panels.panels(answer.indicators),
        "period_rows": panels.rows,
        "shown": panels.shown,
    }
    return render(request, "authorities/page.html", context)


@require_safe
def harm(request: HttpRequest, code: str, harm: str) -> HttpResponse:
    """Show the reports and pages that made the state of one harm in one authority."""
    named = next((h for h in read.harms() if h.key == harm), None)
    if named is None:
        choices = [
            {"text": h.name, "href": reverse("authorities:harm", args=(code, h.key))}
            for h in read.harms()
        ]
        said = f"“{harm}” is not a harm that we know. Choose one of those below."
        return problem(request, "Harm not found", said, choices)
    try:
        answer = authority(code, as_of=request.as_of)
    except UnknownAuthority as unknown:
        return not_known(request, unknown)
    row = next((row for row in answer.coverage if row.harm == harm), None)
    context = {
        "section": "authorities",
        "answer": answer,
        "harm": named,
        "row": row,
        "questions": present.questions(row, read.frameworks()),
    }
    return render(request, "authorities/harm.html", context)


def found(request: HttpRequest, name: str) -> HttpResponse:
    """Send the reader to the authority of that name, or say which names come near."""
    try:
        answer = authority(name, as_of=request.as_of)
    except UnknownAuthority as unknown:
        return not_known(request, unknown)
    address = reverse("authorities:page", args=(answer.authority.la_code,))
    return redirect(f"{address}?as_of={request.as_of}" if request.as_of_given else address)


def not_known(request: HttpRequest, unknown: UnknownAuthority) -> HttpResponse:
    """Say that there is no such authority, and which were meant perhaps."""
    codes = {a.name: a.la_code for a in read.authorities()}
    choices = [
        {
            "text": name,
            "href": reverse("authorities:page", args=(codes[name],)) if name in codes else None,
        }
        for name in unknown.suggestions
    ]
    return problem(request, "Authority not found", str(unknown), choices)


def problem(
    request: HttpRequest, heading: str, said: str, choices: list[dict[str, str | None]]
) -> HttpResponse:
    """Return a page that says what was not found and where to go on."""
    context = {"section": "authorities", "heading": heading, "said": said, "choices": choices}
    return render(request, "problem.html", context, status=404)
