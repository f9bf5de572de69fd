"""
Forests as drawn: one value and its interval a row, on one scale, with a line for the middle.

`templates/parts/forest.html` writes it as a table whose bars are its picture, so that picture
and numbers are one:

    {% from "parts/forest.html" import forest with context %}
    {{ forest(drawing, "Share of …") }}
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.web import axes

WIDTH = 200.0


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row as given: None where a value or an interval is not known, with the reason."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    own: bool = False
    because: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row as drawn."""

    entry: Entry
    start: float | None
    end: float | None
    dot: float | None


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """The rows, the line of the middle, and what the ends of the scale stand for."""

    rows: tuple[Row, ...]
    middle: float | None
    low: float
    high: float
    unit: str
    width: float = WIDTH


def drawing(
    entries: Sequence[Entry],
    *,
    unit: str,
    middle: float | None,
    floor: float | None = 0.0,
    whole: tuple[float, float] | None = None,
) -> Drawing:
    """Return the entries on one scale, from `whole` or from the least to the greatest told."""
    told = [v for one in entries for v in (one.value, one.low, one.high)]
    scale = axes.axis(whole or [*told, middle], start=0.0, end=WIDTH, wanted=4, floor=floor)
    return Drawing(
        rows=tuple(
            Row(
                entry=one,
                start=None if one.low is None else scale.at(one.low),
                end=None if one.high is None else scale.at(one.high),
                dot=None if one.value is None else scale.at(one.value),
            )
            for one in entries
        ),
        middle=None if middle is None else scale.at(middle),
        low=scale.low,
        high=scale.high,
        unit=unit,
    )


def entry(point: Any, *, name: str, own: bool = False) -> Entry:
    """Return a `Point` of a comparison as a row; None stands for nothing published."""
    if point is None:
        return Entry(
            name=name, value=None, low=None, high=None, own=own, because="Not published"
        )
    bounds = point.interval
    return Entry(
        name=name,
        value=point.value,
        low=None if bounds is None else bounds.lower,
        high=None if bounds is None else bounds.upper,
        own=own,
        because=point.absent_because or "",
    )
