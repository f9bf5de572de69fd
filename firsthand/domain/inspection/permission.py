"""
Permission: who may do what to an inspection, and in which of its states.

The one table of it. Somebody may do a deed when the inspection stands in one of its states and
they take part in one of its parts, or have one of its roles. A role alone reaches nobody's
draft: whoever may not read an inspection is told that it does not exist.
"""

from collections.abc import Collection
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.bodies import BODIES
from firsthand.domain.inspection.acts.progress import STATE_TITLES, Move, State
from firsthand.domain.inspection.acts.team import WRITERS, CutOff, Part, fits
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role

LEAD = frozenset({Part.LEAD})
EVERY_PART = frozenset(Part)
EVERY_STATE = frozenset(State)
BEFORE_THE_END = EVERY_STATE - {State.PUBLISHED, State.ABANDONED}
# Content may change until it is with the body, and after the body has answered.
CHANGEABLE = frozenset({State.FIELDWORK, State.WRITING, State.IN_REVIEW, State.ANSWERED})
PREPARABLE = CHANGEABLE | {State.OPENED}
SIGNABLE = frozenset({State.IN_REVIEW, State.ANSWERED})
SHOWN_TO_BODY = frozenset({State.WITH_BODY, State.ANSWERED, State.PUBLISHED})


@dataclass(frozen=True, kw_only=True)
class Allowed:
    """Who may do one deed, and when; `of_body` are roles of the authority inspected."""

    states: frozenset[State]
    parts: frozenset[Part] = frozenset()
    roles: frozenset[Role] = frozenset()
    of_body: frozenset[Role] = frozenset()


def _content(states: frozenset[State] = CHANGEABLE) -> Allowed:
    return Allowed(states=states, parts=WRITERS)


QUALITY = frozenset({Role.QUALITY_LEAD})
LIAISON = frozenset({Role.AUTHORITY_LIAISON})
# Deeds that are no acts: readings.
READ, READ_RESTRICTED, READ_DRAFT, EXPORT = "read", "read-restricted", "read-draft", "export"
TABLE: dict[str, Allowed] = {
    READ: Allowed(states=EVERY_STATE, parts=EVERY_PART, roles=QUALITY),
    READ_RESTRICTED: Allowed(states=EVERY_STATE, parts=EVERY_PART),
    READ_DRAFT: Allowed(states=SHOWN_TO_BODY, of_body=LIAISON),
    EXPORT: Allowed(states=EVERY_STATE, parts=LEAD, roles=QUALITY),
    "evidence": _content(),
    "claim": _content(PREPARABLE),
    "claim-tested": _content(),
    "question": _content(PREPARABLE),
    "answered": _content(),
    "not-examined": _content(PREPARABLE),
    "sought": _content(PREPARABLE),
    "matter": _content(),
    "sample": _content(PREPARABLE),
    "on-site": _content(),
    "told-outside": _content(BEFORE_THE_END),
    "earlier-action": _content(),
    "finding": _content(),
    "recommendation": _content(),
    "flag-answered": _content(),
    "judgement": _content(),
    "withdrawn": _content(PREPARABLE),
    "response-weighed": _content(frozenset({State.ANSWERED})),
    "derogation": Allowed(states=CHANGEABLE, parts=LEAD, roles=QUALITY),
    "expected": _content(frozenset({State.OPENED})),
    "joined": Allowed(states=BEFORE_THE_END, parts=LEAD, roles=QUALITY),
    "cut-off": Allowed(states=EVERY_STATE, roles=QUALITY | {Role.ADMINISTRATOR}),
    "inspectorate-left": Allowed(states=BEFORE_THE_END, parts=LEAD, roles=QUALITY),
    "served": Allowed(states=SHOWN_TO_BODY, parts=LEAD),
    "reviewed": Allowed(states=SIGNABLE, parts=frozenset({Part.REVIEWER})),
    "signed": Allowed(states=SIGNABLE, parts=LEAD),
    "response": Allowed(states=frozenset({State.WITH_BODY}), of_body=LIAISON),
    "corrected": Allowed(states=frozenset({State.PUBLISHED}), roles=QUALITY),
}
_LEADS = Allowed(states=BEFORE_THE_END, parts=LEAD)
MOVES: dict[Move, Allowed] = {
    Move.START_FIELDWORK: _LEADS,
    Move.END_FIELDWORK: _LEADS,
    Move.SUBMIT: _LEADS,
    Move.RETURN: Allowed(states=BEFORE_THE_END, parts=LEAD | {Part.REVIEWER}),
    Move.SEND: _LEADS,
    Move.CLOSE_RESPONSE: _LEADS,
    Move.PUBLISH: _LEADS,
    Move.ABANDON: Allowed(states=BEFORE_THE_END, roles=QUALITY),
}
# 'opened' needs a role and no inspection; these others go with a move and have its permission.
WITH_A_MOVE = frozenset({"moved", "sent-for-accuracy", "published"})
MAY_OPEN = frozenset({Role.LEAD, Role.QUALITY_LEAD})
UNCHECKED = frozenset(BODIES) - frozenset(TABLE) - WITH_A_MOVE - {"opened"}


