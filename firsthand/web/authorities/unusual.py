"""
Unusual: what is unusual of one authority, by its own past, beside others, and all together.

Charts of one authority are quickly made. Signals and funnels look at all authorities and take
seconds for a day that nobody asked about yet; they are begun, and shown when they are there.
Where one of them fails, the page says so: it neither breaks nor passes over it.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.domain.intelligence.lines import Line, Segment
from firsthand.domain.surveillance.charting.chart import ChartPoint
from firsthand.domain.surveillance.funnels.funnel_plot import FunnelPlot, FunnelPoint
from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.signalling.facts import Fact, facts
from firsthand.services.charting.authorities import AuthorityChart, authority_charts
from firsthand.services.waiting import Waited
from firsthand.web import control_charts, long_answers, sparklines
from firsthand.web.authorities.panels import Panel

WORSE, BETTER = "for the worse", "for the better"
FAR = 3  # periods that the small lines call the latest move
FAILED = Waited(ready=False)  # stands for an answer that could not be worked out

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Own:
    """One figure against its own past: the chart as drawn, and where its level changed."""

    told: AuthorityChart
    drawing: control_charts.Drawing

    @property
    def points(self) -> Mapping[str, ChartPoint]:
        """Return the points of the chart by their period."""
        return {point.period: point for point in self.told.chart.points}

    @property
    def marked_now(self) -> bool:
        """Tell whether a rule marks the latest value."""
        values = [point for point in self.told.chart.points if point.value is not None]
        return bool(values and values[-1].flags)


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an authority stands on the funnel of one figure, in words."""

    point: FunnelPoint
    words: str


@dataclass(frozen=True, kw_only=True)
class Unusual:
    """
    What is unusual of one authority as of a day.

    `own` is by indicator. `signals` and `places` are None while they are still worked out, and
    where they could not be: `failed` names those. `untested` counts the newest figures of the
    authority that could not be tested; `why_nothing` says why nothing was tested at all.
    """

    own: Mapping[str, Own]
    signals: tuple[Signal, ...] | None
    places: Mapping[str, Place] | None
    lines: tuple[sparklines.Line, ...]
    failed: frozenset[str] = frozenset()
    untested: int = 0
    why_nothing: str = ""

    @property
    def changes(self) -> tuple[tuple[str, str, str], ...]:
        """Return each change of level found: the figure's key and name, and the sentence."""
        return tuple(
            (key, one.told.chart.name, change.sentence)
            for key, one in self.own.items()
            for change in one.told.changes
        )

    @property
    def unfinished(self) -> bool:
        """Tell whether the comparison with all authorities is still being worked out."""
        waited = {"signals": self.signals, "places": self.places}
        return any(told is None and name not in self.failed for name, told in waited.items())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return its signals by the facts that they tell of."""
        return facts(self.signals or ())

    def parted(self, panels: Sequence[Panel]) -> tuple[list[Panel], list[Panel]]:
        """Return the panels of figures with something to ask about, and all others."""
        signalled = {one.indicator for one in self.signals or ()}
        notable, quiet = [], []
        for panel in panels:
            key = panel.comparison.indicator.key
            own, place = self.own.get(key), (self.places or {}).get(key)
            marked = own is not None and own.marked_now
            outside = place is not None and place.point.outside
            (notable if key in signalled or marked or outside else quiet).append(panel)
        return notable, quiet

    @property
    def together(self) -> str:
        """Say how many figures with an agreed direction last moved for the worse."""
        told = [line for line in self.lines if line.moved]
        worse = sum(line.moved == WORSE for line in told)
        better = sum(line.moved == BETTER for line in told)
        if not told:
            return "No figure with an agreed direction has enough published values."
        return (
            f"Of {len(told)} figures for which it is agreed which way is better, {worse} moved "
            f"for the worse and {better} for the better over the last {FAR} periods."
        )


def unusual(la_code: str, *, as_of: date) -> Unusual:
    """Return what is unusual of one authority; long answers are begun, not waited for."""
    charts = authority_charts(la_code, as_of)
    signals = _asked("signals", lambda: long_answers.signals_of(as_of, patience=0.0))
    funnels = _asked("funnels", lambda: long_answers.funnels_of(as_of, patience=0.0))
    tested = signals.answer
    return Unusual(
        own={one.series.indicator: _own(one) for one in charts},
        signals=_of(la_code, tested.signals) if tested else None,
        places=places(la_code, funnels.answer) if funnels.ready else None,
        lines=tuple(
            sparklines.line(one.chart) for one in charts if one.chart.better != "neither"
        ),
        failed=frozenset(
            name for name, told in (("signals", signals), ("places", funnels)) if told is FAILED
        ),
        untested=sum(one.la_code == la_code for one in tested.could_not) if tested else 0,
        why_nothing=tested.why_nothing if tested else "",
    )


def _asked(name: str, ask: Callable[[], Waited]) -> Waited:
    """Return the answer, or FAILED where working it out ended with an error."""
    try:
        return ask()
    except Exception:
        # Whatever it was: the rest of the page is worth reading without it.
        log.exception("The %s could not be worked out.", name)
        return FAILED


def _own(told: AuthorityChart) -> Own:
    return Own(
        told=told,
        drawing=control_charts.drawing(told.chart, key=f"own-{told.series.indicator}"),
    )


def _of(la_code: str, signals: Sequence[Signal]) -> tuple[Signal, ...]:
    return tuple(one for one in signals if one.la_code == la_code and one.raised)


def places(la_code: str, plots: Mapping[str, FunnelPlot]) -> dict[str, Place]:
    """Return where an authority stands on each funnel on which it has a place."""
    found = {}
    for key, plot in plots.items():
        point: Any = next((p for p in plot.points if p.la_code == la_code), None)
        if point is not None:
            found[key] = Place(point=point, words=_words(point))
    return found


def _words(point: FunnelPoint) -> str:
    side = "above" if point.z > 0 else "below"
    if point.outside:
        return f"Outside: {side} the outer limits of an authority of its size"
    if point.outside_inner:
        return f"Near the edge: {side} the inner limits, as 1 in 20 is by chance"
    return "Inside the limits of an authority of its size"


def _newest_day(segment: Segment) -> date:
    return segment.points[-1].published_on


def last_change(lines: Sequence[Line]) -> str:
    """Say how the overall grade moved between the last two inspections on one scale."""
    overall = next((one for one in lines if one.key == "overall"), None)
    if overall is None or not any(len(one.points) > 1 for one in overall.segments):
        return "No two full inspections on one scale tell how its overall grade moved."
    newest = max(overall.segments, key=_newest_day)
    if len(newest.points) < 2:
        alone = newest.points[-1]
        return (
            f"Its newest overall grade, {alone.grade.lower()} in {alone.published_on.year}, is "
            f"the only one under {newest.framework_name}. Grades of different frameworks are "
            "not compared here, so no move is told."
        )
    before, after = newest.points[-2:]
    moved = {True: "a move for the worse", False: "a move for the better", None: "no move"}
    worse = None if before.rank == after.rank else after.rank > before.rank
    return (
        f"Its overall grade was {before.grade.lower()} in {before.published_on.year} and "
        f"{after.grade.lower()} in {after.published_on.year}: {moved[worse]}."
    )
