"""List problems: what was noticed of an agency's list, counted, with the rows it holds for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

RANGES_SHOWN = 20
Rows = npt.NDArray[np.int64]


def nowhere() -> Rows:
    """Return no rows."""
    return np.empty(0, dtype=np.int64)


@dataclass(frozen=True, kw_only=True, eq=False)
class ListProblem:
    """
    One thing that was noticed.

    `reason` is a sentence with its counts, `remedy` what to do. `rows` are all rows that it
    holds for, as a spreadsheet program numbers them; none where it holds for the whole list.
    `forms` show how such cells are written, never what they say. `about` is the field whose
    cells it is about, if any. `kept` tells whether those cells are in the records all the same.
    """

    reason: str
    remedy: str
    about: str | None = None
    rows: Rows = field(default_factory=nowhere)
    forms: tuple[str, ...] = ()
    kept: bool = True

    def shape(self) -> dict[str, Any]:
        """Return the problem as an answer shows it, with the first of its rows."""
        shown = list(islice(row_ranges(self.rows), RANGES_SHOWN))
        last = shown[-1][1] if shown else 0
        return {
            "field": self.about,
            "reason": self.reason,
            "remedy": self.remedy,
            "kept": self.kept,
            "count": len(self.rows),
            "rows": [f"{a}" if a == b else f"{a}-{b}" for a, b in shown],
            "rows_not_shown": int((self.rows > last).sum()),
            "forms": list(self.forms),
        }


def row_ranges(rows: Rows) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of rows that follow one another."""
    if not len(rows):
        return
    breaks = np.flatnonzero(np.diff(rows) != 1)
    starts = np.concatenate((rows[:1], rows[breaks + 1]))
    ends = np.concatenate((rows[breaks], rows[-1:]))
    yield from zip(starts.tolist(), ends.tolist(), strict=True)


def rows_where(rows: pl.Series, mask: pl.Series) -> Rows:
    """Return the row numbers for which a mask is True."""
    return rows.filter(mask).to_numpy().astype(np.int64)
