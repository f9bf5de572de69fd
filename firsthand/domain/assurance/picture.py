"""
The picture: what published inspection last said of a harm, authority by authority.

A look stands until another look: a passing mention or a silent report never overwrites what
inspectors once saw. Its age, and the number of inspections since, tell that it is old.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.look import Look
from firsthand.domain.assurance.state import State
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.framework import Framework

FIRST_YEAR = 2009  # the first ratings that the curated events tell of

__all__ = [
    "CoverageRow",
    "Look",
    "Picture",
    "YearCount",
    "coverage",
    "history",
    "picture",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverageRow:
    """
    One authority and harm. What begins with `last_` belongs to the wide reading.

    `last_looked_on` is the publication of the look that `state` comes from, None when nobody
    looked; `last_said_on` that of the latest report that names the harm at all. `framework` and
    `last_kind` are those of the look, or else of the latest report that named the harm, or
    else of the latest report.
    """

    la_code: str
    authority: str
    region: str
    harm: str
    area: str | None
    state: State
    strict_state: State
    last_looked_on: date | None
    last_said_on: date | None
    last_kind: str | None
    last_inspection_id: str | None
    framework: str | None
    framework_asked: str
    age_days: int | None
    inspections_since_last_look: int | None
    looks: tuple[Look, ...]


@dataclass(frozen=True, kw_only=True)
class YearCount:
    """How many authorities were in each state at the end of a year, or on the day asked for."""

    year: int
    counts: dict[State, int]
    strict_counts: dict[State, int]


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Every authority that existed on `as_of`, for one harm."""

    as_of: date
    harm: str
    area: str | None
    within_years: int | None
    rows: tuple[CoverageRow, ...]
    counts: dict[State, int]
    history: tuple[YearCount, ...]


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


def picture(
    looks: Iterable[Look],
    authorities: Iterable[Authority],
    frameworks: Iterable[Framework],
    *,
    scope: Scope,
) -> Picture:
    """Return the national picture of one harm, with its history by year."""
    known = tuple(authorities)
    by_authority = _by_authority(looks, scope)
    rows = _rows(by_authority, known, {f.key: f for f in frameworks}, scope)
    return Picture(
        as_of=scope.as_of,
        harm=scope.harm,
        area=scope.area,
        within_years=scope.within_years,
        rows=rows,
        counts=_counted(row.state for row in rows),
        history=_history(by_authority, known, scope),
    )


def coverage(
    looks: Iterable[Look],
    authorities: Iterable[Authority],
    frameworks: Iterable[Framework],
    *,
    scope: Scope,
) -> tuple[CoverageRow, ...]:
    """Return the rows alone, for callers that ask about many harms and need no history."""
    by_key = {f.key: f for f in frameworks}
    return _rows(_by_authority(looks, scope), tuple(authorities), by_key, scope)


def history(
    looks: Iterable[Look], authorities: Iterable[Authority], *, scope: Scope
) -> tuple[YearCount, ...]:
    """Return how many authorities were in each state at the end of each year."""
    return _history(_by_authority(looks, scope), tuple(authorities), scope)


def _by_authority(looks: Iterable[Look], scope: Scope) -> dict[str, list[Look]]:
    """Return the looks in scope by authority, oldest first."""
    found: dict[str, list[Look]] = defaultdict(list)
    for look in looks:
        asked_for = look.harm == scope.harm and look.area == scope.area
        if asked_for and look.published_on <= scope.as_of:
            found[look.la_code].append(look)
    for each in found.values():
        each.sort(key=lambda look: (look.published_on, look.inspection_id))
    return found


def _in_span(looks: Sequence[Look], on: date, within_years: int | None) -> list[Look]:
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


def _rows(
    by_authority: dict[str, list[Look]],
    authorities: tuple[Authority, ...],
    frameworks: dict[str, Framework],
    scope: Scope,
) -> tuple[CoverageRow, ...]:
    there = (a for a in authorities if a.exists_on(scope.as_of))
    return tuple(
        _row(
            authority,
            _in_span(by_authority.get(authority.la_code, ()), scope.as_of, scope.within_years),
            frameworks,
            scope,
        )
        for authority in sorted(there, key=lambda a: a.name)
    )


def _row(
    authority: Authority, looks: list[Look], frameworks: dict[str, Framework], scope: Scope
) -> CoverageRow:
    looked = [look for look in looks if look.state.looked]
    said = [look for look in looks if look.state is not State.NOT_REPORTED]
    speaks = _last(looked) or _last(said) or _last(looks)
    last = _last(looked)
    return CoverageRow(
        la_code=authority.la_code,
        authority=authority.name,
        region=authority.region,
        harm=scope.harm,
        area=scope.area,
        state=_latest(look.state for look in looks),
        strict_state=_latest(look.strict_state for look in looks),
        last_looked_on=last.published_on if last else None,
        last_said_on=said[-1].published_on if said else None,
        last_kind=speaks.kind if speaks else None,
        last_inspection_id=speaks.inspection_id if speaks else None,
        framework=speaks.framework if speaks else None,
        framework_asked=_asked(speaks, frameworks),
        age_days=(scope.as_of - last.published_on).days if last else None,
        inspections_since_last_look=_since(looks, last),
        looks=tuple(looks),
    )


def _last(looks: list[Look]) -> Look | None:
    return looks[-1] if looks else None


def _latest(states: Iterable[State]) -> State:
    """Return the last state that comes of a look, or else the most that any report said."""
    standing = State.NOT_REPORTED
    for state in states:
        if state.looked or state.knowledge > standing.knowledge:
            standing = state
    return standing


def _since(looks: Sequence[Look], last: Look | None) -> int | None:
    if last is None:
        return None
    later = {look.inspection_id for look in looks if look.published_on > last.published_on}
    return len(later - {last.inspection_id})


def _asked(look: Look | None, frameworks: dict[str, Framework]) -> str:
    if look is None:
        return "not-known"
    if look.asked is not None:
        return look.asked
    framework = frameworks.get(look.framework or "")
    return framework.asks(look.harm).asked if framework else "not-known"


def _history(
    by_authority: dict[str, list[Look]], authorities: tuple[Authority, ...], scope: Scope
) -> tuple[YearCount, ...]:
    years = range(FIRST_YEAR, scope.as_of.year + 1)
    return tuple(
        _year(by_authority, authorities, min(date(year, 12, 31), scope.as_of), scope)
        for year in years
    )


def _year(
    by_authority: dict[str, list[Look]],
    authorities: tuple[Authority, ...],
    on: date,
    scope: Scope,
) -> YearCount:
    there = [a.la_code for a in authorities if a.exists_on(on)]
    spans = [_in_span(by_authority.get(code, ()), on, scope.within_years) for code in there]
    return YearCount(
        year=on.year,
        counts=_counted(_latest(look.state for look in span) for span in spans),
        strict_counts=_counted(_latest(look.strict_state for look in span) for span in spans),
    )


def _counted(states: Iterable[State]) -> dict[State, int]:
    counts = Counter(states)
    return {state: counts[state] for state in State}
