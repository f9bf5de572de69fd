"""
Chains: whether several runs of a sampler agree, and how much their draws are worth.

Each chain is halved, so that one that still drifts disagrees with itself. Draws are replaced by
their normal ranks, so that heavy tails neither hide nor feign a difference; the same is done
with their distances from the median, which finds chains of unlike spread [VehtariEtAl2021,
p. 667-718]. R-hat is 1 where all agree; the paper wants it below 1.01, and the draws worth 400
independent ones for the middle and for both tails.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri
from scipy.stats import rankdata

from firsthand.stats.hidden.overlaps import Floats, Ints


def r_hat(draws: Ints | Floats) -> float:
    """Return the greater R-hat of draws and of their distances; one row for each chain."""
    halves = _halves(draws)
    if np.ptp(halves) == 0:
        return 1.0
    folded = np.abs(halves - np.median(halves))
    return max(_r_hat(_normal_ranks(halves)), _r_hat(_normal_ranks(folded)))


def effective(draws: Ints | Floats) -> float:
    """Return how many independent draws they are worth, for the middle or the worse tail."""
    tails = [draws <= end for end in np.quantile(draws, [0.05, 0.95])]
    return min(_effective(one) for one in (draws, *tails))


def _effective(draws: npt.NDArray[Any]) -> float:
    ranks = _normal_ranks(_halves(draws))
    length = ranks.shape[1]
    covariances = np.array([_autocovariances(row) for row in ranks])
    within = covariances[:, 0].mean() * length / (length - 1)
    whole = within * (length - 1) / length + ranks.mean(axis=1).var(ddof=1)
    if whole == 0:
        return float(ranks.size)
    correlations = 1 - (within - covariances.mean(axis=0)) / whole
    # Sums of two neighbours fall and stay above zero; what does not is noise (Geyer).
    pairs = correlations[: length - length % 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs < 0)
    pairs = np.minimum.accumulate(pairs[: ends[0]] if len(ends) else pairs)
    return float(ranks.size / max(2 * pairs.sum() - 1, 1 / np.log10(ranks.size)))


def _halves(draws: npt.NDArray[Any]) -> Floats:
    half = draws.shape[1] // 2
    return np.concatenate((draws[:, :half], draws[:, -half:])).astype(float)


def _normal_ranks(draws: Floats) -> Floats:
    ranks = rankdata(draws, axis=None).reshape(draws.shape)
    return np.asarray(ndtri((ranks - 0.375) / (draws.size + 0.25)))


def _r_hat(draws: Floats) -> float:
    length = draws.shape[1]
    within = draws.var(axis=1, ddof=1).mean()
    between = draws.mean(axis=1).var(ddof=1)
    return float(np.sqrt((length - 1) / length + between / within))


def _autocovariances(row: Floats) -> Floats:
    """Return them for all lags, by the fast Fourier transform."""
    size = len(row)
    wave = np.fft.rfft(row - row.mean(), 2 * size)
    return np.asarray(np.fft.irfft(wave * np.conj(wave), 2 * size)[:size] / size)
