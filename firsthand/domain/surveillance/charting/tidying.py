"""
Tidying: the observations of a trace as a chart can use them, and everything that it cannot.

Nothing is dropped in silence and nothing is guessed: an impossible count, a period given twice
with two values, or a denominator of nought leaves a point without a value that says why; a
period that is missing from the middle is told, and ends every sequence.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import median

from firsthand.domain.surveillance.charting.trace import Observation, Trace

NO_REASON = "no value is given, and no reason"
NO_DATE = "the period is no date that is understood, and could not be placed among the others"
GAP = 1.5  # times the usual distance between periods: one is missing between them
NEVER_BELOW = frozenset({"count", "share", "rate", "rate-per-10000"})
MOST_NAMED = 6  # periods named in one sentence


@dataclass(frozen=True, kw_only=True)
class Tidy:
    """
    Observations in order, each period once; those after a gap; what was wrong, in sentences.
    """

    observations: tuple[Observation, ...]
    after_gap: frozenset[int]
    could_not: tuple[str, ...]


def tidied(trace: Trace) -> Tidy:
    """Return what of a trace can be drawn, and what cannot and why."""
    whole, undated = _dated(trace.observations)
    ordered, moved = _in_order(whole)
    once, doubled = _once(ordered)
    sound = tuple(_sound(one, trace.unit) for one in once)
    after, gaps = _gaps(sound)
    return Tidy(
        observations=sound,
        after_gap=after,
        could_not=(*undated, *moved, *doubled, *gaps, *_absent(sound, told=doubled)),
    )


def _dated(
    given: Sequence[Observation],
) -> tuple[list[Observation], tuple[str, ...]]:
    """Return what can be placed in time; with no dates at all, in the order of the file."""
    if all(one.ends_on is None for one in given):
        return list(given), ()
    lost = [one for one in given if one.ends_on is None]
    told = tuple(f"{_place(one)}: {NO_DATE}." for one in lost)
    return [one for one in given if one.ends_on is not None], told


def _in_order(given: list[Observation]) -> tuple[list[Observation], tuple[str, ...]]:
    ordered = sorted(given, key=lambda one: one.ends_on or date.min)
    if ordered == given or ordered == given[::-1]:
        return ordered, ()
    return ordered, ("The periods were not in order; they were put in order of their dates.",)


def _once(ordered: Sequence[Observation]) -> tuple[list[Observation], tuple[str, ...]]:
    """Return each period once; where several are given, the value that they agree on."""
    groups: dict[object, list[Observation]] = {}
    for one in ordered:
        groups.setdefault(one.ends_on or one.period, []).append(one)
    kept, told = [], []
    for same in groups.values():
        first = next((one for one in same if _said(one) != NOTHING_SAID), same[0])
        if len(same) > 1:
            told.append(_doubled(same))
        differs = len({_said(one) for one in same} - {NOTHING_SAID}) > 1
        kept.append(_without(first, _doubled(same).rstrip(".")) if differs else first)
    return kept, tuple(told)


Said = tuple[float | None, float | None, float | None]
NOTHING_SAID: Said = (None, None, None)


def _said(one: Observation) -> Said:
    return one.value, one.numerator, one.denominator


def _doubled(same: Sequence[Observation]) -> str:
    where = [f"line {one.line}" for one in same if one.line]
    lines = f" ({', '.join(where)})" if where else ""
    values = {_said(one) for one in same} - {NOTHING_SAID}
    what = "with different values, so that none is drawn" if len(values) > 1 else "once drawn"
    times = "twice" if len(same) == 2 else f"{len(same)} times"
    return f"{same[0].period} is given {times}{lines}, {what}."


def _sound(one: Observation, unit: str) -> Observation:
    """Return an observation, without its value where that is impossible or gives none."""
    impossible = _impossible(one, unit)
    if impossible:
        return _without(one, impossible)
    if one.value is None and (one.numerator is None or one.denominator is None):
        return _without(one, one.absent_because or NO_REASON)
    return one


def _impossible(one: Observation, unit: str) -> str | None:
    value, above, below = one.value or 0.0, one.numerator or 0.0, one.denominator or 0.0
    both = one.numerator is not None and one.denominator is not None
    found = (
        (not math.isfinite(value + above + below), "a number that is not finite", value),
        (above < 0, "a count below nought", above),
        (below < 0, "a denominator below nought", below),
        (one.denominator == 0, "a denominator of nobody", below),
        (unit in NEVER_BELOW and value < 0, f"a {unit.split('-')[0]} below nought", value),
        (unit == "share" and both and above > below > 0, "more cases than there are", above),
    )
    return next(
        (f"given was {what} ({number:g})" for wrong, what, number in found if wrong), None
    )


def _without(one: Observation, because: str) -> Observation:
    return replace(one, value=None, numerator=None, denominator=None, absent_because=because)


def _gaps(
    ordered: Sequence[Observation],
) -> tuple[frozenset[int], tuple[str, ...]]:
    days = [one.ends_on for one in ordered]
    steps = [(b - a).days for a, b in pairwise(days) if a and b]
    if len(steps) != len(ordered) - 1 or len(steps) < 2:
        return frozenset(), ()
    usual = median(steps)
    after = [at + 1 for at, step in enumerate(steps) if step > GAP * usual]
    told = tuple(
        f"Between {ordered[at - 1].period} and {ordered[at].period} no figure is given: no "
        "sequence of points is counted across that gap."
        for at in after
    )
    return frozenset(after), told


def _absent(ordered: Iterable[Observation], *, told: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence for each reason why periods have no value, but those `told` already."""
    because: dict[str, list[str]] = {}
    for one in ordered:
        if one.absent_because and one.value is None and one.numerator is None:
            because.setdefault(one.absent_because.rstrip("."), []).append(one.period)
    return tuple(
        f"No value is drawn for {_listed(periods)}: {_lower(reason)}."
        for reason, periods in because.items()
        if f"{reason}." not in told
    )


def _lower(reason: str) -> str:
    return reason[:1].lower() + reason[1:]


def _listed(periods: Sequence[str]) -> str:
    if len(periods) > MOST_NAMED:
        return f"{', '.join(periods[:MOST_NAMED])} and {len(periods) - MOST_NAMED} more"
    return ", ".join(periods)


def _place(one: Observation) -> str:
    return f"Line {one.line} ({one.period!r})" if one.line else repr(one.period)
