"""
Comparison: an authority's indicator over time, against England and its statistical neighbours.

Each point carries the interval of its own small counts, or says why it has none. What is
suppressed stays suppressed, with the meaning of the publisher's symbol.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.intelligence.point import Point, point_of
from firsthand.domain.reference.authority import Neighbour
from firsthand.domain.reference.indicator import Indicator

ENGLAND = "E92000001"
STANDINGS = ("higher", "lower", "about-the-same", "not-comparable")
WORDS = {"higher": "Higher than", "lower": "Lower than", "about-the-same": "The same as"}
# By indicator, then by area and the year in which the period ends: the source and the figure.
Latest = dict[str, dict[tuple[str, int], tuple[str, Figure]]]


@dataclass(frozen=True, kw_only=True)
class Series:
    """The points of one area, the earliest first."""

    area_code: str
    points: tuple[Point, ...]

    def at(self, period: str) -> Point | None:
        """Return the point of `period`, or None when nothing was published."""
        return next((point for point in self.points if point.period == period), None)

    @property
    def latest(self) -> Point | None:
        """Return the last point, with or without a value."""
        return self.points[-1] if self.points else None


@dataclass(frozen=True, kw_only=True)
class NeighbourPoint:
    """A statistical neighbour's point at the period compared; `rank` 1 is the closest."""

    la_code: str
    rank: int
    closeness: str
    point: Point | None


@dataclass(frozen=True, kw_only=True)
class Neighbours:
    """The neighbours at one period: how many told a value, their median and range."""

    model: str | None
    points: tuple[NeighbourPoint, ...]
    told: int
    median: float | None
    lowest: float | None
    highest: float | None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where the authority stands against England; `key` is one of STANDINGS."""

    key: str
    words: str


A_COUNT = Standing(
    key="not-comparable", words="A number of children is not compared with that of all England."
)


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One indicator of one authority as of a day."""

    indicator: Indicator
    la_code: str
    as_of: date
    period: str
    series: Series
    england: Series
    neighbours: Neighbours
    standing: Standing


def comparisons(
    figures: Mapping[str, Iterable[Figure]],
    *,
    indicators: Sequence[Indicator],
    la_code: str,
    neighbours: Sequence[Neighbour],
    as_of: date,
) -> tuple[Comparison, ...]:
    """
    Return each of `indicators` of which anything was published for `la_code` by `as_of`.

    `figures` are given by the source that they were read from, and must hold those of England,
    of the neighbours and of the population indicator beside the authority's own.
    """
    latest = _vintages(figures, as_of)
    chosen = _in_use(neighbours, la_code, as_of)
    each = (_compared(one, latest, la_code, chosen, as_of) for one in indicators)
    return tuple(one for one in each if one is not None)


def _compared(
    indicator: Indicator,
    latest: Latest,
    la_code: str,
    chosen: Sequence[Neighbour],
    as_of: date,
) -> Comparison | None:
    drawn = {la_code, ENGLAND}
    series = _all_series(indicator, latest, as_of, wanted=lambda f: f.area_code in drawn)
    if la_code not in series:
        return None
    own, england = series[la_code], series.get(ENGLAND, Series(area_code=ENGLAND, points=()))
    last = own.points[-1]
    # Of the neighbours only the period compared is shown, so only that is worked out.
    theirs = _all_series(indicator, latest, as_of, wanted=lambda f: f.period == last.period)
    return Comparison(
        indicator=indicator,
        la_code=la_code,
        as_of=as_of,
        period=last.period,
        series=own,
        england=england,
        neighbours=_neighbours(chosen, theirs, last.period),
        standing=A_COUNT
        if indicator.unit == "count"
        else standing(last, england.at(last.period)),
    )


def standing(own: Point, england: Point | None) -> Standing:
    """Return in plain words how a point stands against England's of the same period."""
    if own.value is None:
        return Standing(key="not-comparable", words=f"Not comparable: {own.absent_because}")
    if england is None or england.value is None:
        return Standing(key="not-comparable", words="No value for England is published.")
    if own.interval is None:
        key = _direction(own.value, england.value)
        words = f"{WORDS[key]} England. No interval: {own.no_interval_because}"
        return Standing(key=key, words=words)
    if england.value in own.interval:
        words = "About the same as England; the interval includes England's value."
        return Standing(key="about-the-same", words=words)
    # The interval's end, as a published value may be rounded beyond it.
    key = _direction(own.interval.lower, england.value)
    words = f"{WORDS[key]} England; the interval excludes England's value."
    return Standing(key=key, words=words)


def _direction(value: float, england: float) -> str:
    if value == england:
        return "about-the-same"
    return "higher" if value > england else "lower"


def _vintages(figures: Mapping[str, Iterable[Figure]], as_of: date) -> Latest:
    """Return the figures known on `as_of`: of several vintages the last known or given."""
    latest: Latest = {}
    for source_id, told in figures.items():
        for figure in told:
            place = (figure.area_code, figure.period_ends_on.year)
            known = latest.setdefault(figure.indicator, {})
            before = known.get(place)
            if figure.known_on <= as_of and (
                before is None or figure.known_on >= before[1].known_on
            ):
                known[place] = (source_id, figure)
    return latest


def _all_series(
    indicator: Indicator, latest: Latest, as_of: date, *, wanted: Callable[[Figure], bool]
) -> dict[str, Series]:
    """Return the points of the figures that are `wanted`, by area, earliest first."""
    populations = latest.get(indicator.denominator_indicator or "", {})
    points: dict[str, list[Point]] = {}
    told = latest.get(indicator.key, {}).items()
    found = sorted((item for item in told if wanted(item[1][1])), key=lambda item: item[0])
    for (area, year), (source_id, figure) in found:
        over = populations.get((area, year - indicator.denominator_years_before))
        whole = figure if over is None else figure.over(over[1])
        if whole.known_on <= as_of:
            point = point_of(whole, indicator, source_id=source_id)
            points.setdefault(area, []).append(point)
    return {area: Series(area_code=area, points=tuple(own)) for area, own in points.items()}


def _in_use(
    neighbours: Sequence[Neighbour], la_code: str, as_of: date
) -> tuple[Neighbour, ...]:
    """Return the neighbours of `la_code` in the newest model known on `as_of`, by rank."""
    known = [n for n in neighbours if n.la_code == la_code and n.known_on <= as_of]
    newest = max((n.known_on for n in known), default=None)
    return tuple(sorted((n for n in known if n.known_on == newest), key=lambda n: n.rank))


def _neighbours(
    chosen: Sequence[Neighbour], series: dict[str, Series], period: str
) -> Neighbours:
    points = []
    for n in chosen:
        theirs = series.get(n.neighbour_la_code)
        point = theirs.at(period) if theirs is not None else None
        points.append(
            NeighbourPoint(
                la_code=n.neighbour_la_code, rank=n.rank, closeness=n.closeness, point=point
            )
        )
    values = [p.point.value for p in points if p.point and p.point.value is not None]
    return Neighbours(
        model=chosen[0].model if chosen else None,
        points=tuple(points),
        told=len(values),
        median=median(values) if values else None,
        lowest=min(values, default=None),
        highest=max(values, default=None),
    )
