"""The control charts of one authority's published indicators, as of any day."""

import zlib
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from firsthand.domain.reference.indicator import Indicator, year_of
from firsthand.domain.surveillance.charting.boundaries import boundaries
from firsthand.domain.surveillance.charting.changes import Change, changes
from firsthand.domain.surveillance.charting.chart import Chart
from firsthand.domain.surveillance.charting.drawing import charts
from firsthand.domain.surveillance.charting.trace import of_series
from firsthand.domain.surveillance.panel import Panel, panels
from firsthand.domain.surveillance.series import Break, Series
from firsthand.refdata import read
from firsthand.refdata.read_definitions import changed_definitions
from firsthand.stats.autocorrelation import pooled_lag_one
from firsthand.store.figures import load_figures
from firsthand.store.memory import remembered

# What is no figure of services: the children there are, and how poor an area is.
NOT_CHARTED = frozenset({"population-0-17", "free-school-meals-primary"})


@dataclass(frozen=True, kw_only=True)
class AuthorityChart:
    """
    One indicator of one authority: its series, its chart, and where its level changed.

    `change_sentence` says what was found, or why nothing was sought.
    """

    series: Series
    chart: Chart
    changes: tuple[Change, ...]
    change_sentence: str


@dataclass(frozen=True, kw_only=True)
class _Panels:
    """All panels of a day, and how strongly the values of each follow one another."""

    panels: dict[str, Panel]
    autocorrelations: dict[str, float]


def authority_charts(la_code: str, as_of: date) -> tuple[AuthorityChart, ...]:
    """
    Return the charts of every published indicator of an authority that has any figure.

    Limits are corrected for the autocorrelation that all authorities' figures of that indicator
    show together; one authority's years could not tell it.
    """
    return _authority_charts(la_code=la_code, as_of=as_of)


@remembered(at_most=64)
def _authority_charts(*, la_code: str, as_of: date) -> tuple[AuthorityChart, ...]:
    known = _panels(as_of=as_of)
    series = [
        one
        for key, panel in known.panels.items()
        if (one := panel.series(la_code, breaks=breaks(panel.indicator, panel))) and one.spots
    ]
    rho = [known.autocorrelations[one.indicator] for one in series]
    beyond = boundaries(la_code, read.authorities(), read.successions(), as_of=as_of)
    traces = [replace(of_series(one), could_not=beyond) for one in series]
    drawn = charts(traces, autocorrelations=rho)
    return tuple(_with_changes(one, chart) for one, chart in zip(series, drawn, strict=True))


@remembered(at_most=4)
def _panels(*, as_of: date) -> _Panels:
    wanted = [one for one in read.indicators() if one.key not in NOT_CHARTED]
    found = panels(
        load_figures(as_of=as_of),
        indicators=wanted,
        la_codes=[one.la_code for one in read.authorities()],
        as_of=as_of,
    )
    rho = {key: pooled_lag_one(panel.values) or 0.0 for key, panel in found.items()}
    return _Panels(panels=found, autocorrelations=rho)


def breaks(indicator: Indicator, panel: Panel) -> tuple[Break, ...]:
    """Return where figures of an indicator cannot be read on from those before."""
    return tuple(
        Break(period=period, because=change.because)
        for change in changed_definitions()
        if indicator.key in change.indicators and not change.comparable
        for period in panel.periods
        if year_of(period) == change.period
    )


def _with_changes(series: Series, chart: Chart) -> AuthorityChart:
    # The same figure is checked against the same random orders whenever it is asked for.
    seed = zlib.crc32(f"{series.la_code} {series.indicator}".encode())
    found = changes(chart, rng=np.random.default_rng(seed))
    return AuthorityChart(
        series=series, chart=chart, changes=found.changes, change_sentence=found.sentence
    )
