"""
Permission: who may read found subjects, and who may do what with them; the one table of it.

Subjects come from letters, concerns and complaints as much as from published reports, and a
word in few places may point at somebody. So only people of the inspectorates read them. A harm
of the vocabulary is public.
"""

from firsthand.domain.common.objection import Objection
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import OF_INSPECTORATES, TITLES, Role
from firsthand.domain.surveillance.naming.progress import MOVE_TITLES, Move

NAMERS = frozenset({Role.INSPECTOR, Role.LEAD, Role.QUALITY_LEAD, Role.DATA_ANALYST})
MAY: dict[Move, frozenset[Role]] = {
    Move.NAME: NAMERS,
    Move.JOIN: NAMERS,
    Move.SET_ASIDE: NAMERS,
    Move.REOPEN: OF_INSPECTORATES,
    # What everybody is measured by from then on.
    Move.MAKE_HARM: frozenset({Role.LEAD, Role.QUALITY_LEAD}),
}
MAY_RECORD = frozenset({Role.DATA_ANALYST, Role.QUALITY_LEAD, Role.ADMINISTRATOR})


def objections_to_reading(actor: Actor) -> tuple[Objection, ...]:
    """Return why somebody may not read the subjects that were found."""
    if actor.role in OF_INSPECTORATES:
        return ()
    return (
        Objection(
            rule="permission",
            reason=f"{actor.name} is here as {TITLES[actor.role].lower()}, and subjects found "
            "in texts are read by people of the inspectorates.",
            remedy="What became a harm of the vocabulary is public.",
        ),
    )


def objections_to_doing(actor: Actor, move: Move) -> tuple[Objection, ...]:
    """Return why somebody may not make a move with a subject."""
    return _unless(actor, MAY[move], MOVE_TITLES[move].lower())


def objections_to_recording(actor: Actor) -> tuple[Objection, ...]:
    """Return why somebody may not put found subjects on the record."""
    return _unless(actor, MAY_RECORD, "record what was found")


def _unless(actor: Actor, able: frozenset[Role], deed: str) -> tuple[Objection, ...]:
    if actor.role in able:
        return ()
    named = ", ".join(sorted(TITLES[role].lower() for role in able))
    return (
        Objection(
            rule="permission",
            reason=f"{actor.name} is here as {TITLES[actor.role].lower()}, and may not do this "
            f"with a subject ({deed}).",
            remedy=f"Ask one of: {named}.",
        ),
    )
