"""
Read the sheet of pairs that a person judged: the name of the pair, and what was said.

A pair's name holds a check, so that the answers of an older sheet are never put to other pairs.
Rows that cannot be read are told by number and count as not judged. What stands in them is not
repeated: where columns were moved, or somebody wrote a note, it names a child.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.source import Problem
from firsthand.domain.prevalence.linkage.clerical import Match
from firsthand.sources.handed_in import content_of
from firsthand.sources.sheets import Workbook, opened_content

PAIR, MATCH = "pair", "match"
SAID = {
    **dict.fromkeys(("yes", "y", "match", "true", "1"), Match.YES),
    **dict.fromkeys(("no", "n", "false", "0"), Match.NO),
    **dict.fromkeys(("cannot tell", "can't tell", "unsure", "?"), Match.CANNOT_TELL),
}
OF_NONE = "of no pair of the sample that was drawn"
NO_ANSWER = "neither yes, no nor cannot tell"
TWO_WAYS = "a pair that is judged in another way above, and left out"
SAVE = "Give the sheet that `firsthand linked sample` wrote, with the column 'match' filled in."


@dataclass(frozen=True, kw_only=True)
class JudgedSheet:
    """What was said of pairs by name, how many cells are empty, and bad rows by reason."""

    said: dict[str, Match]
    empty: int
    bad: dict[str, tuple[int, ...]]


def read_judged(file: Path, *, pairs: Collection[str]) -> JudgedSheet:
    """Return what a sheet says of the pairs of these names, or refuse it."""
    said: dict[str, Match] = {}
    twice: set[str] = set()
    bad: dict[str, list[int]] = {}
    empty = 0
    for number, pair, match in _answers(file):
        found = SAID.get(match.casefold())
        if pair not in pairs:
            bad.setdefault(OF_NONE, []).append(number)
        elif not match:
            empty += 1
        elif found is None:
            bad.setdefault(NO_ANSWER, []).append(number)
        elif said.setdefault(pair, found) is not found:
            bad.setdefault(TWO_WAYS, []).append(number)
            twice.add(pair)
    kept = {pair: match for pair, match in said.items() if pair not in twice}
    return JudgedSheet(
        said=kept, empty=empty, bad={reason: tuple(rows) for reason, rows in bad.items()}
    )


def _answers(file: Path) -> Iterator[tuple[int, str, str]]:
    """Yield the number of each row, the name of the pair, and what was said."""
    book = opened_content(file.name, content_of(file))
    if isinstance(book, Problem):
        raise _refused(f"{file.name} is no sheet: {book.given}.")
    rows = [(at, row) for at, row in enumerate(_rows(book), start=1) if any(row)]
    header = [cell.casefold() for cell in rows[0][1]] if rows else []
    if PAIR not in header or MATCH not in header:
        raise _refused(f"{file.name} has no columns '{PAIR}' and '{MATCH}'.")
    places = header.index(PAIR), header.index(MATCH)
    for number, row in rows[1:]:
        pair, match = (row[place] if place < len(row) else "" for place in places)
        yield number, pair, match


def _rows(book: Workbook) -> list[list[str]]:
    if not book.names:
        return []
    return [[(cell or "").strip() for cell in row] for row in book.load(book.names[0])]


def _refused(reason: str) -> Refused:
    return Refused(Objection(rule="judged-pairs", reason=reason, remedy=SAVE))
