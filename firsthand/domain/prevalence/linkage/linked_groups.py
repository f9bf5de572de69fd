"""
Linked groups: the hidden number of each group or area of a linkage, their sum and the whole.

Links are drawn once for everybody, so that the groups of a draw add up to the whole. How good
the linkage is, is told of the whole. It may be better for some groups than for others: where
pairs of one group were judged their precision is told, and a clear difference is a doubt.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.doubt import Bars, Doubt, doubt
from firsthand.domain.prevalence.groups import ByGroup, Group, by_group
from firsthand.domain.prevalence.linkage.answering import Worked, answer
from firsthand.domain.prevalence.linkage.carried import carried, middle
from firsthand.domain.prevalence.linkage.clerical import Decides
from firsthand.domain.prevalence.linkage.quality import NOTHING, Quality, Told, design_based
from firsthand.domain.prevalence.linkage.stated import NOT_KNOWN, Stated
from firsthand.stats.hidden.overlaps import Overlaps

Progress = Callable[[int, int, str], None]
FEWEST_JUDGED = 10  # links of a group, below which their precision is not told (a choice)
CLEARLY = 0.02  # by how much precisions differ at least; as judges err in 1 of 50
ESTIMATED = "groups estimated"
OF_THE_WHOLE = (
    "Precision, recall and what was never compared are of the whole linkage, and taken to be "
    "the same in every group."
)


@dataclass(frozen=True, kw_only=True)
class OfGroup:
    """
    How many links within a group were judged, and how many of the group's are right.

    Both records state the group. Nothing is told from few judgements.
    """

    name: str
    judged: int
    precision: Told


@dataclass(frozen=True, kw_only=True)
class LinkedGroups:
    """
    The answers of all groups, and what is known of who belongs to which.

    `differing` people have records that state several groups, on average over the draws;
    `unstated` have none that states one. No record of the lists `silent` states one.
    """

    found: ByGroup
    differing: float
    unstated: float
    silent: tuple[str, ...]
    precision: tuple[OfGroup, ...]


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
    right = of_groups(worked.known, stated, worked.asked.level)
    groups = []
    for number, (name, tables) in enumerate(kept, start=1):
        groups.append(_group(worked, name, tables, differs(right, name, worked.good), told))
        told(number, len(kept), ESTIMATED)
    return LinkedGroups(
        found=by_group(stated.by, whole, groups),
        differing=float(np.mean(made.differing)),
        unstated=unstated,
        silent=stated.silent,
        precision=tuple(right),
    )


def of_groups(known: pl.DataFrame, stated: Stated, level: float) -> list[OfGroup]:
    """Return the precision of the judged links of each group whose records both state it."""
    links = known.filter(
        pl.col("true").is_not_null() & (pl.col("decides") == Decides.LINK.value)
    )
    sides = [stated.of_record[links[end].to_numpy()] for end in ("left", "right")]
    own = np.where(sides[0] == sides[1], sides[0], -1)
    found = []
    for at, name in enumerate(stated.names[:-1]):
        inside = links.filter(pl.Series(own == at, dtype=pl.Boolean))
        enough = inside.height >= FEWEST_JUDGED
        precision = design_based(inside, level) if enough else NOTHING
        found.append(OfGroup(name=name, judged=inside.height, precision=precision))
    return found


def differs(right: Sequence[OfGroup], name: str, good: Quality) -> tuple[Doubt, ...]:
    """Return a doubt where the links of a group are clearly worse, or better, than of all."""
    own = next((one.precision for one in right if one.name == name), NOTHING)
    whole = good.design_based
    if not _apart(own, whole):
        return ()
    reason = (
        f"Of the judged links within {name} {_said(own)} were right, of all {_said(whole)}: "
        "the errors of the whole, which this number rests on, are not those of this group."
    )
    remedy = "Judge more pairs of this group, or link it by itself."
    return (doubt("group-precision", reason, remedy, Bars.NOTHING),)


def _apart(own: Told, whole: Told) -> bool:
    """Return whether two shares are surely not the same."""
    if own.estimate is None or whole.estimate is None:
        return False
    low, high = sorted((own, whole), key=lambda one: one.estimate or 0.0)
    gap = (high.lower or 0.0) - (low.upper or 0.0)
    return gap > 0 and abs(own.estimate - whole.estimate) >= CLEARLY


def _said(one: Told) -> str:
    return f"{one.estimate:.0%} ({one.lower:.0%} to {one.upper:.0%})"


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
