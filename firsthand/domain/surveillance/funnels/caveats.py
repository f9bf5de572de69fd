"""Caveats: what somebody who looks at a funnel plot should know before believing it."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from firsthand.stats.funnel import Funnel, enough

Floats = npt.NDArray[np.float64]
INNER, OUTER = 0.95, 0.998
FEW_UNITS = 40  # below which the spread between units is told poorly
SMALL = 5.0  # expected events, below which limits are left more rarely than promised


def caveats(found: Funnel, counts: Floats, wholes: Floats) -> Iterator[str]:
    """Give what chance alone does here, and each reason for which the limits may not hold."""
    units = found.units
    yield (
        f"Of {units} units of which none is unusual, {_about(units * (1 - OUTER))} would lie "
        f"beyond the outer limits by chance, and {_about(units * (1 - INNER))} the inner."
    )
    yield from _of_differences(found)
    yield from _of_size(found, wholes)
    if (counts != np.round(counts)).any():
        yield "Some counts are no whole numbers; limits hold for events that can be counted."


def _about(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.2g}"


def _of_differences(found: Funnel) -> Iterator[str]:
    if not enough(found.units):
        yield (
            f"{found.units} units do not tell how much units differ beyond chance: the limits "
            "are those of chance alone, and too narrow if they do."
        )
    elif found.units < FEW_UNITS:
        yield (
            f"Only {found.units} units tell how much units differ beyond chance; with fewer "
            f"than {FEW_UNITS} the outer limits can be left twice as often as promised."
        )
    if found.between > 0:
        yield (
            "Units differ by more than chance, as they may where nothing is wrong; the limits "
            f"are widened by that (mean square of the scores {found.phi:.1f}; by chance about "
            "1). What all units share, good or bad, no funnel can show."
        )


def _of_size(found: Funnel, wholes: Floats) -> Iterator[str]:
    share = found.kind == "proportion"
    rarer = min(found.target, 1 - found.target) if share else found.target
    small = int((wholes * rarer < SMALL).sum())
    if small:
        yield (
            f"{small} units have fewer than {SMALL:g} expected events: their limits are left "
            "more rarely than promised, and hardly ever downwards."
        )
