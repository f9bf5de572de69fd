"""Estimates: how many children may be known to nobody; recorded, withdrawn, found again."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.utils import timezone

from firsthand.domain.common.act import Act
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.independence.independence import keeping_out
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.estimates.acts import EstimateRecorded, EstimateWithdrawn
from firsthand.domain.prevalence.estimates.area import Area
from firsthand.domain.prevalence.estimates.deciding import (
    Vocabulary,
    objections_to_recording,
    objections_to_withdrawing,
)
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.prevalence.estimates.permission import objections_to_doing
from firsthand.domain.prevalence.estimates.register import (
    OnRecord,
    next_id,
    of_authority,
    register,
)
from firsthand.domain.prevalence.estimates.rounding import as_kept
from firsthand.domain.prevalence.estimates.small_counts import LIMIT
from firsthand.domain.prevalence.estimates.worked_out import WorkedOut
from firsthand.domain.prevalence.publishable import publishable
from firsthand.domain.prevalence.recordable import of_shown
from firsthand.domain.reference.authority import named
from firsthand.domain.reference.unknown import Unknown, UnknownAuthority
from firsthand.refdata import read
from firsthand.refdata.read_programme import programme_rules
from firsthand.sources import estimate_answers, handed_in
from firsthand.sources.estimate_answers import AnswerTable
from firsthand.stats.hidden.estimate import refused
from firsthand.store import people
from firsthand.store.books import Entered
from firsthand.store.estimates import ESTIMATES, keyed, load_shown, shown

ALL = "all"
NOT_READ = "what is said of the table itself is not read"


class UnknownEstimate(Unknown):
    """No estimate was recorded under this identifier by the day."""

    thing = "estimate"
    needed = "the identifier of an estimate on the record, such as 'e1'"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who wants to act, and when; the same `key` twice is one act."""

    by: Actor
    now: datetime
    key: str = ""


def read_answer(content: bytes, *, name: str) -> WorkedOut:
    """
    Return the numbers of an answer that is handed in as JSON.

    Where its table holds small counts they are those that may be published beside it.
    """
    worked = estimate_answers.read_answer(content, name=name)
    table = estimate_answers.read_table(content, name=name)
    if table is None or (table.overlaps.counts >= LIMIT).all():
        return worked
    return of_shown(worked, publishable(answer_of(table), table.apart))


def answer_of(table: AnswerTable) -> HiddenAnswer:
    """Return which methods were asked of a table, without what they said of it."""
    found = [
        replace(refused(method, NOT_READ, level=table.level), detail=detail)
        for method, detail in table.methods.items()
    ]
    return HiddenAnswer(
        table=table.overlaps,
        version="",
        estimates=tuple(one for one in found if one.method != ALL),
        headline=next((one for one in found if one.method == ALL), None),
        variants=(),
        notes=(),
    )


def content(file: Path) -> bytes:
    """Return what a file holds, or refuse in words."""
    return handed_in.content_of(file)


def record(asked: Asked, told: PopulationEstimate, *, replaces: str = "") -> OnRecord:
    """
    Put an estimate on the record, rounded and without small counts.

    What cannot stand is refused.
    """
    key = asked.key or uuid4().hex

    def decide(before: tuple[Act[Any], ...]) -> list[EstimateRecorded]:
        refuse_if(objections(asked, told.area))
        known = register(before)
        others = [one.told for one in known.values()]
        body = EstimateRecorded(estimate=next_id(before), told=told, replaces=replaces.strip())
        refuse_if(objections_to_recording(body, known, vocabulary(), on=_day(asked.now)))
        regions = {one.la_code: one.region for one in read.authorities()}
        kept = as_kept(told, others, keyed, regions)
        return [EstimateRecorded(estimate=body.estimate, told=kept, replaces=body.replaces)]

    entered = Entered(by=asked.by.code, at=asked.now, key=key)
    acts = ESTIMATES.enter(entered, "record", decide)
    mine = next(act for act in acts if act.key == f"{asked.by.code}/{key}")
    return shown(acts)[mine.body.estimate]


def withdraw(asked: Asked, estimate_id: str, reason: str) -> OnRecord:
    """Take an estimate back; it stays on the record with the reason."""
    one = estimate(estimate_id)

    def decide(before: tuple[Act[Any], ...]) -> list[EstimateWithdrawn]:
        refuse_if(objections(asked, one.told.area))
        body = EstimateWithdrawn(estimate=estimate_id, reason=reason.strip())
        refuse_if(objections_to_withdrawing(body, register(before)))
        return [body]

    entered = Entered(by=asked.by.code, at=asked.now, key=asked.key)
    return shown(ESTIMATES.enter(entered, "withdraw", decide))[estimate_id]


def objections(asked: Asked, area: Area) -> tuple[Objection, ...]:
    """Return why this person may neither record nor withdraw an estimate of an area."""
    codes = _codes_in(area)
    links = people.load_links(person=asked.by.code)
    barring = keeping_out(links, codes, programme_rules(), on=_day(asked.now))
    return objections_to_doing(asked.by, keeping_out=barring)


def estimates(*, as_of: date | None = None) -> dict[str, OnRecord]:
    """Return by identifier every estimate on the record, as of a day or now, as it is shown."""
    return load_shown(as_of=as_of)


def estimate(estimate_id: str, *, as_of: date | None = None) -> OnRecord:
    """Return one estimate, or raise UnknownEstimate."""
    known = estimates(as_of=as_of)
    if estimate_id not in known:
        raise UnknownEstimate(estimate_id, known)
    return known[estimate_id]


def of(name_or_code: str, *, as_of: date, harm: str = "") -> tuple[OnRecord, ...]:
    """Return the estimates that stand for an authority on a day, or for a wider area."""
    known = read.authorities()
    one = named(name_or_code, known, on=as_of) or named(name_or_code, known)
    if one is None:
        raise UnknownAuthority(name_or_code, {each.name for each in known})
    return of_authority(estimates(as_of=as_of), one, harm=harm)


def vocabulary() -> Vocabulary:
    """Return the authorities, regions and harms that an estimate may be of."""
    known = read.authorities()
    return Vocabulary(
        la_codes={one.la_code for one in known},
        regions={one.region for one in known},
        harms={one.key for one in read.harms()},
    )


def names() -> dict[str, str]:
    """Return by code the name of everybody who ever had a role here."""
    given = (act.body for act in people.load_acts() if isinstance(act.body, RoleGiven))
    return {one.person: one.name for one in given} | {"system": "Firsthand itself"}


def _codes_in(area: Area) -> Collection[str]:
    """Return the authorities of a narrow area: a tie to one of a whole region bars nobody."""
    return area.la_codes


def _day(moment: datetime) -> date:
    """Return the day in England on which a moment falls."""
    return timezone.localtime(moment).date()
