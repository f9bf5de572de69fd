"""Scope: of what, and as of when, a picture is drawn, and which looks fall into it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.look import Look


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Of what, and as of when, a picture is drawn; reports older than `within_years` lapse."""

    as_of: date
    harm: str
    area: str | None = None
    within_years: int | None = None

    def __post_init__(self) -> None:
        """Refuse a span in which nothing can have been published."""
        if self.within_years is not None and self.within_years < 1:
            raise ValueError(
                f"within_years is {self.within_years}; give 1 or more, or None for all reports"
            )


def by_authority(looks: Iterable[Look], scope: Scope) -> dict[str, list[Look]]:
    """Return the looks in scope by authority, oldest first."""
    found: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        asked_for = look.harm == scope.harm and look.area == scope.area
        if asked_for and look.published_on <= scope.as_of:
            found[look.la_code].append(look)
    for each in found.values():
        each.sort(key=lambda look: (look.published_on, look.inspection_id))
    return found


def in_span(looks: Sequence[Look], on: date, within_years: int | None) -> list[Look]:
    """Return the looks that are public on `on` and have not lapsed."""
    if within_years is None:
        return [look for look in looks if look.published_on <= on]
    first = years_before(on, within_years)
    return [look for look in looks if first < look.published_on <= on]


def years_before(day: date, years: int) -> date:
    """Return the same day of an earlier year; 28 February for a leap day that has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
