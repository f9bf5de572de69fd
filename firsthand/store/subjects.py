"""Subjects: the book of what was found in texts, and the harms that people made of it."""

from firsthand.domain.reference.harm import Harm
from firsthand.domain.surveillance.naming.acts import SUBJECT_BODIES
from firsthand.domain.surveillance.naming.register import own_harms
from firsthand.store.books import Book

SUBJECTS = Book(ledger="subjects", bodies=SUBJECT_BODIES)


def load_own_harms() -> tuple[Harm, ...]:
    """Return the harms that people here added to the vocabulary, the oldest first."""
    return own_harms(SUBJECTS.load())
