"""
Filters: a name or a date as bits that are alike where the texts are, without telling the text.

A text is cut into tokens: a name into its pairs of letters, with its two ends [Schnell2009]; a
date into its digits in their places, and into spans of days, so that near dates share most of
them. A key of the field draws for each token which bits it sets (each drawn by itself, not by
two hashes that are added up, which gives tokens away [NiedermeyerSteinmetzerKrollSchnell2014]).
Then every bit is replaced by the sum, odd or even, of several bits that the key chose, so that
no bit belongs to one token any more: diffusion [ArmknechtHengSchnell2023].

Two filters differ in half their bits where the texts have nothing in common, and in none where
they are the same.
"""

import hmac
from collections.abc import Callable, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

BITS = 1024  # of a filter; a power of 2, so that numbers drawn below it are all as likely
PER_TOKEN = 20
MIXED = 5  # bits that are summed into one
SPAN, APART = 32, 8  # days of a span; days from the start of one to that of the next
AT_ONCE = 20_000  # values, so that memory does not grow with the list
DIGIT_COPIES = 2  # a digit counts as much as two spans
Bits = npt.NDArray[np.uint8]
Tokens = Callable[[str], tuple[str, ...]]


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


def filters(values: Sequence[str], key: bytes, tokens: Tokens) -> Bits:
    """Return a row of BITS / 8 bytes for each value, drawn with the key of its field."""
    known: dict[str, npt.NDArray[np.int64]] = {}
    mixing = _mixing(key)
    made = [
        _mixed(_set(values[at : at + AT_ONCE], key, tokens, known), mixing)
        for at in range(0, len(values), AT_ONCE)
    ]
    return np.concatenate([np.zeros((0, BITS // 8), dtype=np.uint8), *made])


def _set(
    values: Sequence[str], key: bytes, tokens: Tokens, known: dict[str, npt.NDArray[np.int64]]
) -> Bits:
    """Return a row of BITS zeros and ones for each value, before they are mixed."""
    plain = np.zeros((len(values), BITS), dtype=np.uint8)
    for row, value in zip(plain, values, strict=True):
        for token in tokens(value):
            if token not in known:
                known[token] = _drawn(key, token)
            row[known[token]] = 1
    return plain


def _mixed(plain: Bits, mixing: Sequence[npt.NDArray[np.int64]]) -> Bits:
    mixed = np.zeros_like(plain)
    for chosen in mixing:
        mixed ^= plain[:, chosen]
    return np.packbits(mixed, axis=1)


def _drawn(key: bytes, token: str) -> npt.NDArray[np.int64]:
    """Return the PER_TOKEN bits that a token sets; some may be drawn twice."""
    told = hmac.digest(key, b"token " + token.encode("utf-8"), "sha512")
    numbers = np.frombuffer(told, dtype="<u2").astype(np.int64)
    return numbers[:PER_TOKEN] % BITS


def _mixing(key: bytes) -> list[npt.NDArray[np.int64]]:
    """
    Return MIXED orders of the bits; bit b of the outcome sums bit b of each order.

    Each order is drawn until it shares no place with those before, as a bit that is summed
    with itself would be lost. Sorted hashes are the same in every version of every library.
    """
    found: list[npt.NDArray[np.int64]] = []
    draw = 0
    while len(found) < MIXED:
        told = b"".join(
            hmac.digest(key, f"mix {draw} {block}".encode(), "sha512")
            for block in range(BITS // 8)
        )
        order = np.argsort(np.frombuffer(told, dtype="<u8"), kind="stable").astype(np.int64)
        draw += 1
        if not any((order == other).any() for other in found):
            found.append(order)
    return found
