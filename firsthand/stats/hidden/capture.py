"""
Capture: with what chance a person is on each combination of lists, when people are unequal.

Assumptions. Each person has one number that moves the chances of being on every list alike: the
log odds for a list are the list's own plus that number, which is normal with mean 0 and the
standard deviation `spread` [CoullAgresti1999, p. 294-301]. Given the number, lists find people
independently. Then lists send people on, in the order given: of those who are on the sending
list and not on the receiving one, a share is put on it, whatever else is known of them.

Reasoning. The list's own log odds are those at which the average person's chance, over the
normal distribution, is the share asked for. The averages are sums over the nodes of Gauss and
Hermite. Sending on moves a share of one combination to another, which is exact.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from scipy.optimize import brentq
from scipy.special import expit, logit

from firsthand.stats.hidden.overlaps import Floats

NODES = 80  # with a spread of 3 the averages are right to one part in a million
FURTHEST = 20.0  # log odds; a share beyond it is 0 or 1 to eight digits

Sending = tuple[int, int, float]  # from which list, to which, and which share


def own_log_odds(share: float, spread: float) -> float:
    """Return a list's log odds for the middle person, so that on average `share` are on it."""
    if spread == 0:
        return float(logit(share))
    numbers, weights = _nodes(spread)

    def over(odds: float) -> float:
        return float(weights @ expit(odds + numbers)) - share

    return float(brentq(over, -FURTHEST, FURTHEST, xtol=1e-12))


def combinations(
    shares: Sequence[float], *, spread: float = 0.0, sendings: Sequence[Sending] = ()
) -> Floats:
    """
    Return the chance of each combination of lists, in the order of codes from 'on none'.

    The shares are those before anybody is sent on. Raises `ValueError` for shares that are not
    between 0 and 1, or a spread below 0.
    """
    if not all(0 < share < 1 for share in shares) or not spread >= 0:
        raise ValueError("shares lie between 0 and 1, and a spread is not below 0")
    numbers, weights = _nodes(spread)
    codes = np.arange(2 ** len(shares))
    chances = np.ones((len(numbers), len(codes)))
    for place, share in enumerate(shares):
        on = expit(own_log_odds(share, spread) + numbers)[:, None]
        chances *= np.where(codes >> place & 1, on, 1 - on)
    found: Floats = weights @ chances
    for sender, receiver, chance in sendings:
        from_ = np.flatnonzero((codes >> sender & 1 == 1) & (codes >> receiver & 1 == 0))
        moved = found[from_] * chance
        found[from_] -= moved
        found[from_ | 1 << receiver] += moved
    return found


def _nodes(spread: float) -> tuple[Floats, Floats]:
    if spread == 0:
        return np.zeros(1), np.ones(1)
    numbers, weights = _rule()
    return numbers * spread, weights


@cache
def _rule() -> tuple[Floats, Floats]:
    """Return the nodes and weights of the standard normal, worked out once."""
    numbers, weights = np.polynomial.hermite_e.hermegauss(NODES)
    return numbers, weights / weights.sum()
