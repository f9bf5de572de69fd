"""Actor: who does something, in which role, for which inspectorate or authority."""

from dataclasses import dataclass

from firsthand.domain.people.role import Role


@dataclass(frozen=True, kw_only=True)
class Actor:
    """
    A person as the rules see them.

    `code` stands for the person in the log and never changes; `name` is for pages. `la_code`
    is filled for a role of an authority, `inspectorate` for a role of an inspectorate.
    """

    code: str
    name: str
    role: Role
    la_code: str = ""
    inspectorate: str = ""


# What the clock does, or the command line of whoever runs the server.
SYSTEM = Actor(code="system", name="Firsthand itself", role=Role.ADMINISTRATOR)
