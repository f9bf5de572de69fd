"""Cleaned: a column in the form in which it is compared, and every cell that could not be."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

FORM_LENGTH = 24  # characters of a form that are shown
FORMS_SHOWN = 3
SPACES = r"[\s\u00a0\u200b\ufeff]+"
ODD_SPACE = r"  |[\t-\r\u00a0\u200b\ufeff]"


@dataclass(frozen=True, kw_only=True, eq=False)
class Cleaned:
    """
    A column as it is compared, null where missing.

    `faults` holds, by its reason, which cells (True) it holds for; a cell may be kept and have
    one. `forms` holds the commonest forms of such cells, and `notes` what holds of the whole
    column.
    """

    values: pl.Series
    faults: Mapping[str, pl.Series] = field(default_factory=dict)
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def cleaned(
    cells: pl.Series, values: pl.Series, faults: Mapping[str, pl.Series], *notes: str
) -> Cleaned:
    """Return the cleaned column; faults that hold for no cell are left out."""
    held = {reason: mask.fill_null(False) for reason, mask in faults.items()}
    held = {reason: mask for reason, mask in held.items() if mask.any()}
    return Cleaned(
        values=values,
        faults=held,
        forms={reason: forms_of(cells.filter(mask)) for reason, mask in held.items()},
        notes=notes,
    )


def trimmed(cells: pl.Series, marks: tuple[str, ...]) -> pl.Series:
    """Return cells in one line without space around them; null where they say nothing."""
    if cells.null_count() == len(cells):
        return cells.cast(pl.String)
    bare = cells.cast(pl.String).str.strip_chars()
    if bare.str.contains(ODD_SPACE).any():  # seldom so, and slow for millions
        bare = bare.str.replace_all(SPACES, " ").str.strip_chars()
    nothing = (bare == "") | bare.is_in(list(marks))
    return bare.set(nothing, None) if nothing.any() else bare


def forms_of(cells: pl.Series) -> tuple[str, ...]:
    """
    Return the commonest forms of cells: letters as 'a', digits as '9', never what they say.

    A run of letters is one 'a', so that the length of a name is not shown either.
    """
    form = pl.col("cell").cast(pl.String).str.replace_all(r"\p{L}[\p{L}\p{M}]*", "a")
    form = form.str.replace_all(r"\d", "9").str.slice(0, FORM_LENGTH)
    table = cells.drop_nulls().alias("cell").to_frame().select(form)
    counts = table.group_by("cell").len().sort(["len", "cell"], descending=[True, False])
    return tuple(counts["cell"].head(FORMS_SHOWN).to_list())


def by_distinct(cells: pl.Series, worked: pl.DataFrame) -> pl.DataFrame:
    """
    Return the rows of `worked` for each cell, in the order of `cells`.

    `worked` holds a column `cell` of the distinct cells, and what was worked out for each.
    """
    if worked["cell"].equals(cells):
        return worked
    left = cells.alias("cell").to_frame()
    return left.join(worked, on="cell", how="left", nulls_equal=True, maintain_order="left")
