"""Listing: the signals that stand after the last look, ranked, and what was not tested."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np

from firsthand.domain.common.words import period
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.signal import Direction, Kind, Signal, signal_id
from firsthand.domain.surveillance.signalling.caveats import Known, caveats
from firsthand.domain.surveillance.signalling.looks import Course, Kept
from firsthand.domain.surveillance.signalling.speaking import (
    GRADE_WORDS,
    Told,
    sentence,
)
from firsthand.domain.surveillance.signalling.together import GRADE
from firsthand.domain.surveillance.signalling.trial import Trial

MILD = 0.002  # a newest figure less unusual lies within the outer limits of a funnel
NEAR = 0.5  # the largest q-value of a signal that is listed though it was not raised
ALL_FIGURES = "All figures with an agreed direction, and the last grades"
AFTER_A_STEP = (
    "Its last figure was raised as a step; the newest one shows whether the new level stays, "
    "and is not tested as another step."
)


@dataclass(frozen=True, kw_only=True)
class NotTested:
    """An authority whose newest figure could not be tested in one way, and why."""

    la_code: str
    indicator: str
    kind: Kind
    period: str
    because: str


@dataclass(frozen=True, kw_only=True)
class Names:
    """What authorities and indicators are called, and what is known beside the figures."""

    authorities: Mapping[str, Authority]
    indicators: Mapping[str, Indicator]
    known: Known
    as_of: date

    def of(self, key: str) -> str:
        """Return the name of an indicator, or of the grade that stands beside them."""
        return GRADE_WORDS if key == GRADE else self.indicators[key].name


def listed(kept: Kept, names: Names) -> tuple[Signal, ...]:
    """Return what stands raised, the smallest q-value first, then what came near to it."""
    found = [
        _signal(course, row, names)
        for course in kept.courses.values()
        for row in map(int, np.flatnonzero((course.raised_by >= 0) | (course.q <= NEAR)))
        if course.newest[row] >= 0 and _exists(course, row, names)
    ]
    found = [one for one in found if one.raised or one.q_value <= NEAR]
    return tuple(
        sorted(
            found,
            key=lambda one: (not one.raised, one.q_value, one.p_value, one.id),
        )
    )


def not_tested(kept: Kept, names: Names) -> tuple[NotTested, ...]:
    """Return every test of a newest figure that could not be made."""
    found = [
        one
        for course in kept.courses.values()
        for one in _untold(course)
        if names.authorities[one.la_code].exists_on(names.as_of)
    ]
    return tuple(sorted(found, key=lambda one: (one.la_code, one.indicator, one.kind)))


def _untold(course: Course) -> Iterator[NotTested]:
    newest = course.trials[-1]
    last = len(course.trials) - 1
    for row, code in enumerate(newest.la_codes):
        because = newest.reasons[newest.why_not[row]] if newest.why_not[row] >= 0 else ""
        if course.untested[row] == last:
            because = AFTER_A_STEP
        if because:
            yield NotTested(
                la_code=code,
                indicator=newest.indicator,
                kind=newest.kind,
                period=newest.period,
                because=because,
            )


def _exists(course: Course, row: int, names: Names) -> bool:
    code = course.trials[0].la_codes[row]
    return names.authorities[code].exists_on(names.as_of)


def _signal(course: Course, row: int, names: Names) -> Signal:
    told = course.trials[course.newest[row]]
    raised = bool(course.raised_by[row] >= 0)
    first = course.trials[course.raised_by[row]] if raised else told
    authority = names.authorities[told.la_codes[row]]
    indicator = names.indicators.get(told.indicator)
    direction = _direction(told, row, indicator)
    value, expected = _plain(told.value[row]), _plain(told.expected[row])
    return Signal(
        id=signal_id(
            la_code=authority.la_code,
            indicator=told.indicator,
            kind=told.kind,
            period=first.period,
        ),
        la_code=authority.la_code,
        authority=authority.name,
        indicator=told.indicator,
        indicator_name=indicator.name if indicator else ALL_FIGURES,
        kind=told.kind,
        period=told.period,
        first_raisable_on=first.on,
        direction=direction,
        value=value,
        expected=expected,
        p_value=float(told.p[row]),
        q_value=float(course.q[row]),
        raised=raised,
        sentence=_sentence(told, first, row, names, direction),
        caveats=_caveats(course, told, row, names),
    )


def _sentence(told: Trial, first: Trial, row: int, names: Names, direction: Direction) -> str:
    indicator = names.indicators.get(told.indicator)
    unit = indicator.unit if indicator else ""
    ends = told.release.panel.ends_on[-1] if told.release else told.on
    return sentence(
        told.kind,
        Told(
            authority=names.authorities[told.la_codes[row]].name,
            name=_lowered(indicator.name) if indicator else "",
            unit=unit,
            value=_plain(told.value[row]),
            expected=_plain(told.expected[row]),
            period_ends=ends,
            outside_since=first.period if first is not told else "",
            up=bool(told.z[row] > 0),
            direction=direction,
            lasting=int(told.since[row]),
            parts=tuple(map(_lowered, map(names.of, told.parts.worst(row))))
            if told.parts
            else (),
        ),
    )


def _caveats(course: Course, told: Trial, row: int, names: Names) -> tuple[str, ...]:
    waned = _waned(course, told, row)
    if told.release is None:
        return (*waned, "Look at the figures behind it: each has caveats of its own.")
    found = (*waned, *caveats(told.kind, told.release, row, names.known))
    newest = course.trials[-1]
    if newest is not told and newest.release is not None and newest.release.new[row]:
        because = newest.reasons[newest.why_not[row]] if newest.why_not[row] >= 0 else ""
        return (f"Its figure of {newest.period} could not be tested: {because}", *found)
    return found


def _waned(course: Course, told: Trial, row: int) -> tuple[str, ...]:
    """Say where a signal still stands on a figure that is less far out than what raised it."""
    first = course.trials[max(int(course.raised_by[row]), 0)]
    if course.raised_by[row] < 0 or first is told or not told.p[row] > MILD:
        return ()
    said = (
        f"The figures of {period(first.period)} raised it. The newest is less far out: chance "
        f"alone makes about 1 in {1 / told.p[row]:,.0f} such. The signal ends when the figure "
        "is back where 95 in 100 lie."
    )
    return (said,)


def _direction(told: Trial, row: int, indicator: Indicator | None) -> Direction:
    up = bool(told.z[row] > 0)
    if indicator is None:
        return Direction.WORSE if up else Direction.BETTER
    if indicator.better == "neither":
        return Direction.HIGHER if up else Direction.LOWER
    return Direction.BETTER if up == (indicator.better == "higher") else Direction.WORSE


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _plain(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None
