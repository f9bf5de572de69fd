"""Notices: mail that says that something changed, and nothing of what."""

import logging
from collections.abc import Iterable

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from firsthand.store import accounts

SUBJECT = "Something changed in Firsthand"
TEXT = (
    "Something changed in an inspection that you take part in. "
    "Sign in to see it.\n\n{address}\n"
)
SIGN_IN_SUBJECT = "How you sign in to Firsthand changed"
SIGN_IN_TEXT = (
    "Your password, or your second factor, was changed. "
    "If it was not you, tell an administrator of your organisation at once.\n\n{address}\n"
)
log = logging.getLogger(__name__)


def notify(codes: Iterable[str], address_path: str) -> int:
    """
    Tell people by mail to sign in, each in a mail of their own; return how many were sent.

    A mail that cannot be sent is logged as a warning: the act that it tells of stands.
    """
    text = TEXT.format(address=f"{settings.SITE}/{address_path.lstrip('/')}")
    return _send(codes, SUBJECT, text)


def tell_of_sign_in(code: str) -> int:
    """Tell somebody that how they sign in was changed, in case it was not them."""
    return _send([code], SIGN_IN_SUBJECT, SIGN_IN_TEXT.format(address=settings.SITE))


def _send(codes: Iterable[str], subject: str, text: str) -> int:
    rows = [one for one in accounts.load_accounts(codes) if one.active and one.email]
    if not rows:
        return 0
    sent = 0
    try:
        with get_connection() as connection:
            for one in rows:
                mail = EmailMessage(subject, text, to=[one.email], connection=connection)
                sent += mail.send()
    except (OSError, ValueError) as error:  # the server, or an address
        log.warning(
            "%s of %s mails could not be sent: %s",
            len(rows) - sent,
            len(rows),
            type(error).__name__,
        )
    return sent
