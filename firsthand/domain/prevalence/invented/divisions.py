"""
Divisions: the areas and groups of invented children, and in what they differ.

A division can multiply the odds by which every list finds its children, and how often their
names are misspelt. Factors of an area and of a group multiply for a child who is of both. The
share of a list is that of children whose factors are 1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import expit, logit

from firsthand.stats.hidden.capture import NODES, own_log_odds

Mixed = tuple[tuple[float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Division:
    """An area or a group, and the share of all children who are of it."""

    name: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Times:
    """So many times as much, for the children of the area or group of this name."""

    name: str
    times: float


@dataclass(frozen=True, kw_only=True)
class Desks:
    """At how many desks an agency keeps its records, each at one of them by chance."""

    list_name: str
    number: int

    @property
    def names(self) -> tuple[str, ...]:
        """What the desks are called."""
        return tuple(f"desk-{at}" for at in range(1, self.number + 1))


@dataclass(frozen=True, kw_only=True)
class Divisions:
    """
    Areas and groups, each child being of one of each, and the desks of agencies.

    `finds` multiplies the odds of being found by every list, `misspelt` the share of names
    with a slip.
    """

    areas: tuple[Division, ...] = ()
    groups: tuple[Division, ...] = ()
    finds: tuple[Times, ...] = ()
    misspelt: tuple[Times, ...] = ()
    desks: tuple[Desks, ...] = ()

    @property
    def columns(self) -> Mapping[str, tuple[Division, ...]]:
        """The columns that records have of them, each with its divisions."""
        both = {"area": self.areas, "group": self.groups}
        return {column: among for column, among in both.items() if among}

    @property
    def asked(self) -> bool:
        """Whether anything was asked for that divides children or lists."""
        return self != UNDIVIDED

    def mixed(self) -> Mixed:
        """Return which share of children has which factor of the odds of being found."""
        found = {1.0: 1.0}
        for among in self.columns.values():
            whole = sum(one.share for one in among)
            own: dict[float, float] = {}
            for one in among:
                for times, share in found.items():
                    both = times * factor(self.finds, one.name)
                    own[both] = own.get(both, 0.0) + share * one.share / whole
            found = own
        return tuple((share, times) for times, share in found.items())


UNDIVIDED = Divisions()


def factor(given: Iterable[Times], name: str) -> float:
    """Return the factor that is given for a division; 1 where none is."""
    return next((one.times for one in given if one.name == name), 1.0)


def share_found(share: float, spread: float, times: float) -> float:
    """
    Return the share a list finds of children whose odds are `times` those of the others.

    The odds of each child are multiplied, and the chances averaged over unequal children.
    """
    if times == 1:
        return share
    odds = np.log(times)
    if spread == 0:
        return float(expit(logit(share) + odds))
    numbers, weights = np.polynomial.hermite_e.hermegauss(NODES)
    chances = expit(own_log_odds(share, spread) + odds + spread * numbers)
    return float(weights @ chances / weights.sum())
