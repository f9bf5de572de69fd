"""
Matching: how pairs of one person agree, and others, learned without being told which is which.

Fellegi and Sunter's model [FellegiSunter1969] with more than two classes, fitted by expectation
and maximisation [Winkler2000]. Class 0 are pairs of one person; class 1 unrelated people; then
kinds of relatives, who share some fields as one person's records do and are unrelated in the
rest. Given the class, fields agree independently of each other (an assumption, and the one that
fails first).

Several samples of pairs are fitted together. One holds pairs at random: it alone teaches how
unrelated people agree (u). In each other sample some fields agree by choice; it teaches nothing
of those and how one person's pairs agree (m) in the rest. Each has shares of the classes of its
own. Pairs come as counts of the ways in which they agree, so that the time depends on how many
ways there are, not on how many pairs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.int8]
Bools = npt.NDArray[np.bool_]
ONE, UNRELATED = 0, 1  # the first two classes
MOST_ROUNDS = 500
SETTLED = 1e-9  # when the log likelihood for each pair grows by less, nothing more is learned
HALF_A_PAIR = 0.5  # added to each class, and to each level, so that none dies out


@dataclass(frozen=True, kw_only=True, eq=False)
class Sample:
    """
    Ways in which pairs agree: a level for each field (-1 not known), and how many pairs do so.

    `active`: which fields were not chosen to agree. `kinds`: which kinds of relatives can be
    among these pairs. `at_random`: whether the pairs were drawn without choice.
    """

    levels: Levels = field(repr=False)
    counts: Floats = field(repr=False)
    active: Bools
    kinds: Bools
    at_random: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class Believed:
    """
    What is believed before: shares `m` and `u` by field and level, and for how many pairs.

    `shared`: a row for each kind of relatives, with the fields that they share. `firm`: by
    field, for how many pairs it is believed how often one person's pairs do not agree at all,
    where few pairs could not tell one person from relatives. (The prior of that share is a beta
    distribution, that of the rest a Dirichlet distribution.)
    """

    m: tuple[Floats, ...]
    u: tuple[Floats, ...]
    shared: Bools
    firm: Floats
    pairs_of_one: float = 2.0
    pairs_of_others: float = 100.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Learned:
    """
    What was learned: `m`, `u`, the classes' shares by sample, and from how many pairs each.

    `pairs_of_one`: by field, the expected pairs of one person that taught its m.
    """

    m: tuple[Floats, ...]
    u: tuple[Floats, ...]
    shares: tuple[Floats, ...]
    pairs_of_one: Floats
    rounds: int
    settled: bool
    log_likelihood: tuple[float, ...]


def learned(samples: Sequence[Sample], believed: Believed) -> Learned:
    """Return what the samples teach, beginning with what is believed."""
    m, u = believed.m, believed.u
    shares = [_first_shares(one, believed) for one in samples]
    path: list[float] = []
    fields = len(m)
    of_one = np.zeros(fields)
    pairs = max(sum(float(one.counts.sum()) for one in samples), 1.0)
    for _ in range(MOST_ROUNDS):
        expected = [
            _expected(one, m, u, believed, share)
            for one, share in zip(samples, shares, strict=True)
        ]
        path.append(sum(value for _, value in expected))
        weights = [one for one, _ in expected]
        shares = [_shares(one, weight) for one, weight in zip(samples, weights, strict=True)]
        m, of_one = _new_m(samples, weights, believed)
        u = _new_u(samples, weights, believed)
        if len(path) > 1 and abs(path[-1] - path[-2]) < SETTLED * pairs:
            break
    return Learned(
        m=m,
        u=u,
        shares=tuple(shares),
        pairs_of_one=of_one,
        rounds=len(path),
        settled=len(path) < MOST_ROUNDS,
        log_likelihood=tuple(path),
    )


def _first_shares(sample: Sample, believed: Believed) -> Floats:
    """Return shares to begin with: few pairs are of one person, fewer of relatives."""
    few = 1e-4 if sample.at_random else 0.3
    kinds = np.where(sample.kinds, few / 10, 0.0)
    return np.concatenate(([few, 1 - few - kinds.sum()], kinds))


def _expected(
    sample: Sample,
    m: Sequence[Floats],
    u: Sequence[Floats],
    believed: Believed,
    shares: Floats,
) -> tuple[Floats, float]:
    """Return how many pairs of each way belong to each class, and the log likelihood."""
    classes = len(shares)
    with np.errstate(divide="ignore"):
        logs = np.tile(np.log(shares), (len(sample.counts), 1))
    for at in np.flatnonzero(sample.active).tolist():
        known = sample.levels[:, at] >= 0
        level = sample.levels[known, at]
        log_m, log_u = np.log(m[at])[level], np.log(u[at])[level]
        logs[known, ONE] += log_m
        logs[known, UNRELATED] += log_u
        for kind in range(2, classes):
            logs[known, kind] += log_m if believed.shared[kind - 2, at] else log_u
    highest = logs.max(axis=1, keepdims=True)
    parts = np.exp(logs - highest)
    whole = parts.sum(axis=1, keepdims=True)
    found = float(sample.counts @ (np.log(whole) + highest)[:, 0])
    return parts / whole * sample.counts[:, None], found


def _shares(sample: Sample, weights: Floats) -> Floats:
    possible = np.concatenate(([True, True], sample.kinds))
    sums = np.where(possible, weights.sum(axis=0) + HALF_A_PAIR, 0.0)
    found: Floats = sums / sums.sum()
    return found


def _new_m(
    samples: Sequence[Sample], weights: Sequence[Floats], believed: Believed
) -> tuple[tuple[Floats, ...], Floats]:
    """Return m by field, and how many pairs of one person taught it."""
    found, pairs = [], np.zeros(len(believed.m))
    for at, before in enumerate(believed.m):
        counts = np.zeros(len(before))
        for sample, weight in zip(samples, weights, strict=True):
            if sample.active[at] and not sample.at_random:
                counts += _counted(sample, at, weight[:, ONE], len(before))
        pairs[at] = counts.sum()
        sums = counts + np.maximum(believed.pairs_of_one * before, HALF_A_PAIR)
        lowest = (sums[0] + believed.firm[at] * before[0]) / (sums.sum() + believed.firm[at])
        found.append(np.append(lowest, sums[1:] / sums[1:].sum() * (1 - lowest)))
    return tuple(found), pairs


def _new_u(
    samples: Sequence[Sample], weights: Sequence[Floats], believed: Believed
) -> tuple[Floats, ...]:
    """Return u by field, from unrelated people and what relatives do not share, at random."""
    found = []
    for at, before in enumerate(believed.u):
        other = np.concatenate(([False, True], ~believed.shared[:, at]))
        counts = np.zeros(len(before))
        for sample, weight in zip(samples, weights, strict=True):
            if sample.at_random and sample.active[at]:
                counts += _counted(sample, at, weight[:, other].sum(axis=1), len(before))
        sums = counts + np.maximum(believed.pairs_of_others * before, HALF_A_PAIR)
        found.append(sums / sums.sum())
    return tuple(found)


def _counted(sample: Sample, at: int, weight: Floats, levels: int) -> Floats:
    """Return the weight at each level of a field, where it is known."""
    places = sample.levels[:, at].astype(np.int64) + 1
    found = np.bincount(places, weights=weight, minlength=levels + 1)[1:]
    return np.asarray(found, dtype=np.float64)
