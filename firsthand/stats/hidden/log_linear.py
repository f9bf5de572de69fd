"""
Log-linear estimates: stepwise, best of all models, and by descent, each with its interval.

Every function returns the number of all people, observed and on no list, as an `Estimate` whose
`detail` names the model, what was put at minus infinity, the models nearly as good, and what
one person fewer in each combination would give. Assumptions and sources are in `stepwise`,
`information`, `existence` and `accelerated`.
"""

from collections.abc import Mapping
from functools import partial

import numpy as np

from firsthand.stats.hidden.accelerated import Accelerated, Refit, Resampling, accelerated
from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.existence import existence
from firsthand.stats.hidden.hierarchical import (
    TooManyModels,
    all_models,
    terms_of_order,
    usual_order,
    written,
)
from firsthand.stats.hidden.information import (
    descended,
    leaner,
    ranked,
    refitted_among,
    refitted_by_descent,
    scores,
)
from firsthand.stats.hidden.overlaps import Floats, Overlaps
from firsthand.stats.hidden.poisson import Bools, margins_of
from firsthand.stats.hidden.stepwise import THRESHOLD, chosen_model, refitted

NO_FIT = (
    "Not even independent lists can be fitted: too few people are on more than one list, so "
    "that any number may be on none."
)
FEW_LISTS = "Fewer than three lists cannot show whether being on one changes being on another."
TOP = 100  # models that resamples choose among, when there are more than TRIED
TRIED = 128
NEARLY = 2.0  # of the criterion; a model no farther off is nearly as good
SHOWN = 12  # models that `detail` lists at most


def stepwise(
    overlaps: Overlaps, resampling: Resampling, *, threshold: float = THRESHOLD
) -> Estimate:
    """Return the estimate of the model to which surprising overlaps lead."""
    if len(overlaps.lists) < 3:
        return refused("stepwise", FEW_LISTS, level=resampling.level)
    margins = margins_of(overlaps)
    barred = np.zeros(len(margins), dtype=np.int64)
    model, hidden = chosen_model(margins, threshold, barred)
    if not np.isfinite(hidden):
        return refused("stepwise", NO_FIT, level=resampling.level)
    more = {
        "threshold": threshold,
        "could_not_enter": [_names(overlaps, int(code)) for code in np.flatnonzero(barred)],
    }
    refit = partial(refitted, threshold=threshold)
    return _estimate("stepwise", overlaps, model, (hidden, more), (refit, resampling))


def best(overlaps: Overlaps, resampling: Resampling, *, order: int | None = None) -> Estimate:
    """Return the estimate of the model with the least criterion among all up to `order`."""
    lists = len(overlaps.lists)
    if lists < 3:
        return refused("bic", FEW_LISTS, level=resampling.level)
    highest = min(order or usual_order("bic", lists), lists - 1)
    try:
        everything = all_models(lists, highest)
    except TooManyModels as many:
        reason = f"{many}, too many to try all: descend instead (downhill)."
        return refused("bic", reason, level=resampling.level)
    margins = margins_of(overlaps)
    models = leaner(everything, margins)
    criteria, hidden = scores(margins, models)
    best_first = ranked(criteria, hidden)
    if not np.isfinite(criteria[best_first[0]]):
        return refused("bic", NO_FIT, level=resampling.level)
    kept = everything if len(everything) <= TRIED else models[best_first[:TOP]]
    first = best_first[0]
    nearly = [at for at in best_first if criteria[at] <= criteria[first] + NEARLY][:SHOWN]
    more = {
        "order": highest,
        "models_tried": len(everything),
        "models_resampled": len(kept),
        "nearly_as_good": [
            {
                "model": written(models[at]),
                "farther_by": float(criteria[at] - criteria[first]),
                "estimate": float(overlaps.observed + hidden[at]),
            }
            for at in nearly
        ],
    }
    found = (float(hidden[first]), more)
    refit = partial(refitted_among, models=kept)
    return _estimate("bic", overlaps, models[first], found, (refit, resampling))


def downhill(
    overlaps: Overlaps, resampling: Resampling, *, order: int | None = None
) -> Estimate:
    """Return the estimate of the model at which descent from independent lists ends."""
    lists = len(overlaps.lists)
    if lists < 3:
        return refused("downhill", FEW_LISTS, level=resampling.level)
    highest = min(order or usual_order("downhill", lists), lists - 1)
    terms = terms_of_order(lists, highest)
    model, criterion, hidden = descended(margins_of(overlaps), terms)
    if not np.isfinite(criterion):
        return refused("downhill", NO_FIT, level=resampling.level)
    refit = partial(refitted_by_descent, terms=terms)
    found = (hidden, {"order": highest})
    return _estimate("downhill", overlaps, model, found, (refit, resampling))


def _estimate(
    method: str,
    overlaps: Overlaps,
    model: Bools,
    found: tuple[float, Mapping[str, object]],
    drawn: tuple[Refit, Resampling],
) -> Estimate:
    hidden, more = found
    total = overlaps.observed + hidden
    refit, resampling = drawn
    interval = accelerated(overlaps, total, refit, resampling)
    margins = margins_of(overlaps)
    fit = existence(margins, model)
    return Estimate(
        method=method,
        estimate=float(total),
        lower=interval.lower,
        upper=interval.upper,
        level=resampling.level,
        identifiable=fit.identifiable,
        refused=fit.code != 0,
        reasons=(*((NO_FIT,) if fit.code else ()), *interval.reasons),
        detail={
            "model": written(model),
            "observed": overlaps.observed,
            "hidden": float(hidden),
            "at_minus_infinity": _at_minus_infinity(overlaps, margins, model),
            **more,
            "replicates_asked": resampling.replicates,
            **_of_interval(overlaps, interval),
        },
    )


def _of_interval(overlaps: Overlaps, interval: Accelerated) -> dict[str, object]:
    return {
        "replicates": interval.replicates,
        "replicates_without_estimate": interval.endless,
        "bias": interval.bias,
        "acceleration": interval.acceleration,
        "one_fewer": {
            _names(overlaps, code): value for code, value in interval.one_fewer.items()
        },
    }


def _at_minus_infinity(overlaps: Overlaps, margins: Floats, model: Bools) -> list[str]:
    codes = np.flatnonzero(model & (margins == 0.0))
    return [_names(overlaps, int(code)) for code in codes]


def _names(overlaps: Overlaps, code: int) -> str:
    """Return the lists of a term or cell, joined as people write them."""
    return " + ".join(name for at, name in enumerate(overlaps.lists) if code >> at & 1)
