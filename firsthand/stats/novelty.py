"""
Novelty: how strongly the sightings of a term say that it is new, at every look.

A look compares the texts of the last months with all earlier texts *of the same kind*: with k
of n texts in the window and K of N so far, the evidence is the likelihood ratio of two rates
against one, in powers of ten [Dunning1993, pp. 67-68]. Kinds of text are added up, as they are
independent when nothing is new. Texts of one kind are taken to be exchangeable in time when
nothing is new; a change of form (another framework of inspection) therefore begins a new kind.

A kind that is young has no earlier texts of its own. For so long its terms are held against
the texts of all older kinds, and only where those hardly ever had the term and where the term
does not stand in more than half of the new texts: what stands in most of them from the start
is form.

The evidence is no probability: the best of many overlapping windows at many looks was taken.
What it is worth is told by the same sum over shuffled dates (`placebo`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Pair = tuple[Floats, Floats]  # texts with the term, and all texts


@dataclass(frozen=True, kw_only=True)
class Sightings:
    """Which term stands in which text: one entry of `term` and `text` for each pair."""

    term: Ints
    text: Ints
    terms: int
    group: Ints  # the kind of each text, from 0
    may_cross: npt.NDArray[np.bool_]  # whether a term may be held against older kinds


@dataclass(frozen=True, kw_only=True)
class Design:
    """When is looked, and what is compared; days are `date.toordinal`."""

    looks: Ints  # a text counts at a look when its day is before that of the look
    windows: tuple[int, ...] = (183, 365)
    fewest: int = 3  # texts in the window
    commonest: float = 0.3  # of all texts so far: what is commoner is no news
    young: int = 548  # days for which a kind is young
    elders: int = 30  # texts of older kinds that a young kind is held against
    rare_before: float = 0.1  # of the texts before the window: what had more is not new
    rare_in_elders: float = 0.03  # of the texts of older kinds
    at_once: float = 0.5


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The evidence in each cell: a term at a look since whose last it was seen again."""

    term: Ints
    look: Ints
    evidence: Floats

    def best(self, terms: int) -> Floats:
        """Return the strongest evidence of each of `terms`, 0 where there is none."""
        best = np.zeros(terms)
        np.maximum.at(best, self.term, self.evidence)
        return best


def likelihood_ratio(k: Floats, n: Floats, total: Floats, texts: Floats) -> Floats:
    """
    Return the evidence for a higher rate in the window than before it, in powers of ten.

    `k` of `n` texts in the window, `total` of `texts` in all; 0 where the rate did not rise.
    """
    before, earlier = total - k, texts - n
    known = (n > 0) & (earlier > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        rose = known & (k * earlier > before * n)
        two = _log_likelihood(k, n) + _log_likelihood(before, earlier)
        ratio = (two - _log_likelihood(total, texts)) / np.log(10)
    return np.where(rose, np.maximum(ratio, 0.0), 0.0)


def _log_likelihood(k: Floats, n: Floats) -> Floats:
    """Return k ln(k/n) + (n-k) ln((n-k)/n), with 0 ln 0 = 0."""
    return _k_ln(k, n) + _k_ln(n - k, n)


def _k_ln(k: Floats, n: Floats) -> Floats:
    return np.where(k > 0, k * np.log(np.where(k > 0, k, 1.0) / np.where(n > 0, n, 1.0)), 0.0)


def evidence(sightings: Sightings, days: Ints, design: Design) -> Evidence:
    """Return the evidence for every term at each look after which it was seen again."""
    looks = len(design.looks)
    at = np.searchsorted(design.looks, days, side="right")
    cell = sightings.term * (looks + 1) + at[sightings.text]
    cells = np.unique(cell[at[sightings.text] < looks])
    term, look = np.divmod(cells, looks + 1)
    counts = _Counts(sightings=sightings, days=days, design=design, term=term, look=look)
    so_far = tuple(counts.until(group, 0) for group in range(counts.groups))
    best = counts.of_young_kinds(so_far)
    for window in design.windows:
        best = np.maximum(best, counts.within_kinds(so_far, window))
    seldom = _sum(k for k, _ in so_far) <= design.commonest * _sum(n for _, n in so_far)
    kept = np.flatnonzero(seldom & (best > 0))
    return Evidence(term=term[kept], look=look[kept], evidence=best[kept])


def _sum(arrays: Iterable[Floats]) -> Floats:
    return np.asarray(np.sum(list(arrays), axis=0), dtype=np.float64)


@dataclass(frozen=True, kw_only=True)
class _Counts:
    """Counts at the cells (`term`, `look`) for one order of days."""

    sightings: Sightings
    days: Ints
    design: Design
    term: Ints
    look: Ints

    @property
    def groups(self) -> int:
        """Return how many kinds of text there are."""
        return int(self.sightings.group.max(initial=0)) + 1

    def within_kinds(self, so_far: Sequence[Pair], window: int) -> Floats:
        """Return the evidence of a window, summed over the kinds of text."""
        found, within, before, earlier = np.zeros((4, len(self.term)))
        for group, (total, texts) in enumerate(so_far):
            out, gone = self.until(group, window)
            found += likelihood_ratio(total - out, texts - gone, total, texts)
            within += total - out
            before += out
            earlier += gone
        rare = before <= np.maximum(1.0, self.design.rare_before * earlier)
        return np.where(rare & (within >= self.design.fewest), found, 0.0)

    def of_young_kinds(self, so_far: Sequence[Pair]) -> Floats:
        """Return the evidence of young kinds against all older ones."""
        best = np.zeros(len(self.term))
        # A kind without a text begins never.
        never = np.iinfo(np.int64).max
        begun = [
            int(self.days[self.sightings.group == one].min(initial=never))
            for one in range(self.groups)
        ]
        for group in range(self.groups):
            elders = [
                pair
                for pair, first in zip(so_far, begun, strict=True)
                if first < begun[group] - self.design.windows[-1]
            ]
            if elders:
                elder = (_sum(k for k, _ in elders), _sum(n for _, n in elders))
                age = self.design.looks[self.look] - begun[group]
                best = np.maximum(best, self._against(elder, so_far[group], age))
        return best

    def _against(self, elder: Pair, mine: Pair, age: Ints) -> Floats:
        (old, texts), (k, n) = elder, mine
        fits = (
            self.sightings.may_cross[self.term]
            & (age <= self.design.young)
            & (texts >= self.design.elders)
            & (old <= self.design.rare_in_elders * texts)
            & (k >= self.design.fewest)
            & (k <= self.design.at_once * n)
        )
        return np.where(fits, likelihood_ratio(k, n, old + k, texts + n), 0.0)

    def until(self, group: int, later: int) -> Pair:
        """Return the texts of a kind older than `later` days: those with the term, and all."""
        looks = len(self.design.looks)
        at = np.searchsorted(self.design.looks, self.days + later, side="right")
        mine = self.sightings.group == group
        texts = np.bincount(at[mine], minlength=looks + 1)[:looks].cumsum()
        held = mine[self.sightings.text]
        cell = self.sightings.term[held] * (looks + 1) + at[self.sightings.text[held]]
        with_term = np.bincount(cell, minlength=self.sightings.terms * (looks + 1))
        summed = with_term.reshape(-1, looks + 1)[:, :looks].cumsum(axis=1)
        return summed[self.term, self.look].astype(float), texts[self.look].astype(float)
