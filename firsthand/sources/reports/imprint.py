"""Imprint: when a document was published, under which licence, and how long it is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePath

from firsthand.domain.common.place import NOWHERE, Place
from firsthand.domain.intelligence.sighting import Statement
from firsthand.sources.reports.plain import flat
from firsthand.sources.reports.printed_dates import first_date

_PUBLISHED = re.compile(r"\b(?:report )?published:? (?P<on>.{6,24})", re.IGNORECASE)
_DATE = re.compile(r"\d{1,2}(?:[ /_-])[A-Za-z]{3,9}(?:[ /_-])20\d\d|\d{1,2} \w+ 20\d\d")
_ISO = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")
# Half of 426 graded reports appeared within 47 days of the last day on site.
USUAL_LAG = timedelta(days=47)

_LICENCES = (
    ("ogl-3", "open government licence"),
    ("non-commercial-education", "non-commercial educational"),
    ("non-commercial", "for non-commercial purposes"),
)


@dataclass(frozen=True, kw_only=True)
class Publication:
    """The day of publication that we go by, how it is known, and other days that are told."""

    on: date | None
    basis: str
    quirks: tuple[str, ...] = ()


def publication(pages: Sequence[str], file_name: str, *, is_letter: bool) -> Publication:
    """Return when the document was published: printed first, else by the file's name."""
    named = date_in_name(file_name)
    printed = _letter_date(pages[0]) if is_letter else _printed(pages[:2])
    if is_letter:
        return _of_letter(named, printed)
    if printed is None:
        basis = "file-name" if named else "rule"
        return Publication(on=named, basis=basis)
    quirks: tuple[str, ...] = ()
    if named and named != printed:
        quirks = (
            (
                f"The file name says {named.isoformat()}; the report says it was published on "
                f"{printed.isoformat()}."
            ),
        )
    return Publication(on=printed, basis="printed", quirks=quirks)


def _of_letter(named: date | None, dated: date | None) -> Publication:
    """A letter bears the day on which it was signed; publication may come later."""
    if named is None:
        return Publication(
            on=dated,
            basis="printed" if dated else "rule",
            quirks=("The letter's own date stands for its publication.",) if dated else (),
        )
    quirks: tuple[str, ...] = ()
    if dated and dated != named:
        quirks = (
            f"The file name says {named.isoformat()}; the letter is dated {dated.isoformat()}.",
        )
    return Publication(on=named, basis="file-name", quirks=quirks)


def date_in_name(file_name: str) -> date | None:
    """Return the date that a file is named by, as in '… - 12 august 2022.pdf'."""
    stem = PurePath(file_name).stem
    iso = _ISO.search(stem)
    if iso:
        try:
            return date(*(int(part) for part in iso.groups()))
        except ValueError:
            return None
    found = _DATE.findall(stem)
    return first_date(re.sub(r"[/_-]", " ", found[-1])) if found else None


def _printed(pages: Sequence[str]) -> date | None:
    for page in pages:
        found = _PUBLISHED.search(flat(page))
        on = first_date(found["on"]) if found else None
        if on:
            return on
    return None


def _letter_date(page: str) -> date | None:
    text = flat(page)
    return first_date(text[: max(text.find("Dear "), 0)])


def published_statement(found: Publication) -> Statement:
    """Return the day of publication as a statement, or why it is not known."""
    if found.on is None:
        return Statement(
            field="published_on",
            value=None,
            absent_because="The document does not print it and the file name holds no date.",
        )
    place = Place(page=1) if found.basis == "printed" else Place(row="file name")
    return Statement(field="published_on", value=found.on.isoformat(), place=place)


def licence(pages: Sequence[str]) -> Statement:
    """Return the licence that the document prints, in its last pages or on its second."""
    last = len(pages)
    for number in dict.fromkeys((last, last - 1, 2, 1)):
        if not 1 <= number <= last:
            continue
        text = flat(pages[number - 1]).lower()
        for key, words in _LICENCES:
            if words in text:
                return Statement(field="licence_printed", value=key, place=Place(page=number))
    return Statement(
        field="licence_printed", value=None, absent_because="The document prints no licence."
    )


def length(pages: Sequence[str]) -> tuple[Statement, Statement]:
    """Return how many pages and words the document has."""
    words = sum(len(page.split()) for page in pages)
    return (
        Statement(field="pages", value=str(len(pages)), place=NOWHERE),
        Statement(field="words", value=str(words), place=NOWHERE),
    )
