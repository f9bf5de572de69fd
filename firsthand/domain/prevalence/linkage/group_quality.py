"""
Group quality: how good the links of each group are, as far as pairs of that group were judged.

Names of some groups are spelled in more ways, so that their links are missed more often; a
missed link counts one child as two. So recall is told by group as it is of the whole: of true
links, found or not, how many were made. What no rule compared is in it: the links that were
put back into the whole are shared out to the groups by lot, in proportion to their true links
and to how often no rule compares one (`group_compared`), or to their true links alone where
nothing tells. Where one group is all there is, its recall is that of the whole.

When not to believe it. Pairs of the group too unlike to be kept are not in it, and these are
most where names are spelled in most ways: recall is told too high more often than too low. A
child whose records state two groups is in none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from firsthand.domain.prevalence.doubt import Bars, Doubt, doubt
from firsthand.domain.prevalence.linkage.clerical import BANDS, Decides
from firsthand.domain.prevalence.linkage.draws import Draws
from firsthand.domain.prevalence.linkage.group_draws import group_of_pairs
from firsthand.domain.prevalence.linkage.quality import NOTHING, Told, design_based, told
from firsthand.domain.prevalence.linkage.stated import Stated
from firsthand.stats.hidden.overlaps import Floats, Ints

Bools = npt.NDArray[np.bool_]
FEWEST_JUDGED = 10  # pairs of a group, below which its share is not told (a choice)
CLEARLY = 0.02  # by how much shares differ at least; as judges err in 1 of 50
SURELY = 0.99  # how sure a difference of recalls is, as every group is looked at (a choice)
COULD_BE_TRUE = BANDS[0]  # a pair that is stated to be less probable tells of no true links
REMEDY = "Judge more pairs of this group, or link it by itself."


@dataclass(frozen=True, kw_only=True)
class PrecisionOfGroup:
    """
    How many links within a group were judged, and how many of the group's are right.

    Both records state the group. Nothing is told from few judgements.
    """

    name: str
    judged: int
    precision: Told


@dataclass(frozen=True, kw_only=True)
class RecallOfGroup:
    """
    Which share of the group's true links was made, of all and of those that were compared.

    Both records state the group and are on two lists. `judged` are pairs that could be true
    and were judged. Where these are few, or none, shares are a `guess` and `because` says why.
    `above` is by how much the recall is above that of all, draw by draw, and more than usually
    sure.
    """

    name: str
    judged: int
    guess: bool
    because: str
    recall: Told
    of_compared: Told
    above: Told

    @property
    def differs(self) -> bool:
        """Return whether the recall is no guess and clearly not that of all."""
        one = self.above
        if self.guess or one.estimate is None or one.lower is None or one.upper is None:
            return False
        return (one.lower > 0 or one.upper < 0) and abs(one.estimate) >= CLEARLY


def precision_of_groups(
    known: pl.DataFrame, stated: Stated, level: float
) -> tuple[PrecisionOfGroup, ...]:
    """Return the precision of the judged links of each group whose records both state it."""
    links = _judged(known).filter(pl.col("decides") == Decides.LINK.value)
    own = group_of_pairs(links, stated)
    found = []
    for at, name in enumerate(stated.names[:-1]):
        inside = links.filter(pl.Series(own == at, dtype=pl.Boolean))
        enough = inside.height >= FEWEST_JUDGED
        precision = design_based(inside, level) if enough else NOTHING
        found.append(PrecisionOfGroup(name=name, judged=inside.height, precision=precision))
    return tuple(found)


def recall_of_groups(
    made: Draws, known: pl.DataFrame, stated: Stated, *, level: float, rng: np.random.Generator
) -> tuple[RecallOfGroup, ...]:
    """Return the recall of each group, or why it is only a guess; links must be drawn by it."""
    judged = _judged(known)
    could = (pl.col("probability") >= COULD_BE_TRUE) | (pl.col("true") == 1)
    counted = judged.filter(could & (pl.col("one") != pl.col("other")))
    own = group_of_pairs(counted, stated)
    both = np.array([one.both for one in made.within])
    true = np.array([one.true for one in made.within])
    compared = _shares(both, true)
    recall = _shares(both, true + _shared_out(made, rng))
    above = recall - _recall(made)[:, None]
    found = []
    for at, name in enumerate(stated.names[:-1]):
        many = int((own == at).sum())
        because = _not_told(name, many, compared[:, at], guess=judged.is_empty())
        one = RecallOfGroup(
            name=name,
            judged=many,
            guess=bool(because),
            because=because,
            recall=told(recall[:, at], level),
            of_compared=told(compared[:, at], level),
            above=told(above[:, at], max(level, SURELY)),
        )
        found.append(one)
    return tuple(found)


def recall_of_compared(made: Draws, level: float) -> Told:
    """Return which share of all true pairs of two lists that were compared is linked."""
    across = _across(made)
    shares = _shares(made.both[:, across].sum(axis=1), made.true[:, across].sum(axis=1))
    return told(shares, level)


def precision_differs(right: Sequence[PrecisionOfGroup], name: str, whole: Told) -> list[Doubt]:
    """Return a doubt where the links of a group are clearly worse, or better, than of all."""
    own = next((one.precision for one in right if one.name == name), NOTHING)
    if not _apart(own, whole):
        return []
    reason = (
        f"Of the judged links within {name} {_said(own)} were right, of all {_said(whole)}: "
        "the errors of the whole, which this number rests on, are not those of this group."
    )
    return [doubt("group-precision", reason, REMEDY, Bars.NOTHING)]


def recall_differs(made: Sequence[RecallOfGroup], name: str, whole: Told) -> list[Doubt]:
    """
    Return a doubt where clearly more, or fewer, true links of a group were made than of all.

    It bars nothing: draws join again most of the pairs that were compared and missed, and what
    is left says in which direction the number is wrong, but not how far.
    """
    own = next((one for one in made if one.name == name and one.differs), None)
    if own is None:
        return []
    fewer = (own.above.estimate or 0.0) < 0
    back, wrong = ("few", "large") if fewer else ("many", "small")
    reason = (
        f"Of true links within {name} {_said(own.recall)} were made, of all {_said(whole)}. "
        f"Missed links are put back as often as in the whole, here likely too {back}: this "
        f"number is then too {wrong}."
    )
    return [doubt("group-recall", reason, REMEDY, Bars.NOTHING)]


def _judged(known: pl.DataFrame) -> pl.DataFrame:
    return known.filter(pl.col("true").is_not_null())


def _shares(part: Ints, whole: Ints) -> Floats:
    found: Floats = np.full(whole.shape, np.nan)
    np.divide(part, whole, out=found, where=whole > 0)
    return found


def _across(made: Draws) -> Bools:
    """Return which places are of two lists, each two once."""
    return np.tri(len(made.linked), k=-1, dtype=bool)


def _recall(made: Draws) -> Floats:
    """Return by draw the recall of all links between lists."""
    across = _across(made)
    true = made.true[:, across].sum(axis=1) + made.missed[:, across].sum(axis=1)
    return _shares(made.both[:, across].sum(axis=1), true)


def _shared_out(made: Draws, rng: np.random.Generator) -> Ints:
    """Return by draw and group how many of the links that were put back are of the group."""
    missed = made.missed[:, _across(made)].sum(axis=1)
    found = []
    for many, one in zip(missed.tolist(), made.within, strict=True):
        weights = one.true * (np.ones(len(one.true)) if one.odds is None else one.odds)
        whole = weights.sum()
        found.append(rng.multinomial(many if whole else 0, weights / (whole or 1.0)))
    return np.array(found)


def _not_told(name: str, judged: int, shares: Floats, *, guess: bool) -> str:
    """Return why the recall of a group is not told; nothing where it is."""
    if not np.isfinite(shares).any():
        return f"No two records of two lists that both state {name} are taken to be one child."
    if guess:
        return "Nobody judged the links: what there is, the model believes of itself."
    if judged >= FEWEST_JUDGED:
        return ""
    return (
        f"Of pairs within {name} that could be true {judged} were judged, and needed are "
        f"{FEWEST_JUDGED}: what there is comes from other groups and the model."
    )


def _apart(own: Told, whole: Told) -> bool:
    """Return whether two shares are surely not the same."""
    if own.estimate is None or whole.estimate is None:
        return False
    low, high = sorted((own, whole), key=lambda one: one.estimate or 0.0)
    gap = (high.lower or 0.0) - (low.upper or 0.0)
    return gap > 0 and abs(own.estimate - whole.estimate) >= CLEARLY


def _said(one: Told) -> str:
    return f"{one.estimate:.0%} ({one.lower:.0%} to {one.upper:.0%})"
