"""
Permission: who may put an estimate on the record, or withdraw it; the one table of it.

Everybody reads estimates. People of an authority make none of their own authority here, and
nobody does in a matter of their own: an estimate says how much an authority does not see.
"""

from firsthand.domain.common.objection import Objection
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.link import LINK_TITLES, Link
from firsthand.domain.people.role import OF_INSPECTORATES, TITLES, Role

MAY = frozenset({Role.DATA_ANALYST, Role.LEAD, Role.QUALITY_LEAD})


def reads_people(actor: Actor | None) -> bool:
    """Tell whether somebody reads who entered an estimate; all read who answers for it."""
    return actor is not None and actor.role in OF_INSPECTORATES


def objections_to_doing(
    actor: Actor, *, keeping_out: tuple[Link, ...] = ()
) -> tuple[Objection, ...]:
    """
    Return why somebody may not record or withdraw an estimate.

    `keeping_out` are the person's links with authorities of its area that bar the person.
    """
    if actor.role not in MAY:
        named = ", ".join(sorted(TITLES[role].lower() for role in MAY))
        return (
            Objection(
                rule="permission",
                reason=f"{actor.name} is here as {TITLES[actor.role].lower()}, and may not put "
                "an estimate on the record or withdraw one.",
                remedy=f"Ask one of: {named}.",
            ),
        )
    return tuple(_linked(actor, link) for link in keeping_out)


def _linked(actor: Actor, link: Link) -> Objection:
    return Objection(
        rule=f"independence-{link.kind.value}",
        reason=f"{actor.name} is linked with authority {link.la_code} "
        f"({LINK_TITLES[link.kind].lower()}), and nobody tells the number of their own matter.",
        remedy="Leave it to somebody who is not linked with the authority.",
    )
