"""The calendar of one inspection, as a page, for a diary and for a spreadsheet."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import Unknown
from firsthand.services import calendars, exports, shapes_calendars
from firsthand.services.calendars import CalendarAnswer
from firsthand.web.calendars import present
from firsthand.web.calendars.forms import CalendarForm, Choice

CSV = "text/csv; charset=utf-8"
ICS = "text/calendar; charset=utf-8"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the dates of an inspection, or ask what they should be counted from."""
    form = asked(request)
    if not form.data.get("visit"):
        return shown(request, form)
    problems = {} if form.is_valid() else form.problems
    if set(problems) - {"to"}:
        return shown(request, form, problems=problems, status=422)
    choice = form.choice()
    try:
        answer = answered(choice)
    except Refused as refused:
        words = {"start": str(refused)}
        return shown(request, form, problems=words, status=422)
    except Unknown as unknown:
        return shown(request, form, problems={"start": str(unknown)}, status=404)
    if form.moves and not problems:
        return redirect(f"{reverse('calendars:page')}?{urlencode(choice.address)}#steps")
    status = 422 if problems else 200
    return shown(request, form, problems=problems, answer=answer, choice=choice, status=status)


@require_safe
def as_ics(request: HttpRequest) -> HttpResponse:
    """Send the calendar for a diary."""
    return download(request, "ics")


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Send the steps as comma-separated values."""
    return download(request, "csv")


def download(request: HttpRequest, ending: str) -> HttpResponse:
    """Send what the page shows as a file; what cannot be shown is refused on the page."""
    form = asked(request)
    if not form.is_valid():
        return shown(request, form, problems=form.problems, status=422)
    choice = form.choice()
    try:
        answer = answered(choice)
    except (Refused, Unknown) as reason:
        return shown(request, form, problems={"start": str(reason)}, status=422)
    if ending == "ics":
        diary = calendars.ics_bytes(answer, stamped=timezone.now())
        file = HttpResponse(diary, content_type=ICS)
    else:
        rows = shapes_calendars.of_calendar(answer)["steps"]
        file = HttpResponse(exports.csv_bytes(rows), content_type=CSV)
    name = f"firsthand-calendar-{choice.kind}-{choice.start.isoformat()}.{ending}"
    file["Content-Disposition"] = f'attachment; filename="{name}"'
    return file


def asked(request: HttpRequest) -> CalendarForm:
    """Return the form as it was filled in the address."""
    return CalendarForm(request.GET.dict(), timetables=calendars.known_timetables())


def answered(choice: Choice) -> CalendarAnswer:
    """Return the calendar that was chosen."""
    return calendars.inspection_calendar(
        framework=choice.family,
        kind=choice.kind,
        start=choice.start,
        start_is=choice.start_is,
        moved=choice.moved,
        authority=choice.authority,
    )


def shown(
    request: HttpRequest,
    form: CalendarForm,
    *,
    problems: dict[str, str] | None = None,
    answer: CalendarAnswer | None = None,
    choice: Choice | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the page with its form, and with the calendar where there is one."""
    steps = answer.calendar.in_order if answer else ()
    move = form.data.get("move")
    context = {
        "section": "planning",
        "form": form,
        "problems": problems or {},
        "answer": answer,
        "choice": choice,
        "chosen": choice.address if choice else {},
        "steps": steps,
        "moving": next((one for one in steps if one.step.key == move), None),
        "picture": present.picture(answer.calendar) if answer else None,
        "weekday": present.weekday,
        "form_name": present.form_name,
    }
    return render(request, "calendars/page.html", context, status=status)
