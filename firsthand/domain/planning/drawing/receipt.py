"""
Receipts: what proves, later, that a list is the one that was drawn from.

A receipt holds for each child a mark (the first half of its number under the seed) and a hash
of its rows. Whoever has the list can tell from it which children were added, removed or
changed since; whoever has only the receipt cannot read a child's rows out of it. It names the
children drawn and belongs to those who hold the list. No receipt enters the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted
from firsthand.domain.planning.drawing.children import children, out_of_reach, row_content
from firsthand.domain.planning.drawing.draw import (
    Case,
    Design,
    Draw,
    PublicDraw,
    permanent_number,
)
from firsthand.domain.planning.drawing.frame import Frame

MARK = 32  # hexadecimal digits: two children of one list never share them by chance
SHOWN = 10


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """A draw as it was made: design, public part, cases, and the marks of the whole list."""

    design: Design
    public: PublicDraw
    cases: tuple[Case, ...]
    reserves: tuple[Case, ...]
    headings: tuple[str, ...]
    marks: Mapping[str, str]  # mark of each child -> hash of its rows
    unnamed: tuple[str, ...]  # hashes of the rows that name no child, sorted


@dataclass(frozen=True, kw_only=True)
class Change:
    """What became of a list since its draw; `removed` names only children whom it drew."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    removed_count: int
    changed: tuple[str, ...]
    unnamed_differ: bool
    headings_differ: bool

    @property
    def any(self) -> bool:
        """Tell whether the list says anything else than it did."""
        return bool(
            self.added
            or self.removed_count
            or self.changed
            or self.unnamed_differ
            or self.headings_differ
        )


def receipt_of(frame: Frame, design: Design, drawn: Draw) -> Receipt:
    """Return the receipt of a draw from a list."""
    return Receipt(
        design=design,
        public=drawn.public,
        cases=drawn.cases,
        reserves=drawn.reserves,
        headings=frame.headings,
        marks={_mark(design.seed, one.reference): one.content for one in drawn.everybody},
        unnamed=_unnamed(frame),
    )


def change(frame: Frame, receipt: Receipt) -> Change:
    """Return what of the list differs from the list that was drawn from."""
    seed = receipt.design.seed
    now = _contents(frame)
    marks = {_mark(seed, reference): reference for reference in now}
    drawn = {_mark(seed, c.reference): c.reference for c in (*receipt.cases, *receipt.reserves)}
    gone = [mark for mark in receipt.marks if mark not in marks]
    return Change(
        added=tuple(ref for mark, ref in marks.items() if mark not in receipt.marks),
        removed=tuple(drawn[mark] for mark in gone if mark in drawn),
        removed_count=len(gone),
        changed=tuple(
            ref
            for mark, ref in marks.items()
            if mark in receipt.marks and receipt.marks[mark] != now[ref]
        ),
        unnamed_differ=_unnamed(frame) != receipt.unnamed,
        headings_differ=frame.headings != receipt.headings,
    )


def objections_to_list(frame: Frame, receipt: Receipt) -> tuple[Objection, ...]:
    """Return why this list is not the one of the receipt; nothing when it is."""
    if frame.content_sha256 == receipt.public.list.content_sha256:
        return ()
    found = change(frame, receipt)
    if not found.any:
        return ()  # the same rows in another order: the draw does not depend on it
    return (
        Objection(
            rule="list-changed",
            reason=f"{frame.name} is not the list that was drawn from: {_told(found)}. "
            f"Its content has the hash {frame.content_sha256[:16]}…; the list of the draw had "
            f"{receipt.public.list.content_sha256[:16]}….",
            remedy="Give the list as it was on the day of the draw; or draw anew, with a new "
            "seed, and say in the method why.",
        ),
    )


def _told(found: Change) -> str:
    removed = counted(found.removed_count, "child", "children") + " removed"
    if found.removed:
        removed += f", among them drawn or in reserve: {_named(found.removed)}"
    parts = (
        (found.headings_differ, "other headings"),
        (found.added, f"{_count(found.added)} added: {_named(found.added)}"),
        (found.removed_count, removed),
        (found.changed, f"{_count(found.changed)} with other cells: {_named(found.changed)}"),
        (found.unnamed_differ, "other rows that name no child"),
    )
    return "; ".join(text for there, text in parts if there)


def _count(references: tuple[str, ...]) -> str:
    return counted(len(references), "child", "children")


def _named(references: tuple[str, ...]) -> str:
    more = f" and {len(references) - SHOWN:,} more" if len(references) > SHOWN else ""
    return ", ".join(references[:SHOWN]) + more


def _contents(frame: Frame) -> dict[str, str]:
    """Return a hash of the rows of each child, whether or not children may stand twice."""
    return {one.reference: one.content for one in children(frame, join_duplicates=True)}


def _unnamed(frame: Frame) -> tuple[str, ...]:
    return tuple(sorted(row_content(frame, row) for row in out_of_reach(frame)))


def _mark(seed: str, reference: str) -> str:
    return permanent_number(seed=seed, reference=reference)[:MARK]
