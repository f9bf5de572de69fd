"""Estimate how many are on none of several linked lists, with the errors of the linkage."""

import os
from collections.abc import Callable
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.belief import Apart
from firsthand.domain.prevalence.linkage.carried import Asked as AskedOfTables
from firsthand.domain.prevalence.linkage.estimated import (
    Linkage,
    LinkedEstimate,
    estimated,
    noted,
)
from firsthand.engines.working_folder import WorkingFolder
from firsthand.services.linking import kept, sampling
from firsthand.services.linking.counted import counting_of
from firsthand.stats.hidden.compiled import COMPILED
from firsthand.stats.hidden.methods import side_by_side
from firsthand.stats.hidden.overlaps import MOST_LISTS

Progress = Callable[[int, int, str], None]
ALL = "all"
MOST_DRAWS = 10_000
SLOWLY = "Without numba (the extra 'hidden') this is worked out some hundred times more slowly."


@dataclass(frozen=True, kw_only=True)
class Asked:
    """
    By which method or all, how many draws over links and resamples, with which seed.

    `by` is a column of groups that lists carry (group, area); `split` the list that counts as
    its parts.
    """

    method: str = ALL
    draws: int = 50
    replicates: int = 1000
    seed: int = 1
    level: float = 0.95
    apart: Apart = ()
    by: str = ""
    split: str = ""


def estimate(folder: WorkingFolder, asked: Asked, *, progress: Progress) -> LinkedEstimate:
    """Return what a linkage in a working folder says of the hidden number, or refuse."""
    linkage = kept.read(folder)
    counting = counting_of(linkage.records, by=asked.by, cut=asked.split)
    _refuse(counting.places.names, asked)
    drawn, said = sampling.judgements(folder)
    found = estimated(
        Linkage(
            records=linkage.records,
            pairs=linkage.pairs,
            model=linkage.model,
            threshold=linkage.threshold,
            sample=drawn,
            judgements=said,
        ),
        AskedOfTables(
            methods=_methods(len(counting.places.names), asked),
            replicates=asked.replicates,
            seed=asked.seed,
            level=asked.level,
            threads=os.cpu_count() or 1,
            apart=asked.apart,
        ),
        counting=counting,
        draws=asked.draws,
        whole=asked.method == ALL,
        told=progress,
    )
    folder.note("estimated", records=len(linkage.records))
    notes = (*linkage.reasons, *found.answer.notes, *(() if COMPILED else (SLOWLY,)))
    return noted(found, notes)


def _methods(lists: int, asked: Asked) -> tuple[str, ...]:
    if asked.method != ALL:
        return (asked.method,)
    return side_by_side(lists)


def _refuse(lists: tuple[str, ...], asked: Asked) -> None:
    unknown = [name for pair in asked.apart for name in pair if name not in lists]
    if unknown:
        raise _refused(
            "apart",
            f"No list is called {unknown[0]!r}.",
            f"The lists are {', '.join(lists)}.",
        )
    if not 2 <= len(lists) <= MOST_LISTS:
        raise _refused(
            "lists",
            f"{len(lists)} lists were linked; overlaps need 2 to {MOST_LISTS}.",
            "Link two lists or more of the same children.",
        )
    if not 2 <= asked.draws <= MOST_DRAWS:
        raise _refused(
            "draws",
            f"{asked.draws:,} draws over links were asked for.",
            f"Give 2 to {MOST_DRAWS:,}; 50 is usual.",
        )


def _refused(rule: str, reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=rule, reason=reason, remedy=remedy))
