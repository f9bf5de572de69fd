"""Signals: what the published figures raise, how much of it is false, what was not tested."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema

from firsthand.api.long_answers import StillWorking, still
from firsthand.api.paging import PageNumber, PageSize, page_of
from firsthand.api.schemas import Page, Problem
from firsthand.api.vantage import AsOf, IsoDay, day
from firsthand.domain.surveillance.signal import Kind
from firsthand.services import waiting
from firsthand.services.signalling import raised, shape
from firsthand.services.signalling.signals import RATE, signals

router = Router(tags=["signals"])


class Asked(Schema):
    """Of which authority, figure and kind, at which rate of false signals, and as of when."""

    la_code: str = Field("", description="Only of this authority.")
    indicator: str = Field("", description="Only of this figure.")
    kind: Kind = Field(None, description="Only of this kind.")
    rate: float = Field(RATE, gt=0, lt=1, description="At most this share may be false.")
    as_of: IsoDay = None


class SignalRow(Schema):
    """One signal: what is unusual, since when, and how likely it is by chance."""

    rank: int | None = Field(description="The strongest is 1; null: it is not raised.")
    la_code: str
    authority: str
    indicator: str = Field(description="Empty: over all indicators.")
    indicator_name: str
    kind: str
    period: str
    first_raisable_on: date
    direction: str
    value: float | None
    expected: float | None
    p_value: float
    q_value: float = Field(description="The smallest rate at which it would be raised.")
    raised: bool
    expected_false_so_far: float | None = Field(
        description="Of the signals down to this one, so many are expected to be false."
    )
    sentence: str
    caveats: list[str]
    id: str


class LookRow(Schema):
    """One day on which figures became public."""

    on: date
    tests: int
    raised: int
    level: float


class NotTestedRow(Schema):
    """A test that could not be made."""

    la_code: str
    indicator: str
    kind: str
    period: str
    because: str


class SignalsPage(Page[SignalRow]):
    """A part of the signals, the strongest first, and what they were found among."""

    rate: float
    tests: int = Field(description="Tests over all looks up to this day.")
    standing: int = Field(description="Signals that stand, before anything was filtered.")
    expected_false: float = Field(description="So many of those that stand are false.")
    not_tested: int
    nothing_tested: str | None = Field(
        description="Why not one test was made, so that no signal tells nothing; else null."
    )
    looks: list[LookRow]


@router.get("", response={200: SignalsPage, 202: StillWorking, 503: Problem, 422: Problem})
def all_signals(
    request: HttpRequest,
    response: HttpResponse,
    asked: Annotated[Asked, Query()],
    page: PageNumber = 1,
    page_size: PageSize = 200,
) -> Any:
    """Return the signals that stand; each is a reason to ask, and no finding."""
    as_of = day(asked.as_of)
    found = _signals(as_of, asked.rate)
    if not found.ready:
        return still(request, response, found)
    answer = found.answer
    rows = [one for one in shape.of_signals(answer, team=None, near=False) if _kept(one, asked)]
    return {
        **page_of(rows, page=page, page_size=page_size, as_of=as_of),
        "rate": answer.rate,
        "tests": answer.tests,
        "standing": len(answer.signals),
        "expected_false": answer.expected_false,
        "not_tested": len(answer.could_not),
        "nothing_tested": answer.why_nothing or None,
        "looks": [shape.of_look(one) for one in answer.looks],
    }


@router.get(
    "/not-tested",
    response={200: Page[NotTestedRow], 202: StillWorking, 503: Problem, 422: Problem},
)
def not_tested(
    request: HttpRequest,
    response: HttpResponse,
    as_of: AsOf = None,
    page: PageNumber = 1,
    page_size: PageSize = 200,
) -> Any:
    """Return what could not be tested and why: no signal there tells nothing."""
    found = _signals(day(as_of), RATE)
    if not found.ready:
        return still(request, response, found)
    rows = [shape.of_not_tested(one) for one in found.answer.could_not]
    return page_of(rows, page=page, page_size=page_size, as_of=day(as_of))


@router.get(
    "/{signal_id}",
    response={200: SignalRow, 202: StillWorking, 503: Problem, 404: Problem, 422: Problem},
)
def one_signal(
    request: HttpRequest, response: HttpResponse, signal_id: str, as_of: AsOf = None
) -> Any:
    """Return one signal, or one that came near to being raised."""
    found = _signals(day(as_of), RATE)
    if not found.ready:
        return still(request, response, found)
    for one in shape.of_signals(found.answer, team=None, near=True):
        if one["id"] == signal_id:
            return one
    raise raised.UnknownSignal(signal_id, ())


def _signals(as_of: date, rate: float) -> waiting.Waited:
    name = ("signals", as_of) if rate == RATE else ("signals", as_of, rate)
    return waiting.ask(name, lambda tell: signals(as_of=as_of, rate=rate))


def _kept(row: dict[str, Any], asked: Asked) -> bool:
    return (
        asked.la_code in ("", row["la_code"])
        and asked.indicator in ("", row["indicator"])
        and (asked.kind is None or asked.kind.value == row["kind"])
    )
