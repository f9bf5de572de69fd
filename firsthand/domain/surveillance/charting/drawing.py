"""Drawing: the charts of any series, each of the right kind, many worked out together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from firsthand.domain.surveillance.charting import doubts, wording
from firsthand.domain.surveillance.charting.chart import (
    Chart,
    ChartPoint,
    ChartRules,
    RunsFound,
)
from firsthand.domain.surveillance.charting.flags import assurance, judged
from firsthand.domain.surveillance.charting.laid_out import (
    PER,
    WHY,
    XMR,
    LaidOut,
    laid_out,
)
from firsthand.domain.surveillance.charting.tidying import NEVER_BELOW, Tidy, tidied
from firsthand.domain.surveillance.charting.trace import Observation, Trace, of_series
from firsthand.domain.surveillance.series import Series
from firsthand.stats.autocorrelation import lag_one
from firsthand.stats.judging import LEAST, Judged, Limits, Places
from firsthand.stats.judging import judged as judged_together
from firsthand.stats.prime_charts import Counts, Kind, ratio_limits
from firsthand.stats.run_rules import LEAST_USEFUL, run_rules
from firsthand.stats.special_causes import Flag, Floats
from firsthand.stats.xmr import raisable_flags, xmr_limits

FIRST = ChartRules()


@dataclass(frozen=True, kw_only=True)
class _Sheet:
    """One trace on its way to a chart."""

    trace: Trace
    tidy: Tidy
    laid: LaidOut
    rho: float
    told: tuple[str, ...]


def charts(
    given: Sequence[Series | Trace],
    rules: ChartRules = FIRST,
    *,
    autocorrelations: Sequence[float | None] = (),
) -> tuple[Chart, ...]:
    """
    Return the chart of each series, in their order.

    `autocorrelations` gives one for each series (None: not known) in place of that of `rules`.
    """
    known = autocorrelations or [rules.autocorrelation] * len(given)
    sheets = [_sheet(one, rules, rho) for one, rho in zip(given, known, strict=True)]
    alike: dict[tuple[str, int, tuple[int, ...]], list[int]] = {}
    for at, sheet in enumerate(sheets):
        alike.setdefault(sheet.laid.shape, []).append(at)
    made: dict[int, Chart] = {}
    for rows in alike.values():
        together = [sheets[at] for at in rows]
        found = _judged(together, rules)
        made |= {at: _chart(sheets[at], found, row, rules) for row, at in enumerate(rows)}
    return tuple(made[at] for at in range(len(sheets)))


def chart(given: Series | Trace, rules: ChartRules = FIRST) -> Chart:
    """Return the chart of one series."""
    return charts([given], rules)[0]


def _sheet(given: Series | Trace, rules: ChartRules, rho: float | None) -> _Sheet:
    trace = of_series(given) if isinstance(given, Series) else given
    tidy = tidied(trace)
    laid = laid_out(trace, tidy, rules.rebase_at)
    found = lag_one(_listed(laid.values))
    used = found if rho is None else rho
    told = doubts.of_autocorrelation(asked=rho, found=found)
    return _Sheet(trace=trace, tidy=tidy, laid=laid, rho=used or 0.0, told=told)


def _listed(row: Floats) -> list[float | None]:
    return [None if np.isnan(value) else float(value) for value in row[0]]


def _judged(together: Sequence[_Sheet], rules: ChartRules) -> Judged:
    first = together[0].laid
    values = np.vstack([sheet.laid.values for sheet in together])
    rho = np.array([[sheet.rho] for sheet in together])
    return judged_together(
        values,
        _limits(together, values, rho, rules),
        starts=first.starts,
        baseline=rules.baseline,
        autocorrelation=rho,
        moving=rules.moving,
    )


def _limits(
    together: Sequence[_Sheet], values: Floats, rho: Floats, rules: ChartRules
) -> Limits:
    laid = together[0].laid
    if laid.kind == XMR:
        return xmr_limits(
            values,
            starts=laid.starts,
            baseline=rules.baseline,
            screen=rules.screen,
            autocorrelation=rho,
        )
    per = np.array([[PER[sheet.trace.unit]] for sheet in together])
    counts = Counts(
        numerators=np.vstack([sheet.laid.numerators for sheet in together]),
        denominators=np.vstack([sheet.laid.denominators for sheet in together]) / per,
    )
    return ratio_limits(
        Kind(laid.kind),
        counts,
        starts=laid.starts,
        baseline=rules.baseline,
        autocorrelation=rho,
    )


def _chart(sheet: _Sheet, found: Judged, row: int, rules: ChartRules) -> Chart:
    trace, laid = sheet.trace, sheet.laid
    points = tuple(_points(sheet, found, row))
    last = next((point for point in reversed(points) if point.value is not None), None)
    return Chart(
        kind=laid.kind if last else "none",
        name=trace.name,
        unit=trace.unit,
        better=trace.better,
        points=points,
        could_not=(
            *sheet.tidy.could_not,
            *laid.could_not,
            *doubts.of_stretches(points, laid.reasons, rules),
            *sheet.told,
        ),
        sentence=wording.sentence(trace.name, trace.unit, points),
        notes=(
            *((WHY[laid.kind],) if last else ()),
            *trace.notes,
            *doubts.of_breaks(laid.reasons, points),
        ),
        runs=_runs(points),
        rebased_at=tuple(
            point.period
            for a, point in enumerate(points)
            if a and laid.places[a] in laid.starts
        ),
        baseline=rules.baseline,
        moving=rules.moving,
        autocorrelation=sheet.rho,
        target=trace.target,
        assurance=assurance(
            trace.target,
            lower=last.lower if last else None,
            upper=last.upper if last else None,
            better=trace.better,
        ),
    )


def _points(sheet: _Sheet, found: Judged, row: int) -> list[ChartPoint]:
    laid, given = sheet.laid, sheet.tidy.observations
    unit = sheet.trace.unit
    lowest, highest = (
        0.0 if unit in NEVER_BELOW else -np.inf,
        1.0 if unit == "share" else np.inf,
    )
    stretch_of = np.searchsorted(laid.starts, laid.places, side="right") - 1
    enough = _enough(laid, stretch_of)
    seen = {place: at for at, place in enumerate(laid.places)}
    made = []
    for at, (one, place) in enumerate(zip(given, laid.places, strict=True)):
        drawn = enough[at]
        centre = float(found.centre[row, place])
        reach = float(found.reach[row, place])
        flags = raisable_flags(found, row, place) if drawn else {}
        first = _first(flags, seen)
        lower = max(lowest, centre - reach)
        made.append(
            ChartPoint(
                period=one.period,
                ends_on=one.ends_on,
                value=_plain(float(laid.values[0, place])),
                centre=_plain(centre) if drawn else None,
                lower=_plain(lower) if drawn and not np.isnan(reach) else None,
                upper=_plain(float(np.minimum(highest, centre + reach))) if drawn else None,
                flags=tuple(flag.value for flag in flags),
                absent_because=one.absent_because if np.isnan(laid.values[0, place]) else None,
                judgement=judged(next(iter(flags)), sheet.trace.better) if flags else None,
                first_raisable_period=None if first is None else given[first].period,
                first_raisable_on=None if first is None else _known(given[: first + 1]),
                stretch=int(stretch_of[at]),
            )
        )
    return made


def _enough(laid: LaidOut, stretch_of: Places) -> list[bool]:
    """Return for each point whether its stretch has values enough for any limits."""
    known = ~np.isnan(laid.values[0, list(laid.places)]) if laid.places else np.array([], bool)
    return [int((known & (stretch_of == one)).sum()) >= LEAST for one in stretch_of]


def _first(flags: Mapping[Flag, int], seen: Mapping[int, int]) -> int | None:
    if not flags:
        return None
    place = min(flags.values())
    return max(at for where, at in seen.items() if where <= place)


def _known(given: Sequence[Observation]) -> date | None:
    """Return the day on which all of these were public, None where one is not known."""
    days = [one.known_on for one in given if one.known_on]
    return max(days) if days and len(days) == len(given) else None


def _plain(number: float) -> float | None:
    return None if np.isnan(number) else number


def _runs(points: Sequence[ChartPoint]) -> RunsFound | None:
    """Return what the run rules say of the latest stretch, about its median."""
    latest = [one for one in points if one.stretch == points[-1].stretch] if points else []
    values = [one.value for one in latest]
    known = [value for value in values if value is not None]
    if not known:
        return None
    found = run_rules(values, float(np.median(known)))
    first = None if found.longest_from is None else latest[found.longest_from].period
    last = None if found.longest_to is None else latest[found.longest_to].period
    return RunsFound(
        signal=found.signal and found.useful >= LEAST_USEFUL,
        useful=found.useful,
        longest=found.longest,
        longest_allowed=found.longest_allowed,
        crossings=found.crossings,
        crossings_needed=found.crossings_needed,
        from_period=first,
        to_period=last,
        sentence=wording.of_runs(found, first=first, last=last),
    )
