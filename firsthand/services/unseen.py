"""Unseen: for every authority and harm, the chance of a failure that nobody told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.picture import coverage
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.assurance.unseen import National, Unseen, national, unseen
from firsthand.domain.reference.unknown import UnknownHarm
from firsthand.refdata import read
from firsthand.store.grades import load_graded
from firsthand.store.looks import load_looks
from firsthand.store.memory import remembered


@dataclass(frozen=True, kw_only=True)
class UnseenAnswer:
    """The estimates, most years unseen first, and the national level that they rest on."""

    as_of: date
    national: National
    rows: tuple[Unseen, ...]


def unseen_failures(*, as_of: date, harms: Sequence[str] | None = None) -> UnseenAnswer:
    """Return one estimate for each authority and each of `harms`; all of them when None."""
    known = tuple(harm.key for harm in read.harms())
    chosen = known if harms is None else tuple(harms)
    for harm in chosen:
        if harm not in known:
            raise UnknownHarm(harm, known)
    return _answer(as_of=as_of, harms=chosen)


@remembered(at_most=32)
def _answer(*, as_of: date, harms: tuple[str, ...]) -> UnseenAnswer:
    level = national(load_graded(as_of=as_of), as_of=as_of)
    begun = {one.la_code: one.from_on for one in read.authorities()}
    rows = [
        unseen(row, level, begun_on=begun[row.la_code])
        for harm in harms
        for row in coverage(
            load_looks(harm=harm),
            read.authorities(),
            read.frameworks(),
            scope=Scope(as_of=as_of, harm=harm),
        )
    ]
    rows.sort(key=lambda one: (-one.years_high, one.authority, one.harm))
    return UnseenAnswer(as_of=as_of, national=level, rows=tuple(rows))
