"""Following: what earlier inspections of the same body asked for, and what became of it."""

from typing import Any

from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.inspection.acts.bodies import BODIES
from firsthand.domain.inspection.acts.earlier_action import EarlierAction
from firsthand.domain.inspection.conduct import Conduct, conduct_of
from firsthand.domain.inspection.finding.earlier import (
    Asked,
    asked_earlier,
    objections_to_earlier_action,
)
from firsthand.services.inspecting.recording import PREFIX, Wanted, record
from firsthand.store import ledgers


def earlier(conduct: Conduct) -> tuple[Asked, ...]:
    """Return what published inspections of these bodies asked for, and what is told of it."""
    names = reversed(ledgers.load_ledgers_with("published", prefix=PREFIX))
    found = [
        conduct_of(name.removeprefix(PREFIX), ledgers.load_acts(name, BODIES)) for name in names
    ]
    return asked_earlier(conduct, found)


def tell_earlier(w: Wanted, action: EarlierAction) -> Conduct:
    """Record what was found of an earlier action; the body's own word verifies nothing."""

    def decide(before: Conduct) -> list[Any]:
        refuse_if(objections_to_earlier_action(action, before, earlier(before)))
        return [action]

    return record(w, "earlier-action", decide)
