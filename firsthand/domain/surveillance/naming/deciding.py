"""Deciding: what stands against an act on a subject, whoever does it; pages show the same."""

from collections.abc import Collection, Mapping

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.signs import objections_to_unseen
from firsthand.domain.surveillance.naming.acts import (
    Judged,
    SubjectJoined,
    SubjectMadeHarm,
    SubjectNamed,
)
from firsthand.domain.surveillance.naming.own_harm import (
    LONGEST_MEANING,
    LONGEST_NAME,
    objections_to_own,
)
from firsthand.domain.surveillance.naming.policy import Policy
from firsthand.domain.surveillance.naming.progress import (
    MOVE_OF,
    MOVE_TITLES,
    STATE_TITLES,
    TRANSITIONS,
    State,
    moves_from,
)
from firsthand.domain.surveillance.naming.register import OnRecord, ends_in

LONGEST = 2000  # characters of a reason


def objections_to_act(
    body: Judged,
    known: Mapping[str, OnRecord],
    *,
    policy: Policy,
    keys: Collection[str] = (),
    names: Collection[str] = (),
) -> tuple[Objection, ...]:
    """Return why an act cannot be added; `keys` and `names` are those of the vocabulary."""
    state = _of_state(body, known[body.subject].state)
    if isinstance(body, SubjectMadeHarm):
        return (*state, *objections_to_own(body.harm, policy, keys=keys, names=names))
    if isinstance(body, SubjectNamed):
        return (*state, *_of_name(body))
    if isinstance(body, SubjectJoined):
        return (*state, *_of_target(body, known), *_of_reason(body.reason))
    return (*state, *_of_reason(body.reason))


def _of_state(body: Judged, state: State) -> tuple[Objection, ...]:
    move = MOVE_OF[type(body)]
    if (state, move) in TRANSITIONS:
        return ()
    can = ", ".join(MOVE_TITLES[one].lower() for one in moves_from(state))
    return (
        Objection(
            rule="state",
            reason=f"This cannot be done now ({MOVE_TITLES[move].lower()}): the subject stands "
            f"at “{STATE_TITLES[state]}”.",
            remedy=f"What can be done from here: {can or 'nothing more'}.",
        ),
    )


def _of_name(body: SubjectNamed) -> tuple[Objection, ...]:
    found: list[Objection] = []
    if not body.name.strip() or len(body.name) > LONGEST_NAME:
        found.append(
            Objection(
                rule="name",
                reason=f"The name is empty, or has more than {LONGEST_NAME} characters.",
                remedy="Say in a few words what it is.",
            )
        )
    if len(body.meaning) > LONGEST_MEANING:
        found.append(
            Objection(
                rule="meaning",
                reason=f"The meaning has {len(body.meaning):,} characters.",
                remedy=f"Say it in at most {LONGEST_MEANING}.",
            )
        )
    found += objections_to_unseen(body.name, rule="name", lines=False)
    found += objections_to_unseen(body.meaning, rule="meaning")
    return tuple(found)


def _of_target(body: SubjectJoined, known: Mapping[str, OnRecord]) -> tuple[Objection, ...]:
    target = known.get(body.into)
    if target is None or ends_in(body.into, known) == body.subject:
        return (
            Objection(
                rule="into",
                reason=f"{body.into!r} is no other subject on the record.",
                remedy="Choose another one of the list.",
            ),
        )
    if target.state in (State.JOINED, State.SET_ASIDE):
        return (
            Objection(
                rule="into",
                reason=f"{target.called!r} stands at “{STATE_TITLES[target.state]}”.",
                remedy="Choose one that stands by itself, or reopen it first.",
            ),
        )
    return ()


def _of_reason(reason: str) -> tuple[Objection, ...]:
    if reason.strip() and len(reason) <= LONGEST:
        return objections_to_unseen(reason, rule="reason")
    return (
        Objection(
            rule="reason",
            reason="It does not say why, or at too great length.",
            remedy=f"Say it in at most {LONGEST:,} characters; it stays on the record.",
        ),
    )
