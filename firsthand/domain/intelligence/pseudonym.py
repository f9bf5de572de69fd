"""
Pseudonyms: a stable code in the place of a person's name.

The code is enough to see that the same person led twice. It is no secret: whoever knows a
name can compute its code. It keeps names out of what is stored and shipped, no more.
"""

import re
from dataclasses import replace
from hashlib import blake2b

from firsthand.domain.intelligence.reading import Reading
from firsthand.domain.intelligence.sighting import Sighting, Statement
from firsthand.domain.reference.authority import folded

KEY = b"firsthand: who led the inspection"
CODE = re.compile(r"[0-9a-f]{10}")
FIELDS_WITH_NAMES = frozenset({"lead_inspector", "addressee"})


def code_for(name: str) -> str:
    """Return ten hexadecimal digits for `name`; a code stands for itself."""
    if CODE.fullmatch(name):
        return name
    return blake2b(folded(name).encode(), key=KEY, digest_size=5).hexdigest()


def coded(field: str, value: str) -> str:
    """Return `value` without the name of a person; an addressee keeps the office held."""
    if field not in FIELDS_WITH_NAMES:
        return value
    if field != "addressee":
        return code_for(value)
    # Only the office that follows the name is kept: a second name may follow it.
    name, *office = value.split(", ")[:2]
    return ", ".join([code_for(name), *office])


def without_names(reading: Reading) -> Reading:
    """Return `reading` with a code wherever it names a person."""
    return replace(reading, sightings=tuple(map(_coded_sighting, reading.sightings)))


def _coded_sighting(sighting: Sighting) -> Sighting:
    return replace(sighting, statements=tuple(map(_coded, sighting.statements)))


def _coded(statement: Statement) -> Statement:
    if statement.value is None:
        return statement
    return replace(statement, value=coded(statement.field, statement.value))
