"""Funnels of panels: one published figure of all authorities in one period."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from firsthand.domain.intelligence.point import NOT_COUNTED
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.funnels.funnel_plot import (
    FunnelKind,
    FunnelPlot,
    NotPlaced,
)
from firsthand.domain.surveillance.funnels.funnel_unit import FunnelUnit
from firsthand.domain.surveillance.funnels.plotting import (
    NOTHING,
    Asked,
    nothing_drawn,
    plotted,
)
from firsthand.domain.surveillance.panel import Panel

NO_FIGURE = "The publication has no figure of it for this period."
PER = 10_000.0
WITHHELD = 0.1  # of those shown, from which the target is said to be of the others


def funnel_of(
    panel: Panel, *, authorities: Iterable[Authority], period: str | None = None
) -> FunnelPlot:
    """
    Return the funnel plot of one period of a panel; of the newest where none is named.

    Authorities that did not exist when the period ended have no place and are not missed.
    """
    column = panel.periods.index(period) if period else len(panel.periods) - 1
    asked = _asked(panel.indicator, panel.periods[column])
    there = [one for one in authorities if one.exists_on(panel.ends_on[column])]
    refused = _no_funnel(panel, column)
    if refused:
        return _nobody_placed(asked, refused, there)
    units = [_unit(panel, column, one) for one in there]
    found = plotted(units, asked)
    return replace(
        found, caveats=(*found.caveats, *_of_the_figure(panel, found, panel.england[column]))
    )


def not_known(
    indicator: Indicator, *, authorities: Iterable[Authority], as_of: date
) -> FunnelPlot:
    """Return the plot of a figure of which nothing was public on the day."""
    there = [one for one in authorities if one.exists_on(as_of)]
    return _nobody_placed(
        _asked(indicator, ""), "no figure of it was public on this day.", there
    )


def _nobody_placed(asked: Asked, why: str, there: Iterable[Authority]) -> FunnelPlot:
    """Return a plot without points that says of each authority why it has no place."""
    return replace(
        nothing_drawn(asked, (NOTHING + why,)),
        not_placed=tuple(
            NotPlaced(la_code=one.la_code, name=one.name, because=why) for one in there
        ),
    )


def _asked(indicator: Indicator, period: str) -> Asked:
    share = indicator.unit == "share"
    return Asked(
        kind=FunnelKind.PROPORTION if share else FunnelKind.RATE,
        name=indicator.name,
        indicator=indicator.key,
        unit=indicator.unit,
        period=period,
        denominator_name=_counted_over(indicator.name) if share else "Children aged 0 to 17",
        per=1.0 if share else PER,
    )


def _counted_over(name: str) -> str:
    """Return over what a share is counted, as its name says: 'Assessed episodes'."""
    return name.partition(", share of ")[2].capitalize() or "Number in all"


def _no_funnel(panel: Panel, column: int) -> str | None:
    indicator = panel.indicator
    if indicator.interval == "none" or indicator.unit not in ("share", "rate-per-10000"):
        return indicator.note or NOT_COUNTED
    both = np.isfinite(panel.numerators[:, column]) & np.isfinite(panel.denominators[:, column])
    if not both.any():
        return "the counts behind the figure are not published."
    return None


def _of_the_figure(panel: Panel, found: FunnelPlot, england: float) -> Iterator[str]:
    """Give what the figure itself makes doubtful."""
    withheld = sum("suppressed" in one.because.casefold() for one in found.not_placed)
    if withheld > WITHHELD * len(found.points) and found.target is not None:
        shown = f"; England's is {_shown(england, found.unit)}" if np.isfinite(england) else ""
        yield (
            f"{withheld} authorities are left out because their numbers are small. The target, "
            f"{_shown(found.target, found.unit)}, is of the others, and too high for that"
            f"{shown}."
        )
    if panel.indicator.note:
        yield panel.indicator.note


def _shown(value: float, unit: str) -> str:
    return f"{100 * value:.1f}%" if unit == "share" else f"{value:.1f} of 10,000"


def _unit(panel: Panel, column: int, authority: Authority) -> FunnelUnit:
    row = panel.row(authority.la_code)
    if row is None or not panel.known[row, column]:
        return FunnelUnit(
            la_code=authority.la_code,
            name=authority.name,
            numerator=None,
            denominator=None,
            absent_because=NO_FIGURE,
        )
    reason = panel.absent.get((row, column))
    count, whole = panel.numerators[row, column], panel.denominators[row, column]
    return FunnelUnit(
        la_code=authority.la_code,
        name=authority.name,
        # A figure that is withheld is not rebuilt from the counts beside it.
        numerator=float(count) if np.isfinite(count) and reason is None else None,
        denominator=float(whole) if np.isfinite(whole) else None,
        absent_because=reason,
    )
