"""
Blocking: which pairs are worth comparing, as of a million records nobody can compare all pairs.

A rule gives each record a key; records that share one are compared. Each rule holds for what
another may miss: a wrong day of birth, a name that was spelt or changed, a move. What no rule
finds is not compared at all, and so is missed for certain.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from firsthand.domain.prevalence.linkage.hashed_fields import BORN, HASHED, NAMES, PREFIX
from firsthand.domain.prevalence.linkage.phonetic import soundex

Ints = npt.NDArray[np.int64]
NO_KEY = -1
MOST_ALIKE = 5_000  # records that share one key; more are no reason to compare them all


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A reason to compare two records: parts of fields that must all be there and the same."""

    name: str
    parts: tuple[str, ...]

    @property
    def fields(self) -> frozenset[str]:
        """Return the columns that the rule reads."""
        return frozenset(
            column for part in self.parts for column in COLUMNS_OF.get(part, (part,))
        )


COLUMNS_OF = {
    "nhs_number": ("nhs_number",),
    "upn": ("upn",),
    "given_name": ("given_name",),
    "surname": ("surname",),
    "names": ("given_name", "surname"),
    "given_initial": ("given_name",),
    "initial": ("surname",),
    "date_of_birth": ("date_of_birth",),
    "born": ("date_of_birth",),
    "year": ("date_of_birth",),
    "sound": ("surname",),
    "postcode": ("postcode",),
    "street": ("street",),
}
BEGINNINGS = {  # parts that are the first letters or digits of a column
    "given_initial": ("given_name", 1),
    "initial": ("surname", 1),
    "year": ("date_of_birth", 4),
}
RULES = (
    Rule(name="same NHS number", parts=("nhs_number",)),
    Rule(name="same unique pupil number", parts=("upn",)),
    Rule(name="same names, in either order", parts=("names",)),
    Rule(name="same birth, given names begin alike", parts=("born", "given_initial")),
    Rule(name="same birth, surnames begin alike", parts=("born", "initial")),
    Rule(name="same postcode, given names begin alike", parts=("postcode", "given_initial")),
    Rule(name="same postcode and birth", parts=("postcode", "born")),
    Rule(name="same street and birth", parts=("street", "born")),
)
WITHOUT_BIRTH = (
    Rule(name="same surname, given names begin alike", parts=("surname", "given_initial")),
    Rule(name="same given name, surnames begin alike", parts=("given_name", "initial")),
    Rule(name="same postcode", parts=("postcode",)),
)
LAST = (
    Rule(name="same birth", parts=("born",)),
    Rule(name="same surname", parts=("surname",)),
    Rule(name="same postcode", parts=("postcode",)),
    Rule(name="same given name", parts=("given_name",)),
    Rule(name="same street", parts=("street",)),
)
PASSES = (
    Rule(name="same names", parts=("given_name", "surname")),
    Rule(name="same birth and postcode", parts=("date_of_birth", "postcode")),
    Rule(name="same given name and birth", parts=("given_name", "date_of_birth")),
    Rule(name="same given name and postcode", parts=("given_name", "postcode")),
    Rule(name="same NHS number", parts=("nhs_number",)),
    Rule(name="same unique pupil number", parts=("upn",)),
)
# Fewer fields leave too few free if pairs are chosen by two of them. (Names in each other's
# place cannot be seen among pairs chosen for the same surname.)
WITHOUT_POSTCODE = (
    Rule(name="same surname and birth", parts=("surname", "date_of_birth")),
    Rule(name="same birth", parts=("date_of_birth",)),
    Rule(name="same surname", parts=("surname",)),
)

# Lists that were hashed hold the keys of rules ready; what they hold in clear is none of these.
HASHED_RULES = (
    Rule(name="same NHS number, hashed", parts=(PREFIX + "nhs_number",)),
    Rule(name="same unique pupil number, hashed", parts=(PREFIX + "upn",)),
    Rule(name="same names, in either order, hashed", parts=(NAMES,)),
    Rule(name="same birth, given names begin alike, hashed", parts=(PREFIX + "born_given",)),
    Rule(name="same birth, surnames begin alike, hashed", parts=(PREFIX + "born_surname",)),
    Rule(
        name="same postcode, given names begin alike, hashed",
        parts=(PREFIX + "postcode_given",),
    ),
    Rule(name="same postcode and birth, hashed", parts=(PREFIX + "postcode", BORN)),
    Rule(name="same street and birth, hashed", parts=(PREFIX + "street", BORN)),
    Rule(
        name="same year of birth, surnames sound alike, given names begin alike, hashed",
        parts=(PREFIX + "sound",),
    ),
)
HASHED_WITHOUT_BIRTH = (
    Rule(
        name="same surname, given names begin alike, hashed",
        parts=(PREFIX + "surname_given",),
    ),
    Rule(
        name="same given name, surnames begin alike, hashed",
        parts=(PREFIX + "given_surname",),
    ),
    Rule(name="same postcode, hashed", parts=(PREFIX + "postcode",)),
)
HASHED_LAST = (
    Rule(name="same birth, hashed", parts=(BORN,)),
    Rule(name="same surname, hashed", parts=(PREFIX + "surname",)),
    Rule(name="same postcode, hashed", parts=(PREFIX + "postcode",)),
    Rule(name="same given name, hashed", parts=(PREFIX + "given_name",)),
    Rule(name="same street, hashed", parts=(PREFIX + "street",)),
)


