"""
Permission: who may do what with a signal; the one table of it.

Signals are for the inspectorates to judge. Nobody judges a signal about an authority of their
own: not its own people, and not whoever is tied to it by a link that keeps them from inspecting
it. To open is barred to them too, for a signal that somebody opened is no longer reported as
unlooked at. To reopen is not: it lets nothing rest.
"""

from firsthand.domain.common.objection import Objection
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.link import LINK_TITLES, Link
from firsthand.domain.people.role import OF_AN_AUTHORITY, OF_INSPECTORATES, TITLES, Role
from firsthand.domain.surveillance.triage.progress import MOVE_TITLES, Move

DECIDERS = frozenset({Role.INSPECTOR, Role.LEAD, Role.QUALITY_LEAD, Role.DATA_ANALYST})
MAY: dict[Move, frozenset[Role]] = {
    Move.OPEN: OF_INSPECTORATES,
    Move.DISMISS: DECIDERS,
    Move.TAKE_UP: DECIDERS,
    Move.REOPEN: OF_INSPECTORATES,
}
# Moves that let a signal rest, for a while or for good: nobody makes them in their own matter.
RESTING = frozenset({Move.OPEN, Move.DISMISS, Move.TAKE_UP})


def reads_reasons(actor: Actor | None) -> bool:
    """
    Tell whether somebody reads who acted, why, and what will be done.

    The public and the authorities read that a signal was looked at, and when. What will be done
    may be a visit without notice, and a reason may name people.
    """
    return actor is not None and actor.role in OF_INSPECTORATES


def objections_to_doing(
    actor: Actor, move: Move, *, la_code: str, keeping_out: tuple[Link, ...] = ()
) -> tuple[Objection, ...]:
    """
    Return why somebody may not make a move with a signal about an authority.

    `keeping_out` are the links of this person that keep them from inspecting it that day.
    """
    if actor.role in OF_AN_AUTHORITY and actor.la_code == la_code:
        return (_own(actor),)
    if actor.role not in MAY[move]:
        return (_role(actor, move),)
    if move in RESTING:
        return tuple(_linked(actor, link) for link in keeping_out if link.la_code == la_code)
    return ()


def _own(actor: Actor) -> Objection:
    return Objection(
        rule="own-authority",
        reason=f"{actor.name} belongs to the authority that the signal is about.",
        remedy="A signal is judged by people of the inspectorates: send them what you know "
        "of it.",
    )


def _role(actor: Actor, move: Move) -> Objection:
    able = sorted(TITLES[role].lower() for role in MAY[move])
    return Objection(
        rule="permission",
        reason=f"{actor.name} is here as {TITLES[actor.role].lower()}, and may not do this "
        f"with a signal ({MOVE_TITLES[move].lower()}).",
        remedy=f"Ask one of: {', '.join(able)}.",
    )


def _linked(actor: Actor, link: Link) -> Objection:
    return Objection(
        rule=f"independence-{link.kind.value}",
        reason=f"{actor.name} is linked with authority {link.la_code} "
        f"({LINK_TITLES[link.kind].lower()}), and nobody judges a signal in their own matter.",
        remedy="Leave it to somebody who is not linked with the authority.",
    )
