"""Grades over time: how they move, and what a grade is still worth so many years later."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from firsthand.api.long_answers import StillWorking, still
from firsthand.api.schemas import Problem
from firsthand.api.vantage import AsOf, day
from firsthand.services import histories, shapes_histories, waiting

router = Router(tags=["failing"])
FIRST_AREA = "overall"


class GradeChance(Schema):
    """How likely a grade is, so many years after another was given."""

    area: str
    as_of: date
    last_grade: str
    years: int
    grade: str
    chance: float
    low: float
    high: float


class HalfLife(Schema):
    """After how long half of what a grade told is out of date."""

    grade: str
    years: float | None
    low: float | None
    high: float | None
    identified: str
    why_not: str | None


class GradeModelAnswer(Schema):
    """The model of one area's grades."""

    area: str
    area_name: str
    as_of: date
    dated: str
    transitions: str
    summary: str
    sentences: list[str]
    histories: dict[str, Any]
    states: list[dict[str, Any]] = Field(description="Which grades were taken for one.")
    identified: str | None
    identified_because: list[str]
    why_not: str | None = Field(description="Why there is no model; null: there is one.")
    minus_two_log_likelihood: float | None
    passages: list[list[int]] | None
    intensities: list[dict[str, Any]]
    chances: list[GradeChance]
    half_lives: list[HalfLife]
    long_run: list[dict[str, Any]]
    curves: list[dict[str, Any]]
    checks: dict[str, Any]
    errors: dict[str, Any] | None
    errors_because: str | None


@router.get(
    "",
    response={
        200: GradeModelAnswer,
        202: StillWorking,
        503: Problem,
        404: Problem,
        422: Problem,
    },
)
def grade_model(
    request: HttpRequest,
    response: HttpResponse,
    area: str = Query(FIRST_AREA, description="A judgement area."),
    as_of: AsOf = None,
) -> Any:
    """Return what a grade of the area is still worth, with the checks of the model."""
    on = day(as_of)
    found = waiting.ask(("grade-model", area, on), lambda tell: _answer(area, on, tell))
    if not found.ready:
        return still(request, response, found)
    return shapes_histories.of_model(*found.answer, None)


def _answer(area: str, on: date, tell: waiting.Progress) -> tuple[Any, Any]:
    model = histories.grade_model(area=area, as_of=on)
    return model, histories.checks(
        model, progress=lambda done, total: tell(done, total, "Checking the model")
    )
