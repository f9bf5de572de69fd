"""The trail of accounts: signing in and out, refusals and second factors, in the log."""

from datetime import datetime

from firsthand.store import accounts, log

SUBJECT = "people"
NOBODY = "nobody"  # stands for somebody who has not said who they are


def note(act: str, *, by: str, now: datetime, **detail: str | bool | int) -> None:
    """Add an entry such as 'signed-in'; `by` is the code of the account."""
    noted = log.Noted(act=act, subject=SUBJECT, by=by or NOBODY, detail=dict(detail))
    log.append(noted, at=now)


def note_refused_sign_in(username: str, *, now: datetime) -> None:
    """
    Add that somebody could not sign in, and whether such an account exists.

    What was typed is not kept: it may be a password typed into the wrong field.
    """
    code = accounts.find_code(username)
    note("sign-in-refused", by=NOBODY, now=now, account=code or "", exists=code is not None)


def note_lock_out(username: str, *, now: datetime) -> None:
    """Add that too many wrong passwords closed an account for a while."""
    code = accounts.find_code(username)
    note("locked-out", by=NOBODY, now=now, account=code or "", exists=code is not None)
