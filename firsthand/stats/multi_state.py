"""
Multi-state: a thing that moves between states at its own time and is seen only now and then.

Assumptions. A thing is in one of a few states and leaves each at a constant rate for each state
that may follow, whatever happened before (a continuous-time Markov chain that does not change
with time). It is seen on some days, which do not depend on its state. Each look tells the state
rightly or, where `errors` are allowed, mistakes it for another with a chance that depends on
the true state only; what one look mistakes tells nothing of the next. Entry into `death`, a
state that nothing leaves, is told on the very day. Things are independent.

Reasoning. Between two looks t years apart the chance of each move is the matrix exponential of
t times the matrix of intensities [KalbfleischLawless1985, p. 863-871]. An exactly told death
adds the chance to be in any other state just before, times its intensity of death; where looks
may err, the true states are summed over by the forward recursion of a hidden Markov model
[Jackson2011, p. 1-29]. See `multi_state_chances`, `multi_state_seen`, `multi_state_hidden`;
`multi_state_fit` makes the likelihood greatest and `multi_state_intervals` says how well it is
told.

When not to believe it. When looks follow trouble, moves seem faster than they are. When looks
err and no errors are allowed for, moves there and back seem faster. A state that is seldom seen
tells little of its own intensities. `multi_state_checks` compares what was seen with what the
model expects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

import numpy as np


class CannotBeFitted(ValueError):
    """Histories from which no model of this structure can be had; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """The state that was seen, and when; `known` where it is surely the true state."""

    years: float
    state: int  # counted from 1
    known: bool = False


@dataclass(frozen=True, kw_only=True)
class History:
    """The looks at one thing, in the order of time."""

    subject: str
    looks: tuple[Look, ...]

    def __post_init__(self) -> None:
        """Refuse looks without a time, out of order, or two at once."""
        for one in self.looks:
            if not isfinite(one.years):
                raise CannotBeFitted(
                    f"{self.subject}: a look at {one.years} years. Give a number of years."
                )
        for earlier, later in pairwise(self.looks):
            if later.years <= earlier.years:
                raise CannotBeFitted(
                    f"{self.subject}: a look at {later.years:g} years follows one at "
                    f"{earlier.years:g}. Give looks in the order of time, and join looks of "
                    "one day into one."
                )


@dataclass(frozen=True, kw_only=True)
class Structure:
    """
    Which moves and which errors are possible, counted from state 1.

    `errors` are pairs of the true state and the one it may be mistaken for. `initial` gives the
    chances of the true state at the first look; None lets them be fitted. It matters only with
    errors: without, each history is taken from its first look on.
    """

    states: int
    moves: tuple[tuple[int, int], ...]
    errors: tuple[tuple[int, int], ...] = ()
    death: int | None = None
    initial: tuple[float, ...] | None = None

    def __post_init__(self) -> None:
        """Refuse moves and errors that there cannot be."""
        if not self.moves:
            raise CannotBeFitted("No move between states is allowed. Give one at least.")
        for name, pairs in (("move", self.moves), ("error", self.errors)):
            for a, b in pairs:
                if a == b or not (1 <= a <= self.states and 1 <= b <= self.states):
                    raise CannotBeFitted(
                        f"The {name} from {a} to {b} is impossible: give two different states "
                        f"from 1 to {self.states}."
                    )
            if len(set(pairs)) != len(pairs):
                raise CannotBeFitted(f"A {name} is given twice. Give each once.")
        if self.death is not None:
            self._refuse_life_after_death(self.death)
        if self.initial is not None and not self._initial_is_right(self.initial):
            raise CannotBeFitted(
                f"The chances at the first look are {self.initial}: give {self.states} "
                "numbers of 0 or more that add up to 1."
            )

    def _refuse_life_after_death(self, death: int) -> None:
        if any(a == death for a, _ in self.moves) or not any(b == death for _, b in self.moves):
            raise CannotBeFitted(
                f"State {death} cannot be an exactly told death: moves must lead to it, none "
                "from it."
            )
        if any(death in pair for pair in self.errors):
            raise CannotBeFitted(
                f"State {death} is told on its very day and cannot be mistaken; take it out of "
                "the errors."
            )

    def _initial_is_right(self, initial: tuple[float, ...]) -> bool:
        return (
            len(initial) == self.states
            and all(x >= 0 for x in initial)
            and abs(sum(initial) - 1) < 1e-9
        )

    @property
    def beginnings(self) -> tuple[int, ...]:
        """Return the states that a thing can be in at its first look."""
        return tuple(s for s in range(1, self.states + 1) if s != self.death)

    @property
    def fits_beginnings(self) -> bool:
        """Tell whether the chances at the first look are fitted."""
        return bool(self.errors) and self.initial is None

    @property
    def reaches(self) -> np.ndarray:
        """Return which state can be in which other after any time, as a matrix of booleans."""
        found = np.eye(self.states, dtype=bool)
        for a, b in self.moves:
            found[a - 1, b - 1] = True
        for _ in range(self.states):
            found = found | (found.astype(int) @ found.astype(int) > 0)
        return found


