"""Draws: cases drawn from a list so that anyone can draw them again."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router, Schema

from firsthand.api import schemas_draws as answers
from firsthand.api.given_plans import GivenPlan
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas import Page, Problem
from firsthand.api.vantage import AsOf, day
from firsthand.domain.planning.drawing.draw import Design
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.services import draws as acts
from firsthand.services import sample_plans, shapes_draws

router = Router(tags=["planning"])

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 100_000, 200, 2_000
Cell = Annotated[str, Field(max_length=LONGEST_CELL)]
Line = Annotated[list[Cell], Field(max_length=MOST_COLUMNS)]
Number = Annotated[int, Field(ge=0, le=MOST_ROWS)]


class GivenList(Schema):
    """A list of children and how to draw from it; nothing of it is stored."""

    name: str = Field("list", min_length=1, max_length=200)
    kind: FrameKind = FrameKind.STATUTORY
    headings: Line = Field(min_length=1)
    rows: list[Line] = Field(min_length=1, max_length=MOST_ROWS)
    reference_column: str | None = Field(None, description="The heading that names the child.")
    seed: str = Field(min_length=1, max_length=200)
    size: int | None = Field(None, ge=1, le=MOST_ROWS)
    strata: str | None = Field(None, description="A heading: draw from each of its values.")
    allocation: Literal["proportional", "equal", "given"] = "proportional"
    given: dict[str, Number] | None = Field(None, description="How many from each stratum.")
    reserves: int | None = Field(None, ge=0, le=MOST_ROWS)
    join_duplicates: bool = Field(False, strict=True)


@router.post("", response={200: answers.Draw, 400: Problem, 422: Problem})
def draw(request: HttpRequest, asked: GivenList) -> dict[str, Any]:
    """Draw cases from a list that is sent along; nothing of it is stored."""
    given = acts.Given(
        content=acts.as_file(asked.headings, asked.rows), name=asked.name, kind=asked.kind
    )
    design = Design(
        seed=asked.seed,
        size=asked.size,
        strata=asked.strata,
        allocation=asked.allocation,
        given=asked.given,
        reserves=asked.reserves,
        join_duplicates=asked.join_duplicates,
        reference=asked.reference_column,
    )
    return shapes_draws.of_draw(acts.draw(given, design))


@router.get("", response={200: Page[answers.RecordedDraw], 422: Problem})
def recorded_draws(
    request: HttpRequest, as_of: AsOf = None, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """Return the public part of every draw recorded by the day, the newest first."""
    rows = [shapes_draws.of_recorded(one) for one in acts.recorded_draws(as_of=day(as_of))]
    return page_of(rows, page=page, page_size=page_size, as_of=day(as_of))


@router.get("/plans", response={200: Page[answers.Plan], 422: Problem})
def plans(
    request: HttpRequest, as_of: AsOf = None, page: PageNumber = 1, page_size: PageSize = 200
) -> dict[str, Any]:
    """Return the plans published by the day with their derogations, the newest first."""
    found = sample_plans.published_plans(as_of=day(as_of))
    rows = [shapes_draws.of_plan(one) for one in found]
    return page_of(rows, page=page, page_size=page_size, as_of=day(as_of))


@router.post("/plans", response={200: answers.Plan, 400: Problem, 404: Problem, 422: Problem})
def sent_plan(request: HttpRequest, asked: GivenPlan) -> dict[str, Any]:
    """Check a plan; publish it when asked to, unless anything still stands against it."""
    if asked.approve:
        found = sample_plans.approve(asked.plan(), now=timezone.now())
    else:
        found = sample_plans.propose(asked.plan())
    return shapes_draws.of_plan(found)


@router.get("/plans/{plan_id}", response={200: answers.Plan, 404: Problem, 422: Problem})
def plan(request: HttpRequest, plan_id: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return one plan as published, with what was set aside, by whom and why."""
    return shapes_draws.of_plan(sample_plans.published(plan_id, as_of=day(as_of)))


@router.get("/{draw_id}", response={200: answers.RecordedDraw, 404: Problem, 422: Problem})
def recorded_draw(request: HttpRequest, draw_id: str, as_of: AsOf = None) -> dict[str, Any]:
    """Return the public part of one draw and its method as told by the day."""
    return shapes_draws.of_recorded(acts.recorded(draw_id, as_of=day(as_of)))
