"""Points: each period of a chart with its limits, and when its flags could first be raised."""

import math
from collections.abc import Mapping, Sequence
from datetime import date

from firsthand.domain.surveillance.charting.chart import ChartPoint
from firsthand.domain.surveillance.charting.flags import judged
from firsthand.domain.surveillance.charting.laid_out import LaidOut
from firsthand.domain.surveillance.charting.tidying import NEVER_BELOW
from firsthand.domain.surveillance.charting.trace import Observation, Trace
from firsthand.stats.judging import LEAST, Judged
from firsthand.stats.special_causes import Flag
from firsthand.stats.xmr import raisable_flags

NO_FLAGS: Mapping[Flag, int] = {}


def points_of(
    trace: Trace, given: Sequence[Observation], laid: LaidOut, found: Judged, row: int
) -> tuple[ChartPoint, ...]:
    """Return the points of one chart; `row` is its row in what was worked out together."""
    values: list[float] = laid.values[0].tolist()
    centres: list[float] = found.centre[row].tolist()
    reaches: list[float] = found.reach[row].tolist()
    marked: list[bool] = found.causes.any[row].tolist()
    stretches = _stretches(laid)
    drawn = _drawn(stretches, [values[place] for place in laid.places])
    bounds = (
        0.0 if trace.unit in NEVER_BELOW else -math.inf,
        1.0 if trace.unit == "share" else math.inf,
    )
    made = []
    for one, place, stretch in zip(given, laid.places, stretches, strict=True):
        limited = stretch in drawn
        flags = raisable_flags(found, row, place) if limited and marked[place] else NO_FLAGS
        first = _first(flags, laid.places)
        value, centre, reach = values[place], centres[place], reaches[place]
        lower, upper = _limits(centre, reach, bounds) if limited else (None, None)
        made.append(
            ChartPoint(
                period=one.period,
                ends_on=one.ends_on,
                value=None if math.isnan(value) else value,
                centre=None if not limited or math.isnan(centre) else centre,
                lower=lower,
                upper=upper,
                flags=tuple(flag.value for flag in flags),
                absent_because=one.absent_because if math.isnan(value) else None,
                judgement=judged(next(iter(flags)), trace.better) if flags else None,
                first_raisable_period=None if first is None else given[first].period,
                first_raisable_on=None if first is None else _known(given[: first + 1]),
                stretch=stretch,
            )
        )
    return tuple(made)


def _limits(
    centre: float, reach: float, bounds: tuple[float, float]
) -> tuple[float | None, float | None]:
    """Return the limits, which never leave what is possible; none where they are not known."""
    if math.isnan(centre + reach):
        return None, None
    return max(bounds[0], centre - reach), min(bounds[1], centre + reach)


def _stretches(laid: LaidOut) -> list[int]:
    """Return for each observation how many times the chart began anew before it."""
    later = laid.starts[1:]
    return [sum(start <= place for start in later) for place in laid.places]


def _drawn(stretches: Sequence[int], values: Sequence[float]) -> set[int]:
    """Return the stretches that have values enough for any limits."""
    known = [s for s, value in zip(stretches, values, strict=True) if not math.isnan(value)]
    return {stretch for stretch in set(known) if known.count(stretch) >= LEAST}


def _first(flags: Mapping[Flag, int], places: Sequence[int]) -> int | None:
    """Return the observation with which the first of the flags could be raised."""
    if not flags:
        return None
    place = min(flags.values())
    return max(at for at, where in enumerate(places) if where <= place)


def _known(given: Sequence[Observation]) -> date | None:
    """Return the day on which all of these were public, None where one is not known."""
    days = [one.known_on for one in given if one.known_on]
    return max(days) if days and len(days) == len(given) else None
