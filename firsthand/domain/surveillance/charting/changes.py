"""Changes: where the level of a chart's figure changed, in words, with their chance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from firsthand.domain.surveillance.charting.chart import Chart
from firsthand.domain.surveillance.charting.wording import number
from firsthand.stats.change_points import change_points

LEVEL = 0.05  # of figures without any change, the share that would show one
NONE_FOUND = (
    "No change of level stands out from chance (at most 1 in 20 steady figures shows one)."
)


@dataclass(frozen=True, kw_only=True)
class Change:
    """The first period of a new level, the levels before and after, the chance, in words."""

    period: str
    before: float
    after: float
    chance: float
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The changes found, the earliest first; what was or could not be found, in words."""

    changes: tuple[Change, ...]
    sentence: str
    could_not: str | None


def changes(chart: Chart, *, rng: np.random.Generator) -> Changes:
    """Return the changes of level in the latest stretch of a chart, with its correlation."""
    last = max((point.stretch for point in chart.points), default=0)
    points = [point for point in chart.points if point.stretch == last]
    found = change_points(
        [point.value for point in points],
        rng=rng,
        autocorrelation=chart.autocorrelation,
        level=LEVEL,
    )
    made = tuple(
        Change(
            period=points[one.at].period,
            before=one.before,
            after=one.after,
            chance=one.chance,
            sentence=_sentence(points[one.at].period, one.before, one.after, chart.unit),
        )
        for one in found.points
    )
    return Changes(
        changes=made,
        sentence=found.could_not or _together(made),
        could_not=found.could_not,
    )


def _sentence(period: str, before: float, after: float, unit: str) -> str:
    way = "rose" if after > before else "fell"
    levels = f"from {number(before, unit)} to {number(after, unit)}"
    return f"From {period} on the level {way} {levels}."


def _together(made: Sequence[Change]) -> str:
    return " ".join(one.sentence for one in made) or NONE_FOUND
