"""Link agencies' lists: the same children found, and how many are on which lists."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import KEPT_FROM, Pairs
from firsthand.domain.prevalence.linkage.people import THRESHOLD, duplicates, people
from firsthand.domain.prevalence.linkage.people import set_aside as pairs_set_aside
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.domain.prevalence.linkage.waterfall import Step, waterfall_of
from firsthand.domain.prevalence.linkage.written_model import model_from
from firsthand.engines.linking.backend import Place
from firsthand.engines.linking.linked import linked
from firsthand.engines.working_folder import WorkingFolder
from firsthand.services.linking import hashed_lists, kept
from firsthand.services.linking.counted import (
    Grouped,
    Swept,
    counting_of,
    grouped,
    many,
    refuse_one_heading,
    sweep,
)
from firsthand.services.linking.kept import Kept
from firsthand.services.linking.reading import ReadLists, read_lists
from firsthand.sources.handed_in import content_of
from firsthand.stats.hidden.overlaps import MOST_LISTS, Overlaps

Progress = Callable[[int, int, str], None]
ENGINES = ("duckdb", "spark")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """
    How to link: at which probability, where, with which seed, and with a model if given.

    Overlaps are counted `by` a column of groups if one is named, and with the parts of the list
    `split` as lists of their own.
    """

    threshold: float = THRESHOLD
    engine: str = "duckdb"
    master: str = "local[*]"
    seed: int = 1
    model: Path | None = None
    by: str = ""
    split: str = ""

    @property
    def place(self) -> Place:
        """Return where the model is applied."""
        return Place(engine=self.engine, master=self.master)


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """What somebody confirmed of the columns: a mapping, or with `yes` what is proposed."""

    mapping: Path | Mapping[str, Any] | None = None
    yes: bool = False


@dataclass(frozen=True, kw_only=True)
class LinkAnswer:
    """
    Counts of what was linked; nobody's record is among them.

    `linked` are the pairs at the threshold or above, `aside` those of them that were not
    followed, as one list holds both children. `duplicates` by list.
    """

    read: ReadLists
    asked: Asked
    model: Model
    pairs: Pairs
    linked: int
    aside: int
    people: int
    duplicates: tuple[int, ...]
    overlaps: Overlaps
    grouped: Grouped | None
    sweep: tuple[Swept, ...]
    folder: WorkingFolder | None
    reasons: tuple[str, ...]


def link(
    files: Sequence[Path],
    asked: Asked,
    *,
    confirmed: Confirmed,
    as_of: date,
    made: Callable[[], WorkingFolder] | None = None,
    progress: Progress,
) -> LinkAnswer:
    """
    Return how the lists overlap, or refuse with every reason.

    `made` makes the working folder in which records and pairs are kept; without it nothing
    about people is kept. It is called when the lists could be read.
    """
    _refuse_wrong(asked, len(files))
    model = None if asked.model is None else read_model(asked.model)
    if hashed_lists.are_hashed(files):
        lists = hashed_lists.read_hashed(files, progress=progress)
    else:
        lists = read_lists(
            files, confirmed.mapping, yes=confirmed.yes, as_of=as_of, progress=progress
        )
    refuse_one_heading(lists.records.lists, asked.by)
    counting = counting_of(lists.records, by=asked.by, cut=asked.split)
    folder = made() if made else None
    try:
        found = linked(
            lists.records, place=asked.place, model=model, seed=asked.seed, progress=progress
        )
        reasons = (*lists.reasons, *found.reasons)
        if folder is not None:
            kept.keep(
                folder,
                Kept(
                    records=lists.records,
                    pairs=found.pairs,
                    model=found.model,
                    threshold=asked.threshold,
                    seed=asked.seed,
                    linked_on=as_of,
                    reasons=reasons,
                ),
            )
    except BaseException:  # also when somebody stops it: half a linkage is of no use to anybody
        if folder is not None:
            folder.discard()
        raise
    person = people(lists.records, found.pairs, asked.threshold)
    return LinkAnswer(
        read=lists,
        asked=asked,
        model=found.model,
        pairs=found.pairs,
        linked=found.pairs.at_least(asked.threshold).height,
        aside=pairs_set_aside(found.pairs, person, asked.threshold),
        people=many(person),
        duplicates=tuple(duplicates(lists.records, person).tolist()),
        overlaps=counting.table(person),
        grouped=grouped(counting, person),
        sweep=sweep(counting, found.pairs),
        folder=folder,
        reasons=(*reasons, *_sent(counting)),
    )


def read_model(file: Path) -> Model:
    """Return the model in a file, or refuse."""
    try:
        return model_from(json.loads(content_of(file).decode("utf-8-sig")))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise Refused(
            Objection(
                rule="model",
                reason=f"{file.name} is no JSON in UTF-8.",
                remedy="Give a file that `firsthand link --save-model` wrote.",
            )
        ) from None


def steps(folder: WorkingFolder, one: str, other: str) -> tuple[Step, ...]:
    """
    Return how the weight of a pair came about; records are named as 'list:record'.

    A record is also named by its agency's own reference alone, where one record of all has it,
    or by its row of all records, from 0.
    """
    found = kept.read(folder)
    rows = [_row(found.records, name) for name in (one, other)]
    pair = found.pairs.of(*rows)
    if pair is None:
        raise Refused(
            Objection(
                rule="pair",
                reason=f"{one} and {other} are no pair that could be of one child: no rule "
                "found them worth comparing, or they are of one child with a probability below "
                "0.001.",
                remedy="Name two records that agree in more.",
            )
        )
    folder.note("explained", records=2)
    return waterfall_of(found.model, pair)


def _row(records: Records, name: str) -> int:
    """Return the row of a record, or refuse a name that no record or several have."""
    if name.isdecimal() and int(name) < len(records):
        return int(name)
    frame = records.frame
    called, _, record = name.partition(":")
    if called in records.lists:
        on = frame.filter(frame["list"] == records.lists.index(called))
        rows = on.filter(on["record"] == record)
    else:
        rows = frame.filter(frame["record"] == name)
    if rows.height == 1:
        return int(rows["row"][0])
    raise Refused(_not_one(records, name, rows))


def _not_one(records: Records, name: str, rows: pl.DataFrame) -> Objection:
    """Return what to say of a name that no record has, or several."""
    some, last = records.lists[0], f"{len(records) - 1:,}"
    if not rows.height:
        return Objection(
            rule="record",
            reason=f"No record is called {name!r}.",
            remedy=f"Name one as its list does, as LIST:RECORD, such as {some}:12, or by its "
            f"row, 0 to {last}. Lists: {', '.join(records.lists)}.",
        )
    where = ", ".join(records.lists[place] for place in rows["list"].unique().sort())
    at = ", ".join(f"{row:,}" for row in rows["row"].head(10))
    return Objection(
        rule="record",
        reason=f"{rows.height} records are called {name!r}, on {where}.",
        remedy=f"Name one as LIST:RECORD, such as {some}:{name.rpartition(':')[2]}, or by its "
        f"row: {at}.",
    )


def _sent(counting: Counting) -> tuple[str, ...]:
    """Return a word on records that a list only has because another one sent the child."""
    sent = int((~counting.counted).sum())
    if not sent:
        return ()
    told = (
        f"{sent:,} records say that another of these lists sent the child. They count as "
        "people, and not in the overlaps: a list that was told of a child did not find it."
    )
    return (told,)


def _refuse_wrong(asked: Asked, files: int) -> None:
    if not KEPT_FROM <= asked.threshold < 1:
        raise Refused(
            Objection(
                rule="threshold",
                reason=f"A threshold of {asked.threshold:g} was asked for.",
                remedy=f"Give a probability from {KEPT_FROM:g} to below 1, such as 0.5.",
            )
        )
    if asked.engine not in ENGINES:
        raise Refused(
            Objection(
                rule="engine",
                reason=f"There is no engine {asked.engine!r}.",
                remedy=f"Choose one of {', '.join(ENGINES)}.",
            )
        )
    if files > MOST_LISTS:
        raise Refused(
            Objection(
                rule="lists",
                reason=f"{files} lists were given; up to {MOST_LISTS} can be linked.",
                remedy="Put lists of one kind together, or link fewer.",
            )
        )
