"""Invent people and agencies with known truth, and write their lists and the truth to files."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused, refuse_if
from firsthand.domain.prevalence.invented.belonging import belonging
from firsthand.domain.prevalence.invented.capture import captured
from firsthand.domain.prevalence.invented.design import Design, objections
from firsthand.domain.prevalence.invented.divisible import of_misspelt
from firsthand.domain.prevalence.invented.people import people
from firsthand.domain.prevalence.invented.readme import readme
from firsthand.domain.prevalence.invented.records import TRUTH, Records, records
from firsthand.domain.prevalence.invented.size import Wanted, size_of
from firsthand.domain.prevalence.invented.slips import MOST_TIMES, Rates
from firsthand.domain.prevalence.invented.truth import by_division, overlaps_by, truth
from firsthand.refdata.read_invented import invented_names
from firsthand.stats.hidden.overlaps import Overlaps

Progress = Callable[[int, int, str], None]
README = "README.txt"


@dataclass(frozen=True, kw_only=True)
class Invented:
    """What was written where, and the truth of it."""

    folder: Path
    files: tuple[str, ...]
    truth: dict[str, Any]


def invent(
    folder: Path,
    design: Design,
    wanted: Wanted,
    *,
    seed: int,
    slips: float = 1.0,
    progress: Progress,
) -> Invented:
    """Write a file for each agency, the truth and a README to an empty folder, or refuse."""
    refuse_if((*objections(design), *_of_slips(slips)) or of_misspelt(design.divisions, slips))
    size = size_of(wanted, design)
    _refuse_unless_empty(folder)
    told = readme(design.lists, tuple(design.divisions.columns))
    _text(folder / README, told)  # first: nothing ever lies here unexplained
    rng = np.random.default_rng(seed)
    apart = rng.spawn(1)[0]  # so that all else is the same with areas and groups as without
    steps = len(design.agencies) + 2
    progress(0, steps, "inventing")
    children = people(size.children, invented_names(), rng)
    progress(1, steps, "inventing")
    belong = belonging(design.divisions, children.family, apart)
    capture = captured(size.children, design, rng, belong.log_odds)
    known = truth(design, capture, children, seed=seed, slips=slips)
    known |= by_division(capture, belong)
    lists = []
    for place in range(len(design.agencies)):
        found = records(place, capture, children, Rates().times(slips), rng, belong)
        _write(folder / f"{found.list_name}.csv", found.headings, found.rows())
        lists.append(found)
        progress(place + 2, steps, "inventing")
    known["records"] = {one.list_name: len(one) for one in lists}
    tables = {
        column: overlaps_by(column, capture, belong) for column in design.divisions.columns
    }
    files = (
        *_write_truth(folder, lists, capture.overlaps, known),
        *_write_tables(folder, tables),
    )
    progress(steps, steps, "inventing")
    return Invented(folder=folder, files=files, truth=known)


def _of_slips(slips: float) -> tuple[Objection, ...]:
    if 0 <= slips <= MOST_TIMES:
        return ()
    return (
        Objection(
            rule="slips",
            reason=f"Faults {slips:g} times as often as usual were asked for.",
            remedy=f"Give 0 (records without fault) to {MOST_TIMES:g}; 1 is usual.",
        ),
    )


def _refuse_unless_empty(folder: Path) -> None:
    """Make the folder; refuse one that holds anything, so that nothing is ever written over."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = next(folder.iterdir(), None)
    except OSError as error:
        raise _refused(
            "folder", f"{folder} is no folder to write to: {error.strerror}.", "Name another."
        ) from None
    if held is not None:
        raise _refused(
            "folder",
            f"{folder} holds {held.name} already.",
            "Name a new or empty folder: invented records must not lie among real ones.",
        )


def _write_truth(
    folder: Path, lists: list[Records], table: Overlaps, known: dict[str, Any]
) -> tuple[str, ...]:
    headings = (*TRUTH, *lists[0].divided)
    _write(folder / "truth.csv", headings, chain.from_iterable(one.truth() for one in lists))
    cells = np.column_stack((table.histories, table.counts)).tolist()
    _write(folder / "overlaps.csv", (*table.lists, "count"), cells)
    told = json.dumps(known, indent=2, ensure_ascii=False) + "\n"
    _text(folder / "truth.json", told)
    own = (f"{one.list_name}.csv" for one in lists)
    return (*own, "truth.csv", "overlaps.csv", "truth.json", README)


def _write_tables(
    folder: Path, tables: Mapping[str, Mapping[str, Overlaps]]
) -> tuple[str, ...]:
    """Write the true overlaps of each area or group, as `firsthand hidden --by` reads them."""
    files = []
    for column, by_name in tables.items():
        lists = next(iter(by_name.values())).lists
        cells = (
            (name, *row)
            for name, table in by_name.items()
            for row in np.column_stack((table.histories, table.counts)).tolist()
        )
        files.append(f"overlaps-by-{column}.csv")
        _write(folder / files[-1], (column, *lists, "count"), cells)
    return tuple(files)


def _write(file: Path, header: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with _opened(file) as opened:
        writer = csv.writer(opened, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _text(file: Path, text: str) -> None:
    with _opened(file) as opened:
        opened.write(text)


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    try:
        with open(file, "w", encoding="utf-8", newline="") as opened:
            yield opened
    except OSError as error:
        raise _refused(
            "folder",
            f"{file} could not be written: {error.strerror}.",
            "Make room, or name another folder; remove what was written in part.",
        ) from None


def _refused(rule: str, reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=rule, reason=reason, remedy=remedy))
