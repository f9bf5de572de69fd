"""Register: who has which role, and who is linked with which authority, from the acts."""

from collections.abc import Iterable
from typing import Any

from firsthand.domain.common.act import Act
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import LinkDeclared, RoleGiven, RoleTaken
from firsthand.domain.people.link import Link


def actors(acts: Iterable[Act[Any]]) -> dict[str, Actor]:
    """Return those who have a role, by their code."""
    found: dict[str, Actor] = {}
    for act in acts:
        body = act.body
        if isinstance(body, RoleGiven):
            found[body.person] = Actor(
                code=body.person,
                name=body.name,
                role=body.role,
                la_code=body.la_code,
                inspectorate=body.inspectorate,
            )
        elif isinstance(body, RoleTaken):
            found.pop(body.person, None)
    return found


def links(acts: Iterable[Act[Any]], *, person: str = "") -> tuple[Link, ...]:
    """Return the links that were declared, of everybody or of one person."""
    told = (act.body.link for act in acts if isinstance(act.body, LinkDeclared))
    return tuple(link for link in told if not person or link.person == person)
