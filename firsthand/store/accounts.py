"""Accounts in and out: who can sign in, with which second factor, in which sessions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from firsthand.store.models.accounts import Account

CODES = Authenticator.Type.RECOVERY_CODES


class Taken(Exception):
    """Somebody else has this user name."""


@dataclass(frozen=True, kw_only=True)
class AccountRow:
    """What may be shown of an account; no password, no secret."""

    code: str
    username: str
    name: str
    email: str
    active: bool
    has_password: bool
    has_second_factor: bool
    last_signed_in: datetime | None


def add_account(
    *, username: str, name: str, email: str, password: str | None, code: str = ""
) -> str:
    """Add an account and return its code; without a password nobody can sign in with it yet."""
    if Account.objects.filter(username__iexact=username).exists():
        raise Taken(username)
    account = Account(username=username, name=name, email=email)
    if code:
        account.code = code
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise Taken(username) from None
    return account.code


def load_accounts(codes: Iterable[str] | None = None) -> tuple[AccountRow, ...]:
    """Return accounts by user name: all, or those with one of the codes."""
    rows = Account.objects.order_by("username")
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    factors = Authenticator.objects.exclude(type=CODES).values_list("user_id", flat=True)
    with_factor = set(factors)
    return tuple(_row(one, one.pk in with_factor) for one in rows)


def find_code(username: str) -> str | None:
    """Return the code of the account with this user name, in whatever case it is written."""
    rows = Account.objects.filter(username__iexact=username.strip())
    return rows.values_list("code", flat=True).first()


def find_code_by_email(address: str) -> str | None:
    """Return the code of the one active account with this address; None for none or several."""
    rows = Account.objects.filter(email__iexact=address, is_active=True)
    codes = list(rows.values_list("code", flat=True)[:2])
    return codes[0] if address and len(codes) == 1 else None


def load_user(code: str) -> Account | None:
    """Return the account that signs in; None when it is closed."""
    return Account.objects.filter(code=code, is_active=True).first()


def set_active(code: str, *, active: bool) -> None:
    """Let an account be used, or not: an account that is not active has no session either."""
    Account.objects.filter(code=code).update(is_active=active)
    if not active:
        end_sessions(code)


def take_password(code: str) -> None:
    """Make the password unusable; sessions of the account end with it."""
    account = Account.objects.get(code=code)
    account.set_unusable_password()
    account.save(update_fields=["password"])
    end_sessions(code)


def take_second_factor(code: str) -> bool:
    """Take the second factor and its recovery codes away, and tell whether there was one."""
    deleted, _ = Authenticator.objects.filter(user__code=code).delete()
    return bool(deleted)


def has_second_factor(code: str) -> bool:
    """Return whether somebody set a second factor up; recovery codes alone are none."""
    return Authenticator.objects.filter(user__code=code).exclude(type=CODES).exists()


def password_link(code: str) -> tuple[str, str]:
    """Return the two parts of a link to set a password once; it ends when one was set."""
    account = Account.objects.get(code=code)
    name = urlsafe_base64_encode(force_bytes(account.pk))
    return name, default_token_generator.make_token(account)


def load_sessions(code: str) -> tuple[tuple[str, dict[str, object]], ...]:
    """Return the sessions of an account that have not ended: key and content."""
    return tuple((row.session_key, told) for row, told in _sessions(code))


def end_sessions(code: str, *, but: str = "") -> int:
    """End the sessions of an account, except the one with the key `but`; return how many."""
    ended = [row.session_key for row, _ in _sessions(code) if row.session_key != but]
    Session.objects.filter(session_key__in=ended).delete()
    return len(ended)


def _sessions(code: str) -> Iterator[tuple[Session, dict[str, object]]]:
    pk = Account.objects.filter(code=code).values_list("pk", flat=True).first()
    for row in Session.objects.filter(expire_date__gt=timezone.now()):
        told = row.get_decoded()
        if told.get("_auth_user_id") == str(pk):
            yield row, told


def _row(account: Account, has_factor: bool) -> AccountRow:
    return AccountRow(
        code=account.code,
        username=account.username,
        name=account.name,
        email=account.email,
        active=account.is_active,
        has_password=account.has_usable_password(),
        has_second_factor=has_factor,
        last_signed_in=account.last_login,
    )
