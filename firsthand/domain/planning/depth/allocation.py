"""
Allocation: how to split a sample over groups so that a failure is likeliest to be met.

Assumptions: those of `stats.detection`; of ranges, the worse ends. The split depends on where
the failure is thought to sit. Whoever is wrong about that reads the wrong group, so the split
in proportion and the reading without groups are always shown beside the best one.

Reasoning. The failure is missed when every group misses it, and groups are drawn apart, so the
logarithms of their chances of missing add up. A further case from the same list adds more, the
fewer are left, so that taking the best next case each time may end in a worse split (as with
two short lists of which either can be read whole). The best split of every total is therefore
worked out over all splits, group by group: dynamic programming [Bellman1957, chapter I].
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.planning.depth.chances import chance_of, needed, reading
from firsthand.domain.planning.depth.design import Design
from firsthand.stats.allocation import proportional
from firsthand.stats.detection import REACHED_WITHIN, Stratum, chances_of_finding

Logs = NDArray[np.float64]
MOST_READ = 5000  # splits of larger totals are not worked out; no inspection reads as many
FURTHER = (1, 10)
TOO_MANY = (
    f"The best split is worked out for totals up to {MOST_READ:,} cases, and this needs more."
)
TIE = 1e-12


@dataclass(frozen=True, kw_only=True)
class Split:
    """One way to spread a number of cases over the groups, and the chance that it gives."""

    samples: tuple[int, ...]
    chance: float


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way of choosing: what the cases of the design find so, and how many it needs."""

    name: str
    words: str
    split: Split | None
    cases_needed: int | None
    needed_samples: tuple[int, ...] | None
    because: str | None


@dataclass(frozen=True, kw_only=True)
class Gain:
    """By how much the chance rises when so many further cases of one group are read."""

    group: str
    further: int
    adds: float | None  # None: the list does not hold as many further cases


@dataclass(frozen=True, kw_only=True)
class Allocation:
    """The ways to choose the same number of cases, and what further cases would add."""

    ways: tuple[Way, ...]
    gains: tuple[Gain, ...]

    def way(self, name: str) -> Way:
        """Return the way of that name."""
        return next(way for way in self.ways if way.name == name)


def allocation(design: Design) -> Allocation | None:
    """Return where stratifying helps most; None for one group, which cannot be split."""
    if len(design.groups) == 1:
        return None
    return Allocation(
        ways=(_planned(design), _best(design), _proportional(design), _together(design)),
        gains=tuple(
            gain(design, place, further)
            for further in FURTHER
            for place in range(len(design.groups))
        ),
    )


def gain(design: Design, place: int, further: int) -> Gain:
    """Return what `further` cases of the group at `place` would add to the chance."""
    group = design.groups[place]
    if group.sample + further > group.population:
        return Gain(group=group.name, further=further, adds=None)
    samples = [one.sample for one in design.groups]
    before = _split(design, samples).chance
    samples[place] += further
    after = _split(design, samples).chance
    return Gain(group=group.name, further=further, adds=max(0.0, after - before))


def best_splits(
    strata: Sequence[Stratum], most: int
) -> tuple[Logs, tuple[tuple[int, ...], ...]]:
    """
    Return the best chance of each total from 0 to `most`, and the split that gives it.

    Of splits that are equally good, the one that reads the first groups least.
    """
    missed, taken = np.zeros(most + 1), []
    for one in strata:
        missed, took = _with(missed, _missing(one, most))
        taken.append(took)
    return -np.expm1(missed), tuple(_traced(taken, total) for total in range(most + 1))


def best_chances(strata: Sequence[Stratum], most: int) -> Logs:
    """Return the best chance of each total from 0 to `most`, whatever the split."""
    missed = np.zeros(most + 1)
    for one in strata:
        missed, _ = _with(missed, _missing(one, most))
    return np.asarray(-np.expm1(missed))


