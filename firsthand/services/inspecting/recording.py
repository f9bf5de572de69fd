"""
Recording: how every act gets onto the record, or is refused and leaves a trace.

Wait for one's turn at the inspection, read what is there, decide, add under the next number:
two who act at once lose nothing, and no rule is passed by. Should somebody come first all the
same, the database refuses the number, and all is read and decided again. A refusal is logged
outside the transaction that it ends.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import uuid4

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.bodies import BODIES, KIND_OF
from firsthand.domain.inspection.conduct import Conduct, conduct_of
from firsthand.domain.inspection.permission import objection_to, sees
from firsthand.domain.people.actor import Actor
from firsthand.domain.reference.unknown import Unknown
from firsthand.store import ledgers, log

PREFIX = "inspection/"
TRIES = 5  # as often as others may come first
Decision = Callable[[Conduct], Sequence[Any]]
Body = TypeVar("Body")


class UnknownConduct(Unknown):
    """No inspection that this person may see has this identifier."""

    thing = "inspection"
    needed = "the identifier of an inspection that you take part in"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """
    Who wants to do something to which inspection, and when.

    `key` is the sender's own name for the act: the same key twice records one act. `seen` is
    the number of the version that the sender changed, 0 for a new thing.
    """

    inspection_id: str
    by: Actor
    now: datetime
    key: str = ""
    seen: int = 0

    @property
    def own_key(self) -> str:
        """The key as it is recorded: nobody's key can swallow the act of somebody else."""
        return f"{self.by.code}/{self.key}"


def conduct(inspection_id: str, *, by: Actor, deed: str = "") -> Conduct:
    """
    Return an inspection that somebody may see; to anybody else it does not exist.

    Give `deed` to refuse, in words, those who see it and may not do that.
    """
    found = _loaded(inspection_id)
    if found is None or not sees(by, found):
        raise UnknownConduct(inspection_id, ())
    if deed and (objection := objection_to(by, deed, found)):
        raise Refused(objection)
    return found


def unchecked(inspection_id: str) -> Conduct:
    """Return an inspection for jobs that act for nobody in particular."""
    found = _loaded(inspection_id)
    if found is None:
        raise UnknownConduct(inspection_id, ())
    return found


def conducts(*, by: Actor) -> tuple[Conduct, ...]:
    """Return the inspections that somebody may see, the newest first."""
    return tuple(one for one in every_conduct() if sees(by, one))


def every_conduct() -> tuple[Conduct, ...]:
    """Return every inspection, for rules that hold whoever asks; never to show to anybody."""
    found = (_loaded(name.removeprefix(PREFIX)) for name in ledgers.load_ledgers(PREFIX))
    return tuple(one for one in found if one is not None)


def record(wanted: Wanted, deed: str, decide: Decision) -> Conduct:
    """
    Record what `decide` returns for the inspection as it stands, and return it as it is then.

    `decide` raises Refused when its rules object. A deed that is no act of the table is checked
    by `decide` itself. The refusal is put into the log before it is raised.
    """
    return _recorded(wanted, deed, decide, lambda: conduct(wanted.inspection_id, by=wanted.by))


def record_unseen(wanted: Wanted, decide: Decision) -> Conduct:
    """Record what a rule demands of every inspection, whether or not its author sees it."""
    return _recorded(wanted, "", decide, lambda: unchecked(wanted.inspection_id))


def _recorded(
    wanted: Wanted, deed: str, decide: Decision, load: Callable[[], Conduct]
) -> Conduct:
    keyed = wanted if wanted.key else replace(wanted, key=uuid4().hex)
    for _ in range(TRIES):
        try:
            with ledgers.turn(PREFIX + wanted.inspection_id):
                _decide_and_add(keyed, deed, decide, load())
        except ledgers.Overtaken:
            continue
        except Refused as refusal:
            log_refusal(wanted, deed, refusal)
            raise
        return conduct_after(wanted.inspection_id)
    raise Refused(
        Objection(
            rule="busy",
            reason="Others recorded so much at once that this could not be recorded.",
            remedy="Send it again; nothing of it was lost.",
        )
    )


def _decide_and_add(wanted: Wanted, deed: str, decide: Decision, before: Conduct) -> None:
    if any(act.key == wanted.own_key for act in before.acts):
        return
    if deed and (objection := objection_to(wanted.by, deed, before)):
        raise Refused(objection)
    ledgers.add_acts(_acts(before, decide(before), wanted), at=wanted.now)


def open_ledger(inspection_id: str, *bodies: Any, by: Actor, now: datetime) -> Conduct:
    """Begin the ledger of an inspection with its opening, what goes with it, and return it."""
    first = [
        ledgers.NewAct(
            ledger=PREFIX + inspection_id,
            number=number,
            key="opened" if number == 1 else f"opened/{number}",
            kind=KIND_OF[type(body)],
            by=by.code,
            body=body,
        )
        for number, body in enumerate(bodies, start=1)
    ]
    ledgers.add_acts(first, at=now)
    return conduct_after(inspection_id)


def conduct_after(inspection_id: str) -> Conduct:
    """Return an inspection that is known to exist."""
    found = _loaded(inspection_id)
    if found is None:
        raise UnknownConduct(inspection_id, ())
    return found


def log_refusal(wanted: Wanted, deed: str, refusal: Refused) -> None:
    """Leave a trace of what was refused, to whom and why."""
    noted = log.Noted(
        act="refused",
        subject=PREFIX + wanted.inspection_id,
        by=wanted.by.code,
        detail={
            "deed": deed,
            "objections": [[one.rule, one.reason] for one in refusal.objections],
        },
    )
    log.append(noted, at=wanted.now)


def log_people_refusal(deed: str, refusal: Refused, *, by: Actor, now: datetime) -> None:
    """Leave a trace of what was refused that bears on people and on no one inspection."""
    noted = log.Noted(
        act="refused",
        subject="people",
        by=by.code,
        detail={
            "deed": deed,
            "objections": [[one.rule, one.reason] for one in refusal.objections],
        },
    )
    log.append(noted, at=now)


def log_reading(inspection_id: str, what: str, *, by: Actor, now: datetime) -> None:
    """Leave a trace of who read restricted material."""
    noted = log.Noted(
        act="read", subject=PREFIX + inspection_id, by=by.code, detail={"what": what}
    )
    log.append(noted, at=now)


def changed_meanwhile(
    before: Conduct, kind: type[Body], thing: str, *, seen: int
) -> Objection | None:
    """Return the objection when a thing is not the version that somebody set out to change."""
    newest = before.found(kind, thing)
    if newest is None or newest.number == seen:
        return None
    return Objection(
        rule="changed-meanwhile",
        reason=f"{thing} was changed by {newest.by} while you were writing.",
        remedy="Nothing that you wrote is lost: compare it with the newer text and send again.",
    )


def _acts(before: Conduct, bodies: Sequence[Any], wanted: Wanted) -> list[ledgers.NewAct]:
    return [
        ledgers.NewAct(
            ledger=PREFIX + wanted.inspection_id,
            number=before.last + place,
            key=wanted.own_key if place == 1 else f"{wanted.own_key}/{place}",
            kind=KIND_OF[type(body)],
            by=wanted.by.code,
            body=body,
        )
        for place, body in enumerate(bodies, start=1)
    ]


def _loaded(inspection_id: str) -> Conduct | None:
    if "\0" in inspection_id:  # PostgreSQL does not even look for it
        return None
    acts = ledgers.load_acts(PREFIX + inspection_id, BODIES)
    return conduct_of(inspection_id, acts) if acts else None
