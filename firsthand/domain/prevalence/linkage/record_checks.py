"""Record checks: what is noticed of whole records: references, ages, and what lacks."""

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from firsthand.domain.prevalence.linkage.fault_words import title_of
from firsthand.domain.prevalence.linkage.list_problems import ListProblem, rows_where
from firsthand.domain.prevalence.linkage.records import FILE_ROW

OLDEST = 25  # years; care leavers are on lists up to their 25th birthday
NUMBERS = ("nhs_number", "upn")
NEVER_TOLD = ("record", "referred_by")  # blanks of these are told elsewhere, or usual
NAMES = ("given_name", "surname")
TRAITS = (("given_name",), ("surname",), ("date_of_birth",), ("postcode", "street"))
NEEDED = (
    "an NHS number, a UPN, or two of given name, surname, date of birth and address (postcode "
    "or street)"
)
OF_ITS_OWN = "Each counts as a person of its own, which makes the hidden number too large."


def with_references(
    rows: pl.Series, columns: Mapping[str, pl.Series]
) -> tuple[pl.DataFrame, list[ListProblem]]:
    """Return the columns with `file_row` and a `record` in each row, and what was noticed."""
    by_row = pl.concat_str(pl.lit("row "), pl.col(FILE_ROW)).alias("record")
    frame = pl.DataFrame([rows.alias(FILE_ROW), *columns.values()])
    if "record" not in columns:
        told = ListProblem(
            about="record",
            reason="No column holds a reference; records are called by their rows in the file.",
            remedy="Name the column that holds the agency's own reference, if there is one.",
        )
        return frame.with_columns(by_row), [told]
    problems = [*_blank_references(frame["record"], rows), *_shared(frame["record"], rows)]
    if frame["record"].null_count():
        frame = frame.with_columns(pl.coalesce("record", by_row).alias("record"))
    return frame, problems


def _blank_references(records: pl.Series, rows: pl.Series) -> list[ListProblem]:
    if not records.null_count():
        return []
    where = rows_where(rows, records.is_null())
    reason = (
        f"{len(where):,} of {len(rows):,} references are blank; these records are called by "
        "their rows in the file."
    )
    return [ListProblem(about="record", reason=reason, remedy="Nothing is lost.", rows=where)]


def _shared(records: pl.Series, rows: pl.Series) -> list[ListProblem]:
    filled = records.drop_nulls()
    if filled.n_unique() == len(filled):
        return []
    twice = records.is_duplicated() & records.is_not_null()
    where, distinct = rows_where(rows, twice), records.filter(twice).n_unique()
    reason = (
        f"{len(where):,} records share {distinct:,} references; all are kept, and compared "
        "like any others."
    )
    remedy = "Ask whether a reference is a child's or an event's."
    return [ListProblem(about="record", reason=reason, remedy=remedy, rows=where)]


def checks(
    frame: pl.DataFrame, said: Mapping[str, pl.Series], *, as_of: date
) -> list[ListProblem]:
    """Return what is noticed of ages, blanks and records that hold too little."""
    return [*_ages(frame, as_of), *_blanks(said, frame[FILE_ROW]), *_too_little(frame, said)]


def has_enough(frame: pl.DataFrame) -> pl.Series:
    """Tell which records hold enough to be recognised on another list (NEEDED)."""
    known = set(frame.columns)
    numbers = [pl.col(name).is_not_null() for name in NUMBERS if name in known]
    traits = [
        pl.any_horizontal(pl.col(name).is_not_null() for name in one if name in known)
        for one in TRAITS
        if known & set(one)
    ]
    by_number = pl.any_horizontal(numbers) if numbers else pl.lit(False)
    by_traits = pl.sum_horizontal(traits) >= 2 if traits else pl.lit(False)
    either = (by_number | by_traits).alias("enough")
    return frame.with_columns(either)["enough"]


def enough_in_common(fields: Iterable[str]) -> bool:
    """Tell whether columns that two lists share suffice to recognise a child (NEEDED)."""
    shared = set(fields)
    return bool(shared & set(NUMBERS)) or sum(bool(shared & set(one)) for one in TRAITS) >= 2


def _ages(frame: pl.DataFrame, as_of: date) -> list[ListProblem]:
    problems = []
    for name, what in (("date_of_birth", "dates of birth"), ("known_on", "days known")):
        if name in frame.columns:
            late = frame[name] > as_of.isoformat()
            problems += _of(late, frame, name, f"{what} are after {as_of}; kept")
    if "date_of_birth" in frame.columns:
        born_before = f"{as_of.year - OLDEST:04}{as_of.isoformat()[4:]}"
        old = frame["date_of_birth"] < born_before
        told = f"dates of birth make the person over {OLDEST}; kept"
        problems += _of(old, frame, "date_of_birth", told)
    return problems


def _of(mask: pl.Series, frame: pl.DataFrame, name: str, words: str) -> list[ListProblem]:
    where = rows_where(frame[FILE_ROW], mask.fill_null(False))
    if not len(where):
        return []
    reason = f"{len(where):,} of {frame.height:,} {words}."
    remedy = "Ask whether these are children of this list."
    return [ListProblem(about=name, reason=reason, remedy=remedy, rows=where)]


def _blanks(said: Mapping[str, pl.Series], rows: pl.Series) -> list[ListProblem]:
    """Return how many cells of each column are blank."""
    problems = []
    for name, cells in said.items():
        blank = cells.is_null()
        if name not in NEVER_TOLD and blank.any():
            where = rows_where(rows, blank)
            reason = f"{title_of(name)}: {len(where):,} of {len(rows):,} cells are blank."
            problems.append(
                ListProblem(about=name, reason=reason, remedy="Nothing is lost.", rows=where)
            )
    return problems


def _too_little(frame: pl.DataFrame, said: Mapping[str, pl.Series]) -> list[ListProblem]:
    rows, enough = frame[FILE_ROW], has_enough(frame)
    nameless = _nameless(said, len(rows))
    problems = []
    for mask, words, remedy in (
        (
            nameless & ~enough,
            "names are blank; these records cannot be linked",
            f"Ask for names. {OF_ITS_OWN}",
        ),
        (
            nameless & enough,
            "names are blank; these records can be linked by what else they hold alone",
            "Ask for names.",
        ),
        (
            ~nameless & ~enough,
            f"records hold too little to be linked; needed is {NEEDED}",
            f"Ask for what lacks. {OF_ITS_OWN}",
        ),
    ):
        where = rows_where(rows, mask)
        if len(where):
            reason = f"{len(where):,} of {len(rows):,} {words}."
            problems.append(ListProblem(reason=reason, remedy=remedy, rows=where))
    return problems


def _nameless(said: Mapping[str, pl.Series], size: int) -> pl.Series:
    """Tell in which records the cells of all names that the list has are blank."""
    names = [said[name].is_null() for name in NAMES if name in said]
    if not names:
        return pl.repeat(False, size, dtype=pl.Boolean, eager=True)
    return names[0] if len(names) == 1 else names[0] & names[1]