def merged(design: Design) -> Stratum:
    """
    Return all lists as one.

    Where groups are read unequally well, the mean over the affected cases is taken; by
    Maclaurin's inequality that never makes the chance greater than it is.
    """
    affected = sum(group.affected for group in design.groups)
    attention = sum(group.affected * group.sensitivity for group in design.groups)
    return Stratum(
        population=design.population,
        affected=affected,
        sample=design.sample,
        sensitivity=min(1.0, attention / affected),
    )


def _planned(design: Design) -> Way:
    samples = [group.sample for group in design.groups]
    return _way(
        "planned", "Split as planned", _split(design, samples), _enough(design, samples)
    )


def _proportional(design: Design) -> Way:
    sizes = [group.population for group in design.groups]
    samples = proportional(total=design.sample, sizes=sizes)
    return _way(
        "proportional",
        "In proportion to the lists",
        _split(design, samples),
        _enough(design, sizes),
    )


def _together(design: Design) -> Way:
    one = merged(design)
    found = needed([one], (1,), confidence=design.confidence, at_least=1)
    split = Split(samples=(), chance=chance_of([one]))
    way = _way("together", "From all lists as one, without groups", split, found)
    return Way(**{**vars(way), "needed_samples": None})


def _best(design: Design) -> Way:
    words = "Split so that the chance is greatest"
    sizes = [group.population for group in design.groups]
    strata = [group.at_worst for group in design.groups]
    others = (_enough(design, [g.sample for g in design.groups]), _enough(design, sizes))
    enough = [sum(found) for found in others if found is not None]
    most = max(design.sample, min(enough, default=0))
    if most > MOST_READ:
        return Way(
            name="best",
            words=words,
            split=None,
            cases_needed=None,
            needed_samples=None,
            because=TOO_MANY,
        )
    chances, splits = best_splits(strata, most)
    reached = np.flatnonzero(chances >= design.confidence - REACHED_WITHIN)
    found = splits[int(reached[0])] if enough and len(reached) else None
    return _way("best", words, _split(design, splits[design.sample]), found)


def _way(name: str, words: str, split: Split, found: tuple[int, ...] | None) -> Way:
    return Way(
        name=name,
        words=words,
        split=split,
        cases_needed=None if found is None else sum(found),
        needed_samples=found,
        because=None if found is not None else "No number of cases chosen so is enough.",
    )


def _enough(design: Design, weights: Sequence[int]) -> tuple[int, ...] | None:
    strata = [group.at_worst for group in design.groups]
    return needed(strata, weights, confidence=design.confidence, at_least=1)


def _split(design: Design, samples: Sequence[int]) -> Split:
    read = [group.at_worst for group in reading(design.groups, samples)]
    return Split(samples=tuple(samples), chance=chance_of(read))


def _missing(one: Stratum, most: int) -> Logs:
    """Return the logarithm of the chance of missing the failure, for each number read."""
    numbers = np.arange(min(one.population, most) + 1)
    found = chances_of_finding(
        population=one.population,
        affected=one.affected,
        sample=numbers,
        sensitivity=one.sensitivity,
    )
    with np.errstate(divide="ignore"):
        return np.asarray(np.log1p(-np.minimum(found, 1.0)), dtype=np.float64)


def _with(missed: Logs, group: Logs) -> tuple[Logs, NDArray[np.int64]]:
    """Return the least chance of missing when a group joins, and how many of it are read."""
    best, took = missed.copy(), np.zeros(len(missed), dtype=np.int64)
    for read in range(1, len(group)):
        tried = missed[: len(missed) - read] + group[read]
        better = tried < best[read:] - TIE
        best[read:][better] = tried[better]
        took[read:][better] = read
    return best, took


def _traced(taken: Sequence[NDArray[np.int64]], total: int) -> tuple[int, ...]:
    """Return the samples of each group, from the last choice back to the first."""
    samples = []
    for took in reversed(taken):
        read = int(took[total])
        samples.append(read)
        total -= read
    return tuple(reversed(samples))
