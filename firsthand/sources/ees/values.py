"""Values: numbers and the symbols that stand where there is none, as DfE writes them."""

import re

from firsthand.domain.intelligence.figure import SYMBOLS

# Grouping commas are read; a comma anywhere else is not a number we would dare to guess at.
NUMBER = re.compile(
    r"[+-]?((\d{1,3}(,\d{3})+|\d{1,15})(\.\d+)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII
)
OBSOLETE_SYMBOLS = frozenset({"~", ":"})
UNKNOWN_SYMBOLS = frozenset({".", "..", "-", "N/A", "n/a", "*"})
NULLS = frozenset({"null", "na", "nan", "#n/a"})


def is_number(cell: str) -> bool:
    """Tell whether `cell` holds a number."""
    return NUMBER.fullmatch(cell.strip()) is not None


def number_in(cell: str) -> float | None:
    """Return the number in `cell`, or None when there is none."""
    return float(cell.strip().replace(",", "")) if is_number(cell) else None


def symbol_in(cell: str) -> str | None:
    """Return the symbol in `cell` whose meaning we know, or None."""
    text = cell.strip().lower()
    return text if text in SYMBOLS else None
