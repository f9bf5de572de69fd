"""
States that looks may mistake: the likelihood of a hidden Markov model, and its slopes.

The chance of all that was seen at one thing is summed over its true states, look by look
forwards; the slopes come from the same sums backwards [Jackson2011, p. 1-29]. All things are
worked out side by side, one look of each at a time, and the chances between looks once for each
distinct length.

Parameters are the logarithms of the intensities, then for each error the logarithm of its
chance over the chance to see rightly, then (where they are fitted) the logarithms of the
chances of the first true state over that of the lowest state.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from firsthand.stats.multi_state import History, Structure
from firsthand.stats.multi_state_chances import by_logarithm, chances, matrix, pulled


@dataclass(frozen=True, kw_only=True)
class Looks:
    """
    All looks, a row for each thing (most looks first) and a column for each look in turn.

    `length[i, k]` is the place in `years` of the time before look k; `kind` is 0 where there is
    no such look, 1 seen, 2 known to be true, 3 an exactly told death.
    """

    structure: Structure
    subjects: tuple[str, ...]
    years: np.ndarray
    length: np.ndarray
    state: np.ndarray
    kind: np.ndarray


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The parameters taken apart: intensities, chances of errors, chances at the first look."""

    intensities: np.ndarray
    errors: np.ndarray
    initial: np.ndarray


def laid_out(histories: Sequence[History], structure: Structure) -> Looks:
    """Lay the histories side by side; those without a look are left out."""
    told = sorted((one for one in histories if one.looks), key=lambda one: -len(one.looks))
    lengths = [b.years - a.years for one in told for a, b in pairwise(one.looks)]
    years, place = np.unique(np.round(np.array(lengths), 10), return_inverse=True)
    shape = (len(told), max(len(one.looks) for one in told))
    length, state, kind = (np.zeros(shape, dtype=int) for _ in range(3))
    at = 0
    for i, one in enumerate(told):
        for k, look in enumerate(one.looks):
            state[i, k] = look.state - 1
            kind[i, k] = 2 if look.known else 1
            if look.state == structure.death:
                kind[i, k] = 3
            if k:
                length[i, k] = place[at]
                at += 1
    return Looks(
        structure=structure,
        subjects=tuple(one.subject for one in told),
        years=years,
        length=length,
        state=state,
        kind=kind,
    )


def parts(parameters: np.ndarray, structure: Structure) -> Parts:
    """Take the parameters apart."""
    m, e = len(structure.moves), len(structure.errors)
    return Parts(
        intensities=matrix(np.exp(parameters[:m]), structure.moves, structure.states),
        errors=error_chances(parameters[m : m + e], structure),
        initial=initial_chances(parameters[m + e :], structure),
    )


def error_chances(logits: np.ndarray, structure: Structure) -> np.ndarray:
    """Return the chance of each state to be seen, for each true state; rows sum to 1."""
    odds = np.eye(structure.states)
    for logit, (true, seen) in zip(logits, structure.errors, strict=True):
        odds[true - 1, seen - 1] = np.exp(logit)
    found: np.ndarray = odds / odds.sum(axis=1, keepdims=True)
    return found


def initial_chances(logits: np.ndarray, structure: Structure) -> np.ndarray:
    """Return the chances of the true state at the first look."""
    if not structure.fits_beginnings:
        given = structure.initial or np.full(structure.states, 1 / structure.states)
        return np.array(given, dtype=float)
    odds = np.zeros(structure.states)
    first, *others = structure.beginnings
    odds[first - 1] = 1.0
    for logit, state in zip(logits, others, strict=True):
        odds[state - 1] = np.exp(logit)
    found: np.ndarray = odds / odds.sum()
    return found


def log_likelihood(of: Looks, parameters: np.ndarray) -> tuple[float, np.ndarray]:
    """Return the log-likelihood at these parameters, and its slopes."""
    them = parts(parameters, of.structure)
    between = chances(them.intensities, of.years)
    seen = _emissions(of, them)
    forward, scale = _forward(of, them, between.at, seen)
    if not scale.min() > 0:
        return -np.inf, np.zeros_like(parameters)
    weights, by_seen, by_initial = _backward(of, between.at, seen, forward, scale)
    slopes = [
        by_logarithm(pulled(between, weights), them.intensities, of.structure.moves)
        + _by_dying(of, them, by_seen),
        _by_errors(of, them, by_seen),
        _by_initial(of.structure, them, by_initial),
    ]
    return float(np.log(scale).sum()), np.concatenate(slopes)


