"""What this inspection would have missed: the chance, for a failure of stated size (R4)."""

from dataclasses import replace
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.judging.derogations import SMALLEST_SAMPLE
from firsthand.domain.planning.depth.chances import chance
from firsthand.domain.planning.depth.depth import depth
from firsthand.domain.planning.depth.depth_wording import percent, sentence, sentences
from firsthand.domain.planning.depth.design import Design, objections
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.drawing.minimum import Minimum


def design_of(samples: tuple[Sample, ...]) -> Design:
    """Return what was read, as the planner's rules understand it: each sample is a group."""
    return Design(groups=tuple(_group(one) for one in samples))


def objections_to_samples(samples: tuple[Sample, ...]) -> tuple[Objection, ...]:
    """Return why no chance can be worked out from the samples."""
    shares = [s for s in samples if not 0 < s.share_affected <= 1]
    if shares:
        return tuple(_no_share(one) for one in shares)
    return objections(design_of(samples))


def objection_to_size(samples: tuple[Sample, ...], minimum: Minimum) -> Objection | None:
    """Return why the samples together are smaller than the policy asks, or None."""
    wanted = tuple(
        replace(one, share_affected=minimum.share_affected, sensitivity=minimum.sensitivity)
        for one in samples
    )
    found = chance(design_of(wanted)).low
    if found >= minimum.confidence:
        return None
    return Objection(
        rule=SMALLEST_SAMPLE,
        reason=f"The samples together had a chance of {percent(found)} of meeting a failure "
        f"that touches {percent(minimum.share_affected)} of cases; asked for are "
        f"{percent(minimum.confidence)}.",
        remedy="Read more cases, or let two people set this aside with the reason, which is "
        "published.",
    )


def missed(basis: Basis) -> dict[str, Any]:
    """Return in sentences what could have been found, by all samples and by each alone."""
    samples = basis.conduct.bodies(Sample)
    if not samples or objections_to_samples(samples):
        return {"sentences": [], "samples": [], "because": NOT_WORKED_OUT}
    whole = depth(design_of(samples))
    return {
        "sentences": [*_assumed(samples), *sentences(whole)],
        "samples": [_alone(one) for one in samples],
        "because": None,
    }


NOT_WORKED_OUT = "The chance cannot be worked out: the samples do not say enough."


def _group(sample: Sample) -> Group:
    # The planner's own way of turning a share into cases: rounded up, never nobody.
    size = Minimum(
        confidence=0.5,  # not used: only the share is
        share_affected=sample.share_affected,
        sensitivity=1,
    )
    return Group(
        name=f"{sample.id}: {sample.frame}",
        population=sample.population,
        affected=min(size.affected(sample.population), max(sample.population, 0)),
        sample=sample.read,
        sensitivity=sample.sensitivity,
    )


def _alone(sample: Sample) -> dict[str, Any]:
    found = depth(design_of((sample,)))
    return {
        "id": sample.id,
        "share_affected": percent(sample.share_affected),
        "sensitivity": percent(sample.sensitivity),
        "found": percent(found.chance.low),
        "sentence": sentence(found),
    }


def _assumed(samples: tuple[Sample, ...]) -> list[str]:
    told = dict.fromkeys(
        f"It is assumed that a reader of an affected case notices it with a chance of "
        f"{percent(one.sensitivity)}."
        for one in samples
    )
    return list(told)


def _no_share(sample: Sample) -> Objection:
    return Objection(
        rule="report-missed",
        reason=f"{sample.id}: a failure cannot touch {sample.share_affected:g} of all cases.",
        remedy="Give the share of cases that the failure touches: above 0 and at most 1.",
    )
