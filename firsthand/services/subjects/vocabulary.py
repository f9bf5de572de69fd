"""Vocabulary: the harms that people here added, given to everything that reads harms."""

from firsthand.refdata import own_harms
from firsthand.store.subjects import load_own_harms


def ask_again() -> None:
    """Let this process ask the record for its own harms before it uses them next."""
    own_harms.ask(load_own_harms)
