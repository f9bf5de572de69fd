"""Drawing: the charts of any series, each of the right kind, many worked out together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.surveillance.charting import doubts, wording
from firsthand.domain.surveillance.charting.chart import (
    Chart,
    ChartRules,
)
from firsthand.domain.surveillance.charting.flags import assurance
from firsthand.domain.surveillance.charting.laid_out import (
    PER,
    WHY,
    XMR,
    LaidOut,
    laid_out,
)
from firsthand.domain.surveillance.charting.points import points_of
from firsthand.domain.surveillance.charting.runs import runs_of
from firsthand.domain.surveillance.charting.tidying import Tidy, tidied
from firsthand.domain.surveillance.charting.trace import Trace, of_series
from firsthand.domain.surveillance.series import Series
from firsthand.stats.autocorrelation import lag_one
from firsthand.stats.judging import Judged, Limits
from firsthand.stats.judging import judged as judged_together
from firsthand.stats.prime_charts import Counts, Kind, ratio_limits
from firsthand.stats.special_causes import Floats
from firsthand.stats.xmr import xmr_limits

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
    found = lag_one(laid.values[0].tolist())
    used = found if rho is None else rho
    told = doubts.of_autocorrelation(asked=rho, found=found)
    return _Sheet(trace=trace, tidy=tidy, laid=laid, rho=used or 0.0, told=told)


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
    points = points_of(trace, sheet.tidy.observations, laid, found, row)
    last = next((point for point in reversed(points) if point.value is not None), None)
    return Chart(
        kind=laid.kind if last else "none",
        name=trace.name,
        unit=trace.unit,
        better=trace.better,
        points=points,
        could_not=(
            *trace.could_not,
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
        runs=runs_of(points),
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
