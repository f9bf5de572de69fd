"""The method as published: how cases were chosen, who was heard, who was not reached (R5)."""

from typing import Any

from firsthand.domain.common.words import counted
from firsthand.domain.inspection.acts.enquiry import Sample, Sought
from firsthand.domain.inspection.document.basis import Basis
from firsthand.domain.inspection.document.rules import people
from firsthand.domain.inspection.judging.derogations import (
    OUTSIDE_FRAME,
    standing_for_publishing,
)


def method(basis: Basis) -> dict[str, Any]:
    """Return every sample, what each means in sentences, and where lists came from."""
    samples = basis.conduct.bodies(Sample)
    outside = [one.id for one in samples if one.outside]
    return {
        "samples": [_sample(one, basis) for one in samples],
        "outside_services": outside,
        "none_outside_because": "" if outside else _none_because(basis),
    }


def voices(basis: Basis) -> list[dict[str, Any]]:
    """Return who was asked to speak, how many did, and how; or why nobody was asked."""
    sought = {one.id: one for one in basis.conduct.bodies(Sought)}
    told = []
    for voice in basis.protocol.voices:
        one = sought.get(voice.key)
        told.append(
            {
                "key": voice.key,
                "title": voice.title,
                "sources": [source.value for source in voice.sources],
                "asked": people(one.asked if one else None, basis.rules),
                "heard": people(one.heard if one else None, basis.rules),
                "how": one.how if one else "",
                "because": one.because if one else "",
            }
        )
    return told


def _sample(sample: Sample, basis: Basis) -> dict[str, Any]:
    rules = basis.rules
    return {
        "id": sample.id,
        "frame": sample.frame,
        "outside": sample.outside,
        "population": sample.population,
        "drawn": sample.drawn,
        "read": sample.read,
        "how_chosen": sample.how_chosen,
        "chosen_by": sample.chosen_by,
        "not_reached": sample.not_reached,
        "spoken_with": sample.spoken_with,
        "refused": people(sample.refused, rules),
        "replaced": people(sample.replaced, rules),
        "known": people(sample.known, rules),
        "suspected": people(sample.suspected, rules),
        "newly_identified": people(sample.newly_identified, rules),
        "draw_id": sample.draw_id or None,
        "sentences": _in_words(sample),
    }


def _in_words(sample: Sample) -> list[str]:
    whose = "from outside statutory services" if sample.outside else "kept by services"
    held = counted(sample.population, "case")
    return [
        f"The list: {_inside(sample.frame)}, {whose}; it held {held}.",
        f"Of these {sample.drawn:,} were drawn and {sample.read:,} read.",
        f"How they were chosen: {_ended(sample.how_chosen)}",
        f"By whom: {_ended(sample.chosen_by)}",
        f"Who was not reached: {_ended(sample.not_reached)}",
        f"How children were spoken with: {_ended(sample.spoken_with)}",
    ]


def _none_because(basis: Basis) -> str:
    given = standing_for_publishing(basis.conduct, OUTSIDE_FRAME, basis.protocol)
    return given.reason if given else ""


def _inside(text: str) -> str:
    """Return a text that a sentence can go on after."""
    return text.strip().rstrip(".")


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else f"{text}."