def _hashed(chosen: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the same choices of pairs by hashes."""
    return tuple(
        Rule(name=f"{one.name}, hashed", parts=tuple(PREFIX + part for part in one.parts))
        for one in chosen
    )


HASHED_PASSES, HASHED_WITHOUT_POSTCODE = _hashed(PASSES), _hashed(WITHOUT_POSTCODE)


def rules(columns: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules that these columns allow; one at least, where any of them tells."""
    known = set(columns)
    if known & set(HASHED):
        return _hashed_rules(known)
    asked = RULES if "date_of_birth" in known else (*RULES[:3], *WITHOUT_BIRTH)
    found = tuple(one for one in asked if one.fields <= known)
    return found or tuple(one for one in LAST if one.fields <= known)[:1]


def named(names: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules of these names; `KeyError` for a name that no rule has."""
    clear, hashed = (*LAST, *WITHOUT_BIRTH, *RULES), (*HASHED_LAST, *HASHED_WITHOUT_BIRTH)
    known = {one.name: one for one in (*clear, *hashed, *HASHED_RULES)}
    return tuple(known[name] for name in names)


def passes(columns: Sequence[str]) -> tuple[Rule, ...]:
    """Return the choices of pairs from which the model can learn, with these columns."""
    known = set(columns)
    hashed = bool(known & set(HASHED))
    asked = [*(HASHED_PASSES if hashed else PASSES)]
    if not known & {"postcode", PREFIX + "postcode"}:
        asked += HASHED_WITHOUT_POSTCODE if hashed else WITHOUT_POSTCODE
    return tuple(one for one in asked if one.fields <= known)


def _hashed_rules(known: set[str]) -> tuple[Rule, ...]:
    without = (*HASHED_RULES[:3], *HASHED_WITHOUT_BIRTH)
    asked = HASHED_RULES if BORN in known else without
    found = tuple(one for one in asked if one.fields <= known)
    return found or tuple(one for one in HASHED_LAST if one.fields <= known)[:1]


def keys(rule: Rule, frame: pl.DataFrame) -> Ints:
    """Return the key of each record as a number, `NO_KEY` where a part of it is not known."""
    told = parts_of(rule.parts, frame)
    whole = pl.all_horizontal(pl.all().is_not_null())
    order = told.filter(whole).unique(maintain_order=True).with_row_index("key")
    found = told.join(order, on=told.columns, how="left", maintain_order="left")
    return np.asarray(found["key"].cast(pl.Int64).fill_null(NO_KEY).to_numpy(), dtype=np.int64)


def parts_of(parts: Sequence[str], frame: pl.DataFrame) -> pl.DataFrame:
    """Return what each part reads of each record, as columns `part_0` and so on."""
    return frame.select(_part(part).alias(f"part_{at}") for at, part in enumerate(parts))


def without_crowds(key: Ints, most: int = MOST_ALIKE) -> tuple[Ints, int]:
    """Return keys without those of more than `most` records, and how many lost one."""
    sizes = np.bincount(key[key >= 0], minlength=1)
    crowded = (key >= 0) & (sizes[np.maximum(key, 0)] > most)
    return np.where(crowded, NO_KEY, key), int(crowded.sum())


def pairs_of(key: Ints) -> int:
    """Return how many pairs share a key."""
    sizes = np.bincount(key[key >= 0], minlength=1).astype(np.int64)
    return int((sizes * (sizes - 1) // 2).sum())


def lessened(key: Ints, most_pairs: int, rng: np.random.Generator) -> Ints:
    """Return keys of which some, drawn at random, are left: at most `most_pairs` share one."""
    sizes = np.bincount(key[key >= 0], minlength=1).astype(np.int64)
    many = sizes * (sizes - 1) // 2
    if many.sum() <= most_pairs:
        return key
    order = rng.permutation(len(sizes))
    kept = np.zeros(len(sizes), dtype=bool)
    kept[order] = np.cumsum(many[order]) <= most_pairs
    return np.where((key >= 0) & kept[np.maximum(key, 0)], key, NO_KEY)


def at_random(records: int, most_pairs: int, rng: np.random.Generator) -> Ints:
    """Return keys that put records into groups at random, with about so many pairs in all."""
    size = min(records, max(2, int(2 * most_pairs / max(records, 1)) + 1))
    return rng.permutation(records).astype(np.int64) // size


def found_by(keys_of: Sequence[Ints], left: Ints, right: Ints) -> Ints:
    """Return for each pair the sum of 2**place over the rules whose keys it shares."""
    found = np.zeros(len(left), dtype=np.int64)
    for place, key in enumerate(keys_of):
        found |= ((key[left] == key[right]) & (key[left] >= 0)).astype(np.int64) << place
    return found


def _part(part: str) -> pl.Expr:
    """Return what a part of a key reads of each record."""
    if part == "names":
        pair = (pl.col("given_name"), pl.col("surname"))
        known = pl.all_horizontal(one.is_not_null() for one in pair)
        return pl.when(known).then(
            pl.min_horizontal(*pair) + pl.lit("|") + pl.max_horizontal(*pair)
        )
    if part == "born":  # day and month in either order
        day, month = (
            pl.col("date_of_birth").str.slice(8, 2),
            pl.col("date_of_birth").str.slice(5, 2),
        )
        year = pl.col("date_of_birth").str.slice(0, 4)
        return year + pl.min_horizontal(day, month) + pl.max_horizontal(day, month)
    if part == "sound":
        return pl.col("surname").map_elements(soundex, return_dtype=pl.String)
    if part in BEGINNINGS:
        column, length = BEGINNINGS[part]
        return pl.col(column).str.slice(0, length)
    return pl.col(part)
