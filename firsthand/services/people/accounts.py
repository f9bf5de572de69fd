"""Accounts: added, closed, opened again, and given a new start when somebody is locked out."""

from firsthand.store import accounts


def has_second_factor(code: str) -> bool:
    """Return whether somebody set a second factor up."""
    return accounts.has_second_factor(code)


def end_sessions(code: str, *, but: str = "") -> int:
    """End the sessions of somebody, except the one with the key `but`; return how many."""
    return accounts.end_sessions(code, but=but)
