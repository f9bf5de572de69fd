"""
Children of a list: the units that a draw chooses from, each once, each in one stratum.

The unit is the child. Where a list may hold several rows of one child, as a list of contacts
does, they are joined; where it should not, a child who stands in it twice would be drawn with
twice the chance, so that the list is refused until somebody has decided. A row that names no
child cannot be drawn; it is counted and shown.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.words import counted
from firsthand.domain.planning.drawing.frame import Frame, Row

NOT_RECORDED = "not recorded"
"""The stratum of children whose row says nothing in the column of the strata."""

SEVERAL = "several"
"""The stratum of children whose rows say different things in that column."""

MOST_STRATA = 50  # a guess: a column with more values names people, places or days, not groups
FEWEST_IN_EACH = 2  # on average; with fewer, a stratum is a child
SHOWN = 10  # how many duplicates or values a refusal names
CELL, ROW = "\x1f", "\x1e"  # between cells, between rows: signs that no list holds


@dataclass(frozen=True, kw_only=True, slots=True)
class Child:
    """One child of a list: reference, stratum, rows, and a hash of what the rows say."""

    reference: str
    stratum: str
    rows: tuple[int, ...]
    content: str


def children(
    frame: Frame, *, strata: str | None = None, join_duplicates: bool = False
) -> tuple[Child, ...]:
    """Return every child of the list that a draw can reach; refuse doubles and no strata."""
    heading = None if strata is None else strata_heading(frame, strata)
    rows = _by_child(frame)
    if not (frame.repeats_allowed or join_duplicates):
        _refuse_duplicates(frame, rows)
    if not rows:
        raise Refused(_nobody(frame))
    found = tuple(
        Child(
            reference=reference,
            stratum=_stratum(frame, own, heading),
            rows=tuple(row.number for row in own),
            content=_content(frame, own),
        )
        for reference, own in rows.items()
    )
    if heading is not None:
        _refuse_too_many_strata(heading, {c.stratum for c in found}, len(found))
    return found


def _by_child(frame: Frame) -> dict[str, list[Row]]:
    """
    Return the rows of each child; 'ab1' and 'AB1' are one child.

    Of several spellings the first in the order of their characters is the reference, so that
    the order of the rows plays no part.
    """
    found: dict[str, list[Row]] = {}
    for row in frame.rows:
        if reference := tidy(row.reference):
            found.setdefault(reference.casefold(), []).append(row)
    return {min(tidy(row.reference) for row in own): own for own in found.values()}


def out_of_reach(frame: Frame) -> tuple[Row, ...]:
    """Return the rows that name no child."""
    return tuple(row for row in frame.rows if not tidy(row.reference))


def tidy(reference: str) -> str:
    """Return a reference in the form that is hashed: composed Unicode, no spaces around it."""
    return unicodedata.normalize("NFC", reference).strip()


def row_content(frame: Frame, row: Row) -> str:
    """Return a hash of what one row says, in the order of the headings."""
    said = (
        _said(row, heading, frame.standard_names.get(heading)) for heading in frame.headings
    )
    return sha256(CELL.join(said).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def strata_heading(frame: Frame, asked: str) -> str:
    """Return the heading of the file that `asked` means, by itself or by its standard name."""
    wanted = asked.casefold().strip()
    for heading in frame.headings:
        names = {heading.casefold().strip(), frame.standard_names.get(heading, "").casefold()}
        if wanted in names:
            if heading == frame.reference_column:
                raise Refused(_strata_by_child(heading))
            return heading
    raise Refused(
        Objection(
            rule="strata-column",
            reason=f"{frame.name} has no column {asked!r}. "
            f"It has: {', '.join(frame.headings)}.",
            remedy="Name one of these columns, or leave the strata away.",
        )
    )


def _stratum(frame: Frame, rows: Sequence[Row], heading: str | None) -> str:
    if heading is None:
        return ""
    standard = frame.standard_names.get(heading)
    said = {_said(row, heading, standard) or NOT_RECORDED for row in rows}
    return said.pop() if len(said) == 1 else SEVERAL


def _said(row: Row, heading: str, standard: str | None) -> str:
    """Return what was understood of a cell, else the cell itself: alike in every file type."""
    read = None if standard is None else row.read.get(standard)
    return " ".join((row.cells[heading] if read is None else str(read)).split())


def _content(frame: Frame, rows: Sequence[Row]) -> str:
    if len(rows) == 1:
        return row_content(frame, rows[0])
    together = ROW.join(sorted(row_content(frame, row) for row in rows))
    return sha256(together.encode()).hexdigest()[:16]


def _refuse_duplicates(frame: Frame, rows: dict[str, list[Row]]) -> None:
    doubles = {reference: own for reference, own in rows.items() if len(own) > 1}
    if not doubles:
        return
    named = "; ".join(
        f"{reference} in rows {', '.join(str(row.number) for row in own)}"
        for reference, own in list(doubles.items())[:SHOWN]
    )
    more = f"; and {len(doubles) - SHOWN:,} more" if len(doubles) > SHOWN else ""
    raise Refused(
        Objection(
            rule="duplicate-children",
            reason=f"{counted(len(doubles), 'child', 'children')} of {frame.name} "
            f"{'stands' if len(doubles) == 1 else 'stand'} in more than one row and would be "
            f"drawn with a greater chance than others: {named}{more}.",
            remedy="Correct the list, or let the rows of one child be one case "
            "(--join-duplicates).",
        )
    )


def _refuse_too_many_strata(heading: str, strata: set[str], number: int) -> None:
    """Refuse a column that tells children apart: strata are published, children are not."""
    if len(strata) > MOST_STRATA or len(strata) > max(1, number // FEWEST_IN_EACH):
        raise Refused(
            Objection(
                rule="too-many-strata",
                reason=f"The column {heading!r} holds {counted(len(strata), 'value')} for "
                f"{counted(number, 'child', 'children')}. At most {MOST_STRATA} can be strata, "
                f"of {FEWEST_IN_EACH} children each on average.",
                remedy="Choose a column that puts children into few groups, such as the kind "
                "of plan or the area; band dates and ages in the list first.",
            )
        )


def _strata_by_child(heading: str) -> Objection:
    return Objection(
        rule="strata-column",
        reason=f"The column {heading!r} names the children themselves.",
        remedy="Choose a column that puts children into groups.",
    )


def _nobody(frame: Frame) -> Objection:
    return Objection(
        rule="nobody-to-draw",
        reason=f"No row of {frame.name} names a child in the column "
        f"{frame.reference_column!r}; the list has {counted(len(frame.rows), 'row')}.",
        remedy="Give a list with at least one child, or name the column of the references.",
    )
