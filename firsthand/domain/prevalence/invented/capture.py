"""Capture: which invented child is on which list, and who was sent there by another."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from firsthand.domain.prevalence.invented.design import Design
from firsthand.stats.hidden.capture import own_log_odds
from firsthand.stats.hidden.overlaps import Floats, Overlaps, overlaps

BY_ITSELF = -1


@dataclass(frozen=True, kw_only=True, eq=False)
class Capture:
    """
    Child by list: whether the child is `on` it, and the place of the list that `sent` it there.

    `sent` is -1 where an agency found the child by itself, or does not know it.
    """

    lists: tuple[str, ...]
    on: npt.NDArray[np.bool_]
    sent: npt.NDArray[np.int64]

    def of(self, children: npt.NDArray[np.bool_]) -> "Capture":
        """Return the same of these children alone."""
        return Capture(lists=self.lists, on=self.on[children], sent=self.sent[children])

    @property
    def hidden(self) -> int:
        """How many children are on no list."""
        return int((~self.on.any(axis=1)).sum())

    @property
    def overlaps(self) -> Overlaps:
        """The true table of overlaps, as nobody knows it who has only the lists."""
        codes = self.on @ (1 << np.arange(len(self.lists)))
        counts = np.bincount(codes, minlength=2 ** len(self.lists))[1:]
        empty = overlaps(self.lists, np.ones((1, len(self.lists)), dtype=int), [0])
        return empty.with_counts(counts.astype(np.int64))


def captured(
    children: int,
    design: Design,
    rng: np.random.Generator,
    log_odds: Floats | float = 0.0,
) -> Capture:
    """
    Return who of so many children is on which list; those out of reach are on none.

    `log_odds` are added to those of every list, for each child.
    """
    pull = rng.normal(scale=design.spread, size=children) if design.spread else 0.0
    pull = pull + log_odds
    on = np.empty((children, len(design.agencies)), dtype=bool)
    for place, agency in enumerate(design.agencies):
        chance = expit(own_log_odds(agency.share, design.spread) + pull)
        on[:, place] = rng.random(children) < chance
    on[rng.permutation(children)[: design.out_of_reach]] = False
    sent = np.full(on.shape, BY_ITSELF, dtype=np.int64)
    for sender, receiver, share in design.sendings:
        new = on[:, sender] & ~on[:, receiver] & (rng.random(children) < share)
        on[new, receiver] = True
        sent[new, receiver] = sender
    return Capture(lists=design.lists, on=on, sent=sent)
