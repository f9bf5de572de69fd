"""`firsthand account`: who can sign in, with which role; the first administrator too."""

from pathlib import Path
from typing import Annotated, Any

import typer
from django.conf import settings
from django.urls import reverse

from firsthand.cli import clock
from firsthand.cli.options import Format, Formatted, Output
from firsthand.cli.preparing import prepare
from firsthand.cli.printing import show
from firsthand.domain.people.actor import SYSTEM
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.role import Role
from firsthand.services.inspecting import team
from firsthand.services.people import accounts, roles
from firsthand.services.people.accounts import NewAccount, Person

account = typer.Typer(
    name="account",
    help="Accounts and roles: added, listed, changed, and given a new start.",
    no_args_is_help=True,
)
Username = Annotated[str, typer.Argument(metavar="USERNAME", help="The name to sign in with.")]
RoleOf = Annotated[Role, typer.Option("--role", help="What the person is here for.")]
LaCode = Annotated[
    str, typer.Option("--la-code", help="The authority, for a role of an authority.")
]
Of = Annotated[
    str, typer.Option("--inspectorate", help="For a role of an inspectorate: social-care, …")
]
Name = Annotated[str, typer.Option("--name", help="As colleagues know the person.")]
Email = Annotated[str, typer.Option("--email", help="For mail that says only: sign in.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; it stays on the record.")]
COLUMNS = (
    "username",
    "name",
    "role",
    "la_code",
    "inspectorate",
    "code",
    "second_factor",
    "state",
)


@account.command()
def add(  # noqa: PLR0913  each is an option of the command
    username: Username,
    role: RoleOf,
    name: Name = "",
    la_code: LaCode = "",
    inspectorate: Of = "",
    email: Email = "",
    as_format: Formatted = Format.TABLE,
) -> None:
    """Add an account, and print the link by which its holder sets a password, once."""
    prepare()
    now = clock.now()
    given = RoleGiven(
        person="",
        name=name or username,
        role=role,
        la_code=la_code,
        inspectorate=inspectorate,
    )
    asked = NewAccount(username=username, name=name or username, email=email, role=given)
    code = accounts.add(asked, by=SYSTEM, now=now)
    tell_link(code, accounts.password_link(code, by=SYSTEM, now=now), as_format)


@account.command(name="list")
def list_all(as_format: Formatted = Format.TABLE, output: Output = None) -> None:
    """List every account, with its role and whether it can be used."""
    prepare()
    rows = [row(one) for one in accounts.everybody()]
    print_rows(rows, rows, as_format=as_format, output=output, title="Accounts")


@account.command(name="role")
def give_role(  # noqa: PLR0913  each is an option of the command
    username: Username,
    role: Annotated[
        Role | None, typer.Option("--role", help="The new role; without it use --take.")
    ] = None,
    take: Annotated[bool, typer.Option("--take", help="Take the role away.")] = False,
    la_code: LaCode = "",
    inspectorate: Of = "",
    reason: Reason = "",
    as_format: Formatted = Format.TABLE,
) -> None:
    """Give somebody another role, or take the role away."""
    if take == (role is not None):
        raise typer.BadParameter("Give either --role ROLE, or --take with --reason.")
    prepare()
    code, now = accounts.code_of(username), clock.now()
    if role is None:
        roles.take(code, reason, by=SYSTEM, now=now)
    else:
        before = accounts.person(code)
        given = RoleGiven(
            person=code,
            name=before.actor.name if before.actor else before.account.name or username,
            role=role,
            la_code=la_code,
            inspectorate=inspectorate,
        )
        roles.give(given, by=SYSTEM, now=now)
        # A role opens no inspection from which a link keeps the person.
        team.cut_off_everywhere(now=now)
    told = row(accounts.person(code))
    print_rows(told, [told], as_format=as_format, output=None, title=username)


@account.command()
def reset(username: Username, as_format: Formatted = Format.TABLE) -> None:
    """End somebody's password, second factor and sessions; print the link to begin again."""
    prepare()
    code = accounts.code_of(username)
    tell_link(code, accounts.reset(code, by=SYSTEM, now=clock.now()), as_format)


def row(one: Person) -> dict[str, Any]:
    """Return an account as it is printed."""
    actor = one.actor
    waits = "open" if one.account.has_password else "waits for a password"
    return {
        "username": one.account.username,
        "name": actor.name if actor else one.account.name,
        "role": actor.role.value if actor else None,
        "la_code": (actor.la_code or None) if actor else None,
        "inspectorate": (actor.inspectorate or None) if actor else None,
        "code": one.account.code,
        "second_factor": one.account.has_second_factor,
        "state": waits if one.account.active else "closed",
    }


def tell_link(code: str, parts: tuple[str, str], as_format: Format) -> None:
    """Print an account with the link to set its password; nothing else ever shows the link."""
    told = row(accounts.person(code))
    told["set_password"] = settings.SITE + reverse("set_password", args=parts)
    if as_format is not Format.TABLE:
        print_rows(told, [told], as_format=as_format, output=None, title="")
        return
    days = settings.PASSWORD_RESET_TIMEOUT // 86_400
    typer.echo(f"{told['username']} ({told['code']}) sets a password here, within {days} days:")
    typer.echo(told["set_password"])


def print_rows(
    answer: object,
    rows: list[dict[str, Any]],
    *,
    as_format: Format,
    output: Path | None,
    title: str,
) -> None:
    """Print accounts in the format asked for."""
    show(answer, rows, as_format=as_format, output=output, title=title, columns=COLUMNS)
