"""
Scoring: how well numbers that were set beforehand told apart what happened from what did not.

Assumptions. Each case either happened or not, and was given a score before anybody knew. Cases
may carry weights, such as how often a sample drew them; each function takes weights of shape
(samples, cases) and returns one figure for each sample, NaN where a sample tells nothing.

Reasoning. AUC is the chance that a case that happened was scored higher than one that did not,
a tie counting half: the Wilcoxon statistic over pairs [HanleyMcNeil1982, p. 29-36]. With strata
only pairs of one stratum count, so that a level that changes between strata is no merit.
Average precision is the mean, over the cases that happened, of the share of hits among all
that are scored as high or higher [ManningRaghavanSchutze2008, p. 158-162]; tied cases enter
together.
`caught` is the share of what happened that lies among the highest-scored part of each stratum;
of a tied group that fits only in part, that part of its hits is expected.
The Brier score is the mean squared error of a stated chance [Brier1950, p. 1-3], here over one
of two outcomes, which is half of the printed sum over both. The logarithmic score is the mean
of minus the logarithm of the chance given to what came true [Good1952, p. 107-114].

When not to believe it. Few cases that happened: see the interval. Scores that were chosen after
the outcomes were known. A ranking may be good and its chances wrong: see calibration.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
SURE = 1e-12  # nearest to 0 and 1 that a chance is taken to be in the logarithmic score


def auc(
    scores: Floats,
    happened: Flags,
    *,
    strata: Sequence[object] | None = None,
    weights: Floats | None = None,
) -> Floats:
    """Return for each sample the chance that what happened was scored above what did not."""
    _refuse(scores, happened)
    given = _weights(weights, len(scores))
    group = _numbered(strata, len(scores))
    same = (group[happened, None] == group[~happened]).astype(float)
    above = np.sign(scores[happened, None] - scores[~happened]) / 2 + 0.5
    true, false = given[:, happened], given[:, ~happened]
    return _ratio(
        ((true @ (above * same)) * false).sum(axis=1), ((true @ same) * false).sum(axis=1)
    )


def average_precision(
    scores: Floats, happened: Flags, *, weights: Floats | None = None
) -> Floats:
    """Return for each sample the mean share of hits down to each case that happened."""
    _refuse(scores, happened)
    order, starts = _tied(scores)
    given = _weights(weights, len(scores))[:, order]
    hits = np.add.reduceat(given * happened[order], starts, axis=1)
    taken = np.add.reduceat(given, starts, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        precision = np.cumsum(hits, axis=1) / np.cumsum(taken, axis=1)
    return _ratio((np.nan_to_num(precision) * hits).sum(axis=1), hits.sum(axis=1))


def caught(
    scores: Floats,
    happened: Flags,
    *,
    share: float = 0.2,
    strata: Sequence[object] | None = None,
    weights: Floats | None = None,
) -> Floats:
    """Return which share of what happened lies in the top `share` of each stratum."""
    _refuse(scores, happened)
    if not 0 < share <= 1:
        raise ValueError(f"a share of {share} cannot be looked at; give more than 0, up to 1")
    given = _weights(weights, len(scores))
    group = _numbered(strata, len(scores))
    found = np.zeros(len(given))
    for number in range(int(group.max()) + 1):
        inside = group == number
        found += _hits(scores[inside], happened[inside], given[:, inside], share)
    return _ratio(found, given[:, happened].sum(axis=1))


def brier(chances: Floats, happened: Flags, *, weights: Floats | None = None) -> Floats:
    """Return for each sample the mean squared error of the chances."""
    given = _weights(weights, len(chances))
    return _ratio(given @ (chances - happened) ** 2, given.sum(axis=1))


def log_score(chances: Floats, happened: Flags, *, weights: Floats | None = None) -> Floats:
    """Return for each sample the mean surprise at what came true; less is better."""
    given = _weights(weights, len(chances))
    of_truth = np.clip(np.where(happened, chances, 1 - chances), SURE, 1)
    return _ratio(given @ -np.log(of_truth), given.sum(axis=1))


def places_within(scores: Floats, strata: Sequence[object]) -> Floats:
    """Return each score's place in its stratum, from 0 to 1; ties share the middle place."""
    # Imported here: a sixth of a second, which commands that score nothing should not wait for.
    from scipy.stats import rankdata

    group = _numbered(strata, len(scores))
    found = np.zeros(len(scores))
    for number in range(int(group.max()) + 1 if len(group) else 0):
        inside = group == number
        found[inside] = (rankdata(scores[inside]) - 0.5) / inside.sum()
    return found


def cluster_weights(
    clusters: Sequence[object], *, samples: int, rng: np.random.Generator
) -> Floats:
    """
    Return how often each case is drawn when whole clusters are drawn with replacement.

    Cases of one cluster depend on each other, and are drawn together
    [DavisonHinkley1997, p. 100].
    """
    group = _numbered(clusters, len(clusters))
    count = int(group.max()) + 1
    drawn = rng.multinomial(count, np.full(count, 1 / count), size=samples)
    weights: Floats = drawn[:, group].astype(float)
    return weights


def ends(figures: Floats, *, confidence: float = 0.95) -> tuple[float, float] | None:
    """Return the percentile interval of samples; None where none of them tells anything."""
    told = figures[np.isfinite(figures)]
    if not len(told):
        return None
    out = (1 - confidence) / 2
    low, high = np.quantile(told, (out, 1 - out))
    return float(low), float(high)


def _hits(scores: Floats, happened: Flags, given: Floats, share: float) -> Floats:
    """Return how many hits the top `share` of one stratum holds."""
    order, starts = _tied(scores)
    given = given[:, order]
    size = np.add.reduceat(given, starts, axis=1)
    hits = np.add.reduceat(given * happened[order], starts, axis=1)
    room = share * size.sum(axis=1, keepdims=True) - (np.cumsum(size, axis=1) - size)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(size > 0, np.clip(room / size, 0, 1), 0)
    found: Floats = (part * hits).sum(axis=1)
    return found


def _tied(scores: Floats) -> tuple[Places, Places]:
    """Return the order from the highest score down, and where each tied group begins in it."""
    order = np.argsort(-scores, kind="stable")
    fresh = np.r_[True, np.diff(scores[order]) != 0]
    return order, np.flatnonzero(fresh)


def _weights(weights: Floats | None, cases: int) -> Floats:
    return np.ones((1, cases)) if weights is None else np.atleast_2d(weights)


def _numbered(strata: Sequence[object] | None, cases: int) -> Places:
    """Return the strata as numbers from 0, in the order in which they first come."""
    known: dict[object, int] = {}
    told = [None] * cases if strata is None else strata
    return np.array([known.setdefault(one, len(known)) for one in told], dtype=np.int64)


def _ratio(over: Floats, under: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = np.where(under > 0, over / under, np.nan)
    return found


def _refuse(scores: Floats, happened: Flags) -> None:
    if len(scores) != len(happened) or not len(scores):
        raise ValueError(
            f"{len(scores)} scores for {len(happened)} cases; give one for each, and one case "
            "at least"
        )
    if not np.isfinite(scores).all():
        raise ValueError("a score is missing; give every case one, or leave the case out")
