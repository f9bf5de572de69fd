"""The worked inspection of `tests.domain.inspection.worked`, recorded in the database."""

from datetime import UTC, datetime, time

from firsthand.domain.inspection.acts.bodies import KIND_OF
from firsthand.services.inspecting import publishing
from firsthand.services.inspecting.recording import PREFIX, Wanted
from firsthand.store import ledgers
from tests.domain.inspection import build, worked

INSPECTION = "i-1"
ON_THE_DAY = datetime.combine(worked.PUBLISHED_ON, time(9, 30), tzinfo=UTC)


def recorded(inspection_id=INSPECTION, *, opening=None, at=build.START, **changed):
    """
    Record an inspection up to the day of publication, act by act, under no rule.

    `changed` is given to `worked.steps`. Return its identifier.
    """
    told = [(build.LEAD, one) for one in (opening or build.opened(), *build.TEAM)]
    told += [
        one if isinstance(one, tuple) else (build.INSPECTOR, one)
        for one in worked.steps(**changed)
    ]
    acts = [
        ledgers.NewAct(
            ledger=PREFIX + inspection_id,
            number=number,
            key=f"k{number}",
            kind=KIND_OF[type(body)],
            by=actor.code,
            body=body,
        )
        for number, (actor, body) in enumerate(told, start=1)
    ]
    ledgers.add_acts(acts, at=at)
    return inspection_id


def published(inspection_id=INSPECTION, *, now=ON_THE_DAY, **changed):
    """Record an inspection, publish it by the rules and return its identifier."""
    recorded(inspection_id, **changed)
    publishing.publish(wanted(inspection_id, now=now))
    return inspection_id


def wanted(inspection_id=INSPECTION, *, by=build.LEAD, now=ON_THE_DAY, **changed):
    """Return who wants what, on the day of publication unless told otherwise."""
    return Wanted(inspection_id=inspection_id, by=by, now=now, **changed)
