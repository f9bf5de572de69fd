"""Texts that tell nothing of themselves: dated by the file's name, placed by its folder."""

from pathlib import Path

from firsthand.domain.intelligence.source import Problem
from firsthand.domain.surveillance.subjects.text import Text
from firsthand.sources.reports.imprint import date_in_name

SHORTEST = 20  # characters


def from_its_name(path: Path, body: str, *, kind: str) -> Text | Problem:
    """Return the text of a file called by its date, in a folder called by its place."""
    on = date_in_name(path.name)
    if on is None:
        return Problem(
            file_name=f"{path.parent.name}/{path.name}",
            reason="no-date",
            given="a text that does not say when it was written",
            needed="a date in the file's name, such as '2024-03-18 letter.txt'",
            remedy="Rename the file, or hand the texts in as CSV with place, date and text.",
        )
    if len(body.strip()) < SHORTEST:
        return Problem(
            file_name=f"{path.parent.name}/{path.name}",
            reason="empty",
            given="a file without text",
            needed="a text",
            remedy="Put the text into the file, or take the file away.",
        )
    return Text(place=path.parent.name, on=on, kind=kind, body=body)
