"""Standings: what is known of every authority on the day when a programme is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.assurance.picture import coverage
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.assurance.unseen import National, Unseen, national, unseen
from firsthand.domain.intelligence.settled import SettledInspection, settled
from firsthand.domain.planning.programme.priority import Standing
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.unknown import UnknownHarm
from firsthand.refdata import read
from firsthand.store import grades, inspections, looks
from firsthand.store.memory import remembered


@dataclass(frozen=True, kw_only=True)
class LastVisit:
    """The latest full inspection of an authority: its last known day, and who led it."""

    last_day: date
    day_is_publication: bool
    leads: frozenset[str]


def load_standings(*, as_of: date, harms: Sequence[str]) -> tuple[Standing, ...]:
    """Return one standing for each authority that exists on the day, or refuse a harm."""
    refuse_unknown(harms)
    level = national(grades.load_graded(as_of=as_of), as_of=as_of)
    everyone = [one for one in read.authorities() if one.exists_on(as_of)]
    of_authority = _unseen(everyone, harms, level)
    visits = last_visits(as_of=as_of)
    return tuple(
        _standing(one, of_authority[one.la_code], visits.get(one.la_code))
        for one in sorted(everyone, key=lambda one: one.name)
    )


def refuse_unknown(harms: Sequence[str]) -> None:
    """Refuse a harm that is not known."""
    known = {harm.key for harm in read.harms()}
    for harm in harms:
        if harm not in known:
            raise UnknownHarm(harm, known)


def _unseen(
    everyone: Sequence[Authority], harms: Sequence[str], level: National
) -> dict[str, list[Unseen]]:
    begun = {one.la_code: one.from_on for one in everyone}
    found: dict[str, list[Unseen]] = {one.la_code: [] for one in everyone}
    for harm in harms:
        rows = coverage(
            looks.load_looks(harm=harm),
            everyone,
            read.frameworks(),
            scope=Scope(as_of=level.as_of, harm=harm),
        )
        for row in rows:
            found[row.la_code].append(unseen(row, level, begun_on=begun[row.la_code]))
    return found


def _standing(one: Authority, chances: Sequence[Unseen], last: LastVisit | None) -> Standing:
    return Standing(
        la_code=one.la_code,
        authority=one.name,
        region=one.region,
        unseen=tuple(chances),
        last_visit_on=last.last_day if last else None,
        last_leads=last.leads if last else frozenset(),
    )


@remembered(at_most=4)
def last_visits(*, as_of: date) -> Mapping[str, LastVisit]:
    """Return the latest full inspection of each authority that was public on the day."""
    newest: dict[str, SettledInspection] = {}
    for one in inspections.load_inspections(as_of=as_of):
        if not one.full:
            continue
        told = settled(one, as_of=as_of, frameworks=read.frameworks(), scales=read.scales())
        if told is None:
            continue
        before = newest.get(told.la_code)
        if before is None or before.published_on < told.published_on:
            newest[told.la_code] = told
    return {la_code: _last(told) for la_code, told in newest.items()}


def _last(told: SettledInspection) -> LastVisit:
    lead = told.statement("lead_inspector")
    day = told.ended_on or told.started_on
    return LastVisit(
        # Publication comes weeks after the visit: the safer day, where no other is known.
        last_day=day or told.published_on,
        day_is_publication=day is None,
        leads=frozenset({lead.value}) if lead else frozenset(),
    )
