"""Lists: the inspectors of a programme, from a file, from rows, or the invented ones."""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.commission import MOST_INSPECTORS, Team
from firsthand.sources.inspectors import read_inspectors

INVENTED = Path(__file__).parents[2] / "examples" / "inspectors.csv"
INVENTED_WORDS = "These 120 inspectors are invented: no line of the list is about anybody."


def from_file(given: Path | bytes, *, name: str | None = None) -> Team:
    """Return the inspectors of a file, or refuse it with every reason at once."""
    found = read_inspectors(given, name=name)
    return Team(
        inspectors=found.inspectors,
        pseudonyms=found.pseudonyms,
        doubts=found.doubts,
        how_read=found.how_read,
        file_sha256=found.file_sha256,
    )


def invented() -> Team:
    """Return 120 invented inspectors, for trying out."""
    found = read_inspectors(INVENTED)
    return Team(
        inspectors=found.inspectors,
        doubts=found.doubts,
        how_read=(INVENTED_WORDS, *found.how_read),
        file_sha256=found.file_sha256,
        invented=True,
    )


def invented_file() -> bytes:
    """Return the file of invented inspectors, as a pattern for one's own."""
    return INVENTED.read_bytes()


def from_rows(rows: Sequence[Mapping[str, object]]) -> Team:
    """Return the inspectors of rows with the headings of a file; a list is joined by ';'."""
    if not 1 <= len(rows) <= MOST_INSPECTORS:
        raise Refused(
            Objection(
                rule="inspectors-none",
                reason=f"{len(rows)} inspectors were given; needed: 1 to {MOST_INSPECTORS:,}.",
                remedy="Give a row for each inspector, with its code and days.",
            )
        )
    headings = list(dict.fromkeys(key for row in rows for key in row))
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([_cell(row.get(key)) for key in headings] for row in rows)
    return from_file(out.getvalue().encode("utf-8", "replace"), name="the inspectors given")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_cell, value))
    return str(value)
