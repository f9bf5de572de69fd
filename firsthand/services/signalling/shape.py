"""The shapes of signals as JSON, the same on the command line and in the API."""

from typing import Any

from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.signalling.listing import NotTested
from firsthand.domain.surveillance.signalling.looks import Look
from firsthand.services.signalling.signals import SignalsAnswer

Shape = dict[str, Any]
COLUMNS = (
    *("rank", "la_code", "authority", "indicator", "indicator_name", "kind", "period"),
    *("first_raisable_on", "direction", "value", "expected", "p_value", "q_value", "raised"),
    *("expected_false_so_far", "sentence", "caveats", "id"),
)
NOT_TESTED = ("la_code", "indicator", "kind", "period", "because")


def of_signals(answer: SignalsAnswer, *, team: int | None, near: bool) -> list[Shape]:
    """
    Return the signals raised, the first `team` of them when it is given, as a list.

    With `near` those that were not raised follow. `expected_false_so_far` says how many of
    the signals down to this one are expected to be false; null for those not raised.
    """
    raised = answer.signals if team is None else answer.signals[:team]
    rows = [
        of_signal(one, rank=rank, false=answer.expected_false_among(rank))
        for rank, one in enumerate(raised, start=1)
    ]
    if near:
        rows += [of_signal(one, rank=None, false=None) for one in answer.near]
    return rows


def of_signal(one: Signal, *, rank: int | None = None, false: float | None = None) -> Shape:
    """Return one signal; `rank` and `false` are None where it was not raised."""
    return {
        "rank": rank,
        "la_code": one.la_code,
        "authority": one.authority,
        "indicator": one.indicator,
        "indicator_name": one.indicator_name,
        "kind": one.kind.value,
        "period": one.period,
        "first_raisable_on": one.first_raisable_on,
        "direction": one.direction.value,
        "value": one.value,
        "expected": one.expected,
        "p_value": one.p_value,
        "q_value": one.q_value,
        "raised": one.raised,
        "expected_false_so_far": false,
        "sentence": one.sentence,
        "caveats": list(one.caveats),
        "id": one.id,
    }


def of_look(one: Look) -> Shape:
    """Return one look with its level."""
    return {"on": one.on, "tests": one.tests, "raised": one.raised, "level": one.level}


def of_not_tested(one: NotTested) -> Shape:
    """Return a test that could not be made, and why."""
    return {
        "la_code": one.la_code,
        "indicator": one.indicator,
        "kind": one.kind.value,
        "period": one.period,
        "because": one.because,
    }
