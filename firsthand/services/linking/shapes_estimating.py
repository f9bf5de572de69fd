"""Shapes of what a linkage does to a hidden number, as JSON and in words; no records."""

from typing import Any

from firsthand.domain.prevalence.linkage.estimated import LinkedEstimate
from firsthand.domain.prevalence.linkage.linked_doubts import UNSEEN
from firsthand.domain.prevalence.linkage.quality import Quality, Told

Row = dict[str, Any]


def of_found(found: LinkedEstimate, shape: Row | list[Row]) -> Row:
    """Return the whole answer; `shape` has its estimates as `firsthand hidden` shapes them."""
    estimates = shape if isinstance(shape, list) else [shape]
    linkage = of_linkage(found)
    split = linkage["share_of_variance"]
    return {
        **estimates[0],
        "linked": True,
        "linkage_share": None if split is None else split["linkage"],
        "linkage": linkage,
        "estimates": estimates,
    }


def of_linkage(found: LinkedEstimate) -> Row:
    """Return the part of an answer that is of the linkage."""
    split = found.carried.variance
    return {
        **of_quality(found.quality),
        "threshold": found.threshold,
        "draws": found.draws,
        "share_of_variance": None if split is None else vars(split),
        "sensitivity": [vars(one) for one in found.carried.sensitivity],
        "sweep": [vars(one) for one in found.sweep],
        "unseen": UNSEEN,
    }


def of_quality(found: Quality) -> Row:
    """Return precision, recall and what was compared; `judged` 0 makes all of it a guess."""
    compared = found.compared
    return {
        "guess": found.guess,
        "judged": found.judged,
        "cannot_tell": found.cannot_tell,
        "unjudged": found.unjudged,
        "precision": of_told(found.precision),
        "precision_by_design": of_told(found.design_based),
        "recall": of_told(found.recall),
        "by_lists": [
            {
                "lists": list(one.lists),
                "links": one.links,
                "precision": of_told(one.precision),
                "recall": of_told(one.recall),
            }
            for one in found.by_lists
        ],
        "blocking_recall": {
            **of_told(compared.used),
            "by_model": compared.by_model,
            "by_recapture": of_told(compared.by_recapture),
        },
        "calibration": [
            {
                "above": one.above,
                "up_to": one.up_to,
                "stated": one.stated,
                "judged": one.judged,
                "true": one.true,
                "found": of_told(one.found),
            }
            for one in found.calibration
        ],
    }


def of_told(one: Told) -> dict[str, float | None]:
    """Return a share with its interval."""
    return {"estimate": one.estimate, "lower": one.lower, "upper": one.upper}


def sentences(found: LinkedEstimate) -> list[str]:
    """Return the linkage in sentences for people."""
    good, split = found.quality, found.carried.variance
    known = "What the model believes of itself (nobody judged)" if good.guess else "As judged"
    shares = (
        f"{known}: links that are right {percent(good.precision)} (precision), true links that "
        f"were found {percent(good.recall)} (recall); of true pairs compared at all "
        f"{percent(good.compared.used)}."
    )
    lines = [shares]
    if split is not None:
        lines.append(
            f"Of the variance of the models' numbers {split.linkage:.0%} is due to linkage, "
            f"{split.model:.0%} to which model, {split.sampling:.0%} to the size of the lists. "
            "The interval holds those of the bound and of sample coverage too, which have no "
            "part in this."
        )
    refused = {one.method for one in found.answer.estimates if one.refused}
    for one in found.carried.sensitivity:
        if one.estimate is None:
            continue
        moved = f"{one.change:+z.1%}"
        gives = f"give {one.estimate:,.0f} ({moved})"
        if one.method in refused:
            gives = f"move by {moved}"
        lines.append(f"Were {one.more:.0%} more true links found, {one.method} would {gives}.")
    return [*lines, UNSEEN]


def percent(one: Told) -> str:
    """Return a share with its interval, if it has one, as a person reads it."""
    if one.estimate is None:
        return "not known"
    if one.lower is None and one.upper is None:
        return _short_of_all(one.estimate)
    middle, *ends = (_short_of_all(share) for share in (one.estimate, one.lower, one.upper))
    return f"{middle} ({' to '.join(ends)})"


def _short_of_all(share: float | None) -> str:
    """Return a share; never all, or none, for what is not quite so."""
    if share is None:
        return "not known"
    if 0.9995 <= share < 1:
        return "over 99.9%"
    return "under 0.1%" if 0 < share < 0.0005 else f"{share:.1%}"
