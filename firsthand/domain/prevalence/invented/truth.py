"""Truth: what is so of an invented population, which nobody can know of a real one."""

from dataclasses import asdict
from typing import Any

from firsthand.domain.prevalence.invented.capture import Capture
from firsthand.domain.prevalence.invented.design import Design
from firsthand.domain.prevalence.invented.people import People


def truth(
    design: Design, capture: Capture, people: People, *, seed: int, slips: float
) -> dict[str, Any]:
    """Return how many children there are and how many are hidden, and how all was made."""
    sizes = capture.on.sum(axis=0).tolist()
    return {
        "invented": True,
        "children": len(people),
        "known": len(people) - capture.hidden,
        "hidden": capture.hidden,
        "twins": int(people.twin.sum()),
        "on_list": dict(zip(capture.lists, sizes, strict=True)),
        "referred": int((capture.sent >= 0).sum()),
        "seed": seed,
        "slips": slips,
        "design": asdict(design),
    }
