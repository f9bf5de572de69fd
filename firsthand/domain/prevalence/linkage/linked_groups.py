"""
Linked groups: the hidden number of each group or area of a linkage, their sum and the whole.

Links are drawn once for everybody, so that the groups of a draw add up to the whole. So pairs
that are as probable are taken to be as often true in every group. The linkage may be better for
some groups than for others: where pairs of one group were judged its own precision and recall
are told, and a clear difference is a doubt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.doubt import Doubt
from firsthand.domain.prevalence.groups import ByGroup, Group, by_group
from firsthand.domain.prevalence.linkage.answering import Worked, answer
from firsthand.domain.prevalence.linkage.carried import carried, middle
from firsthand.domain.prevalence.linkage.group_quality import (
    PrecisionOfGroup,
    RecallOfGroup,
    precision_differs,
    precision_of_groups,
    recall_differs,
    recall_of_compared,
    recall_of_groups,
)
from firsthand.domain.prevalence.linkage.quality import Told
from firsthand.domain.prevalence.linkage.stated import NOT_KNOWN
from firsthand.stats.hidden.overlaps import Overlaps

Progress = Callable[[int, int, str], None]
ESTIMATED = "groups estimated"
OF_THE_WHOLE = (
    "How often pairs that are as probable are true, and what was never compared, are of the "
    "whole linkage, and taken to be the same in every group."
)


@dataclass(frozen=True, kw_only=True)
class LinkedGroups:
    """
    The answers of all groups, and what is known of who belongs to which.

    `differing` people have records that state several groups, on average over the draws;
    `unstated` have none that states one. No record of the lists `silent` states one.
    `compared` is the recall of the whole, of pairs that were compared; `by_fields` says whether
    how often no rule compares a pair is told by group, or else taken to be as in the whole.
    """

    found: ByGroup
    differing: float
    unstated: float
    silent: tuple[str, ...]
    precision: tuple[PrecisionOfGroup, ...]
    recall: tuple[RecallOfGroup, ...]
    compared: Told
    by_fields: bool


def linked_groups(worked: Worked, whole: HiddenAnswer, *, told: Progress) -> LinkedGroups:
    """Return the answer of each group that was asked for, beside that of the whole."""
    stated = worked.counting.stated
    if stated is None:
        raise ValueError("no groups were asked for")
    made = worked.made
    of_group = [tuple(draw[at] for draw in made.by_group) for at in range(len(stated.names))]
    unstated = float(np.mean([one.observed for one in of_group[-1]]))
    kept = [
        (name, tables)
        for name, tables in zip(stated.names, of_group, strict=True)
        if name != NOT_KNOWN or unstated
    ]
    level = worked.asked.level
    right = precision_of_groups(worked.known, stated, level)
    linked = recall_of_groups(
        made,
        worked.known,
        stated,
        level=level,
        rng=np.random.default_rng([worked.asked.seed, 2]),
    )
    groups = []
    for number, (name, tables) in enumerate(kept, start=1):
        doubts = (
            *precision_differs(right, name, worked.good.design_based),
            *recall_differs(linked, name, worked.good.recall),
        )
        groups.append(_group(worked, name, tables, doubts, told))
        told(number, len(kept), ESTIMATED)
    return LinkedGroups(
        found=by_group(stated.by, whole, groups),
        differing=float(np.mean(made.differing)),
        unstated=unstated,
        silent=stated.silent,
        precision=right,
        recall=linked,
        compared=recall_of_compared(made, level),
        by_fields=made.within[0].odds is not None,
    )


def _group(
    worked: Worked,
    name: str,
    tables: Sequence[Overlaps],
    doubts: Sequence[Doubt],
    told: Progress,
) -> Group:
    because = _no_table(middle(tables))
    if because:
        return Group(name=name, answer=None, because=because)
    numbers = carried(
        tables,
        worked.asked,
        told=lambda done, total, what: told(done, total, f"{name}, {what}"),
    )
    return Group(name=name, answer=answer(worked, numbers, doubts=doubts))


def _no_table(table: Overlaps) -> tuple[str, ...]:
    """Return why nothing can be said of a group: nobody is in it, or on one of the lists."""
    if not table.observed:
        return ("Nobody is of this group once records are linked.",)
    empty = [name for name, size in zip(table.lists, table.sizes, strict=True) if not size]
    if not empty:
        return ()
    told = (
        f"Nobody of this group is on {', '.join(empty)}, which so says nothing. Join small "
        "groups, or leave that list out."
    )
    return (told,)
