"""Hashed: how Splink compares hashed lists: by bits that differ and hashes that are equal."""

import polars as pl

from firsthand.domain.prevalence.linkage.filters import BITS
from firsthand.domain.prevalence.linkage.hashed_fields import (
    BITS_OF,
    BORN,
    FILTERED,
    HASHED,
    NAMES,
    NEAR_DAY,
    NEARLY_THE_SAME,
    PREFIX,
    SOMEWHAT_ALIKE,
    YEAR,
)

GIVEN, SURNAME, HOME = PREFIX + "given_name", PREFIX + "surname", PREFIX + "home"
BIRTH, POSTCODE, STREET = PREFIX + "date_of_birth", PREFIX + "postcode", PREFIX + "street"
SWAPPED = f"{NAMES}_l = {NAMES}_r and {GIVEN}_l <> {GIVEN}_r"


def compared(frame: pl.DataFrame) -> pl.DataFrame:
    """Return what the conditions read of each hashed record, null where it is not there."""
    hashes = (*HASHED, NAMES, BORN, YEAR)
    filters = tuple(BITS_OF + name for name in FILTERED)
    lacking = [
        *(pl.lit(None, dtype=pl.String).alias(one) for one in hashes),
        *(pl.lit(None, dtype=pl.Binary).alias(one) for one in filters),
    ]
    has = frame.with_columns(
        one for one in lacking if one.meta.output_name() not in frame.columns
    )
    return has.select("row", "list", *hashes, *filters)


def conditions(name: str) -> tuple[str, tuple[str, ...]]:
    """Return when a comparison cannot be made, and when it is at each level but the lowest."""
    if name == GIVEN:
        return _unknown(name), (*_names_alike("given_name"), SWAPPED, _same(name))
    if name == SURNAME:
        # Names in each other's place are told once, by the given name.
        never = f"{_unknown(name)} or coalesce({SWAPPED}, false)"
        return never, (*_names_alike("surname"), _same(name))
    if name == BIRTH:
        near = _alike("date_of_birth", NEAR_DAY)
        return _unknown(name), (_same(YEAR), near, _same(BORN), _same(name))
    if name == HOME:
        never = f"({_unknown(POSTCODE)}) and ({_unknown(STREET)})"
        return never, (_same(STREET), _same(POSTCODE))
    return _unknown(name), (_same(name),)


def _names_alike(field: str) -> tuple[str, str]:
    return _alike(field, SOMEWHAT_ALIKE), _alike(field, NEARLY_THE_SAME)


def _alike(field: str, share: float) -> str:
    """Return that at most this share of the bits of two filters differ."""
    both = f"{BITS_OF}{field}_l::bit, {BITS_OF}{field}_r::bit"
    return f"bit_count(xor({both})) <= {int(share * BITS)}"


def _same(column: str) -> str:
    return f"{column}_l = {column}_r"


def _unknown(column: str) -> str:
    return f"{column}_l is null or {column}_r is null"
