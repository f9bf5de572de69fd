"""Thematic inspections: areas by a stated design, results pooled, England from drawn visits."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from firsthand.api.schemas import Problem
from firsthand.api.schemas_estimates import BesideThemeShape
from firsthand.api.vantage import IsoDay, day
from firsthand.domain.planning.programme.arm_results import VisitResult
from firsthand.domain.planning.programme.thematic import Design
from firsthand.domain.planning.programme.thematic_results import AreaResult
from firsthand.services import shapes_estimates, shapes_thematic
from firsthand.services import thematic as acts

router = Router(tags=["planning"])

ENDS = "The lower and the upper end of the interval."
MOST_READ = 100_000


class Asked(Schema):
    """How many areas, for which harm, by which design."""

    areas: int = Field(ge=1, le=153)
    harm: str = "child-sexual-exploitation"
    seed: str = Field(min_length=1, max_length=200, description="Repeats the choice.")
    design: Design = Design.STRATIFIED
    as_of: IsoDay = None


class ChosenArea(Schema):
    """One area that was chosen, and the chance that it had."""

    la_code: str
    authority: str
    region: str
    stratum: str
    children: int | None = Field(description="null: no figure was published by the day.")
    inclusion_probability: float


class Chosen(Schema):
    """The areas of a thematic inspection, and the chance of every authority."""

    as_of: date
    harm: str
    design: str
    seed: str
    how_chosen: str
    areas: list[ChosenArea]
    inclusion_probability: dict[str, float]
    outside: BesideThemeShape


class GivenArea(Schema):
    """What one area gave: of so many cases read, so many showed what was looked for."""

    area: str = Field(min_length=1, max_length=100)
    found: int = Field(ge=0, le=MOST_READ)
    read: int = Field(ge=1, le=MOST_READ)


class GivenAreas(Schema):
    """What all areas gave."""

    areas: list[GivenArea] = Field(min_length=1, max_length=153)


class Between(Schema):
    """How far areas differ beyond chance."""

    variance_of_logits: float
    interval: list[float] = Field(description=ENDS)
    not_chance: float
    heterogeneity: float
    chance_if_alike: float


class ShownArea(Schema):
    """One area beside the others."""

    area: str
    found: int
    read: int
    share: float
    interval: list[float] = Field(description=ENDS)
    chance_if_like_the_others: float
    stands_out: bool


class Pooled(Schema):
    """The areas together: of a typical area, not of England."""

    share: float
    interval: list[float] = Field(description=ENDS)
    another_area: list[float] = Field(description="Where another area would lie.")
    between_areas: Between
    areas: list[ShownArea]
    sentences: list[str]
    checks: list[str] = Field(description="When not to believe it.")


class GivenVisit(Schema):
    """One visit that was drawn by lot: whether the failure was found."""

    la_code: str = Field(min_length=1, max_length=20)
    found: bool
    inclusion_probability: float = Field(gt=0, le=1)
    stratum: str = Field("", max_length=100)


class GivenVisits(Schema):
    """All visits that were drawn by lot, found or not."""

    visits: list[GivenVisit] = Field(min_length=1, max_length=1000)
    confidence: float = Field(0.95, gt=0.5, lt=1)


class NationalShare(Schema):
    """What the drawn visits say of all authorities."""

    share: float
    interval: list[float] = Field(description=ENDS)
    authorities_expected: float
    authorities: float
    visits: int
    standard_error: float | None
    effective_visits: float | None
    sentence: str
    checks: list[str] = Field(description="When not to believe it.")


@router.get("", response={200: Chosen, 404: Problem, 422: Problem})
def thematic(request: HttpRequest, asked: Annotated[Asked, Query()]) -> dict[str, Any]:
    """Choose areas for a thematic inspection, so that anyone can choose them again."""
    found = acts.choose_areas(
        as_of=day(asked.as_of),
        harm=asked.harm,
        areas=asked.areas,
        design=asked.design,
        seed=asked.seed,
    )
    outside = shapes_estimates.of_beside_theme(found.beside)
    return {**shapes_thematic.of_choice(found), "outside": outside}


@router.post("/results", response={200: Pooled, 400: Problem, 422: Problem})
def results(request: HttpRequest, given: GivenAreas) -> dict[str, Any]:
    """Pool what the areas gave; nothing is kept."""
    told = [AreaResult(**one.dict()) for one in given.areas]
    return shapes_thematic.of_together(acts.together(told))


@router.post("/estimate", response={200: NationalShare, 400: Problem, 422: Problem})
def estimate(request: HttpRequest, given: GivenVisits) -> dict[str, Any]:
    """Estimate a national share from the visits that were drawn by lot; nothing is kept."""
    told = [VisitResult(**one.dict()) for one in given.visits]
    found = acts.national_estimate(told, confidence=given.confidence)
    return shapes_thematic.of_estimate(found)
