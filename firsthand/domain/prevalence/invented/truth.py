"""Truth: what is so of an invented population, which nobody can know of a real one."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from firsthand.domain.prevalence.invented.belonging import Belonging
from firsthand.domain.prevalence.invented.capture import Capture
from firsthand.domain.prevalence.invented.design import Design
from firsthand.domain.prevalence.invented.people import People
from firsthand.stats.hidden.overlaps import Overlaps


def truth(
    design: Design, capture: Capture, people: People, *, seed: int, slips: float
) -> dict[str, Any]:
    """Return how many children there are and how many are hidden, and how all was made."""
    sizes = capture.on.sum(axis=0).tolist()
    told = asdict(design)
    if not design.divisions.asked:
        del told["divisions"]
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
        "design": told,
    }


def by_division(capture: Capture, belonging: Belonging) -> dict[str, dict[str, Any]]:
    """Return how many children of each area and group there are, and how many are hidden."""
    return {
        f"by_{column}": {
            name: _counts(capture.of(inside))
            for name, inside in belonging.inside(column).items()
        }
        for column in belonging.divisions.columns
    }


def overlaps_by(column: str, capture: Capture, belonging: Belonging) -> Mapping[str, Overlaps]:
    """Return the true table of overlaps of each area, or of each group."""
    inside = belonging.inside(column)
    return {name: capture.of(children).overlaps for name, children in inside.items()}


def _counts(capture: Capture) -> dict[str, int]:
    children = len(capture.on)
    return {
        "children": children,
        "known": children - capture.hidden,
        "hidden": capture.hidden,
    }
