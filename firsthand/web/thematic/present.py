"""Put pooled results in the shape of the page: a forest of intervals on one scale."""

from dataclasses import dataclass

from firsthand.domain.planning.programme.thematic_results import Together
from firsthand.stats.intervals import Interval

LEFT, WIDTH, STEP = 10.0, 200.0, 26.0


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of the drawing, with what the table says of it."""

    name: str
    counts: str
    share: float
    interval: Interval
    start: float
    end: float
    dot: float
    height: float
    note: str


def forest(told: Together) -> tuple[Row, ...]:
    """Return one row for each area, then the typical area, then another area."""
    rows = [
        (
            one.result.area,
            f"{one.result.found} of {one.result.read}",
            one.share,
            one.interval,
            "stands out" if one.stands_out else "",
        )
        for one in told.areas
    ]
    rows.append(("A typical area", "pooled", told.share, told.interval, ""))
    rows.append(("Another area", "expected", told.share, told.another_area, ""))
    return tuple(
        Row(
            name=name,
            counts=counts,
            share=share,
            interval=interval,
            start=at(interval.lower),
            end=at(interval.upper),
            dot=at(share),
            height=round(STEP * (index + 1), 1),
            note=note,
        )
        for index, (name, counts, share, interval, note) in enumerate(rows)
    )


def at(share: float) -> float:
    """Return where a share lies on the drawing."""
    return round(LEFT + WIDTH * share, 1)