def neighbours(states: int) -> tuple[tuple[int, int], ...]:
    """Return all moves between states that stand next to each other."""
    pairs = [(a, b) for a in range(1, states + 1) for b in (a - 1, a + 1)]
    return tuple((a, b) for a, b in pairs if 1 <= b <= states)


def every_move(states: int) -> tuple[tuple[int, int], ...]:
    """Return the moves from each state to each other."""
    them = range(1, states + 1)
    return tuple((a, b) for a in them for b in them if a != b)


def counted(histories: Sequence[History], states: int) -> np.ndarray:
    """Return how often each state followed each other at successive looks."""
    found = np.zeros((states, states), dtype=int)
    for history in histories:
        for earlier, later in pairwise(history.looks):
            found[earlier.state - 1, later.state - 1] += 1
    return found


def refuse_unless_told(histories: Sequence[History], structure: Structure) -> None:
    """Raise where no model of this structure can be had from these histories, and say why."""
    for history in histories:
        _refuse_wrong_states(history, structure)
    passages = counted(histories, structure.states)
    if not passages.sum():
        raise CannotBeFitted(
            f"None of {len(histories)} histories has two looks, and one look tells nothing of "
            "moves. Give longer histories."
        )
    seen = {look.state for history in histories for look in history.looks}
    if missing := sorted(set(range(1, structure.states + 1)) - seen):
        raise CannotBeFitted(
            f"State {missing[0]} was never seen, so nothing tells of moves to or from it. "
            "Leave it out of the structure, or give longer histories."
        )
    if not structure.errors:
        _refuse_impossible(histories, structure)
    if not passages.sum() - np.trace(passages):
        raise CannotBeFitted(
            f"None of {passages.sum()} successive looks saw a change, so nothing tells how "
            "fast states change. Give longer histories."
        )


def _refuse_wrong_states(history: History, structure: Structure) -> None:
    for place, look in enumerate(history.looks):
        if not 1 <= look.state <= structure.states:
            raise CannotBeFitted(
                f"{history.subject}: state {look.state} was seen; there are states 1 to "
                f"{structure.states}."
            )
        if look.state == structure.death and (place == 0 or place + 1 < len(history.looks)):
            raise CannotBeFitted(
                f"{history.subject}: state {look.state} stands at look {place + 1} of "
                f"{len(history.looks)}. An exactly told death is the last look of several."
            )


def _refuse_impossible(histories: Sequence[History], structure: Structure) -> None:
    reaches = structure.reaches
    for history in histories:
        for earlier, later in pairwise(history.looks):
            if not reaches[earlier.state - 1, later.state - 1]:
                raise CannotBeFitted(
                    f"{history.subject}: state {later.state} was seen after state "
                    f"{earlier.state}, and no chain of allowed moves leads there. Allow more "
                    "moves, or allow for errors of the looks."
                )
