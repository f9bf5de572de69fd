"""
Fingerprint: a hash of what a list says, whatever kind of file says it.

The recipe, so that anyone can compute it. Take the headings, then each row below them in which
a cell is not blank, in the order of the file; leave out columns that have no heading and no
cell. Write each cell in one line: Unicode in form NFC, each run of white space (no-break spaces
too) one space, none around it. Then, by the look of the cell alone:

- a date as 2020-03-31, with or without a time of midnight, or as 31/03/2020 (a real day, the
  day first, a year of four digits) is written 2020-03-31;
- a number with nothing but zeros behind its point is written without them: 12.0 is 12;
- 'TRUE' and 'FALSE' in any case are written 'true' and 'false'.

A heading is taken as it is shown: '(column 4)' where it is blank, 'Name (2)' where it stands
for the second time. Part the cells of a row by U+001F and end every row, the headings' too,
with U+001E. The SHA-256 of that text in UTF-8 is the fingerprint. A CSV that a spreadsheet
program saved from a workbook has the workbook's, unless it rounded numbers or wrote dates
otherwise.
"""

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from firsthand.sources.lists.spelling import one_line

ISO = re.compile(r"^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$")
BRITISH = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
NEEDLESS_ZEROS = re.compile(r"^(-?\d+)\.0+$")
CELL_END, ROW_END = "\x1f", "\x1e"


def fingerprint(rows: Iterable[tuple[str, ...]]) -> str:
    """Return the hash of headings and rows."""
    digest = hashlib.sha256()
    known = _Canonical().__getitem__
    for row in rows:
        digest.update((CELL_END.join(map(known, row)) + ROW_END).encode("utf-8", "replace"))
    return digest.hexdigest()


class _Canonical(dict[str, str]):
    def __missing__(self, cell: str) -> str:
        self[cell] = canonical(cell)
        return self[cell]


def canonical(cell: str) -> str:
    """Return a cell in the one form in which it is hashed."""
    text = one_line(cell)  # also turns U+001F and U+001E, which are white space, into spaces
    if not text or not (text[0].isdigit() or text[0] == "-"):
        return text.lower() if text.lower() in {"true", "false"} else text
    if found := ISO.match(text):
        return found[1]
    if found := BRITISH.match(text):
        return _iso(int(found[3]), int(found[2]), int(found[1])) or text
    if found := NEEDLESS_ZEROS.match(text):
        return found[1]
    return text


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
