"""Triage: the book of what people did with signals."""

from firsthand.domain.surveillance.triage.acts import SIGNAL_BODIES
from firsthand.store.books import Book

SIGNALS = Book(ledger="signals", bodies=SIGNAL_BODIES)
