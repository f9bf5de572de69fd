"""
The shapes of the record of signals as JSON, the same on the command line and in the API.

Who acted, why, and what will be done are told on this computer's own command line alone: a
reason may name people, and what will be done may be a visit without notice.
"""

from collections.abc import Mapping
from typing import Any

from firsthand.domain.surveillance.triage.policy import Policy
from firsthand.domain.surveillance.triage.progress import STATE_TITLES, State
from firsthand.domain.surveillance.triage.snapshot import Snapshot
from firsthand.domain.surveillance.triage.standing import Standing, Unlooked

Shape = dict[str, Any]
FACTS = (
    *("la_code", "authority", "indicator", "kind", "period", "direction", "q_value"),
    *("first_raisable_on", "sentence"),
)
COLUMNS = (
    *("signal_id", "state", "means", "since", "days", "opened_on", "overdue", *FACTS),
    *("caveats", "by", "name", "reason", "course", "inspection_id", "harm"),
)
# The columns of a table that has no rows.
COLUMNS_OF = {
    "standings": COLUMNS,
    "undecided": COLUMNS,
    "unlooked": ("signal_id", "days", "unlooked", *FACTS),
}


def of_public(signal_id: str, facts: Snapshot, standing: Standing | None) -> Shape:
    """Return what everybody may read: that a signal was looked at, and when."""
    state = standing.state if standing else State.RAISED
    return {
        "signal_id": signal_id,
        "state": state.value,
        "means": STATE_TITLES[state],
        # Until somebody opens it, it stands raised since it could first have been.
        "since": standing.at.date() if standing else facts.first_raisable_on,
        "days": standing.days if standing else None,
        "opened_on": standing.opened_on if standing else None,
        "overdue": (standing.overdue or None) if standing else None,
        **{name: getattr(facts, name) for name in FACTS},
        "caveats": list(facts.caveats),
    }


def of_standing(one: Standing, names: Mapping[str, str]) -> Shape:
    """Return what is on the record of one signal, with the person and the reason."""
    taken = one.taken_up
    return {
        **of_public(one.signal_id, one.facts, one),
        "by": one.by,
        "name": names.get(one.by),
        "reason": one.reason or None,
        "course": taken.course.value if taken else None,
        "inspection_id": (taken.inspection_id or None) if taken else None,
        "harm": (taken.harm or None) if taken else None,
    }


def of_unlooked(one: Unlooked) -> Shape:
    """Return a signal that lay unopened for too long."""
    return {
        "signal_id": one.signal.id,
        "days": one.days,
        "unlooked": one.sentence,
        **{name: getattr(one.signal, name) for name in FACTS},
    }


def of_policy(policy: Policy) -> Shape:
    """Return the numbers of the policy."""
    return {
        "unlooked_days": policy.unlooked_days,
        "undecided_days": policy.undecided_days,
        "at_once": policy.at_once,
    }
