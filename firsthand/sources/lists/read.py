"""
Read lists: a CSV or workbook into frames, with nothing dropped and every doubtful cell shown.

Rows that are wholly blank are no rows; every other row is kept, whatever stands in it. Rows are
numbered as a spreadsheet program numbers them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.frame import Doubt, Frame, FrameKind
from firsthand.domain.planning.drawing.lists_compared import contradictions
from firsthand.domain.planning.drawing.plausibility import doubts as implausible
from firsthand.domain.reference.column import OutsideForm
from firsthand.refdata import read as refdata
from firsthand.refdata import read_lists
from firsthand.sources.lists.columns import Keys, authority_names
from firsthand.sources.lists.fingerprint import fingerprint
from firsthand.sources.lists.grid import Book, Grid, opened
from firsthand.sources.lists.headings import Headed, as_annex_a, as_other, likely
from firsthand.sources.lists.rows import (
    Body,
    doubts_of_headings,
    recognised,
    rows_of,
    without_empty_columns,
)


@dataclass(frozen=True, kw_only=True)
class Passed:
    """A sheet that is no list, and why."""

    sheet: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Lists:
    """
    Everything read from one file: its lists, and the sheets that are none.

    `contradictions` are doubts that come of comparing lists, each with the list's name.
    """

    frames: tuple[Frame, ...]
    passed: tuple[Passed, ...]
    contradictions: tuple[tuple[str, Doubt], ...] = ()


def read_frames(
    path_or_bytes: Path | bytes,
    *,
    name: str,
    kind: FrameKind,
    reference_column: str | None = None,
    sheet: str | None = None,
) -> tuple[Frame, ...]:
    """Return the lists of a file: one of a CSV, one for each list of a workbook."""
    found = read_lists_of(
        path_or_bytes, name=name, kind=kind, reference_column=reference_column, sheet=sheet
    )
    return found.frames


def read_lists_of(
    path_or_bytes: Path | bytes,
    *,
    name: str,
    kind: FrameKind,
    reference_column: str | None = None,
    sheet: str | None = None,
) -> Lists:
    """Return the lists of a file and the sheets passed over; refuse a file without a list."""
    book = opened(path_or_bytes, name=name, sheet=sheet)
    form = read_lists.outside_forms()[kind]
    keys = Keys(
        code_sets=read_lists.code_sets(), authorities=authority_names(refdata.authorities())
    )
    frames: list[Frame] = []
    passed: list[Passed] = []
    for grid in book.grids:
        headed = _headed(grid, form, kind, reference_column)
        body = _body(grid, headed) if headed else []
        if headed and body:
            frames.append(_frame(book, grid, headed, body, form=form, keys=keys))
        else:
            passed.append(Passed(sheet=grid.sheet, reason=_why_passed(grid, headed)))
    if not frames:
        raise Refused(*(_objection(name, one, reference_column) for one in passed))
    return Lists(
        frames=tuple(frames),
        passed=tuple(passed),
        contradictions=contradictions(frames),
    )


def _headed(
    grid: Grid, form: OutsideForm, kind: FrameKind, reference: str | None
) -> Headed | None:
    if kind is FrameKind.STATUTORY and reference is None:
        found = as_annex_a(grid, read_lists.list_forms(), read_lists.columns())
        if found:
            return found
    return as_other(grid, form.columns, form.reference, reference)


def _body(grid: Grid, headed: Headed) -> Body:
    """Return the rows below the headings that hold anything, each with its number."""
    below = enumerate(grid.rows[headed.row + 1 :], start=headed.row + 2)
    return [(number, cells) for number, cells in below if any(map(str.strip, cells))]


def _why_passed(grid: Grid, headed: Headed | None) -> str:
    if headed:
        return "has headings and no row below them"
    if not any(any(map(str.strip, cells)) for cells in grid.rows):
        return "is empty"
    return f"has no heading that names a child; its headings seem to be: {_told(likely(grid))}"


def _told(headings: Sequence[str]) -> str:
    shown = ", ".join(heading[:60] for heading in headings[:40])
    return shown + (" …" if len(headings) > 40 else "") if shown else "none"


def _objection(name: str, passed: Passed, reference: str | None) -> Objection:
    where = f"{name}, sheet {passed.sheet!r}" if passed.sheet else name
    asked = f" (looked for {reference!r})" if reference else ""
    no_rows = passed.reason.startswith(("has headings", "is empty"))
    return Objection(
        rule="list.no-rows" if no_rows else "list.no-reference-column",
        reason=f"{where} {passed.reason}{asked}.",
        remedy="Give a list with one row for each case below a row of headings."
        if no_rows
        else "Name the column that tells which child a row is about.",
    )


def _frame(
    book: Book, grid: Grid, headed: Headed, body: Body, *, form: OutsideForm, keys: Keys
) -> Frame:
    headed, body = without_empty_columns(headed, body)
    columns = recognised(headed, form)
    rows, doubts = rows_of(headed, body, columns, keys)
    frame = Frame(
        name=f"{book.name}, {grid.sheet}" if grid.sheet else book.name,
        kind=FrameKind(form.kind),
        file_sha256=book.sha256,
        content_sha256=fingerprint((headed.headings, *(cells for _, cells in body))),
        standard=headed.form.key if headed.form else None,
        reference_column=headed.headings[headed.reference],
        headings=headed.headings,
        standard_names={headed.headings[headed.places[c.key]]: c.name for c in columns},
        repeats_allowed=(headed.form or form).repeats_allowed,
        rows=rows,
        doubts=(),
    )
    oldest = headed.form.oldest if headed.form else None
    odd = implausible(frame, in_order=_in_order(headed), oldest=oldest)
    found = (*doubts_of_headings(headed), *doubts, *odd)
    return replace(frame, doubts=tuple(sorted(found, key=lambda doubt: doubt.row)))


def _in_order(headed: Headed) -> tuple[tuple[str, str], ...]:
    """Return the pairs of dates that must follow each other, by their standard names."""
    if headed.form:
        names = read_lists.columns()
        return tuple((names[a].name, names[b].name) for a, b in headed.form.in_order)
    return ()
