"""Cells: what one cell of a published table says: a day, a grade, an authority."""

import re
from collections.abc import Iterable
from datetime import date, datetime

from firsthand.domain.reference.authority import Authority, named

BLANK = frozenset({"", "nan", "none", "nat", "null"})
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y")
# Ofsted's and HM Inspectorate of Probation's words for a grade since 2009, and the dash that
# Ofsted prints where an area was not judged.
GRADES = frozenset(
    {
        "outstanding",
        "good",
        "adequate",
        "requires improvement to be good",
        "requires improvement",
        "inadequate",
        "-",
    }
)


def text(cell: str | None) -> str | None:
    """Return what a cell says, in one line, or None when it says nothing."""
    plain = " ".join((cell or "").split())
    return None if plain.lower() in BLANK else plain


def day(cell: str | None) -> date | None:
    """Return the day that a cell gives, or None when it is blank or gives none."""
    plain = re.sub(r"[T ]00:00:00(\.0+)?$", "", text(cell) or "")
    for form in DAY_FORMATS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


def is_grade(cell: str | None) -> bool:
    """Tell whether a cell holds a grade in words that inspectorates use."""
    return (text(cell) or "").lower() in GRADES


def whose(
    names: Iterable[str | None],
    authorities: tuple[Authority, ...],
    *,
    days: Iterable[date | None],
) -> Authority | None:
    """
    Return the authority that every given name or code agrees on, or None.

    Two authorities were called Dorset, so the days that the row speaks of are tried first; a
    report on an authority may come out after its end, so the bare name is tried last.
    """
    given = [name for name in map(text, names) if name]
    when = [*(day for day in days if day), None]
    found = {_named(name, authorities, when) for name in given}
    return found.pop() if len(found) == 1 else None


def _named(
    name: str, authorities: tuple[Authority, ...], days: list[date | None]
) -> Authority | None:
    for on in days:
        if authority := named(name, authorities, on=on):
            return authority
    return None
