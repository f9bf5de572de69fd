"""
Own numbers: what the cells of one column of somebody's own table come to.

Whether a comma parts thousands or decimals is told by the column as a whole, never by one cell.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.intelligence.figure import SYMBOLS

OTHER_SYMBOLS = {
    "": "no value is given",
    "*": "suppressed, as this mark mostly means",
    "**": "suppressed, as this mark mostly means",
    "suppressed": "suppressed, because the number is small enough to identify people",
    "supp": "suppressed, because the number is small enough to identify people",
    "..": "not available",
    ".": "not available",
    "na": "not available",
    "n/a": "not available",
    "#n/a": "not available",
    "nan": "not available",
    "null": "not available",
    "none": "not available",
    "missing": "missing; the table does not say why",
    "\u2013": "missing; the table does not say why",
    "\u2014": "missing; the table does not say why",
}
REASONS = OTHER_SYMBOLS | SYMBOLS
SMALL = re.compile(r"(?:<|fewer than|less than|under) ?\d+", re.IGNORECASE)
PLAIN = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d+)?", re.IGNORECASE)
COMMA = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?")
ONLY_DECIMAL = re.compile(
    r"[+-]?\d+,(?:\d{1,2}|\d{4,})|[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?0,\d+"
)
DECIMAL_COMMA = "In column {heading!r} the comma is read as the decimal mark."
THOUSANDS = "In column {heading!r} the comma is read as parting thousands."
# Squares and ratios of numbers beyond these would no longer be numbers.
LEAST, MOST = 1e-100, 1e15
PERCENT = "Percentages in column {heading!r} were turned into shares of one (12% is 0.12)."
MIXED = "has no percent sign, unlike others of its column, and was read as a percentage too"


@dataclass(frozen=True, kw_only=True)
class Number:
    """
    One cell: its number, or why there is none.

    `doubt` is set when the cell is neither a number nor a known sign for a missing one, or was
    read otherwise than it stands.
    """

    value: float | None
    absent_because: str | None = None
    doubt: str | None = None

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing stands there: no number, nothing unclear, nothing kept back."""
        kept_back = "suppressed" in (self.absent_because or "")
        return self.value is None and not self.doubt and not kept_back


@dataclass(frozen=True, kw_only=True)
class OwnNumbers:
    """The cells of a column in their order, whether they are percentages, how it was read."""

    numbers: tuple[Number, ...]
    percent: bool
    told: tuple[str, ...]


def own_numbers(cells: Sequence[str], *, heading: str) -> OwnNumbers:
    """Return what the cells of a column come to, read as a whole."""
    bare = [_bare(cell) for cell in cells]
    comma = any(ONLY_DECIMAL.fullmatch(text) for text in bare) and not any(
        re.fullmatch(r"[+-]?\d+\.(?:\d{1,2}|\d{4,})", text) for text in bare
    )
    percent = any(_is_percent(cell) for cell in cells)
    numbers = tuple(
        _number(cell, text, comma=comma, percent=percent)
        for cell, text in zip(cells, bare, strict=True)
    )
    parted = not comma and any("," in text and PLAIN.fullmatch(text) for text in bare)
    sentences = ((comma, DECIMAL_COMMA), (parted, THOUSANDS), (percent, PERCENT))
    told = tuple(words.format(heading=heading) for so, words in sentences if so)
    return OwnNumbers(numbers=numbers, percent=percent, told=told)


def _is_percent(cell: str) -> bool:
    return cell.rstrip().endswith("%") and any(mark.isdigit() for mark in cell)


def _bare(cell: str) -> str:
    """Return the cell without percent, currency and what spreadsheets part thousands with."""
    text = (
        cell.strip().replace("\u2212", "-").rstrip("%").strip().lstrip("\u00a3$\u20ac").strip()
    )
    text = re.sub(r"(?<=\d)[ \u00a0\u202f'\u2019](?=\d{3}(?:\D|$))", "", text)
    bracketed = re.fullmatch(r"\(([\d.,]+)\)", text)  # how accounts write what is below nought
    return f"-{bracketed[1]}" if bracketed else text


def _number(cell: str, text: str, *, comma: bool, percent: bool) -> Number:
    if (why := REASONS.get(text.lower())) is not None:
        return Number(value=None, absent_because=why)
    if SMALL.fullmatch(text):
        return Number(
            value=None, absent_because=f"given only as {cell.strip()!r}, a small number"
        )
    value = _value(text, comma=comma)
    if value is None or not math.isfinite(value):
        return Number(
            value=None,
            absent_because=f"given was {cell.strip()[:40]!r}, which is no number",
            doubt="is no number, and no known sign for a missing one; the point has no value",
        )
    if value and not LEAST <= abs(value) <= MOST:
        return Number(
            value=None,
            absent_because=f"given was {cell.strip()[:40]!r}, too far from 1 to reckon with",
            doubt=f"lies outside {LEAST:g} to {MOST:g}, in which it could be reckoned with",
        )
    if percent:
        return Number(value=value / 100, doubt=None if _is_percent(cell) else MIXED)
    return Number(value=value)


def _value(text: str, *, comma: bool) -> float | None:
    if comma and COMMA.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif PLAIN.fullmatch(text):
        text = text.replace(",", "")
    try:
        return float(text) if re.search(r"\d", text) else None
    except ValueError:
        return None
