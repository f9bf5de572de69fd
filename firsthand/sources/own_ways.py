"""Which way is better, as people write it in a table of their own."""

import re

NO_WAY = "is no way that is better"
WAY_REMEDY = "Write higher, lower or neither, or leave the cell empty."
WAYS = {
    "higher": frozenset(
        {"higher", "high", "up", "increase", "increasing", "1", "above", "more"}
    ),
    "lower": frozenset(
        {"lower", "low", "down", "decrease", "decreasing", "-1", "below", "less"}
    ),
    "neither": frozenset({"neither", "neutral", "0", "none", "n/a"}),
}


def way(cell: str) -> str:
    """Return 'higher', 'lower' or 'neither'; empty where the cell is, or is not understood."""
    plain = re.sub(r"\.0$", "", cell.strip().lower()).split(" ")[0]
    return next((one for one, words in WAYS.items() if plain in words), "")


def wrong(cell: str) -> bool:
    """Tell whether a cell says something that is not understood."""
    return bool(cell.strip()) and not way(cell)
