"""Headed: the rows of a sheet below its headings, each with its number in the file."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.list_problems import ListProblem, rows_where
from firsthand.domain.prevalence.linkage.records import FILE_ROW
from firsthand.domain.prevalence.linkage.vocabulary import Vocabulary
from firsthand.sources.agency_lists.no_headings import KNOWN, known_headings, refuse_a_record

SEARCHED = 20  # rows from the top in which headings are looked for


@dataclass(frozen=True, kw_only=True, eq=False)
class Headed:
    """Headings, the cells below them with `file_row`, and what was noticed."""

    headings: tuple[str, ...]
    cells: pl.DataFrame
    problems: tuple[ListProblem, ...]
    blank_rows: int

    @classmethod
    def of_columns(cls, frame: pl.DataFrame, name: str, vocabulary: Vocabulary) -> "Headed":
        """Return columns that have names of their own; their rows count from 1."""
        refuse_a_record(frame.columns, frame, name, vocabulary)
        return _made(frame, tuple(frame.columns), first=1, problems=[])


def is_headed(frame: pl.DataFrame, vocabulary: Vocabulary) -> bool:
    """Tell whether one of the first rows holds headings that are known."""
    return _row_of_headings(frame, vocabulary) is not None


def headed(frame: pl.DataFrame, name: str, vocabulary: Vocabulary) -> Headed:
    """Return the rows below the headings of a sheet, or refuse one without headings."""
    at = _row_of_headings(frame, vocabulary)
    if at is None:
        at = _first_filled(frame)
    texts = [" ".join((cell or "").split()) for cell in frame.row(at)]
    refuse_a_record(texts, frame.slice(at + 1), name, vocabulary)
    problems = []
    if above := [row for row in range(at) if any(frame.row(row))]:
        reason = f"The headings stand in row {at + 1}; what stands above was passed over."
        rows = np.array(above, dtype=np.int64) + 1
        problems.append(ListProblem(reason=reason, remedy="Nothing is lost.", rows=rows))
    body = frame.slice(at + 1)
    if not body.height:
        raise _refused(name, "has headings and no row below them", "Give the list itself.")
    body, texts, told = _without_headless(body, texts, first=at + 2)
    return _made(body, _named(texts), first=at + 2, problems=[*problems, *told])


def _row_of_headings(frame: pl.DataFrame, vocabulary: Vocabulary) -> int | None:
    rows = enumerate(frame.head(SEARCHED).rows())
    return next((at for at, row in rows if known_headings(row, vocabulary) >= KNOWN), None)


def _first_filled(frame: pl.DataFrame) -> int:
    filled = frame.select(pl.any_horizontal(pl.all().str.strip_chars() != "").fill_null(False))
    return filled.to_series().arg_max() or 0


def _without_headless(
    body: pl.DataFrame, texts: list[str], *, first: int
) -> tuple[pl.DataFrame, list[str], list[ListProblem]]:
    """Leave out columns that have neither heading nor cell; tell rows that outrun headings."""
    width = max((at + 1 for at, text in enumerate(texts) if text), default=0)
    filled = [bool(text) or _holds(body.to_series(at)) for at, text in enumerate(texts)]
    problems = []
    if any(filled[width:]):
        beyond = body.select(
            pl.any_horizontal(pl.nth(range(width, body.width)).str.strip_chars() != "")
            .fill_null(False)
            .alias("beyond")
        ).to_series()
        reason = (
            f"{int(beyond.sum()):,} rows have more cells than there are headings; they are "
            "kept, but their cells may stand under the wrong headings."
        )
        remedy = "Put quotation marks around cells that hold the mark between cells."
        rows = rows_where(_numbers(body, first), beyond)
        problems.append(ListProblem(reason=reason, remedy=remedy, rows=rows))
    kept = [at for at, holds in enumerate(filled) if holds and at < width]
    return body.select(pl.nth(kept)), [texts[at] for at in kept], problems


def _holds(cells: pl.Series) -> bool:
    return bool((cells.str.strip_chars() != "").any())


def _named(texts: list[str]) -> tuple[str, ...]:
    """Return headings that differ: '(column 4)' for none, 'Name (2)' for the second one."""
    seen: Counter[str] = Counter()
    names = []
    for at, text in enumerate(texts, start=1):
        seen[text] += 1
        again = f" ({seen[text]})" if seen[text] > 1 else ""
        names.append(f"{text}{again}" if text else f"(column {at})")
    return tuple(names)


def _made(
    body: pl.DataFrame, headings: tuple[str, ...], *, first: int, problems: list[ListProblem]
) -> Headed:
    named = body.rename(dict(zip(body.columns, headings, strict=True)))
    numbers = _numbers(body, first)
    filled = named.select(
        pl.any_horizontal(pl.all().str.strip_chars() != "").fill_null(False).alias("filled")
    ).to_series()
    blank = int((~filled).sum())
    if blank:
        reason = f"{blank:,} of {body.height:,} rows are blank; no records."
        told = ListProblem(
            reason=reason,
            remedy="Nothing, unless children should stand there.",
            rows=rows_where(numbers, ~filled),
            kept=False,
        )
        problems = [*problems, told]
    cells = named.with_columns(numbers)
    cells = cells.filter(filled) if blank else cells
    return Headed(headings=headings, cells=cells, problems=tuple(problems), blank_rows=blank)


def _numbers(body: pl.DataFrame, first: int) -> pl.Series:
    return pl.int_range(first, first + body.height, eager=True, dtype=pl.Int64).alias(FILE_ROW)


def _refused(name: str, reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule="agency-list", reason=f"{name} {reason}.", remedy=remedy))
