"""
Judged: which share of the pairs of each stratum is true, drawn as judgements leave it open.

Assumptions. Within a stratum pairs were drawn with equal chances, and judgements are right.
Strata of one kind (the same weights, another pair of lists) are alike, but not the same.

Reasoning. Given its share of true pairs, what a judge says of a stratum is binomial. The share
of a stratum is a beta variable around that of its kind, worth `KIND` judgements; the share of a
kind is a beta variable around what the model of linkage states, worth `STATED`, and learns from
the judgements of the *other* strata of the kind, so that none is used twice [Gelman2013,
p. 35-37, 108-113]. The model's word is never taken for more than nine parts in ten.

Where nobody judged, all strata are drawn with the same luck: if the model is too sure, it is so
everywhere, and errors do not cancel.

When not to believe it. A judge who errs in one direction shifts everything; see `judge_errs`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betaincinv

from firsthand.stats.hidden.overlaps import Floats

STATED = 1.0  # judgements that the model's own probability is worth
SUREST = 0.1  # the model's word counts as no surer than this, either way
KIND = 10.0  # judgements that likeness to other strata of the kind is worth
LEAST = 1e-6


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """Pairs of one kind: how many, how many judged true and false, what the model states."""

    kind: str
    size: int
    true: int
    false: int
    stated: float


def shares(strata: Sequence[Stratum], *, draws: int, rng: np.random.Generator) -> Floats:
    """Return for each draw (row) and stratum (column) a share of pairs that are true."""
    if not any(one.true + one.false for one in strata):
        return _unjudged(strata, draws, rng)
    found = np.empty((draws, len(strata)))
    for at, one in enumerate(strata):
        others = [other for other in strata if other.kind == one.kind and other is not one]
        prior = min(max(one.stated, SUREST), 1 - SUREST)
        kind = _beta(
            STATED * prior + sum(other.true for other in others),
            STATED * (1 - prior) + sum(other.false for other in others),
            draws,
            rng,
        )
        if not others:
            found[:, at] = _beta(
                STATED * prior + one.true, STATED * (1 - prior) + one.false, draws, rng
            )
            continue
        found[:, at] = _beta(
            np.maximum(KIND * kind, LEAST) + one.true,
            np.maximum(KIND * (1 - kind), LEAST) + one.false,
            draws,
            rng,
        )
    return found


def _unjudged(strata: Sequence[Stratum], draws: int, rng: np.random.Generator) -> Floats:
    luck = rng.random(draws)[:, None]
    prior = np.clip([one.stated for one in strata], LEAST, 1 - LEAST)[None, :]
    # What the model states may be off by as much as one judgement would tell.
    held = np.clip(prior, SUREST / 10, 1 - SUREST / 10)
    found: Floats = np.asarray(betaincinv(10 * held, 10 * (1 - held), luck))
    return found


def _beta(
    true: float | Floats, false: float | Floats, draws: int, rng: np.random.Generator
) -> Floats:
    return np.asarray(rng.beta(true, false, size=draws))
