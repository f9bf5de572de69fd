"""
Hashing: a list without names, to link children whose names agencies may not share.

Everything that stays is drawn with one key of 32 random bytes, which all agencies of a study
have and whoever links does not need. Each use of the key has a key of its own, drawn from it
(HMAC [RFC2104]), so that the same text in two fields is not seen to be the same.

What comes out is pseudonymous, not anonymous: whoever has the key can hash every name there is
and look which one is on the list; whoever has not can still count. See
docs/methods/hashed-linkage.md.
"""

import hmac
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import polars as pl

from firsthand.domain.prevalence.linkage.blocking import Rule, parts_of
from firsthand.domain.prevalence.linkage.filters import DAYS, NAMES, filters
from firsthand.domain.prevalence.linkage.hashed_fields import (
    BITS_OF,
    EXACT,
    FILTERED,
    KEYS,
    PREFIX,
)

FORM = "firsthand-hashed-list-1"
KEY_BYTES = 32
SHOWN = 16  # hexadecimal digits of a hash: two texts share one by chance in 2**64
CUTS = {"given_name": NAMES, "surname": NAMES, "date_of_birth": DAYS}
PARTED = "\x1f"  # between parts of a key, and in no text
Progress = Callable[[int, int], None]


def fingerprint(key: bytes) -> str:
    """Return what tells keys apart, and from which the key cannot be told."""
    return _hash(_own(key, "fingerprint"), "")


def hashed_list(
    frame: pl.DataFrame, key: bytes, *, carried: Sequence[str] = (), progress: Progress
) -> pl.DataFrame:
    """
    Return one list's records as hashes, in the order of their hashed names.

    The columns that it does not have are left out. `carried` are copied in clear.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes, not {len(key)}")
    has = set(frame.columns)
    made: list[pl.Series] = [_hashed(frame["record"], _own(key, "record"))]
    steps = [name for name in (*FILTERED, *EXACT) if name in has]
    keys = [name for name, parts in KEYS.items() if _can(parts, has)]
    for done, name in enumerate(steps):
        progress(done, len(steps) + len(keys))
        own = _own(key, f"field {name}")
        if name in FILTERED:
            made.append(_filtered(frame[name], name, own))
        else:
            made.append(_hashed(frame[name], own).alias(PREFIX + name))
    for done, name in enumerate(keys):
        progress(len(steps) + done, len(steps) + len(keys))
        parts = parts_of(KEYS[name], frame)
        joined = parts.select(pl.concat_str(pl.all(), separator=PARTED)).to_series()
        made.append(_hashed(joined, _own(key, f"key {name}")).alias(name))
    progress(len(steps) + len(keys), len(steps) + len(keys))
    kept = frame.select(name for name in carried if name in has)
    return pl.DataFrame(made).hstack(kept).sort("record")


def opened(frame: pl.DataFrame) -> pl.DataFrame:
    """Return a hashed list with a short text for each filter, the same where filters are."""
    short = []
    for name in FILTERED:
        if BITS_OF + name in frame.columns:
            bits = frame[BITS_OF + name]
            told = _by_distinct(bits, lambda values: [_short(value) for value in values])
            short.append(told.alias(PREFIX + name))
    return frame.with_columns(short)


def _can(parts: Sequence[str], has: set[str]) -> bool:
    return Rule(name="", parts=tuple(parts)).fields <= has


def _filtered(values: pl.Series, name: str, key: bytes) -> pl.Series:
    def drawn(distinct: list[str]) -> list[bytes]:
        return [row.tobytes() for row in filters(distinct, key, CUTS[name])]

    return _by_distinct(values, drawn, pl.Binary).alias(BITS_OF + name)


def _hashed(values: pl.Series, key: bytes) -> pl.Series:
    return _by_distinct(values, lambda distinct: [_hash(key, one) for one in distinct])


def _by_distinct(
    values: pl.Series,
    told: Callable[[list[Any]], Sequence[object]],
    kind: pl.DataType | type[pl.DataType] = pl.String,
) -> pl.Series:
    """Return what each value becomes, worked out once for each; what is missing stays so."""
    distinct = values.drop_nulls().unique()
    made = pl.Series("made", told(distinct.to_list()), dtype=kind)
    table = pl.DataFrame({"value": distinct, "made": made})
    asked = values.alias("value").to_frame()
    found = asked.join(table, on="value", how="left", maintain_order="left")["made"]
    return found.alias(values.name)


def _hash(key: bytes, text: str) -> str:
    return hmac.digest(key, text.encode("utf-8"), "sha256").hex()[:SHOWN]


def _short(bits: bytes) -> str:
    return sha256(bits).hexdigest()[:SHOWN]


def _own(key: bytes, use: str) -> bytes:
    return hmac.digest(key, f"{FORM} {use}".encode(), "sha256")
