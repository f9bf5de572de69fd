"""Put what may be unseen in the shape of the page: rows in order, each with its bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from firsthand.domain.assurance.unseen import National, Unseen
from firsthand.web.unseen.forms import Choice

WIDTH = 160.0  # of a bar's scale, in units of its drawing
NEVER = "0000"  # sorts before every date


@dataclass(frozen=True, kw_only=True)
class Bar:
    """Where the interval begins and ends and where the estimate lies; None: not known."""

    start: float
    end: float
    dot: float | None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One authority with its bar, and the reasons and checks that are its own."""

    told: Unseen
    bar: Bar
    own_checks: tuple[str, ...]


def lines(rows: Sequence[Unseen], choice: Choice) -> list[Line]:
    """Return the rows that the region keeps, in the order chosen, with bars on one scale."""
    kept = [row for row in rows if choice.region in ("", row.region)]
    by_name = sorted(kept, key=lambda row: row.authority)
    in_order = sorted(by_name, key=lambda row: key(row, choice.sort), reverse=choice.descending)
    whole, common = scale(rows), set(shared_checks(rows))
    return [
        Line(
            told=row,
            bar=bar(row, whole),
            own_checks=tuple(check for check in row.checks if check not in common),
        )
        for row in in_order
    ]


def key(row: Unseen, sort: str) -> object:
    """Return what a column sorts by; what is not known counts as the most that is possible."""
    keys = {
        "years": row.years_high,
        "chance": (row.probability if row.probability is not None else 1.0, row.high),
        "looked": row.last_looked_on.isoformat() if row.last_looked_on else NEVER,
        "authority": row.authority,
        "region": row.region,
    }
    return keys[sort]


def scale(rows: Iterable[Unseen]) -> float:
    """Return the share at the right end of every bar: the next tenth above the greatest."""
    return max(1, ceil(10 * max((row.high for row in rows), default=1.0))) / 10


def bar(row: Unseen, whole: float) -> Bar:
    """Return the bar of one row."""
    dot = None if row.probability is None else round(WIDTH * row.probability / whole, 1)
    return Bar(
        start=round(WIDTH * row.low / whole, 1), end=round(WIDTH * row.high / whole, 1), dot=dot
    )


def shared_checks(rows: Sequence[Unseen]) -> tuple[str, ...]:
    """Return the checks that hold for most rows; they are said once, above the table."""
    counts: dict[str, int] = {}
    for row in rows:
        for check in row.checks:
            counts[check] = counts.get(check, 0) + 1
    return tuple(check for check, count in counts.items() if 2 * count > len(rows))


def level_in_words(level: National) -> str:
    """Say how common failure is taken to be, and how fast a look goes out of date."""
    rates = level.rates
    if rates is None or level.low is None or level.high is None or level.half_lives is None:
        return (
            "The inspections published by this day do not tell how often services fail and "
            "recover. So nothing is estimated, and every chance from 0 to 100 percent is shown "
            "as possible."
        )
    return (
        f"From {rates.passages} pairs of successive full inspections public by this day, with "
        f"{rates.falls} falls to inadequate and {rates.rises} recoveries, about "
        f"{100 * rates.level:.0f} percent of authorities ({100 * level.low:.0f} to "
        f"{100 * level.high:.0f}) would be found inadequate at any time, and half of what a "
        f"look tells is out of date after {rates.half_life:.1f} years "
        f"({level.half_lives[0]:.1f} to {level.half_lives[1]:.1f})."
    )
