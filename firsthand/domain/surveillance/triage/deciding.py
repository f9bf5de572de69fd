"""Deciding: what stands against an act on a signal, whoever does it; pages show the same."""

from collections.abc import Collection, Sequence

from firsthand.domain.common.act import Act
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.signs import objections_to_unseen
from firsthand.domain.surveillance.triage.acts import (
    Course,
    SignalAct,
    SignalDismissed,
    SignalReopened,
    SignalTakenUp,
)
from firsthand.domain.surveillance.triage.progress import (
    MOVE_OF,
    MOVE_TITLES,
    STATE_TITLES,
    TRANSITIONS,
    Move,
    moves_from,
)
from firsthand.domain.surveillance.triage.standing import state_of

LONGEST = 2000  # characters of a reason: a page of plain words


def objections_to_act(
    body: SignalAct,
    before: Sequence[Act[SignalAct]],
    *,
    harms: Collection[str] = (),
    inspections: Collection[str] = (),
) -> tuple[Objection, ...]:
    """
    Return why an act cannot be added to those on the same signal.

    `inspections` are those of the authority that the person may see: to name another one would
    tell that it exists.
    """
    found = [_of_state(MOVE_OF[type(body)], before)]
    if isinstance(body, SignalDismissed | SignalReopened):
        found.append(_of_words(body.reason, "reason", "It does not say why."))
    if isinstance(body, SignalTakenUp):
        found.append(_of_words(body.what, "what", "It does not say what will be done."))
        found.append(_of_inspection(body, inspections))
        found.append(_of_harm(body, harms))
    return tuple(one for one in found if one is not None)


def _of_state(move: Move, before: Sequence[Act[SignalAct]]) -> Objection | None:
    state = state_of(before)
    if (state, move) in TRANSITIONS:
        return None
    open_moves = ", ".join(MOVE_TITLES[one].lower() for one in moves_from(state))
    return Objection(
        rule="state",
        reason=f"This cannot be done now ({MOVE_TITLES[move].lower()}): the signal stands at "
        f"“{STATE_TITLES[state]}”.",
        remedy=f"What can be done from here: {open_moves}.",
    )


def _of_words(given: str, rule: str, empty: str) -> Objection | None:
    if not given.strip():
        return Objection(
            rule=rule,
            reason=empty,
            remedy="Say it in a sentence or two; it stays on the record.",
        )
    if len(given) > LONGEST:
        return Objection(
            rule=rule,
            reason=f"It has {len(given):,} characters.",
            remedy=f"Say it in at most {LONGEST:,}; evidence belongs into an inspection.",
        )
    return next(iter(objections_to_unseen(given, rule=rule)), None)


def _of_inspection(body: SignalTakenUp, known: Collection[str]) -> Objection | None:
    if not body.inspection_id or body.inspection_id in known:
        return None
    return Objection(
        rule="inspection-id",
        reason=f"You take part in no inspection {body.inspection_id!r} of this authority.",
        remedy="Give the identifier of one that you can see, or none.",
    )


def _of_harm(body: SignalTakenUp, harms: Collection[str]) -> Objection | None:
    if not body.harm:
        return None
    if body.course is not Course.THEME:
        return Objection(
            rule="harm",
            reason="Only a theme is about a harm.",
            remedy="Choose to make it a theme, or leave the harm out.",
        )
    if body.harm in harms:
        return None
    return Objection(
        rule="harm",
        reason=f"There is no harm {body.harm!r} in the vocabulary.",
        remedy="Choose one of the vocabulary, or leave it out.",
    )
