"""Funnel units: the counts of one unit as they came, and why one may have no place."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.surveillance.funnels.funnel_plot import FunnelKind, NotPlaced

NO_COUNTS = "its counts are not published"


@dataclass(frozen=True, kw_only=True)
class FunnelUnit:
    """One unit: both counts, or the reason why one is missing."""

    name: str
    numerator: float | None
    denominator: float | None
    la_code: str = ""
    absent_because: str | None = None


Sorted = tuple[tuple[FunnelUnit, ...], tuple[NotPlaced, ...]]


def sorted_out(units: Sequence[FunnelUnit], kind: FunnelKind) -> Sorted:
    """Return the units that have a place, and the others with their reasons."""
    often = Counter(unit.la_code or unit.name for unit in units)
    placed, out = [], []
    for unit in units:
        many = often[unit.la_code or unit.name]
        reason = why_not(unit, kind) if many == 1 else _given_often(many)
        if reason is None:
            placed.append(unit)
            continue
        out.append(
            NotPlaced(
                la_code=unit.la_code,
                name=unit.name,
                because=reason,
                numerator=unit.numerator,
                denominator=unit.denominator,
            )
        )
    return tuple(placed), tuple(out)


def why_not(unit: FunnelUnit, kind: FunnelKind) -> str | None:
    """Return in words why a unit has no place on a funnel of `kind`; None where it has one."""
    count, whole = unit.numerator, unit.denominator
    if count is None or whole is None:
        return (unit.absent_because or NO_COUNTS).rstrip(".")
    if kind is FunnelKind.PROPORTION and count > whole > 0:
        return f"{count:g} of {whole:g} is no share"
    return _no_count(count) or _no_denominator(whole)


def _no_count(count: float) -> str | None:
    if not math.isfinite(count):
        return f"its count is given as {count}, which is no number"
    return f"its count is {count:g}; there is no count below 0" if count < 0 else None


def _no_denominator(whole: float) -> str | None:
    if not math.isfinite(whole):
        return f"its denominator is given as {whole}, which is no number"
    if whole == 0:
        return "its denominator is 0, so that nothing could have been counted"
    return f"its denominator is {whole:g}; there is none below 0" if whole < 0 else None


def _given_often(many: int) -> str:
    return f"it stands {many} times in one period, and nobody says which is meant"
