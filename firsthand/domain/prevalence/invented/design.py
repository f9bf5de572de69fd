"""Design: which agencies there are, whom each finds, and how their lists hang together."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from firsthand.domain.common.objection import Objection
from firsthand.domain.prevalence.invented import divisible
from firsthand.domain.prevalence.invented.divisible import NAME, SURELY
from firsthand.domain.prevalence.invented.divisions import UNDIVIDED, Divisions, share_found
from firsthand.stats.hidden.capture import combinations
from firsthand.stats.hidden.overlaps import MOST_LISTS, Floats

TAKEN = frozenset({"count", "truth", "overlaps", "readme"})  # other files and columns
MOST_CHILDREN = 5_000_000
WIDEST_SPREAD = 3.0  # of log odds; beyond it nearly everybody is surely on a list or surely not


@dataclass(frozen=True, kw_only=True)
class Agency:
    """An agency that keeps a list, and the share of all children it finds by itself."""

    name: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Referral:
    """The share of `sender`'s children, not yet known to `receiver`, whom it sends there."""

    sender: str
    receiver: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Design:
    """
    Agencies, and all that makes their lists depend on each other.

    `spread` says how unequal children are: the standard deviation of the log odds of being
    found, 0 where all are alike. `out_of_reach` children are such as no list could ever hold.
    The share of a list is that of children whose `divisions` find them as usual.
    """

    agencies: tuple[Agency, ...]
    referrals: tuple[Referral, ...] = ()
    spread: float = 0.5
    out_of_reach: int = 0
    divisions: Divisions = UNDIVIDED

    @property
    def lists(self) -> tuple[str, ...]:
        """The names of the lists."""
        return tuple(one.name for one in self.agencies)

    @property
    def sendings(self) -> tuple[tuple[int, int, float], ...]:
        """The referrals by the places of their lists."""
        at = {name: place for place, name in enumerate(self.lists)}
        return tuple((at[one.sender], at[one.receiver], one.share) for one in self.referrals)

    def chances(self) -> Floats:
        """
        Return the chance of each combination for a child within reach, 'on none' first.

        Children of all areas and groups are taken together, in their shares.
        """
        found: Floats = np.zeros(2 ** len(self.agencies))
        for share, times in self.divisions.mixed():
            found = found + share * self._chances(times)
        return found

    def _chances(self, times: float) -> Floats:
        """Return the same for a child whose odds of being found are so many times as high."""
        shares = [share_found(one.share, self.spread, times) for one in self.agencies]
        return combinations(shares, spread=self.spread, sendings=self.sendings)


def objections(design: Design) -> tuple[Objection, ...]:
    """Return everything by which no population could be invented to this design."""
    found = (
        *_of_agencies(design),
        *_of_names(design.lists),
        *_of_referrals(design),
        *_of_dependence(design),
        *divisible.objections(design.divisions, design.lists),
    )
    if found:
        return found
    shares = {one.name: one.share for one in design.agencies}
    return tuple(divisible.of_sure(design.divisions, shares, design.spread))


def _of_agencies(design: Design) -> Iterator[Objection]:
    count = len(design.agencies)
    if not 2 <= count <= MOST_LISTS:
        yield Objection(
            rule="agencies",
            reason=f"{count} lists were given; overlaps need 2 to {MOST_LISTS}.",
            remedy="Give the lists with commas, such as police=0.35,health=0.3,school=0.25.",
        )
    for one in design.agencies:
        if not SURELY <= one.share <= 1 - SURELY:
            yield Objection(
                rule="share",
                reason=f"{one.name} finds {one.share:.10g} of all children.",
                remedy=f"Give a share between 0 and 1, from {SURELY:f} to {1 - SURELY:f}, such "
                "as 0.35; leave out a list that as good as nobody or everybody is on.",
            )


def _of_names(names: tuple[str, ...]) -> Iterator[Objection]:
    small = [name.casefold() for name in names]
    for name in names:
        if not NAME.fullmatch(name) or name.casefold() in TAKEN:
            yield Objection(
                rule="name",
                reason=f"{name!r} cannot name a list and its file.",
                remedy="Begin with a letter; use letters, figures and hyphens, 40 at most; not "
                f"{', '.join(sorted(TAKEN))}.",
            )
    twice = sorted({name for name in small if small.count(name) > 1})
    if twice:
        yield Objection(
            rule="name",
            reason=f"Two lists are called {', '.join(twice)}.",
            remedy="Give each a name of its own; capitals make no difference.",
        )


def _of_referrals(design: Design) -> Iterator[Objection]:
    for one in design.referrals:
        told = f"{one.sender}:{one.receiver}={one.share:g}"
        unknown = [name for name in (one.sender, one.receiver) if name not in design.lists]
        if unknown or one.sender == one.receiver:
            yield Objection(
                rule="referral",
                reason=f"{told} sends children from {one.sender} to {one.receiver}.",
                remedy=f"Name two different lists of {', '.join(design.lists)}.",
            )
        if not 0 < one.share <= 1:
            yield Objection(
                rule="referral",
                reason=f"{told} sends on {one.share:g} of the children.",
                remedy="Give a share above 0 and at most 1.",
            )


def _of_dependence(design: Design) -> Iterator[Objection]:
    if not 0 <= design.spread <= WIDEST_SPREAD:
        yield Objection(
            rule="spread",
            reason=f"The spread of children's chances is {design.spread:g}.",
            remedy=f"Give 0 (all alike) to {WIDEST_SPREAD:g} (as unlike as can be).",
        )
    if not 0 <= design.out_of_reach <= MOST_CHILDREN:
        yield Objection(
            rule="out-of-reach",
            reason=f"{design.out_of_reach:,} children are out of reach of every list.",
            remedy=f"Give a number from 0 to {MOST_CHILDREN:,}.",
        )
