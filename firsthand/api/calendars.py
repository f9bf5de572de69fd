"""Calendars: the dates of an inspection, each with the rule that made it."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from firsthand.api.schemas import Problem
from firsthand.api.vantage import in_iso_form
from firsthand.services import calendars, shapes_calendars

router = Router(tags=["planning"])
ICS = "text/calendar"
AS_ICS = {"responses": {200: {"content": {ICS: {"schema": {"type": "string"}}}}}}

StartDay = Annotated[
    date,
    BeforeValidator(in_iso_form),
    WithJsonSchema({"type": "string", "format": "date", "description": "A working day."}),
]


class AnswerForm(StrEnum):
    """How the calendar is sent."""

    JSON = "json"
    ICS = "ics"


def a_move(given: str) -> str:
    """Refuse what is no 'step=day'."""
    step, sign, day = given.partition("=")
    if not (step and sign):
        raise ValueError(f"{given!r} moves nothing. Needed: publication=2027-05-12")
    try:
        date.fromisoformat(str(in_iso_form(day)))
    except ValueError:
        raise ValueError(f"{day!r} is no date, to which {step!r} could be moved") from None
    return given


class Asked(Schema):
    """What is asked of the calendar."""

    framework: str = Field(description="A family ('ilacs') or a version ('jtai-2022').")
    start: StartDay
    kind: str = Field(
        None, description="'standard', 'short', 'focused-visit', 'monitoring-visit', 'jtai'."
    )
    start_is: str = Field(None, description="'notice' (default) or 'fieldwork'.")
    moved: list[Annotated[str, AfterValidator(a_move)]] = Field(
        [],
        description="Steps moved by hand, such as publication=2027-05-12; may be given again.",
        json_schema_extra={
            "items": {"type": "string", "pattern": r"^[a-z-]+=\d{4}-\d{2}-\d{2}$"}
        },
    )
    authority: str = Field("", max_length=100, description="A name for the title.")
    format: AnswerForm = Field(AnswerForm.JSON, description="'json', or 'ics' for a diary.")


class DatedStep(Schema):
    """One step with its date, and why it is so."""

    step: str
    name: str
    on: date
    until: date | None = Field(description="null: a step of one day.")
    earliest: date | None = Field(description="null: the date rests on no estimate.")
    latest: date | None = Field(description="null: the date rests on no estimate.")
    form: str = Field(description="day, deadline (the last day) or estimate.")
    owner: str
    reason: str
    rule: str
    rule_id: str
    because: str
    condition: str | None = Field(description="null: always.")
    source: str
    status: str = Field(description="verified, or default: not read in any primary text.")
    moved: bool


class BrokenRule(Schema):
    """A rule that a date moved by hand breaks."""

    rule: str
    reason: str
    remedy: str


class CalendarOfInspection(Schema):
    """The dates of an inspection, what is wrong with them and what is not certain."""

    title: str
    framework: str | None = Field(description="In force on the first day; null: none known.")
    family: str
    kind: str
    start: date
    start_is: str
    steps: list[DatedStep]
    objections: list[BrokenRule]
    doubts: list[str]


@router.get(
    "",
    response={200: CalendarOfInspection, 404: Problem, 422: Problem},
    openapi_extra=AS_ICS,
)
def calendar(request: HttpRequest, asked: Annotated[Asked, Query()]) -> Any:
    """Return the dates of an inspection from notice to action plan, each with its rule."""
    answer = calendars.inspection_calendar(
        framework=asked.framework,
        kind=asked.kind,
        start=asked.start,
        start_is=asked.start_is,
        moved=moves(asked.moved),
        authority=asked.authority,
    )
    if asked.format is AnswerForm.ICS:
        diary = calendars.ics_bytes(answer, stamped=timezone.now())
        return HttpResponse(diary, content_type=ICS)
    return shapes_calendars.of_calendar(answer)


def moves(given: list[str]) -> Mapping[str, date]:
    """Return the day of each step that is moved."""
    pairs = (one.partition("=") for one in given)
    return calendars.moves((step, date.fromisoformat(day)) for step, _, day in pairs)
