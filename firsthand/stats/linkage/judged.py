"""
Judged: which share of the pairs of each stratum is true, drawn as judgements leave it open.

Assumptions. Within a stratum pairs were drawn with equal chances. A judge errs as often either
way, whatever the pair; how often nobody knows, but it is rather one in a hundred than one in
ten. Strata of one kind (the same weights, another pair of lists) are alike, but not the same.

Reasoning. What a judge says of a stratum is binomial, given the share to which the judge says
yes. That share is a beta variable around that of its kind, worth `KIND` judgements; the share
of a kind is a beta variable around what the model of linkage states, worth `STATED`, and learns
from the judgements of the *other* strata of the kind, so that none is used twice [Gelman2013,
p. 35-37, 108-113]. The model's word is never taken for more than nine parts in ten. A share q
of yes comes from a share (q - e) / (1 - 2e) of true pairs if the judge errs in e
[RoganGladen1978, p. 71-76], where that is a share; e is drawn around `ERRS`. So a single no
among a hundred sure pairs is more likely a slip of the judge than a false link, and is not
believed for certain.

Where nobody judged, all strata are drawn with the same luck: if the model is too sure, it is so
everywhere, and errors do not cancel.

When not to believe it. A judge who errs in one direction, as the model does, shifts everything.
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
ERRS = (
    1.0,
    49.0,
)  # of judgements: as if 1 of 50 had been seen to be wrong; nearly always < 0.08
MOST_ERRS = 0.2


@dataclass(frozen=True, kw_only=True)
class Stratum:
    """Pairs of one kind: how many, how many judged true and false, what the model states."""

    kind: str
    size: int
    true: int
    false: int
    stated: float


@dataclass(frozen=True, kw_only=True, eq=False)
class Drawn:
    """For each draw (row) the share of true pairs by stratum, and how often the judge errs."""

    shares: Floats
    errs: Floats

    def believed(self, draw: int, share: Floats, said: Floats) -> Floats:
        """Return the chance that pairs of strata with such shares are true, given yes or no."""
        errs = self.errs[draw]
        if errs == 0:
            return said.astype(np.float64)
        true = share * np.where(said > 0, 1 - errs, errs)
        false = (1 - share) * np.where(said > 0, errs, 1 - errs)
        return np.asarray(true / (true + false))


def drawn(strata: Sequence[Stratum], *, draws: int, rng: np.random.Generator) -> Drawn:
    """Return the shares of true pairs as judgements leave them open."""
    if not any(one.true + one.false for one in strata):
        return Drawn(shares=_unjudged(strata, draws, rng), errs=np.zeros(draws))
    said = np.column_stack([_said_yes(one, strata, draws, rng) for one in strata])
    errs = np.minimum(_beta(*ERRS, draws, rng), MOST_ERRS)
    shares = np.clip((said - errs[:, None]) / (1 - 2 * errs[:, None]), 0.0, 1.0)
    return Drawn(shares=shares, errs=errs)


def _said_yes(
    one: Stratum, strata: Sequence[Stratum], draws: int, rng: np.random.Generator
) -> Floats:
    """Return the share of a stratum to which the judge would say yes."""
    others = [other for other in strata if other.kind == one.kind and other is not one]
    prior = min(max(one.stated, SUREST), 1 - SUREST)
    if not others:
        return _beta(STATED * prior + one.true, STATED * (1 - prior) + one.false, draws, rng)
    kind = _beta(
        STATED * prior + sum(other.true for other in others),
        STATED * (1 - prior) + sum(other.false for other in others),
        draws,
        rng,
    )
    return _beta(
        np.maximum(KIND * kind, LEAST) + one.true,
        np.maximum(KIND * (1 - kind), LEAST) + one.false,
        draws,
        rng,
    )


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
