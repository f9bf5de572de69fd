"""
No headings: a first row that is of a child, and not the names of columns, refuses the list.

What is refused is not repeated. A row holds a record where one of its cells is written as a
date, a postcode, an NHS number, a UPN or another long number; or where fewer than two cells are
headings that are known, and one that is not stands again in its own column.
"""

from collections.abc import Sequence

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.dates import date_share
from firsthand.domain.prevalence.linkage.numbers import UPN_FORM, postcode_form, squeezed
from firsthand.domain.prevalence.linkage.vocabulary import Vocabulary, plain_heading

KNOWN = 2  # headings that mean one thing, by which a row is known to hold them
LONG_NUMBER = (
    r"^\d{5,}$"  # no column is named so; references, NHS numbers and days are written so
)
FORMS = "a date, a postcode, an NHS number, a UPN or another long number"
AGAIN = "what stands again among the cells below it"


def known_headings(row: Sequence[str | None], vocabulary: Vocabulary) -> int:
    """Return how many cells of a row are headings that mean one thing."""
    return sum(_is_known(cell, vocabulary) for cell in row if cell)


def refuse_a_record(
    row: Sequence[str], below: pl.DataFrame, name: str, vocabulary: Vocabulary
) -> None:
    """Refuse a file whose first row, of cells above the columns `below`, is of a child."""
    cells = pl.Series("cell", [cell for cell in row if cell], dtype=pl.String)
    if _written_as_data(cells):
        raise _refused(name, FORMS)
    if known_headings(row, vocabulary) < KNOWN and any(
        _stands_again(cell, below.to_series(at))
        for at, cell in enumerate(row)
        if cell and not _is_known(cell, vocabulary)
    ):
        raise _refused(name, AGAIN)


def _is_known(cell: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.bare(plain_heading(cell)) in vocabulary.exact


def _written_as_data(cells: pl.Series) -> bool:
    plain = squeezed(pl.col("cell"))
    number = pl.col("cell").str.replace(r"\.0+$", "").str.replace_all(r"[\s\-.]", "")
    forms = (
        postcode_form(plain),
        plain.str.contains(UPN_FORM),
        number.str.contains(LONG_NUMBER),
    )
    found = cells.to_frame().select(pl.any_horizontal(*forms).any()).item()
    return bool(found) or date_share(cells) > 0


def _stands_again(cell: str, column: pl.Series) -> bool:
    plain = column.str.strip_chars().str.to_lowercase()
    return bool((plain == cell.strip().lower()).any())


def _refused(name: str, what: str) -> Refused:
    return Refused(
        Objection(
            rule="agency-list",
            reason=f"{name} has no headings: its first row holds {what}.",
            remedy="Write the names of the columns above the list.",
        )
    )
