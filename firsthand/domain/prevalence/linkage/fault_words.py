"""Fault words: what is said of cells that could not be taken as they stand."""

from collections.abc import Iterator

import polars as pl

from firsthand.domain.prevalence.linkage import dates, normal, whole_names
from firsthand.domain.prevalence.linkage.cleaned import Cleaned
from firsthand.domain.prevalence.linkage.list_problems import ListProblem, rows_where

TITLES = {
    "record": "record",
    "whole_name": "whole name",
    "given_name": "given name",
    "surname": "surname",
    "sex": "sex",
    "date_of_birth": "date of birth",
    "postcode": "postcode",
    "street": "street",
    "nhs_number": "NHS number",
    "upn": "UPN",
    "known_on": "day on which it was known",
}
ASK = "Ask the agency for it, or correct the cell."
NOTHING = "Nothing is to be done, if it was meant so."
LOOK = "Look at some of the rows in the file."
STYLE = "Say in the mapping which comes first, or ask for dates as year-month-day."
KEPT = {
    dates.CENTURY: LOOK,
    dates.SERIAL: LOOK,
    dates.HOURS: LOOK,
    whole_names.MIDDLE: NOTHING,
    whole_names.ALONE: LOOK,
}
MISSING = {
    dates.NO_DATE: ASK,
    dates.NO_DAY: ASK,
    dates.EITHER: STYLE,
    dates.CONTRARY: ASK,
    normal.PLACEHOLDER: NOTHING,
    normal.NO_LETTERS: ASK,
    normal.UNSEEN: ASK,
    normal.NO_SEX: "Ask what the code means, and write m, f or nothing.",
    normal.UNKNOWN_SEX: NOTHING,
    normal.NOT_WHOLE: ASK,
    normal.NO_HOME: NOTHING,
    normal.NO_NHS_NUMBER: ASK,
    normal.WITHOUT_UPN: NOTHING,
    normal.NO_UPN: ASK,
}
OF_COLUMN = {
    dates.BRITISH: STYLE,
    dates.AMERICAN: NOTHING,
    dates.SWAPPED: STYLE,
}


def title_of(field: str) -> str:
    """Return what a field is called at the beginning of a sentence."""
    return _capital(TITLES.get(field, field.replace("_", " ")))


def of_cells(field: str, column: Cleaned, rows: pl.Series) -> Iterator[ListProblem]:
    """Yield what is to be said of a column: of the whole of it, then of its cells."""
    title = title_of(field)
    for note in column.notes:
        yield ListProblem(about=field, reason=f"{title}: {note}", remedy=OF_COLUMN[note])
    filled = len(column.values)
    for reason, mask in column.faults.items():
        where = rows_where(rows, mask)
        kept = reason in KEPT
        after = "kept" if kept else "taken as missing"
        yield ListProblem(
            about=field,
            reason=f"{title}: {len(where):,} of {filled:,} cells hold {reason}; {after}.",
            remedy=KEPT[reason] if kept else MISSING[reason],
            rows=where,
            forms=column.forms[reason],
            kept=kept,
        )


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
