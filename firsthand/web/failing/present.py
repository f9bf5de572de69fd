"""Put probabilities of serious failure in the shape of the page: rows in order, with bars."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from firsthand.domain.surveillance.failing.estimate import Failing
from firsthand.services import shapes_failing
from firsthand.web.failing.forms import Choice

WIDTH = 160.0  # of a bar's scale, in units of its drawing


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Where the interval begins and ends, and where the estimate lies."""

    start: float
    end: float
    dot: float | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One authority with its bar, its reasons by weight, and the checks that are its own."""

    told: Failing
    bar: Bar
    own_checks: tuple[str, ...]


def lines(rows: Sequence[Failing], choice: Choice) -> list[Line]:
    """Return the rows that the region keeps, in the order chosen, with bars on one scale."""
    kept = sorted(
        (row for row in rows if choice.region in ("", row.region)), key=lambda r: r.authority
    )
    ordered = sorted(kept, key=lambda r: key(r, choice.sort), reverse=choice.descending)
    whole, common = scale(rows), set(shared_checks(rows))
    return [
        Line(
            told=row,
            bar=bar(row, whole),
            own_checks=tuple(check for check in row.checks if check not in common),
        )
        for row in ordered
    ]


def key(row: Failing, sort: str) -> object:
    """Return what a column sorts by; what is not known comes as if nothing were likely."""
    if sort == "probability":
        return -1.0 if row.probability is None else row.probability
    return getattr(row, sort)


def scale(rows: Sequence[Failing]) -> float:
    """Return the share at the right end of every bar: the next tenth above the greatest."""
    highest = max((row.high for row in rows), default=1.0)
    return max(1, ceil(10 * highest)) / 10


def bar(row: Failing, whole: float) -> Bar:
    """Return the bar of one row."""
    dot = None if row.probability is None else round(WIDTH * row.probability / whole, 1)
    return Bar(
        start=round(WIDTH * row.low / whole, 1), end=round(WIDTH * row.high / whole, 1), dot=dot
    )


def shared_checks(rows: Sequence[Failing]) -> tuple[str, ...]:
    """Return the checks that hold for most rows; they are said once, above the table."""
    counts = Counter(check for row in rows for check in row.checks)
    return tuple(check for check, count in counts.items() if 2 * count > len(rows))


COLUMNS = (*shapes_failing.COLUMNS, "reasons", "checks")


def row_of(told: Failing) -> dict[str, Any]:
    """Return one authority as a row of a download."""
    return {
        **shapes_failing.of_failing(told),
        "reasons": " ".join(reason.words for reason in told.reasons),
        "checks": " ".join(told.checks),
    }
