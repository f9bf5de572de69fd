"""
Two eras: do intensities differ before and after a day that was named beforehand?

The intensities may all change at `at` years; a passage that lies across it is the product of
the chances of its two parts. Twice the gain in log-likelihood over one set of intensities is
compared with the chi-square distribution that has a degree of freedom for each move (likelihood
ratio). It asks of moves only, for states that are seen rightly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from firsthand.stats.multi_state import (
    CannotBeFitted,
    History,
    Structure,
    counted,
    refuse_unless_told,
)
from firsthand.stats.multi_state_chances import by_logarithm, chances, matrix, pulled
from firsthand.stats.multi_state_fit import edges, fitted, maximum
from firsthand.stats.multi_state_seen import LEAST


@dataclass(frozen=True, kw_only=True)
class Eras:
    """Intensities before and after, the log-likelihoods, and the test that they agree."""

    before: np.ndarray
    after: np.ndarray
    log_likelihood: float
    log_likelihood_of_one: float
    ratio: float
    degrees: int
    p_value: float
    passages_before: int
    passages_across: int
    passages_after: int


@dataclass(frozen=True, kw_only=True)
class _Parts:
    """Distinct pairs of the years of a passage before and after the change, and counts."""

    first: np.ndarray
    second: np.ndarray
    passages: np.ndarray


def eras(histories: Sequence[History], structure: Structure, *, at: float) -> Eras:
    """Return both sets of intensities and the test; refuse where an era has no change."""
    if structure.errors or structure.death is not None:
        raise CannotBeFitted(
            "Eras are compared for states that are seen rightly and without exactly told "
            "deaths. Take errors and death out of the structure."
        )
    one = fitted(histories, structure)
    told = _parts(histories, structure, at)
    own = [_of_era(histories, at, after=later) for later in (False, True)]
    for part in own:
        refuse_unless_told(part, structure)
    moves = len(structure.moves)
    value, best = maximum(
        lambda x: _log_likelihood(told, structure, x),
        np.tile(one.parameters, 2),
        edges(structure) * 2,
    )
    ratio = max(0.0, 2 * (value - one.log_likelihood))
    # Imported here: a tenth of a second, which commands that test nothing should not wait for.
    from scipy.special import chdtrc

    across = told.passages[(told.first > 0) & (told.second > 0)]
    return Eras(
        before=np.exp(best[:moves]),
        after=np.exp(best[moves:]),
        log_likelihood=value,
        log_likelihood_of_one=one.log_likelihood,
        ratio=ratio,
        degrees=moves,
        p_value=float(chdtrc(moves, ratio)),
        passages_before=int(told.passages[told.second == 0].sum()),
        passages_across=int(across.sum()),
        passages_after=int(told.passages[told.first == 0].sum()),
    )


def _of_era(histories: Sequence[History], at: float, *, after: bool) -> list[History]:
    """Return the passages that lie at least in part in one era, each as a history."""
    return [
        History(subject=history.subject, looks=(a, b))
        for history in histories
        for a, b in pairwise(history.looks)
        if (b.years > at if after else a.years < at)
    ]


def _parts(histories: Sequence[History], structure: Structure, at: float) -> _Parts:
    found: dict[tuple[float, float], list[History]] = {}
    for history in histories:
        for a, b in pairwise(history.looks):
            first = round(max(min(b.years, at) - a.years, 0.0), 10)
            second = round(max(b.years - max(a.years, at), 0.0), 10)
            own = History(subject=history.subject, looks=(a, b))
            found.setdefault((first, second), []).append(own)
    return _Parts(
        first=np.array([first for first, _ in found]),
        second=np.array([second for _, second in found]),
        passages=np.array([counted(own, structure.states) for own in found.values()]),
    )


def _log_likelihood(
    told: _Parts, structure: Structure, logs: np.ndarray
) -> tuple[float, np.ndarray]:
    moves = len(structure.moves)
    q1, q2 = (
        matrix(np.exp(part), structure.moves, structure.states)
        for part in (logs[:moves], logs[moves:])
    )
    first, second = chances(q1, told.first), chances(q2, told.second)
    at = np.maximum(first.at @ second.at, LEAST)
    weights = told.passages / at
    slopes = (
        pulled(first, weights @ second.at.transpose(0, 2, 1)),
        pulled(second, first.at.transpose(0, 2, 1) @ weights),
    )
    value = float((told.passages * np.log(at)).sum())
    return value, np.concatenate(
        [by_logarithm(s, q, structure.moves) for s, q in zip(slopes, (q1, q2), strict=True)]
    )
