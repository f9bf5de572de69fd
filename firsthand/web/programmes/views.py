"""Programmes: ask for one, watch it being made, read it, change it."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import Unknown
from firsthand.refdata import read
from firsthand.refdata.read_programme import programme_rules
from firsthand.services import exports
from firsthand.services.programmes import answer, jobs, lists
from firsthand.web.programmes import present
from firsthand.web.programmes.forms import ProgrammeForm, ReplanForm, chosen, first_values

REFRESH = "5"  # seconds
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SECTION = {"section": "planning"}


@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Explain programmes, and take a commission."""
    if request.method != "POST":
        return asked(request, first_values(request.today))
    form = ProgrammeForm(request.POST, request.FILES)
    if not form.is_valid():
        return asked(request, request.POST, form=form)
    try:
        number = jobs.start(form.commission(as_of=request.as_of), now=timezone.now())
    except Refused as refusal:
        return asked(request, request.POST, form=form, refusal=refusal)
    return redirect("programmes:job", number)


def asked(
    request: HttpRequest,
    values: object,
    *,
    form: ProgrammeForm | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    """Show the form with what was entered and what was wrong with it."""
    context = {
        **SECTION,
        "form": form or ProgrammeForm(),
        "values": values,
        "chosen_harms": values.getlist("harm") if form else values["harm"],
        "errors": form.errors if form else {},
        "objections": refusal.objections if refusal else (),
        "rules": programme_rules(),
        "newest": jobs.newest(now=timezone.now()),
    }
    return render(request, "programmes/page.html", context, status=422 if form else 200)


@require_safe
def job(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far a programme is, or the programme."""
    try:
        found = jobs.progress(number, now=timezone.now())
    except Unknown as unknown:
        return not_known(request, unknown)
    return shown(request, found)


def shown(
    request: HttpRequest,
    found: jobs.Progress,
    *,
    form: ReplanForm | None = None,
    refusal: Refused | None = None,
) -> HttpResponse:
    """Show one programme, with what was wrong with a wish to re-plan it."""
    told = found.kept.ended.answer if found.kept.ended else None
    visits = told["visits"] if told else present.of_placed(found.best)
    filtered = chosen(request.GET)
    refreshing = not found.ended and request.GET.get("refresh") != "off"
    context = {
        **SECTION,
        "found": found,
        "asked": found.kept.commission,
        "plan": told,
        "visits": present.kept(visits, filtered) if told else (),
        "grid": present.grid(visits, found.kept.commission) if visits else None,
        "short_regions": present.SHORT,
        "gaps": present.gaps(found),
        "seats": present.seats(visits, told["inspectors"]["regions"]) if told else None,
        "filter": filtered,
        "refreshing": refreshing,
        "authority_names": {one.la_code: one.name for one in read.authorities()},
        "harm_names": {one.key: one.name for one in read.harms()},
        "form": form or ReplanForm(),
        "objections": refusal.objections if refusal else (),
    }
    status = 422 if form else 200
    response = render(request, "programmes/job.html", context, status=status)
    if refreshing:
        response["Refresh"] = REFRESH
    response["Cache-Control"] = "no-store"
    return response


@require_POST
def replan(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for the programme again, with an inspector's further leave."""
    try:
        found = jobs.progress(number, now=timezone.now())
    except Unknown as unknown:
        return not_known(request, unknown)
    form = ReplanForm(request.POST)
    if not form.is_valid():
        return shown(request, found, form=form)
    given = form.cleaned_data
    try:
        new = jobs.replan(
            number,
            code=given["inspector"],
            away=given["away"],
            seconds=given["seconds"] or found.kept.commission.seconds,
            now=timezone.now(),
        )
    except Refused as refusal:
        return shown(request, found, form=form, refusal=refusal)
    return redirect("programmes:job", new)


@require_safe
def invented(_request: HttpRequest) -> HttpResponse:
    """Send the list of invented inspectors, as a pattern for one's own."""
    return sent(lists.invented_file(), CSV, "firsthand-invented-inspectors.csv")


@require_safe
def as_csv(request: HttpRequest, number: int) -> HttpResponse:
    """Send the visits as comma-separated values."""
    return download(request, number, exports.csv_bytes, CSV, "csv")


@require_safe
def as_xlsx(request: HttpRequest, number: int) -> HttpResponse:
    """Send the visits as a workbook."""
    return download(request, number, exports.xlsx_bytes, XLSX, "xlsx")


def download(
    request: HttpRequest, number: int, written, content_type: str, ending: str
) -> HttpResponse:
    """Send the visits of a programme that has ended."""
    told = ended_answer(request, number)
    if isinstance(told, HttpResponse):
        return told
    rows = answer.rows(told)
    return sent(written(rows), content_type, f"firsthand-programme-{number}.{ending}")


@require_safe
def as_json(request: HttpRequest, number: int) -> HttpResponse:
    """Send the whole answer, from which the programme can be re-planned."""
    told = ended_answer(request, number)
    if isinstance(told, HttpResponse):
        return told
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"firsthand-programme-{number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def ended_answer(request: HttpRequest, number: int) -> dict[str, object] | HttpResponse:
    """Return the answer of a programme, or the page that says why there is none."""
    try:
        found = jobs.progress(number, now=timezone.now())
    except Unknown as unknown:
        return not_known(request, unknown)
    if found.kept.ended and found.kept.ended.answer:
        return found.kept.ended.answer
    context = {
        **SECTION,
        "heading": "There is no plan to download",
        "said": f"Programme {number} is {found.state}; only a programme that has ended with a "
        "plan can be downloaded.",
    }
    return render(request, "problem.html", context, status=404)


def sent(content: bytes, content_type: str, name: str) -> HttpResponse:
    """Send a file under a name."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def not_known(request: HttpRequest, unknown: Unknown) -> HttpResponse:
    """Answer 404 in words."""
    context = {**SECTION, "heading": "No such programme", "said": str(unknown)}
    return render(request, "problem.html", context, status=404)
