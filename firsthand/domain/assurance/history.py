"""
History: how many authorities were in each state by year, and what each year's reports name.

The first counts knowledge as it stood; the second counts reports as they came.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.look import Look
from firsthand.domain.assurance.scope import Scope, by_authority, in_span
from firsthand.domain.assurance.state import State
from firsthand.domain.reference.authority import Authority

FIRST_YEAR = 2009  # the first ratings that the curated events tell of


@dataclass(frozen=True, kw_only=True)
class YearCount:
    """How many authorities were in each state at the end of a year, or on the day asked for."""

    year: int
    counts: dict[State, int]
    strict_counts: dict[State, int]


@dataclass(frozen=True, kw_only=True)
class YearReports:
    """How many reports of full inspections a year brought, and how many speak of the harm."""

    year: int
    reports: int
    named: int
    named_strict: int
    looked: int
    looked_strict: int


def history(
    looks: Iterable[Look], authorities: Iterable[Authority], *, scope: Scope
) -> tuple[YearCount, ...]:
    """Return how many authorities were in each state at the end of each year."""
    return counted_by_year(by_authority(looks, scope), tuple(authorities), scope)


def counted_by_year(
    found: dict[str, list[Look]], authorities: tuple[Authority, ...], scope: Scope
) -> tuple[YearCount, ...]:
    """Return the same, for looks that are already laid out by authority."""
    years = range(FIRST_YEAR, scope.as_of.year + 1)
    return tuple(
        _year(found, authorities, min(date(year, 12, 31), scope.as_of), scope) for year in years
    )


def _year(
    found: dict[str, list[Look]],
    authorities: tuple[Authority, ...],
    on: date,
    scope: Scope,
) -> YearCount:
    there = [a.la_code for a in authorities if a.exists_on(on)]
    spans = [in_span(found.get(code, ()), on, scope.within_years) for code in there]
    return YearCount(
        year=on.year,
        counts=counted(latest(look.state for look in span) for span in spans),
        strict_counts=counted(latest(look.strict_state for look in span) for span in spans),
    )


def reports_by_year(found: dict[str, list[Look]], scope: Scope) -> tuple[YearReports, ...]:
    """Count what the full inspections published each year say; visits have other themes."""
    by_year: dict[int, list[Look]] = defaultdict(list)
    for look in (one for each in found.values() for one in each):
        if look.full and look.read:
            by_year[look.published_on.year].append(look)
    return tuple(_year_reports(year, by_year[year]) for year in sorted(by_year))


def _year_reports(year: int, looks: list[Look]) -> YearReports:
    return YearReports(
        year=year,
        reports=len(looks),
        named=sum(one.state is not State.NOT_REPORTED for one in looks),
        named_strict=sum(one.strict_state is not State.NOT_REPORTED for one in looks),
        looked=sum(one.state.looked for one in looks),
        looked_strict=sum(one.strict_state.looked for one in looks),
    )


def latest(states: Iterable[State]) -> State:
    """Return the last state that comes of a look, or else the most that any report said."""
    standing = State.NOT_REPORTED
    for state in states:
        if state.looked or state.knowledge > standing.knowledge:
            standing = state
    return standing


def counted(states: Iterable[State]) -> dict[State, int]:
    """Return how many of `states` there are of each, also where there is none."""
    counts = Counter(states)
    return {state: counts[state] for state in State}
