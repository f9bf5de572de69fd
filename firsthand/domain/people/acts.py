"""Acts of the people's ledger: roles given and taken, links declared."""

from dataclasses import dataclass

from firsthand.domain.people.link import Link
from firsthand.domain.people.role import Role


@dataclass(frozen=True, kw_only=True)
class RoleGiven:
    """Somebody was given a role; the newest counts."""

    person: str
    name: str
    role: Role
    la_code: str = ""
    inspectorate: str = ""


@dataclass(frozen=True, kw_only=True)
class RoleTaken:
    """Somebody may no longer act at all."""

    person: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class LinkDeclared:
    """A link of a person with an authority became known."""

    link: Link


PEOPLE_BODIES: dict[str, type] = {
    "role-given": RoleGiven,
    "role-taken": RoleTaken,
    "link-declared": LinkDeclared,
}
