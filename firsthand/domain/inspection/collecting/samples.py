"""Samples as they are put on record: how cases were chosen, read, and what is missing (R5)."""

from collections.abc import Iterator

from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.conduct import Conduct

TEXTS = {
    "frame": "from which list the cases were chosen",
    "how_chosen": "how they were chosen",
    "chosen_by": "who chose them",
    "not_reached": "who could not be reached by it",
    "spoken_with": "how children were spoken with, or why they were not",
}


def objections_to_sample(sample: Sample, conduct: Conduct) -> tuple[Objection, ...]:
    """Return what is wrong with a sample, and what its account lacks."""
    return (*_texts(sample), *_numbers(sample), *_children(sample, conduct))


def _texts(sample: Sample) -> Iterator[Objection]:
    for field, what in TEXTS.items():
        if not getattr(sample, field).strip():
            yield Objection(
                rule="empty",
                reason=f"The sample does not say {what}.",
                remedy=f"Say {what}; nothing is published without it.",
            )


def _numbers(sample: Sample) -> Iterator[Objection]:
    if not 0 <= sample.read <= sample.drawn <= sample.population or sample.population == 0:
        yield _wrong(
            f"{sample.read} cases read of {sample.drawn} drawn from {sample.population} "
            "cannot be.",
            "No more can be read than drawn, and no more drawn than there are.",
        )
    if min(sample.refused, sample.replaced) < 0 or sample.refused > sample.drawn:
        yield _wrong(
            f"{sample.refused} refusals and {sample.replaced} replacements cannot be.",
            "Count the refusals among those drawn.",
        )
    if not 0 < sample.share_affected <= 1:
        yield _wrong(
            f"A failure that touches {sample.share_affected:g} of cases cannot be.",
            "Give a share such as 0.05.",
        )
    if not 0 < sample.sensitivity <= 1:
        yield _wrong(
            f"A chance of {sample.sensitivity:g} to notice it in a case cannot be.",
            "Give a chance such as 0.8.",
        )


def _children(sample: Sample, conduct: Conduct) -> Iterator[Objection]:
    counts = (sample.known, sample.suspected, sample.newly_identified)
    given = [one for one in counts if one is not None]
    if any(one < 0 for one in given) or sum(given) > sample.read:
        yield _wrong(
            "The children known, suspected and newly identified are more than the cases read.",
            "Count each child once.",
        )
    on_record = sum(one.newly_identified for one in conduct.bodies(Evidence))
    if (sample.newly_identified or 0) > on_record:
        yield Objection(
            rule="referral",
            reason=f"{sample.newly_identified} children at risk were newly identified, and "
            f"evidence on record tells of {on_record}.",
            remedy="Refer each child at once, and record the evidence with the referral first.",
        )


def _wrong(reason: str, remedy: str) -> Objection:
    return Objection(rule="numbers", reason=reason, remedy=remedy)
