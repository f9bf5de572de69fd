"""Caseloads: how many children an authority's published lists hold, to plan a reading from."""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.planning.depth.caseload import COUNTS, Caseload, caseload
from firsthand.domain.reference.authority import Authority, named
from firsthand.domain.reference.unknown import UnknownAuthority
from firsthand.refdata import read
from firsthand.store import figures


@dataclass(frozen=True, kw_only=True)
class CaseloadAnswer:
    """An authority and its published lists, from which a design can start."""

    authority: Authority
    as_of: date
    caseload: Caseload


def published_caseload(name_or_code: str, *, as_of: date) -> CaseloadAnswer:
    """Return the lists of an authority as its figures public on `as_of` tell them."""
    known = read.authorities()
    found = named(name_or_code, known, on=as_of) or named(name_or_code, known)
    if found is None:
        raise UnknownAuthority(name_or_code, {one.name for one in known})
    published = figures.load_figures(
        as_of=as_of,
        area_codes=[found.la_code],
        indicators=[indicator for _, indicator, _ in COUNTS],
    )
    return CaseloadAnswer(authority=found, as_of=as_of, caseload=caseload(published))
