"""Curves: the chance against the cases read, and against the share that a failure touches."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.domain.planning.depth.allocation import MOST_READ, best_chances, merged
from firsthand.domain.planning.depth.chances import (
    BELOW_ONE,
    Range,
    chance,
    chance_of,
    in_proportion,
    needed,
    reading,
)
from firsthand.domain.planning.depth.depth import all_touched, touched
from firsthand.domain.planning.depth.design import Design

POINTS = 40
NEARLY_CERTAIN = 0.995


@dataclass(frozen=True, kw_only=True)
class CasesPoint:
    """
    The chance of meeting at least one affected case when so many are read.

    `found` keeps the split of the design. Where there are several groups, `best` is the chance
    of the best split, and `together` that of reading all lists as one, both at the worse ends.
    """

    cases: int
    found: Range
    best: float | None = None
    together: float | None = None


@dataclass(frozen=True, kw_only=True)
class SharePoint:
    """The chance of meeting at least one affected case when a failure touches so many."""

    affected: int
    share: float
    found: Range


def by_cases(design: Design) -> tuple[CasesPoint, ...]:
    """Return the chance of ever more cases, split as planned, up to where it is enough."""
    weights = weights_of(design)
    populations = [group.population for group in design.groups]
    found = {}
    for cases in _steps(_far_enough(design, weights), (design.sample,)):
        samples = in_proportion(populations, weights, cases)
        tried = replace(design, groups=reading(design.groups, samples))
        found[sum(samples)] = CasesPoint(cases=sum(samples), found=chance(tried))
    points = tuple(found[cases] for cases in sorted(found))
    return points if len(design.groups) == 1 else _beside(points, design)


def by_share(design: Design) -> tuple[SharePoint, ...]:
    """Return the chance of ever larger failures in the same pattern, up to a near certainty."""
    attentive = [
        replace(group, sensitivity=group.at_best.sensitivity) for group in design.groups
    ]
    best = replace(design, groups=tuple(attentive))
    points = []
    most = _large_enough(design)
    for affected in _steps(most, (min(design.affected, most),)):
        lower = touched(design, affected)
        upper = touched(best, affected)
        cases = sum(one.affected for one in lower)
        points.append(
            SharePoint(
                affected=cases,
                share=cases / design.population,
                found=Range(low=chance_of(lower), high=chance_of(upper)),
            )
        )
    return tuple({point.affected: point for point in points}.values())


def weights_of(design: Design) -> tuple[int, ...]:
    """Return the proportions of the split; where nothing is read yet, those of the lists."""
    read = tuple(group.sample for group in design.groups)
    return read if any(read) else tuple(group.population for group in design.groups)


def _beside(points: Sequence[CasesPoint], design: Design) -> tuple[CasesPoint, ...]:
    """Return the points with what other ways of choosing as many cases would find."""
    strata = [group.at_worst for group in design.groups]
    most = max(point.cases for point in points)
    best = best_chances(strata, most) if most <= MOST_READ else None
    one_list = merged(design)
    return tuple(
        replace(
            point,
            best=None if best is None else min(float(best[point.cases]), BELOW_ONE),
            together=chance_of([replace(one_list, sample=point.cases)]),
        )
        for point in points
    )


def _far_enough(design: Design, weights: Sequence[int]) -> int:
    """Return up to how many cases the curve is worth drawing."""
    worst = [group.at_worst for group in design.groups]
    enough = needed(worst, weights, confidence=design.confidence, at_least=1)
    if enough is None:
        return design.population
    return min(design.population, max(sum(enough) * 5 // 4, design.sample * 5 // 4, 10))


def _large_enough(design: Design) -> int:
    """Return up to how many affected cases the curve is worth drawing."""
    most = all_touched(design)
    size = max(1, design.affected)
    while size < most and chance_of(touched(design, size)) < NEARLY_CERTAIN:
        size *= 2
    return min(size, most)


def _steps(most: int, also: Sequence[int]) -> list[int]:
    regular = {most * step // POINTS for step in range(POINTS + 1)}
    return sorted(regular | {one for one in also if one <= most})
