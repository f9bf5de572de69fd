"""Estimates: the book of how many children may be known to nobody; added to, never changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.utils.crypto import salted_hmac

from firsthand.domain.common.act import Act
from firsthand.domain.prevalence.estimates.acts import ESTIMATE_BODIES
from firsthand.domain.prevalence.estimates.register import OnRecord, register
from firsthand.domain.prevalence.estimates.rounding import as_shown
from firsthand.store.books import Book

ESTIMATES = Book(ledger="estimates", bodies=ESTIMATE_BODIES)
LETTERS = "ghijklmnopqrstuv"  # none of a hash, so that nothing is keyed twice


def load_shown(*, as_of: date | None = None) -> dict[str, OnRecord]:
    """Return by identifier every estimate on the record by a day, as everybody may read it."""
    return shown(ESTIMATES.load(), as_of=as_of)


def shown(acts: Iterable[Act[Any]], *, as_of: date | None = None) -> dict[str, OnRecord]:
    """Return what acts tell as everybody may read it, however exactly it was recorded once."""
    return {
        key: replace(one, told=as_shown(one.told, keyed))
        for key, one in register(acts, as_of=as_of).items()
    }


def keyed(version: str) -> str:
    """Return the version of a table so that nobody without the secret can try tables on it."""
    digest = salted_hmac("firsthand.table-version", version, algorithm="sha256").hexdigest()
    return "".join(LETTERS[int(digit, 16)] for digit in digest[:16])
