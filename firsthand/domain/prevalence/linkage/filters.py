"""
Filters: a name or a date as bits that are alike where the texts are, without telling the text.

A text is cut into tokens: a name into its pairs of letters, with its two ends
[SchnellBachtelerReiher2009]; a date into its digits in their places, and into spans of days, so
that near dates share most of them. A key of the field draws for each token which bits it sets
(each drawn by itself, not by two hashes that are added up, which gives tokens away
[NiedermeyerEtAl2014]). Then each bit is replaced by the sum, odd or even, of several bits that
the key chose, so that no bit belongs to one token any more: diffusion
[ArmknechtHengSchnell2023].

Two filters differ in half their bits where the texts have nothing in common, and in none where
they are the same.
"""

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
import numpy.typing as npt

BITS = 1024  # of a filter; a power of 2, so that numbers drawn below it are all as likely
MIXED = 8  # bits that are summed into one
SPAN, APART = 32, 8  # days of a span; days from the start of one to that of the next
DIGIT_COPIES = 2  # a digit counts as much as two spans
AT_ONCE = 20_000  # values, so that memory does not grow with the list
Bits = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Cut:
    """How texts of a field become tokens, and how many bits a token sets, at most 32."""

    tokens: Callable[[str], tuple[str, ...]]
    bits: int


def pairs_of_letters(name: str) -> tuple[str, ...]:
    """Return the pairs of letters of a name and its ends: '_a', 'an', 'nn', 'n_'; each once."""
    padded = f"_{name.replace(' ', '_')}_"
    return tuple(dict.fromkeys(padded[at : at + 2] for at in range(len(padded) - 1)))


def parts_of_date(day: str) -> tuple[str, ...]:
    """Return the tokens of a day, as '2011-05-06': digits in their places, spans of days."""
    number = date.fromisoformat(day).toordinal()
    digits = [
        f"{place}={digit} {copy}"
        for place, digit in enumerate(day.replace("-", ""))
        for copy in range(DIGIT_COPIES)
    ]
    spans = [f"span {start} {(number + start) // SPAN}" for start in range(0, SPAN, APART)]
    return (*digits, *spans)


# The fewer bits a token sets, the better near texts are told from others; the more, the less a
# token stands out. Chosen by what was measured: docs/methods/hashed-linkage.md.
NAMES = Cut(tokens=pairs_of_letters, bits=20)
DAYS = Cut(tokens=parts_of_date, bits=12)


def filters(values: Sequence[str], key: bytes, cut: Cut) -> Bits:
    """Return a row of BITS / 8 bytes for each value, drawn with the key of its field."""
    known: dict[str, Ints] = {}
    mixing = _mixing(key)
    made = [
        _mixed(_set(values[at : at + AT_ONCE], key, cut, known), mixing)
        for at in range(0, len(values), AT_ONCE)
    ]
    return np.concatenate([np.zeros((0, BITS // 8), dtype=np.uint8), *made])


def _set(values: Sequence[str], key: bytes, cut: Cut, known: dict[str, Ints]) -> Bits:
    """Return a row of BITS zeros and ones for each value, before they are mixed."""
    plain = np.zeros((len(values), BITS), dtype=np.uint8)
    for row, value in zip(plain, values, strict=True):
        for token in cut.tokens(value):
            if token not in known:
                known[token] = _drawn(key, f"token {token}")[: cut.bits]
            row[known[token]] = 1
    return plain


def _mixed(plain: Bits, mixing: Ints) -> Bits:
    """Return bytes in which each bit sums those bits that `mixing` names in its column."""
    mixed = np.zeros_like(plain)
    for chosen in mixing:
        mixed ^= plain[:, chosen]
    return np.packbits(mixed, axis=1)


@lru_cache(maxsize=8)
def _mixing(key: bytes) -> Ints:
    """Return MIXED rows: in each column the bits, all different, that one bit is to sum."""
    columns = [
        list(dict.fromkeys(_drawn(key, f"mix {bit}").tolist()))[:MIXED] for bit in range(BITS)
    ]
    return np.array(columns, dtype=np.int64).T


def _drawn(key: bytes, use: str) -> Ints:
    """Return 32 numbers below BITS, drawn by the key for one use; some may be the same."""
    told = hmac.digest(key, use.encode("utf-8"), "sha512")
    return np.frombuffer(told, dtype="<u2").astype(np.int64) % BITS
