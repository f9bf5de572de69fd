"""Columns: the cells of one column, each with what it means and whether that is in doubt."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.reference.authority import Authority, folded, untitled
from firsthand.domain.reference.column import CodeSet, Column, ColumnType
from firsthand.sources.lists import days
from firsthand.sources.lists.codes import code_of, spellings
from firsthand.sources.lists.spelling import one_line, unlettered

Read = date | int | str | None

ERRORS = re.compile(
    r"^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|MULTIVALUE|ERROR)"
)
WHOLE = re.compile(r"^-?\d{1,15}(\.0+)?$")
DECIMAL = re.compile(r"^-?\d+\.\d+$")
POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$")
TIER = re.compile(r" (london boro|district b|district|ua|unitary authority)$")

BLANK = "is blank, and the list needs it"
FAILED = "is the mark of a formula that failed"
NO_CODE = "is none of the codes or words of this column, or means several of them"
NO_NUMBER = "is no whole number"
DECIMALS = "has decimals; read as the whole number below"
NEGATIVE = "is below zero"
NO_POSTCODE = "is no postcode"
NO_AUTHORITY = "is the name of no authority in England, or of several"

REMEDIES = {
    BLANK: "Ask the authority for it; the row is kept.",
    FAILED: "Ask for the list with its formulas turned into values.",
    NO_CODE: "Look at the cell; ask the authority which code it means.",
    NO_NUMBER: "Correct the cell, or ask the authority for the number.",
    DECIMALS: "Nothing, unless whole numbers were asked for.",
    NEGATIVE: "Correct the cell.",
    NO_POSTCODE: "Ask the authority for the postcode of the placement.",
    NO_AUTHORITY: "Write the name of the council, such as 'Rotherham'.",
}

UNKNOWN = {
    ColumnType.POSTCODE: NO_POSTCODE,
    ColumnType.CODE: NO_CODE,
    ColumnType.AUTHORITY: NO_AUTHORITY,
}


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What a cell means; `doubt` says why that is not certain."""

    read: Read
    doubt: str | None = None

    @property
    def remedy(self) -> str:
        """Return what to do about the doubt."""
        return REMEDIES.get(self.doubt or "", days.REMEDY)


@dataclass(frozen=True, kw_only=True)
class Keys:
    """What is needed to read codes and names of authorities."""

    code_sets: Mapping[str, CodeSet]
    authorities: Mapping[str, str]  # folded name -> three-digit code; shared names left out


def authority_names(authorities: Iterable[Authority]) -> dict[str, str]:
    """Return the code of each authority by its folded names, without names that two share."""
    owners: dict[str, set[str]] = {}
    for one in authorities:
        for name in (one.name, *one.other_names, one.la_code, *one.ons_codes):
            for said in (folded(name), untitled(name)):
                owners.setdefault(said, set()).add(one.la_code)
    return {name: next(iter(codes)) for name, codes in owners.items() if len(codes) == 1}


def meanings(cells: Sequence[str], column: Column, keys: Keys) -> dict[str, Meaning]:
    """Return what each distinct cell of a column means."""
    distinct = dict.fromkeys(cells)
    told = days.days(distinct) if column.type is ColumnType.DATE else {}
    return {cell: _meaning(cell, column, keys, told) for cell in distinct}


def _meaning(cell: str, column: Column, keys: Keys, told: Mapping[str, days.Day]) -> Meaning:
    text = one_line(cell)
    if not text:
        return Meaning(read=None, doubt=BLANK if column.needed else None)
    if ERRORS.match(text):
        return Meaning(read=None, doubt=FAILED)
    if column.type is ColumnType.DATE:
        return Meaning(read=told[cell].read, doubt=told[cell].doubt)
    return _number(text) if column.type is ColumnType.NUMBER else _worded(text, column, keys)


def _worded(text: str, column: Column, keys: Keys) -> Meaning:
    if column.type is ColumnType.TEXT:
        return Meaning(read=text)
    found = _known(text, column, keys)
    return Meaning(read=found, doubt=None if found else UNKNOWN[column.type])


def _known(text: str, column: Column, keys: Keys) -> str | None:
    """Return the postcode, the code or the authority that a cell gives, if it gives one."""
    if column.type is ColumnType.POSTCODE:
        return text.upper() if POSTCODE.match(text.upper()) else None
    if column.code_set:
        return code_of(text, spellings(keys.code_sets[column.code_set]))
    said = TIER.sub("", folded(unlettered(text)))
    return keys.authorities.get(said) or keys.authorities.get(untitled(said))


def _number(text: str) -> Meaning:
    plain = text.replace(",", "")
    if WHOLE.match(plain):
        number = int(float(plain))
        return Meaning(read=number, doubt=NEGATIVE if number < 0 else None)
    if DECIMAL.match(plain) and len(plain) < 20 and not plain.startswith("-"):
        return Meaning(read=int(float(plain)), doubt=DECIMALS)
    return Meaning(read=None, doubt=NO_NUMBER)
