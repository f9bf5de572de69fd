"""The picture: where published inspection has looked, for every authority."""

from collections.abc import Sequence
from datetime import date

from firsthand.domain.assurance.picture import CoverageRow, Picture, coverage, picture
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.reference.names import AREAS
from firsthand.domain.reference.unknown import UnknownArea, UnknownHarm
from firsthand.refdata import read
from firsthand.store import looks
from firsthand.store.memory import remembered


def national_picture(
    *, as_of: date, harm: str, area: str | None = None, within_years: int | None = None
) -> Picture:
    """Return the picture of one harm as of a day, with its history by year."""
    _refuse_unknown([harm], area)
    return _picture(as_of=as_of, harm=harm, area=area, within_years=within_years)


def pictures(
    *,
    as_of: date,
    harms: Sequence[str] | None = None,
    area: str | None = None,
    within_years: int | None = None,
) -> tuple[CoverageRow, ...]:
    """Return one row for each authority and each of `harms`; all of them when None."""
    chosen = tuple(harm.key for harm in read.harms()) if harms is None else tuple(harms)
    _refuse_unknown(chosen, area)
    return _rows(as_of=as_of, harms=chosen, area=area, within_years=within_years)


@remembered(at_most=64)
def _picture(*, as_of: date, harm: str, area: str | None, within_years: int | None) -> Picture:
    return picture(
        looks.load_looks(harm=harm, area=area),
        read.authorities(),
        read.frameworks(),
        scope=Scope(as_of=as_of, harm=harm, area=area, within_years=within_years),
    )


@remembered(at_most=8)
def _rows(
    *, as_of: date, harms: tuple[str, ...], area: str | None, within_years: int | None
) -> tuple[CoverageRow, ...]:
    return tuple(
        row
        for harm in harms
        for row in coverage(
            looks.load_looks(harm=harm, area=area),
            read.authorities(),
            read.frameworks(),
            scope=Scope(as_of=as_of, harm=harm, area=area, within_years=within_years),
        )
    )


def _refuse_unknown(harms: Sequence[str], area: str | None) -> None:
    known = {harm.key for harm in read.harms()}
    for harm in harms:
        if harm not in known:
            raise UnknownHarm(harm, known)
    if area is not None and area not in AREAS:
        raise UnknownArea(area, AREAS)