def impossible(of: Looks, parameters: np.ndarray) -> tuple[str, ...]:
    """Name the things whose history no true states could have given."""
    them = parts(parameters, of.structure)
    at = chances(them.intensities, of.years).at
    _, scale = _forward(of, them, at, _emissions(of, them))
    least = scale.min(axis=1)
    return tuple(name for name, one in zip(of.subjects, least, strict=True) if not one > 0)


def _emissions(of: Looks, them: Parts) -> np.ndarray:
    """Return for each look the chance of what was seen, by true state; 1 where no look is."""
    states = of.structure.states
    found = np.ones((*of.state.shape, states))
    seen, known, dead = (of.kind == kind for kind in (1, 2, 3))
    found[seen] = them.errors.T[of.state[seen]]
    found[known] = np.eye(states)[of.state[known]]
    if of.structure.death is not None:
        dying = them.intensities[:, of.structure.death - 1].copy()
        dying[of.structure.death - 1] = 0.0
        found[dead] = dying
    return found


def _forward(
    of: Looks, them: Parts, at: np.ndarray, seen: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return scaled chances of the true states before each look is told, and the scales."""
    things, turns = of.kind.shape
    before = np.zeros((things, turns, of.structure.states))
    scale = np.ones((things, turns))
    before[:, 0] = them.initial
    for k in range(turns):
        n = int((of.kind[:, k] > 0).sum())
        if k:
            after = before[:n, k - 1] * seen[:n, k - 1] / scale[:n, k - 1, None]
            before[:n, k] = (after[:, None, :] @ at[of.length[:n, k]])[:, 0]
        scale[:n, k] = (before[:n, k] * seen[:n, k]).sum(axis=1)
        if not scale[:n, k].min() > 0:
            return before, scale
    return before, scale


def _backward(
    of: Looks, at: np.ndarray, seen: np.ndarray, before: np.ndarray, scale: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how the log-likelihood changes with chances, emissions and the first chances."""
    things, turns, states = before.shape
    by_seen = np.zeros_like(before)
    each = np.zeros((things, turns, states, states))
    later = np.ones((things, states))
    for k in range(turns - 1, 0, -1):
        n = int((of.kind[:, k] > 0).sum())
        own = later[:n] / scale[:n, k, None]
        by_seen[:n, k] = before[:n, k] * own
        back = seen[:n, k] * own
        after = before[:n, k - 1] * seen[:n, k - 1] / scale[:n, k - 1, None]
        each[:n, k] = after[:, :, None] * back[:, None, :]
        later[:n] = (at[of.length[:n, k]] @ back[:, :, None])[:, :, 0]
    own = later / scale[:, 0, None]
    by_seen[:, 0] = before[:, 0] * own
    first = seen[:, 0] * own
    return _by_length(of, each), by_seen, first.sum(axis=0)


def _by_length(of: Looks, each: np.ndarray) -> np.ndarray:
    """Add up what belongs to the same length of time between looks."""
    there = of.kind > 0
    there[:, 0] = False
    place, them = of.length[there], each[there]
    states = of.structure.states
    found = np.empty((len(of.years), states, states))
    for a in range(states):
        for b in range(states):
            found[:, a, b] = np.bincount(place, them[:, a, b], minlength=len(of.years))
    return found


def _by_dying(of: Looks, them: Parts, by_seen: np.ndarray) -> np.ndarray:
    dead = by_seen[of.kind == 3].sum(axis=0)
    return np.array(
        [
            them.intensities[a - 1, b - 1] * dead[a - 1] if b == of.structure.death else 0.0
            for a, b in of.structure.moves
        ]
    )


def _by_errors(of: Looks, them: Parts, by_seen: np.ndarray) -> np.ndarray:
    states = of.structure.states
    slope = np.zeros((states, states))
    seen = of.kind == 1
    np.add.at(slope.T, of.state[seen], by_seen[seen])
    mean = (them.errors * slope).sum(axis=1)
    return np.array(
        [
            them.errors[true - 1, shown - 1] * (slope[true - 1, shown - 1] - mean[true - 1])
            for true, shown in of.structure.errors
        ]
    )


def _by_initial(structure: Structure, them: Parts, by_initial: np.ndarray) -> np.ndarray:
    if not structure.fits_beginnings:
        return np.zeros(0)
    mean = float(them.initial @ by_initial)
    return np.array(
        [them.initial[s - 1] * (by_initial[s - 1] - mean) for s in structure.beginnings[1:]]
    )
