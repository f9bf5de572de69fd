"""Put a programme in the shape of the page: months by regions, the falling gap, the filter."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from firsthand.domain.common.words import MONTHS
from firsthand.domain.planning.programme.commission import Commission, Placed
from firsthand.refdata import read
from firsthand.services.programmes.jobs import Progress
from firsthand.web.programmes.forms import Filter

Visit = Mapping[str, Any]
PHASES = {"months": "Months", "teams": "Teams"}
SHORT = {
    "East Midlands": "E Mid",
    "East of England": "East",
    "London": "Lond",
    "North East": "N East",
    "North West": "N West",
    "South East": "S East",
    "South West": "S West",
    "West Midlands": "W Mid",
    "Yorkshire and The Humber": "Yorks",
}
SHADES = 6  # classes fh-shade-0 to fh-shade-5
WIDE, NARROW, HEIGHT = 600.0, 236.0, 160.0  # of the chart of gaps, on a desk and on a phone


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One month in one region: how many visits, how many of them drawn by lot, how dark."""

    count: int
    drawn: int
    shade: int


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Visits by month and region, with sums."""

    months: tuple[str, ...]  # 2027-01
    labels: tuple[str, ...]  # Jan
    years: tuple[tuple[str, int, int], ...]  # year, first column, columns
    regions: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    by_month: tuple[int, ...]
    by_region: tuple[int, ...]
    total: int


def grid(visits: Sequence[Visit], asked: Commission) -> Grid:
    """Return how many visits each month has in each region."""
    months = tuple(f"{month:%Y-%m}" for month in asked.calendar)
    regions = tuple(sorted({one["region"] for one in visits}))
    count = Counter((one["region"], one["month"]) for one in visits)
    drawn = Counter((v["region"], v["month"]) for v in visits if v["drawn_at_random"])
    most = max(count.values(), default=1)
    rows = tuple(
        tuple(
            Cell(
                count=count[region, month],
                drawn=drawn[region, month],
                shade=shade(count[region, month], most),
            )
            for month in months
        )
        for region in regions
    )
    return Grid(
        months=months,
        labels=tuple(MONTHS[int(month[5:]) - 1][:3] for month in months),
        years=years(months),
        regions=regions,
        rows=rows,
        by_month=tuple(sum(row[i].count for row in rows) for i in range(len(months))),
        by_region=tuple(sum(cell.count for cell in row) for row in rows),
        total=len(visits),
    )


def shade(count: int, most: int) -> int:
    """Return how dark a count is drawn: nought only for none."""
    return 0 if not count else 1 + min(SHADES - 2, (SHADES - 1) * (count - 1) // max(most, 1))


def years(months: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Return each year with its first column and how many columns it has."""
    counted = Counter(month[:4] for month in months)
    return tuple(
        (year, next(i for i, month in enumerate(months) if month[:4] == year), count)
        for year, count in counted.items()
    )


def of_placed(best: Iterable[Placed]) -> list[dict[str, Any]]:
    """Return the best plan so far as visits that a grid can count."""
    regions = {one.la_code: one.region for one in read.authorities()}
    return [
        {
            "region": regions.get(one.key.partition("-")[0], "not known"),
            "month": f"{one.month:%Y-%m}",
            "drawn_at_random": one.key.endswith("-random"),
            "team": one.team,
        }
        for one in best
    ]


def kept(visits: Sequence[Visit], chosen: Filter) -> list[Visit]:
    """Return the visits that the filter keeps."""
    return [
        one
        for one in visits
        if chosen.region in ("", one["region"])
        and chosen.month in ("", one["month"])
        and chosen.kind in ("", one["kind"])
        and (not chosen.inspector or chosen.inspector in one["team"])
    ]


@dataclass(frozen=True, kw_only=True)
class GapLine:
    """How the gap of one phase fell: spots in 0 to 1 across and down, and its last value."""

    phase: str
    spots: tuple[tuple[float, float], ...]
    last: float
    table: tuple[tuple[float, float, float, float], ...]  # seconds, value, bound, gap


@dataclass(frozen=True, kw_only=True)
class GapChart:
    """The lines of all phases on one scale of seconds."""

    lines: tuple[GapLine, ...]
    seconds: float
    highest: float  # the top of the scale, as a share
    wide: float = WIDE
    narrow: float = NARROW
    height: float = HEIGHT


def gaps(found: Progress) -> GapChart | None:
    """Return how the gap fell, or None while there is nothing to draw."""
    told = [one for one in found.signs if one.quality]
    if len({one.seconds for one in told}) < 2:
        return None  # a single spot shows no course
    seconds = max(max(one.seconds for one in told), 1.0)
    greatest = max(one.quality[2] for one in told if one.quality)
    highest = ceil(20 * 1.1 * max(greatest, 0.04)) / 20  # leaves room above for the labels
    lines = []
    for phase, name in PHASES.items():
        rows = [(s.seconds, *s.quality) for s in told if s.phase == phase and s.quality]
        if not rows:
            continue
        lines.append(
            GapLine(
                phase=name,
                spots=tuple((at / seconds, 1 - gap / highest) for at, _, _, gap in rows),
                last=rows[-1][3],
                table=thinned(rows),
            )
        )
    return GapChart(lines=tuple(lines), seconds=seconds, highest=highest) if lines else None


def thinned(rows: Sequence[Any], at_most: int = 12) -> tuple[Any, ...]:
    """Return some rows, evenly spread, the last one always among them."""
    step = max(1, -(-len(rows) // at_most))
    return (*rows[:-1:step], rows[-1])


def seats(visits: Sequence[Visit], regions: Mapping[str, str]) -> tuple[int, int]:
    """Return how many places in teams there are, and how many are filled from elsewhere."""
    places = [(one["region"], regions.get(code)) for one in visits for code in one["team"]]
    return len(places), sum(here != theirs for here, theirs in places)
