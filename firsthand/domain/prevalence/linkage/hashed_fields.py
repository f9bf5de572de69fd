"""
Hashed fields: the columns of lists that were hashed, how they are compared, which pairs meet.

A hashed list has no other columns that are compared. What two agencies cannot see in hashes is
left out: a digit that is wrong in a number, the district of a postcode. How unalike two texts
are is told by the share of bits in which their filters differ: none where they are the same,
half where they have nothing in common.
"""

from collections.abc import Mapping
from dataclasses import replace

from firsthand.domain.prevalence.linkage.model import Comparison, Level

PREFIX, BITS_OF = "hashed_", "bits_"
FILTERED = ("given_name", "surname", "date_of_birth")  # alike where the texts are
EXACT = ("sex", "postcode", "street", "nhs_number", "upn")  # the same, or not
HASHED = tuple(PREFIX + name for name in (*FILTERED, *EXACT))
NAMES, BORN, YEAR = PREFIX + "names", PREFIX + "born", PREFIX + "year"
# Measured on invented names and days, see docs/methods/hashed-linkage.md.
NEARLY_THE_SAME, SOMEWHAT_ALIKE, NEAR_DAY = 0.435, 0.455, 0.45  # share of bits, at most

# What the keys are made of by which pairs meet: parts of fields as blocking.py names them.
KEYS: Mapping[str, tuple[str, ...]] = {
    NAMES: ("names",),
    BORN: ("born",),
    YEAR: ("year",),
    PREFIX + "born_given": ("born", "given_initial"),
    PREFIX + "born_surname": ("born", "initial"),
    PREFIX + "postcode_given": ("postcode", "given_initial"),
    PREFIX + "sound": ("year", "sound", "given_initial"),
    PREFIX + "surname_given": ("surname", "given_initial"),
    PREFIX + "given_surname": ("given_name", "initial"),
}


def hashed_comparisons(clear: Mapping[str, Comparison]) -> tuple[Comparison, ...]:
    """Return how hashed lists are compared, from how the same fields are in clear."""
    return (
        _as_hashed(clear["given_name"]),
        _as_hashed(clear["surname"]),
        _as_hashed(clear["date_of_birth"], {2: "one digit wrong, or a near day"}),
        _as_hashed(clear["sex"]),
        _as_hashed(_without(clear["home"], 1)),
        _as_hashed(_without(clear["nhs_number"], 1)),
        _as_hashed(_without(clear["upn"], 1)),
    )


def _as_hashed(comparison: Comparison, labels: Mapping[int, str] | None = None) -> Comparison:
    named = labels or {}
    levels = [
        replace(level, label=named.get(place, level.label))
        for place, level in enumerate(comparison.levels)
    ]
    return replace(comparison, name=PREFIX + comparison.name, levels=tuple(levels))


def _without(comparison: Comparison, place: int) -> Comparison:
    """Return the comparison without a level that hashes cannot show: such pairs fall below."""
    levels = list(comparison.levels)
    gone, below = levels.pop(place), levels[place - 1]
    levels[place - 1] = Level(
        label=below.label, m=below.m + gone.m, u=min(below.u + gone.u, 1.0)
    )
    return replace(comparison, levels=tuple(levels))
