"""Names: what people and streets may be called, some more often than others."""

from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

FEWEST = 2  # names of a kind: with one, a slip to another name would find none
SHORTEST = 2  # letters, so that there is always a letter after the first to slip on
HEAD = 8.0  # the commonest name is so many times rarer than it would be by rank alone


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names there are of each kind, none of them twice; refuses too few, or too short."""

    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]
    streets: tuple[str, ...]
    postcode_areas: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse what no population could be made of."""
        for kind, given in vars(self).items():
            if len(given) < FEWEST or len(set(given)) < len(given):
                raise ValueError(f"{kind} needs {FEWEST} names or more, none of them twice")
            if any(len(name) < SHORTEST for name in given):
                raise ValueError(f"a name of {kind} has fewer than {SHORTEST} letters")

    @property
    def given(self) -> tuple[str, ...]:
        """The given names of girls, and after them those of boys."""
        return tuple(chain(self.girls, self.boys))


def drawn(count: int, of: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """
    Return `count` places among `of` names, common ones often and most seldom.

    The chance falls with the rank, as that of real names does roughly; which name has which
    rank is drawn too.
    """
    chances = 1 / (np.arange(of) + HEAD)
    ranks: npt.NDArray[np.int64] = rng.permutation(of)
    return ranks[rng.choice(of, size=count, p=chances / chances.sum())]
