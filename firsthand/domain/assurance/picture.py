"""
The picture: what published inspection last said of a harm, authority by authority.

A look stands until another look: a passing mention or a silent report never overwrites what
inspectors once saw. Its age, and the number of inspections since, tell that it is old.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.history import (
    YearCount,
    YearReports,
    counted,
    counted_by_year,
    latest,
    reports_by_year,
)
from firsthand.domain.assurance.look import Look
from firsthand.domain.assurance.scope import Scope, by_authority, in_span
from firsthand.domain.assurance.state import NOT_READ, State
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.harm import is_own


@dataclass(frozen=True, kw_only=True, slots=True)
class CoverageRow:
    """
    One authority and harm. What begins with `last_` belongs to the wide reading.

    `last_looked_on` is the publication of the look that `state` comes from, None when nobody
    looked; `strict_last_looked_on` that of the latest look that names the harm itself;
    `last_said_on` that of the latest report that names the harm at all. `framework` and
    `last_kind` are those of the look, or else of the latest report that named the harm, or
    else of the latest inspection. `not_read_since` counts the inspections published since the
    last look whose report is not held: they may have looked.
    """

    la_code: str
    authority: str
    region: str
    harm: str
    area: str | None
    state: State
    strict_state: State
    last_looked_on: date | None
    strict_last_looked_on: date | None
    last_said_on: date | None
    last_kind: str | None
    last_inspection_id: str | None
    framework: str | None
    framework_asked: str
    age_days: int | None
    inspections_since_last_look: int | None
    not_read_since: int
    looks: tuple[Look, ...]

    @property
    def not_read(self) -> bool:
        """Tell whether the harm was added here and no report has been read for it since."""
        return is_own(self.harm) and not any(look.read for look in self.looks)

    @property
    def state_told(self) -> str:
        """The state as it is told: silence is told only where a report was read."""
        return NOT_READ if self.not_read else self.state.value

    @property
    def strict_state_told(self) -> str:
        """The same in the strict reading."""
        return NOT_READ if self.not_read else self.strict_state.value


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
    reports: tuple[YearReports, ...]


def picture(
    looks: Iterable[Look],
    authorities: Iterable[Authority],
    frameworks: Iterable[Framework],
    *,
    scope: Scope,
) -> Picture:
    """Return the national picture of one harm, with its history by year."""
    known = tuple(authorities)
    found = by_authority(looks, scope)
    rows = _rows(found, known, {f.key: f for f in frameworks}, scope)
    return Picture(
        as_of=scope.as_of,
        harm=scope.harm,
        area=scope.area,
        within_years=scope.within_years,
        rows=rows,
        counts=counted(row.state for row in rows),
        history=counted_by_year(found, known, scope),
        reports=reports_by_year(found, scope),
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
    return _rows(by_authority(looks, scope), tuple(authorities), by_key, scope)


def _rows(
    found: dict[str, list[Look]],
    authorities: tuple[Authority, ...],
    frameworks: dict[str, Framework],
    scope: Scope,
) -> tuple[CoverageRow, ...]:
    there = (a for a in authorities if a.exists_on(scope.as_of))
    return tuple(
        _row(
            authority,
            in_span(found.get(authority.la_code, ()), scope.as_of, scope.within_years),
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
        state=latest(look.state for look in looks),
        strict_state=latest(look.strict_state for look in looks),
        last_looked_on=_day(last),
        strict_last_looked_on=_day(_last([k for k in looks if k.strict_state.looked])),
        last_said_on=_day(_last(said)),
        last_kind=speaks.kind if speaks else None,
        last_inspection_id=speaks.inspection_id if speaks else None,
        framework=speaks.framework if speaks else None,
        framework_asked=_asked(speaks, frameworks),
        age_days=(scope.as_of - last.published_on).days if last else None,
        inspections_since_last_look=len(_since(looks, last, read=True)) if last else None,
        not_read_since=len(_since(looks, last, read=False)),
        looks=tuple(looks),
    )


def _last(looks: list[Look]) -> Look | None:
    return looks[-1] if looks else None


def _day(look: Look | None) -> date | None:
    return look.published_on if look else None


def _since(looks: Sequence[Look], last: Look | None, *, read: bool) -> set[str]:
    """Return the inspections published since `last` (all when nobody looked), read or not."""
    later = {
        look.inspection_id
        for look in looks
        if look.read is read and (last is None or look.published_on > last.published_on)
    }
    return later - ({last.inspection_id} if last else set())


def _asked(look: Look | None, frameworks: dict[str, Framework]) -> str:
    if look is None:
        return "not-known"
    if look.asked is not None:
        return look.asked
    framework = frameworks.get(look.framework or "")
    return framework.asks(look.harm).asked if framework else "not-known"
