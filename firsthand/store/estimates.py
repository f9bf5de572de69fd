"""Estimates: the book of how many children may be known to nobody; added to, never changed."""

from firsthand.domain.prevalence.estimates.acts import ESTIMATE_BODIES
from firsthand.store.books import Book

ESTIMATES = Book(ledger="estimates", bodies=ESTIMATE_BODIES)