def may(actor: Actor, deed: str, conduct: Conduct) -> bool:
    """Tell whether somebody may do a deed to an inspection as it stands."""
    return objection_to(actor, deed, conduct) is None


def sees(actor: Actor, conduct: Conduct) -> bool:
    """Tell whether somebody may know that the inspection exists."""
    return may(actor, READ, conduct) or may(actor, READ_DRAFT, conduct)


def objection_to(actor: Actor, deed: str, conduct: Conduct) -> Objection | None:
    """Return why somebody may not do a deed, or None when they may."""
    return _objection(actor, deed.replace("-", " "), TABLE[deed], conduct)


def objection_to_move(actor: Actor, move: Move, conduct: Conduct) -> Objection | None:
    """Return why somebody may not move the inspection on, or None when they may."""
    return _objection(actor, move.value.replace("-", " "), MOVES[move], conduct)


def objection_to_opening(actor: Actor) -> Objection | None:
    """Return why somebody may not open an inspection, or None when they may."""
    if actor.role in MAY_OPEN:
        return None
    return Objection(
        rule="permission",
        reason="Only a lead inspector or a quality lead opens an inspection.",
        remedy="Ask one of them.",
    )


def _objection(actor: Actor, deed: str, rule: Allowed, conduct: Conduct) -> Objection | None:
    if not _is_one_of(actor, rule, conduct):
        return Objection(
            rule="permission",
            reason=f"{actor.name} may not do this ({deed}) here.",
            remedy=f"Ask {_who(rule)}.",
        )
    if conduct.state not in rule.states:
        return Objection(
            rule="state",
            reason=f"This ({deed}) cannot be done now: the inspection stands at "
            f"“{STATE_TITLES[conduct.state]}”.",
            remedy=f"It can be done at: {_states(rule.states)}.",
        )
    return None


def _is_one_of(actor: Actor, rule: Allowed, conduct: Conduct) -> bool:
    member = conduct.member(actor.code)
    # Whoever was given another role since they joined has no longer the part of the first.
    if member is not None and member.part in rule.parts and fits(actor, member):
        return True
    if actor.role in rule.roles and not _cut_off(actor, conduct):
        return True
    return actor.role in rule.of_body and actor.la_code in conduct.opened.la_codes


def _cut_off(actor: Actor, conduct: Conduct) -> bool:
    """Tell whether somebody was in the team and lost it: their role is no way back in."""
    cut = any(act.body.person == actor.code for act in conduct.of(CutOff))
    return cut and conduct.member(actor.code) is None


def _who(rule: Allowed) -> str:
    parts = [f"the {part.value} of this inspection" for part in sorted(rule.parts)]
    roles = [f"a {role.value.replace('-', ' ')}" for role in sorted(rule.roles)]
    bodies = [
        f"the {role.value.replace('-', ' ')} of the body" for role in sorted(rule.of_body)
    ]
    return ", or ".join((*parts, *roles, *bodies))


def _states(states: Collection[State]) -> str:
    return "; ".join(STATE_TITLES[state] for state in State if state in states)
