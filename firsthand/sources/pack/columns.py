"""The columns of each file of the pack, and what each cell may hold."""

import re
from dataclasses import dataclass

FILES = ("sources", "inspections", "statements", "grades", "mentions", "series", "figures")
ALL_FILES = (*FILES, "problems")
BETWEEN_QUIRKS = " | "
LIMIT_IN_BYTES = 8_000_000
# Longer than any name, heading or label of the field; a sentence of a report is longer.
LONGEST_IN_WORDS = 24

SOURCE_ID = r"[0-9a-f]{16}"
DATE = r"\d{4}-\d{2}-\d{2}"
OPTIONAL_DATE = rf"({DATE})?"
COUNT = r"\d+"
KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
# Indicators carry the names of their publishers' columns.
NAME = r"\S+"
NUMBER = r"(-?\d+(\.\d+)?(e-?\d+)?)?"
WORDS = r"[^\n]*"
SOME_WORDS = r"[^\n]+"
PLACE = r"(\d*(\|[^\n]+)?)?"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column, the pattern of its cells, what it means, and whether a publisher wrote it."""

    name: str
    pattern: re.Pattern[str]
    meaning: str
    publishers_words: bool = False


def _column(name: str, pattern: str, meaning: str, *, theirs: bool = False) -> Column:
    return Column(
        name=name, pattern=re.compile(pattern), meaning=meaning, publishers_words=theirs
    )


_SOURCE = _column("source_id", SOURCE_ID, "the source, see sources.csv")
_ENTRY = _column("entry", COUNT, "which of the source's accounts, counted from 0")
_PLACE = _column("place", PLACE, "page, or |sheet and row; empty: not stated")

COLUMNS: dict[str, tuple[Column, ...]] = {
    "sources": (
        _column("source_id", SOURCE_ID, "the first 16 digits of the file's SHA-256"),
        _column("publisher", SOME_WORDS, "who published it"),
        _column("title", SOME_WORDS, "what it is called"),
        _column("kind", KEY, "report, letter, outcomes-table, statistics, scrape or curated"),
        _column("file_name", SOME_WORDS, "the name of the file that was read"),
        _column("sha256", r"[0-9a-f]{64}", "the file's SHA-256"),
        _column("address", WORDS, "where the publisher shows it; empty: not known"),
        _column("licence", KEY, "ogl-3, non-commercial-education, non-commercial, not-stated"),
        _column("known_on", DATE, "the day on which it was public"),
        _column("known_on_basis", KEY, "how we know that day"),
        _column("quirks", WORDS, "what to be careful about, separated by ' | '"),
    ),
    "inspections": (
        _SOURCE,
        _ENTRY,
        _column("inspection_id", SOME_WORDS, "the inspection that the account speaks of"),
        _column("la_code", r"\d{3}", "the authority's three-digit DfE code"),
        _column("authority_name", SOME_WORDS, "the name as printed", theirs=True),
        _column("family", KEY, "the family of frameworks"),
        _column("kind", KEY, "the kind of visit"),
        _column("published_on", DATE, "when the outcome became public, by this account"),
        _column("started_on", OPTIONAL_DATE, "first day on site; empty: not told"),
        _column("ended_on", OPTIONAL_DATE, "last day on site; empty: not told"),
        _PLACE,
        _column("address", WORDS, "the publisher's page for it; empty: not known"),
    ),
    "statements": (
        _SOURCE,
        _ENTRY,
        _column("field", r"[a-z_]+", "what is stated"),
        _column("value", WORDS, "its value; empty: see the next column", theirs=True),
        _column("absent_because", WORDS, "why there is no value; empty: there is one"),
        _PLACE,
    ),
    "grades": (
        _SOURCE,
        _ENTRY,
        _column("area", KEY, "the judgement area"),
        _column("label", SOME_WORDS, "the grade as printed", theirs=True),
        _PLACE,
    ),
    "mentions": (
        _SOURCE,
        _ENTRY,
        _column("harm", KEY, "the kind of harm"),
        _column("area", KEY, "the judgement area, or summary, or general"),
        _column("heading", WORDS, "the heading under which it is named", theirs=True),
        _column("strict", COUNT, "how often terms that name the harm occur"),
        _column("wide", COUNT, "the same with broader terms that stood for it"),
        _column("criticised_strict", COUNT, "passages that report a weakness"),
        _column("criticised_wide", COUNT, "the same, wide reading"),
        _column("examined_strict", COUNT, "passages that say what inspectors saw"),
        _column("examined_wide", COUNT, "the same, wide reading"),
        _column("to_improve_strict", COUNT, "passages that list what must improve"),
        _column("to_improve_wide", COUNT, "the same, wide reading"),
        _column("pages", r"(\d+( \d+)*)?", "the pages on which it is named"),
    ),
    "series": (
        _column("series", COUNT, "a number for the figures of one source and period"),
        _SOURCE,
        _column("indicator", NAME, "the indicator"),
        _column("period", SOME_WORDS, "the period as published"),
        _column("period_ends_on", DATE, "its last day"),
        _column("known_on", DATE, "the first day on which these figures were public"),
    ),
    "figures": (
        _column("series", COUNT, "source, indicator and period, see series.csv"),
        _column("area_code", r"\d{3}|E92000001", "the authority's DfE code, or England"),
        _column("value", NUMBER, "the value; empty: see symbol"),
        _column("numerator", NUMBER, "how many"),
        _column("denominator", NUMBER, "of how many"),
        _column("symbol", r"\S*", "the publisher's symbol for a missing value"),
        _PLACE,
    ),
    "problems": (
        _column("source_id", rf"({SOURCE_ID})?", "the source; empty: the file was refused"),
        _column("file_name", SOME_WORDS, "the name of the file"),
        _column("reason", KEY, "what was wrong"),
        _column("given", WORDS, "what was found", theirs=True),
        _column("needed", WORDS, "what is needed"),
        _column("remedy", WORDS, "what to do"),
        _column("row", WORDS, "the row; empty: the whole file"),
    ),
}


def names_of(file: str) -> tuple[str, ...]:
    """Return the names of the columns of `file`."""
    return tuple(column.name for column in COLUMNS[file])
