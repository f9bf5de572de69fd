"""Depth: what a reading of so many cases would find, and what it would miss."""

from dataclasses import dataclass, replace

from firsthand.domain.common.refusal import refuse_if
from firsthand.domain.planning.depth.chances import Range, chance, chance_in, chance_of, needed
from firsthand.domain.planning.depth.design import Design, Effort, effort, objections
from firsthand.domain.planning.depth.group import Group
from firsthand.stats.detection import Stratum, smallest

EVEN = 0.5
NOT_ENOUGH = (
    "Reading every case would not be enough: the readers would still overlook too much. "
    "The reading must become better, not longer."
)
TOO_FEW = "Fewer cases are affected than should be found, so no reading can find them."
NONE_READ = "No case is read in any group, so there is no split that could be enlarged."


@dataclass(frozen=True, kw_only=True)
class Chance:
    """How likely the design is to show at least so many affected cases."""

    at_least: int
    found: Range


@dataclass(frozen=True, kw_only=True)
class Needed:
    """
    The cases that would be enough for the chance asked for, split as the design splits them.

    `cases` assumes the worse ends of the ranges, `cases_at_best` the better ends. None comes
    with the reason why no number is enough.
    """

    cases: int | None
    cases_at_best: int | None
    samples: tuple[int, ...] | None
    effort: Effort | None
    because: str | None


@dataclass(frozen=True, kw_only=True)
class Miss:
    """
    What would stay unseen: the largest failure that is found with less than `confidence`.

    `affected` of the cases could be affected, in the same pattern over the groups; one more
    would be found with that chance. `at_any_size` means that even a failure that touches every
    case might not be found.
    """

    confidence: float
    affected: int
    share: float
    at_any_size: bool


@dataclass(frozen=True, kw_only=True)
class GroupDepth:
    """What the reading of one group does by itself."""

    group: Group
    chance: Range
    chance_at_least_two: Range
    needed: Needed
    misses: tuple[Miss, ...]


@dataclass(frozen=True, kw_only=True)
class Depth:
    """Everything that a design would find and miss, and what would be enough."""

    design: Design
    chances: tuple[Chance, ...]
    needed: Needed
    misses: tuple[Miss, ...]
    effort: Effort
    groups: tuple[GroupDepth, ...]

    @property
    def chance(self) -> Range:
        """Return the chance of meeting at least one affected case."""
        return self.at_least(1)

    @property
    def chance_asked(self) -> Range:
        """Return the chance of showing as many as the design asks for."""
        return self.at_least(self.design.at_least)

    def at_least(self, number: int) -> Range:
        """Return the chance of showing so many."""
        return next(one.found for one in self.chances if one.at_least == number)


def depth(design: Design) -> Depth:
    """Return what `design` would find, or refuse what is impossible about it."""
    refuse_if(objections(design))
    counts = sorted({1, 2, design.at_least})
    return Depth(
        design=design,
        chances=tuple(
            Chance(at_least=number, found=chance(design, at_least=number)) for number in counts
        ),
        needed=cases_needed(design),
        misses=misses(design),
        effort=effort(design.sample, design),
        groups=tuple(_alone(group, design) for group in design.groups),
    )


def cases_needed(design: Design) -> Needed:
    """Return how many cases would be enough, in the proportions in which the design reads."""
    weights = _weights(design)
    worst = [group.at_worst for group in design.groups]
    best = [group.at_best for group in design.groups]
    found = needed(worst, weights, confidence=design.confidence, at_least=design.at_least)
    at_best = needed(best, weights, confidence=design.confidence, at_least=design.at_least)
    cases = None if found is None else sum(found)
    return Needed(
        cases=cases,
        cases_at_best=None if at_best is None else sum(at_best),
        samples=found,
        effort=None if cases is None else effort(cases, design),
        because=None if cases is not None else _why_not(design),
    )


def misses(design: Design) -> tuple[Miss, ...]:
    """Return the largest failures found with less than the chance asked for, and than even."""
    wanted = dict.fromkeys((design.confidence, EVEN))
    return tuple(_miss(design, confidence) for confidence in wanted)


def touched(design: Design, affected: int) -> tuple[Stratum, ...]:
    """Return the groups as if `affected` cases were affected, in the design's own pattern."""
    return tuple(
        replace(
            group.at_worst,
            affected=min(group.population, affected * group.affected // design.affected),
        )
        for group in design.groups
    )


def all_touched(design: Design) -> int:
    """Return the smallest number for which every group of the pattern is wholly affected."""
    return max(
        -(-group.population * design.affected // group.affected)
        for group in design.groups
        if group.affected
    )


def _miss(design: Design, confidence: float) -> Miss:
    def found(affected: int) -> float:
        return chance_of(touched(design, affected), at_least=design.at_least)

    most = all_touched(design)
    enough = smallest(found, confidence, most=most)
    unseen = touched(design, most if enough is None else enough - 1)
    affected = sum(one.affected for one in unseen)
    return Miss(
        confidence=confidence,
        affected=affected,
        share=affected / design.population,
        at_any_size=enough is None,
    )


def _alone(group: Group, design: Design) -> GroupDepth:
    alone = replace(design, groups=(group,))
    return GroupDepth(
        group=group,
        chance=chance_in(group),
        chance_at_least_two=chance_in(group, at_least=2),
        needed=cases_needed(alone),
        misses=misses(alone) if group.affected else (),
    )


def _weights(design: Design) -> tuple[int, ...]:
    """Return the samples of the design; one group that is not read yet is read as a whole."""
    if len(design.groups) == 1:
        return (1,)
    return tuple(group.sample for group in design.groups)


def _why_not(design: Design) -> str:
    if design.affected < design.at_least:
        return TOO_FEW
    if not design.sample and len(design.groups) > 1:
        return NONE_READ
    return NOT_ENOUGH
