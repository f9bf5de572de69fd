"""Limits: how old the evidence is, and when this assurance ends (N1)."""

from datetime import date
from typing import Any

from firsthand.domain.common.words import counted, day
from firsthand.domain.inspection.document.basis import Basis


def limits(basis: Basis) -> dict[str, Any]:
    """Return the ages of the evidence and the day after which it tells of the past only."""
    happened = sorted(one.happened_on for one in basis.evidence.values())
    ends = ends_on(basis)
    stale = sum(
        one.stale_on is not None and one.stale_on <= basis.on for one in basis.evidence.values()
    )
    return {
        "oldest_on": happened[0].isoformat() if happened else None,
        "newest_on": happened[-1].isoformat() if happened else None,
        "stale": stale,
        "ends_on": ends.isoformat(),
        "rule": basis.rules.current_years.words,
        "rule_source": basis.rules.current_years.source,
        "sentences": _sentences(happened, stale, ends),
    }


def ends_on(basis: Basis) -> date:
    """Return the day on which this assurance ends: some years after fieldwork."""
    last = basis.conduct.opened.to_on
    year = last.year + basis.rules.current_years.value
    leap_day = last.month == 2 and last.day == 29
    return date(year, 2, 28) if leap_day else last.replace(year=year)


def _sentences(happened: list[date], stale: int, ends: date) -> list[str]:
    end = f"After {day(ends)} this inspection tells of the past only, and assures of nothing."
    told = [end]
    if happened:
        told.insert(
            0,
            f"What the evidence tells of happened between {day(happened[0])} and "
            f"{day(happened[-1])}.",
        )
    if stale:
        told.append(
            f"{counted(stale, 'piece')} of the evidence had become too old to stand on by the "
            "day of publication."
        )
    return told
