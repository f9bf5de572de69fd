"""The probability of serious failure, and how good such probabilities were."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router, Schema

from firsthand.api.long_answers import StillWorking, still
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas import Page, Problem
from firsthand.api.vantage import AsOf, day
from firsthand.services import backtests, shapes_backtests, shapes_failing, waiting
from firsthand.services import failing as chances

router = Router(tags=["failing"])
tested = Router(tags=["failing"])


class Reason(Schema):
    """One reason, and what it adds to the log-odds."""

    words: str
    weight: float


class FailingRow(Schema):
    """One authority: how likely a full inspection would be to find it failing."""

    la_code: str
    authority: str
    region: str
    as_of: date
    last_inspected_on: date | None
    known_failing: bool
    probability: float | None = Field(description="0 to 1; null: not known.")
    low: float
    high: float
    reasons: list[Reason] = Field(description="In order of weight.")
    checks: list[str] = Field(description="When not to believe it.")


class BaseRate(Schema):
    """How many of the latest full inspections found failing; null where none is held."""

    found: int | None
    inspections: int | None
    share: float | None
    low: float | None
    high: float | None


class FailingPage(Page[FailingRow]):
    """A part of the authorities, and how well such probabilities did in the past."""

    told_apart: bool = Field(description="false: everybody is given the base rate.")
    statement: str
    means: str
    does_not_mean: str
    beside_unseen: str
    base: BaseRate
    record: dict[str, Any]


class TestedModel(Schema):
    """How one model or baseline did at one target, tested forward in time."""

    target: str
    model: str
    name: str
    n: int
    positives: int
    first_on: date | None
    last_on: date | None
    auc: float | None
    auc_low: float | None
    auc_high: float | None
    auc_all_years: float | None
    auc_all_years_low: float | None
    auc_all_years_high: float | None
    average_precision: float | None
    average_precision_low: float | None
    average_precision_high: float | None
    top20_caught: float | None
    top20_low: float | None
    top20_high: float | None
    brier: float | None
    brier_low: float | None
    brier_high: float | None
    log_score: float | None
    log_score_low: float | None
    log_score_high: float | None
    slope: float | None
    slope_low: float | None
    slope_high: float | None
    level: float | None
    level_low: float | None
    level_high: float | None
    auc_more: float | None = Field(description="More than the last grade; null for itself.")
    auc_more_low: float | None
    auc_more_high: float | None
    average_precision_more: float | None
    average_precision_more_low: float | None
    average_precision_more_high: float | None
    top20_more: float | None
    top20_more_low: float | None
    top20_more_high: float | None
    because: str | None = Field(description="Why nothing is told.")
    calibration: list[dict[str, float]]


class Backtest(Schema):
    """The back-test of every model."""

    as_of: date
    seed: int
    replicates: int
    from_year: int
    folds: int
    results: list[TestedModel]
    new_from: date = Field(description="No analysis that chose the models saw later ones.")
    later: list[TestedModel]
    comparisons: int = Field(description="Differences looked at; 1 in 20 is clear by chance.")
    clear: list[str]


@router.get("", response={200: FailingPage, 202: StillWorking, 503: Problem, 422: Problem})
def failing(
    request: HttpRequest,
    response: HttpResponse,
    as_of: AsOf = None,
    page: PageNumber = 1,
    page_size: PageSize = 200,
) -> Any:
    """Return how likely an inspection would be to find each authority failing."""
    on = day(as_of)
    found = waiting.ask(("failing", on), lambda tell: chances.failing(as_of=on, progress=tell))
    if not found.ready:
        return still(request, response, found)
    answer = found.answer
    rows = [shapes_failing.of_failing(one) for one in answer.rows]
    return {
        **page_of(rows, page=page, page_size=page_size, as_of=on),
        "told_apart": answer.told_apart,
        "statement": answer.statement,
        "means": answer.means,
        "does_not_mean": answer.does_not_mean,
        "beside_unseen": answer.beside_unseen,
        "base": shapes_failing.of_base(answer.base),
        "record": shapes_failing.of_record(answer.record),
    }


@tested.get("", response={200: Backtest, 202: StillWorking, 503: Problem, 422: Problem})
def backtest(request: HttpRequest, response: HttpResponse, as_of: AsOf = None) -> Any:
    """Return how each model and baseline did, on authorities and years that it never saw."""
    on = day(as_of)
    found = waiting.ask(
        ("backtest", on), lambda tell: backtests.backtest(as_of=on, progress=tell)
    )
    if not found.ready:
        return still(request, response, found)
    answer = found.answer
    return {
        "as_of": answer.as_of,
        "seed": answer.seed,
        "replicates": answer.replicates,
        "from_year": answer.from_year,
        "folds": answer.folds,
        "results": [shapes_backtests.of_result(one) for one in answer.results],
        "new_from": answer.new_from,
        "later": [shapes_backtests.of_result(one) for one in answer.later],
        "comparisons": answer.comparisons,
        "clear": list(answer.clear),
    }
