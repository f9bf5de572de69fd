"""Declaring links: who may say that somebody is tied to an authority, and what it must say."""

from collections.abc import Collection
from datetime import date

from firsthand.domain.common import words
from firsthand.domain.common.objection import Objection
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.link import Link
from firsthand.domain.people.role import Role

MAY_DECLARE = frozenset({Role.ADMINISTRATOR, Role.QUALITY_LEAD})


def objections_to_declaring(
    link: Link, *, by: Actor, known: Collection[str], on: date
) -> tuple[Objection, ...]:
    """Return why a link cannot be declared; everybody may declare their own."""
    if by.code != link.person and by.role not in MAY_DECLARE:
        return (
            Objection(
                rule="permission",
                reason=f"{by.name} may not declare a link of somebody else.",
                remedy="Tell a quality lead or an administrator.",
            ),
        )
    return (*_of_person(link, known), *_of_dates(link, on))


def _of_person(link: Link, known: Collection[str]) -> tuple[Objection, ...]:
    found: list[Objection] = []
    if link.person not in known:
        found.append(
            Objection(
                rule="no-account",
                reason=f"Nobody with the code {link.person!r} has a role here.",
                remedy="Give the code of somebody who has.",
            )
        )
    if not link.la_code.strip():
        found.append(
            Objection(
                rule="la-code",
                reason="It does not say with which authority.",
                remedy="Give the three-digit code of the authority.",
            )
        )
    return tuple(found)


def _of_dates(link: Link, on: date) -> tuple[Objection, ...]:
    if link.from_on is not None and link.to_on is not None and link.to_on < link.from_on:
        return (
            Objection(
                rule="dates",
                reason=f"The link ends ({words.day(link.to_on)}) before it begins "
                f"({words.day(link.from_on)}).",
                remedy="Swap or correct the two days.",
            ),
        )
    if link.to_on is not None and link.to_on > on:
        return (
            Objection(
                rule="dates",
                reason=f"The link is said to end on {words.day(link.to_on)}, which is still "
                "to come.",
                remedy="Leave the end empty while it lasts, and declare the end when it came.",
            ),
        )
    return ()
