"""The shapes of lists as read: JSON for programs, lines for a table."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from firsthand.domain.planning.drawing.frame import Doubt, Frame

Shape = dict[str, Any]
PARTICULAR = re.compile(r"\d{4}-\d\d-\d\d|(\brow )\d+")
SHOWN = 5  # rows named for each kind of doubt in a table


def of_lists(found: Any) -> Shape:
    """Return everything understood of a file, given a `ListsAnswer`."""
    return {
        "file": found.file,
        "lists": [of_list(frame, found.forms) for frame in found.frames],
        "contradictions": [
            {"list": name, **of_doubt(doubt)} for name, doubt in found.contradictions
        ],
        "sheets_passed_over": [
            {"sheet": one.sheet, "reason": one.reason} for one in found.passed
        ],
        "lists_not_there": [{"standard": one.key, "title": one.title} for one in found.absent],
    }


def of_list(frame: Frame, forms: Any) -> Shape:
    """Return one list: what it is, its headings, its doubts by kind and one by one."""
    form = forms.get(frame.standard)
    return {
        "name": frame.name,
        "standard": frame.standard,
        "title": form.title if form else None,
        "kind": frame.kind.value,
        "rows": len(frame.rows),
        "children": len({row.reference.casefold() for row in frame.rows if row.reference}),
        "repeats_allowed": frame.repeats_allowed,
        "reference_column": frame.reference_column,
        "headings": [
            {"heading": heading, "read_as": frame.standard_names.get(heading)}
            for heading in frame.headings
        ],
        "file_sha256": frame.file_sha256,
        "content_sha256": frame.content_sha256,
        "doubts_by_kind": list(_by_kind(frame.doubts)),
        "doubts": [of_doubt(doubt) for doubt in frame.doubts],
    }


def of_doubt(doubt: Doubt) -> Shape:
    """Return one doubt."""
    return {
        "row": doubt.row,
        "column": doubt.column,
        "given": doubt.given,
        "reason": doubt.reason,
        "remedy": doubt.remedy,
    }


def lines(answer: Shape) -> Iterator[Shape]:
    """Yield the lines of a table: each list, then what is in doubt of it, by kind."""
    for one in answer["lists"]:
        known = sum(heading["read_as"] is not None for heading in one["headings"])
        what = one["title"] or "a list of no prescribed form"
        told = f"{what}; {known} of {len(one['headings'])} headings known"
        yield _line(one, one["reference_column"], told, one["rows"], "")
        for kind in one["doubts_by_kind"]:
            rows = ", ".join(map(str, kind["rows"][:SHOWN]))
            yield _line(one, kind["column"], kind["reason"], kind["cells"], rows)
    for doubt in answer["contradictions"]:
        where = {"name": doubt["list"]}
        yield _line(where, doubt["column"], doubt["reason"], 1, str(doubt["row"]))
    for sheet in answer["sheets_passed_over"]:
        yield _line({"name": sheet["sheet"]}, "", f"passed over: {sheet['reason']}", 0, "")
    for form in answer["lists_not_there"]:
        yield _line({"name": form["standard"]}, "", f"not in the file: {form['title']}", 0, "")


def _line(one: Shape, column: str, told: str, cells: int, rows: str) -> Shape:
    return {
        "list": one["name"],
        "column": column,
        "what": told,
        "rows_or_cells": cells,
        "first_rows": rows,
    }


def _by_kind(doubts: tuple[Doubt, ...]) -> Iterator[Shape]:
    """Yield each column and reason with how many cells it concerns, the most first."""
    counts = Counter((one.column, _general(one.reason)) for one in doubts)
    rows: dict[tuple[str, str], list[int]] = {key: [] for key in counts}
    remedies: dict[tuple[str, str], str] = {}
    for one in doubts:
        key = one.column, _general(one.reason)
        rows[key].append(one.row)
        remedies.setdefault(key, one.remedy)
    for (column, reason), number in counts.most_common():
        yield {
            "column": column,
            "reason": reason,
            "cells": number,
            "rows": rows[column, reason],
            "remedy": remedies[column, reason],
        }


def _general(reason: str) -> str:
    """Return a reason without the days and rows that differ from cell to cell."""
    return PARTICULAR.sub(lambda found: f"{found[1] or ''}…", reason)
