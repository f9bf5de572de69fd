"""How many are on none of several lists, from a table of how the lists overlap."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence import publishable
from firsthand.domain.prevalence.answer import (
    HiddenAnswer,
    headline,
    judged,
    with_sensitivity,
)
from firsthand.domain.prevalence.belief import Apart
from firsthand.domain.prevalence.groups import ByGroup, Group, by_group
from firsthand.domain.prevalence.method_names import and_in_text
from firsthand.domain.prevalence.publishable import Publishable
from firsthand.domain.prevalence.variants import variants
from firsthand.sources.grouped_overlaps import GroupedTable, read_grouped
from firsthand.sources.overlap_tables import OverlapTable, read_overlaps
from firsthand.sources.written_tables import COUNT
from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.compiled import COMPILED
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.methods import OF_ORDER, of_order, side_by_side
from firsthand.stats.hidden.overlaps import Overlaps

Progress = Callable[[int, int, str], None]
ALL = "all"
GROUPS = "groups estimated"
SLOWLY = (
    "Without numba (the extra 'hidden') this is worked out some hundred times more slowly; the "
    "answer is the same."
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """
    What somebody asks of a table: a method or all, how many resamples, drawn from which.

    `order` is how many lists an interaction that `bic` and `downhill` may use joins at most;
    None as many as each can try.
    """

    method: str = ALL
    replicates: int = 1000
    seed: int = 1
    level: float = 0.95
    apart: Apart = ()
    order: int | None = None


def hidden(file: Path, asked: Asked, *, count: str = COUNT, progress: Progress) -> HiddenAnswer:
    """Return what a file's table says of the hidden number, or refuse what is no such table."""
    return of_table(read_overlaps(file, count=count), asked, progress=progress)


def answered(
    table: OverlapTable | GroupedTable, asked: Asked, *, progress: Progress
) -> HiddenAnswer | ByGroup:
    """Return what a table says, by group where it has groups."""
    if isinstance(table, GroupedTable):
        return of_groups(table, asked, progress=progress)
    return of_table(table, asked, progress=progress)


def hidden_by(
    file: Path, by: str, asked: Asked, *, count: str = COUNT, progress: Progress
) -> ByGroup:
    """Return what a file's table says of each group of a column, and of all together."""
    return of_groups(read_grouped(file, by, count=count), asked, progress=progress)


def of_groups(table: GroupedTable, asked: Asked, *, progress: Progress) -> ByGroup:
    """Return what each group's table says, beside the whole and the sum."""
    whole = of_table(table.whole, asked, progress=progress)
    groups = []
    for number, one in enumerate(table.groups, start=1):
        progress(number - 1, len(table.groups), GROUPS)
        answer = one.table and of_table(
            one.table, asked, progress=_of_group(progress, one.name)
        )
        groups.append(Group(name=one.name, answer=answer, because=one.because))
        progress(number, len(table.groups), GROUPS)
    return by_group(table.by, whole, groups)


def for_publication(
    found: HiddenAnswer | ByGroup, asked: Asked, *, progress: Progress
) -> Publishable:
    """Return what of an answer may be published, worked out again from the counts shown."""
    progress(0, 1, "What may be published")
    return publishable.of_found(found, asked.apart)


def _of_group(progress: Progress, group: str) -> Progress:
    return lambda done, total, what: progress(done, total, f"{group}, {what}")


def of_table(table: OverlapTable, asked: Asked, *, progress: Progress) -> HiddenAnswer:
    """Return what a table that was read says of the hidden number."""
    _refuse_unknown(table, asked)
    refuse_order(asked)
    estimates = tuple(
        with_sensitivity(
            judged(
                _estimate(name, table.overlaps, asked, progress), table.overlaps, asked.apart
            ),
            table.overlaps,
        )
        for name in _methods(table.overlaps, asked)
    )
    whole = asked.method == ALL
    return HiddenAnswer(
        table=table.overlaps,
        version=table.version,
        estimates=estimates,
        headline=headline(estimates, table.overlaps, asked.apart) if whole else None,
        variants=variants(table.overlaps, asked.order) if whole else (),
        notes=(*table.notes, *_kept_to(estimates, asked), *(() if COMPILED else (SLOWLY,))),
    )


def _methods(table: Overlaps, asked: Asked) -> tuple[str, ...]:
    if asked.method != ALL:
        return (asked.method,)
    return side_by_side(len(table.lists))


def _estimate(name: str, table: Overlaps, asked: Asked, progress: Progress) -> Estimate:
    resampling = Resampling(
        replicates=asked.replicates,
        rng=np.random.default_rng(asked.seed),
        level=asked.level,
        threads=os.cpu_count() or 1,
        told=lambda done, total: progress(done, total, name),
    )
    return of_order(name, asked.order)(table, resampling)


def _refuse_unknown(table: OverlapTable, asked: Asked) -> None:
    known = table.overlaps.lists
    unknown = [name for pair in asked.apart for name in pair if name not in known]
    if unknown:
        raise Refused(
            Objection(
                rule="apart",
                reason=f"{table.file_name} has no list {unknown[0]!r}.",
                remedy=f"Its lists are {', '.join(known)}.",
            )
        )


def _kept_to(estimates: Sequence[Estimate], asked: Asked) -> tuple[str, ...]:
    names = [one.method for one in estimates if one.method in OF_ORDER]
    if asked.order is None or not names:
        return ()
    most = "1 list" if asked.order == 1 else f"{asked.order} lists"
    return (f"In {and_in_text(names)} no interaction is of more than {most}.",)


def refuse_order(asked: Asked) -> None:
    """Refuse an order that a method does not have, or that none can have."""
    if asked.order is None:
        return
    if asked.method not in (ALL, *OF_ORDER):
        raise Refused(
            Objection(
                rule="order",
                reason=f"The method {asked.method!r} has no order of interactions to choose.",
                remedy=f"Give an order with {', '.join(OF_ORDER)} or {ALL}, or give none.",
            )
        )
    if asked.order < 1:
        raise Refused(
            Objection(
                rule="order",
                reason=f"The order {asked.order} was asked for.",
                remedy="Give 1 (independent lists), 2 (pairs of lists) or more.",
            )
        )
