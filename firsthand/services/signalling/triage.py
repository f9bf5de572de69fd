"""Triage: signals opened, dismissed, taken up and reopened by named people, on the record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from firsthand.domain.common.act import Act
from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.acts.bodies import BODIES
from firsthand.domain.inspection.conduct import conduct_of
from firsthand.domain.inspection.independence.independence import keeping_out
from firsthand.domain.inspection.permission import sees
from firsthand.domain.people.actor import Actor
from firsthand.domain.surveillance.signal import Signal
from firsthand.domain.surveillance.triage import standing
from firsthand.domain.surveillance.triage.acts import (
    Course,
    SignalAct,
    SignalDismissed,
    SignalOpened,
    SignalReopened,
    SignalTakenUp,
)
from firsthand.domain.surveillance.triage.deciding import objections_to_act
from firsthand.domain.surveillance.triage.permission import objections_to_doing
from firsthand.domain.surveillance.triage.policy import Policy
from firsthand.domain.surveillance.triage.progress import MOVE_OF, Move
from firsthand.domain.surveillance.triage.snapshot import snapshot_of
from firsthand.domain.surveillance.triage.standing import Standing, Unlooked
from firsthand.refdata import read
from firsthand.refdata.read_programme import programme_rules
from firsthand.refdata.read_signal_policy import signal_policy
from firsthand.services.signalling import raised
from firsthand.services.signalling.raised import UnknownSignal
from firsthand.store import ledgers, people
from firsthand.store.books import Entered
from firsthand.store.triage import SIGNALS

INSPECTIONS = "inspection/"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Who wants to act on which signal, and when; the same `key` twice is one act."""

    signal_id: str
    by: Actor
    now: datetime
    key: str = ""


def open_signal(asked: Asked) -> Standing:
    """Record that somebody looked at a signal, with what it said on that day."""
    found = raised.find(asked.signal_id, as_of=_day(asked.now))
    if found is None and asked.signal_id not in standings(as_of=_day(asked.now)):
        raise UnknownSignal(asked.signal_id, ())
    # One that was opened before and is raised no more is refused by its state.
    facts = snapshot_of(found) if found else _standing(asked).facts
    return _entered(asked, SignalOpened(signal=asked.signal_id, facts=facts), facts.la_code)


def dismiss(asked: Asked, reason: str) -> Standing:
    """Record that nothing needs to be done about an opened signal, and why."""
    body = SignalDismissed(signal=asked.signal_id, reason=reason.strip())
    return _entered(asked, body, _la_code(asked))


def take_up(
    asked: Asked, course: Course, what: str, *, inspection_id: str = "", harm: str = ""
) -> Standing:
    """Record what will be done about an opened signal."""
    body = SignalTakenUp(
        signal=asked.signal_id,
        course=course,
        what=what.strip(),
        inspection_id=inspection_id.strip(),
        harm=harm,
    )
    return _entered(asked, body, _la_code(asked))


def reopen(asked: Asked, reason: str) -> Standing:
    """Take a decision about a signal back, and say why."""
    body = SignalReopened(signal=asked.signal_id, reason=reason.strip())
    return _entered(asked, body, _la_code(asked))


def standings(*, as_of: date) -> dict[str, Standing]:
    """Return by identifier where every signal stands that anybody opened by a day."""
    return standing.standings(SIGNALS.load(), signal_policy(), as_of=as_of)


def unlooked(
    signals: Sequence[Signal],
    standing_now: Mapping[str, Standing],
    policy: Policy,
    as_of: date,
) -> tuple[Unlooked, ...]:
    """Return the raised signals that nobody opened within the days of the policy."""
    return standing.unlooked(signals, standing_now, policy, as_of=as_of)


def objections(asked: Asked, move: Move, la_code: str) -> tuple[Any, ...]:
    """Return why this person may not make a move with a signal about an authority."""
    rules, day = programme_rules(), _day(asked.now)
    links = people.load_links(person=asked.by.code)
    return objections_to_doing(
        asked.by,
        move,
        la_code=la_code,
        keeping_out=keeping_out(links, (la_code,), rules, on=day),
    )


def inspections_of(la_code: str, *, by: Actor) -> tuple[str, ...]:
    """Return the identifiers of the inspections of an authority that somebody may see."""
    found = (
        conduct_of(name.removeprefix(INSPECTIONS), ledgers.load_acts(name, BODIES))
        for name in ledgers.load_ledgers(INSPECTIONS)
    )
    return tuple(
        one.inspection_id for one in found if la_code in one.opened.la_codes and sees(by, one)
    )


def _entered(asked: Asked, body: SignalAct, la_code: str) -> Standing:
    """Enter an act whose rules are asked while nobody else may enter one, or refuse it."""

    def decide(before: tuple[Act[Any], ...]) -> list[SignalAct]:
        refuse_if(objections(asked, MOVE_OF[type(body)], la_code))
        refuse_if(
            objections_to_act(
                body,
                [act for act in before if act.body.signal == asked.signal_id],
                harms={harm.key for harm in read.harms()},
                inspections=_named(body, la_code, asked.by),
            )
        )
        return [body]

    entered = Entered(by=asked.by.code, at=asked.now, key=asked.key)
    SIGNALS.enter(entered, MOVE_OF[type(body)].value, decide)
    return _standing(asked)


def _named(body: SignalAct, la_code: str, by: Actor) -> tuple[str, ...]:
    wanted = isinstance(body, SignalTakenUp) and body.inspection_id
    return inspections_of(la_code, by=by) if wanted else ()


def _standing(asked: Asked) -> Standing:
    found = standings(as_of=_day(asked.now)).get(asked.signal_id)
    if found is None:
        raise UnknownSignal(asked.signal_id, ())
    return found


def _la_code(asked: Asked) -> str:
    """Return the authority of a signal, whether it was opened or is only raised."""
    opened = standings(as_of=_day(asked.now)).get(asked.signal_id)
    if opened is not None:
        return opened.facts.la_code
    found = raised.find(asked.signal_id, as_of=_day(asked.now))
    if found is None:
        raise UnknownSignal(asked.signal_id, ())
    return found.la_code


def _day(moment: datetime) -> date:
    """Return the day in England on which a moment falls."""
    return timezone.localtime(moment).date()
