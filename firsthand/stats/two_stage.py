"""
The chance of finding a failure that is in some areas only: areas are drawn, then cases.

Assumptions. The areas visited are drawn at random from all; within each, cases are drawn at
random. Areas fail independently of how they are read, and readings in different areas are
independent: one team with one blind spot in all areas finds less than this.

Reasoning. A visit to a failing area finds the failure with the chance of `detection.py`. To the
whole programme a visit is then what a reading is to a visit, so that the same law holds one
level up [CameronBaldock1998b, p. 19-30]. Where visits differ in their chances, the chance of
missing all is averaged over every set of failing areas, which `risk_based.py` does when each
area is a group of one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.stats.detection import (
    Stratum,
    chance_of_finding,
    refuse_unless_drawable,
    sample_needed,
)
from firsthand.stats.risk_based import Group, chance_by_risk


@dataclass(frozen=True, kw_only=True)
class Programme:
    """How many areas are visited, how many cases read in each, and the cost in cases."""

    areas_visited: int
    sample: int
    cost: float


def chance_two_stage(
    *, areas: int, areas_failing: int, areas_visited: int, within: Stratum
) -> float:
    """Return the chance that one affected case is found in one area; all fail as `within`."""
    visit = _chance_of_visit(within)
    return chance_of_finding(
        population=areas, affected=areas_failing, sample=areas_visited, sensitivity=visit
    )


def areas_needed(
    *, areas: int, areas_failing: int, within: Stratum, confidence: float
) -> int | None:
    """
    Return the fewest areas to visit so that the failure is found with `confidence`.

    `within` is what a failing area looks like and how many of its cases are read. None means
    that visiting all would not be enough: read more in each, or read better.
    """
    return sample_needed(
        population=areas,
        affected=areas_failing,
        sensitivity=_chance_of_visit(within),
        confidence=confidence,
    )


def chance_over_areas(*, areas: int, areas_failing: int, chances: Sequence[float]) -> float:
    """
    Return the chance that at least one of differing visits finds the failure.

    `chances` holds, for each area visited, the chance that its visit would find it there.
    """
    refuse_unless_drawable(areas, areas_failing, len(chances))
    visits = [
        Group(relative_risk=1, population=1, sample=1, sensitivity=chance) for chance in chances
    ]
    elsewhere = areas - len(chances)
    unvisited = (
        [Group(relative_risk=1, population=elsewhere, sample=0, sensitivity=0)]
        if elsewhere
        else []
    )
    return chance_by_risk([*visits, *unvisited], affected=areas_failing)


def cheapest(
    *, areas: int, areas_failing: int, within: Stratum, confidence: float, cost_of_visit: float
) -> Programme | None:
    """
    Return the programme of least cost that finds the failure with `confidence`.

    `cost_of_visit` is what it costs to go to an area at all, counted in cases that could be
    read instead. Every sample from 1 to all is tried; that of `within` is not looked at. None
    means that no programme is enough.
    """
    if not cost_of_visit >= 0:
        raise ValueError(f"cost_of_visit is {cost_of_visit}; give it in cases read, from 0")
    best: Programme | None = None
    for sample in range(1, within.population + 1):
        visited = areas_needed(
            areas=areas,
            areas_failing=areas_failing,
            within=replace(within, sample=sample),
            confidence=confidence,
        )
        if visited is not None:
            cost = visited * (cost_of_visit + sample)
            if best is None or cost < best.cost:
                best = Programme(areas_visited=visited, sample=sample, cost=cost)
    return best


def _chance_of_visit(within: Stratum) -> float:
    return chance_of_finding(
        population=within.population,
        affected=within.affected,
        sample=within.sample,
        sensitivity=within.sensitivity,
    )
