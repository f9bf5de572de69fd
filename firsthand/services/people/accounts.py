"""Accounts: added, closed, opened again, and given a new start by a link that holds once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.giving import objections_to_managing, objections_to_taking
from firsthand.domain.reference.unknown import Unknown
from firsthand.services.people import acting, notices, roles, trail
from firsthand.store import accounts
from firsthand.store.accounts import AccountRow


class UnknownAccount(Unknown):
    """Nobody has an account with this user name or code."""

    thing = "account"
    needed = "the user name of an account, as `firsthand account list` shows them"


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """An account to add: `role.person` is filled here, when the account has its code."""

    username: str
    name: str
    email: str = ""
    role: RoleGiven | None = None


@dataclass(frozen=True, kw_only=True)
class Person:
    """An account with what its holder may do."""

    account: AccountRow
    actor: Actor | None


def everybody() -> tuple[Person, ...]:
    """Return every account with the role of its holder, by user name."""
    known = acting.everybody()
    return tuple(
        Person(account=one, actor=known.get(one.code)) for one in accounts.load_accounts()
    )


def person(code: str) -> Person:
    """Return one account with the role of its holder."""
    found = accounts.load_accounts([code])
    if not found:
        raise UnknownAccount(code, ())
    return Person(account=found[0], actor=acting.actor(code))


def code_of(username: str) -> str:
    """Return the code of the account with a user name."""
    code = accounts.find_code(username)
    if code is None:
        known = [one.username for one in accounts.load_accounts()]
        raise UnknownAccount(username, tuple(known[:5]))
    return code


def add(asked: NewAccount, *, by: Actor, now: datetime, password: str | None = None) -> str:
    """
    Add an account, with its role if one is asked for, and return its code.

    Without a `password` nobody can sign in before one is set by a link (`password_link`).
    """
    refuse_if((*objections_to_managing(by), *_of_username(asked.username)))
    if asked.role is not None:
        # Looked at first: an account whose role is refused is not added either.
        refuse_if(roles.objections(asked.role))
    try:
        code = accounts.add_account(
            username=asked.username.strip(),
            name=asked.name.strip(),
            email=asked.email.strip(),
            password=password,
        )
    except accounts.Taken:
        raise Refused(
            Objection(
                rule="username",
                reason=f"The user name {asked.username!r} is taken.",
                remedy="Choose another one.",
            )
        ) from None
    trail.note("account-added", by=by.code, now=now, account=code)
    if asked.role is not None:
        roles.give(roles.for_person(asked.role, code), by=by, now=now)
    return code


def password_link(code: str, *, by: Actor, now: datetime) -> tuple[str, str]:
    """Return the two parts of a link by which somebody sets their password, once."""
    refuse_if(objections_to_managing(by))
    person(code)
    trail.note("password-link-made", by=by.code, now=now, account=code)
    return accounts.password_link(code)


def reset(code: str, *, by: Actor, now: datetime) -> tuple[str, str]:
    """End somebody's password, second factor and sessions; return the link to begin again."""
    refuse_if(objections_to_managing(by))
    person(code)
    accounts.take_password(code)
    had_factor = accounts.take_second_factor(code)
    trail.note("account-reset", by=by.code, now=now, account=code, second_factor=had_factor)
    notices.tell_of_sign_in(code)
    return password_link(code, by=by, now=now)


def close(code: str, reason: str, *, by: Actor, now: datetime) -> None:
    """Close an account: its sessions end and its role is taken away."""
    refuse_if(objections_to_managing(by))
    had_role = person(code).actor is not None
    known = acting.everybody()
    refuse_if(objections_to_taking(code, reason, actors=known, whole=had_role))
    if had_role:
        roles.take(code, reason, by=by, now=now)
    accounts.set_active(code, active=False)
    trail.note("account-closed", by=by.code, now=now, account=code, reason=reason)


def reopen(code: str, *, by: Actor, now: datetime) -> None:
    """Let a closed account be used again; it has no role until one is given."""
    refuse_if(objections_to_managing(by))
    person(code)
    accounts.set_active(code, active=True)
    trail.note("account-reopened", by=by.code, now=now, account=code)


def has_second_factor(code: str) -> bool:
    """Return whether somebody set a second factor up."""
    return accounts.has_second_factor(code)


def sessions(code: str) -> tuple[tuple[str, dict[str, object]], ...]:
    """Return the sessions of somebody that have not ended: key and content."""
    return accounts.load_sessions(code)


def end_sessions(code: str, *, but: str = "") -> int:
    """End the sessions of somebody, except the one with the key `but`; return how many."""
    return accounts.end_sessions(code, but=but)


def _of_username(username: str) -> tuple[Objection, ...]:
    given = username.strip()
    if 1 <= len(given) <= 150 and all(c.isalnum() or c in ".-_@+" for c in given):
        return ()
    return (
        Objection(
            rule="username",
            reason=f"{given[:40]!r} cannot be a user name.",
            remedy="Give up to 150 letters, digits and . - _ @ +, such as lee.lead.",
        ),
    )


def holder(*, verified: Sequence[str], username: str) -> Any | None:
    """
    Return the open account that an organisation's provider speaks of, for signing in.

    By an address that the provider verified; where none fits, by the user name.
    """
    codes = [accounts.find_code_by_email(address) for address in verified]
    code = next((one for one in codes if one), None)
    if code is None and username.strip():
        code = accounts.find_code(username)
    return accounts.load_user(code) if code else None
