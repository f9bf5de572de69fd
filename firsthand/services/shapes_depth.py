"""The shape of depth as JSON and as rows: the same for commands, API and pages."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from firsthand.domain.planning.depth import curves, depth_wording
from firsthand.domain.planning.depth.allocation import Allocation, Way
from firsthand.domain.planning.depth.chances import Range
from firsthand.domain.planning.depth.depth import Depth, GroupDepth, Needed
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.depth.reader import Attention

Shape = dict[str, Any]

ONE_GROUP = "there is one group only, which cannot be split"
NOT_ASKED = "no cases that two readers have read were given"


def of_depth(answer: Any, learned: Attention | None = None) -> Shape:
    """Return everything about a design, given a `DepthAnswer`."""
    found: Depth = answer.depth
    design = found.design
    return {
        "chance": found.chance.low,
        "chance_at_least_two": found.at_least(2).low,
        "needed": found.needed.cases,
        "sentence": answer.sentence,
        "needed_unknown_because": found.needed.because,
        "needed_at_best": found.needed.cases_at_best,
        "needed_by_group": _by_name(design.groups, found.needed.samples),
        "needed_effort": None if found.needed.effort is None else asdict(found.needed.effort),
        "chance_range": asdict(found.chance),
        "chances": [{"at_least": c.at_least, **asdict(c.found)} for c in found.chances],
        "misses": [asdict(miss) for miss in found.misses],
        "effort": asdict(found.effort),
        "groups": [_of_group(one) for one in found.groups],
        "sentences": list(answer.sentences),
        "allocation": None if answer.allocation is None else _of_allocation(answer, design),
        "allocation_unknown_because": ONE_GROUP if answer.allocation is None else None,
        "curve_by_cases": [of_cases(point) for point in answer.by_cases],
        "curve_by_share": [of_share(point) for point in answer.by_share],
        "reading_on": [asdict(one) for one in answer.reading_on],
        "double_readings": None if learned is None else of_attention(learned),
        "double_readings_unknown_because": NOT_ASKED if learned is None else None,
        "inputs": _of_inputs(design),
    }


def rows(found: Depth) -> list[Shape]:
    """Return a row for each group and, where there are several, one for all together."""
    told = [_row(one) for one in found.groups]
    if len(told) == 1:
        return told
    design = found.design
    whole = _line(
        name="all groups",
        population=design.population,
        affected=_span(design.affected, design.affected_to),
        sample=design.sample,
        sensitivity="as above",
    )
    return [*told, {**whole, **_sums(found.chance, found.at_least(2), found.needed)}]


def of_attention(learned: Attention) -> Shape:
    """Return what double readings tell of the readers."""
    return {
        "both": learned.counts.both,
        "only_first": learned.counts.only_first,
        "only_second": learned.counts.only_second,
        "neither": learned.counts.neither,
        "sensitivity": asdict(learned.both),
        "sensitivity_of_first": None if learned.first is None else asdict(learned.first),
        "sensitivity_of_second": None if learned.second is None else asdict(learned.second),
        "affected": asdict(learned.affected),
        "checks": list(learned.checks),
    }


def of_cases(point: curves.CasesPoint) -> Shape:
    """Return one point of the chance against the cases read."""
    return {
        "cases": point.cases,
        "chance": point.found.low,
        "chance_at_best": point.found.high,
        "best_split": point.best,
        "all_lists_as_one": point.together,
    }


def of_share(point: curves.SharePoint) -> Shape:
    """Return one point of the chance against what a failure touches."""
    return {
        "affected": point.affected,
        "share": point.share,
        "chance": point.found.low,
        "chance_at_best": point.found.high,
    }


def _of_group(one: GroupDepth) -> Shape:
    return {
        "group": one.group.name,
        "population": one.group.population,
        "affected": one.group.affected,
        "sample": one.group.sample,
        "chance": one.chance.low,
        "chance_range": asdict(one.chance),
        "chance_at_least_two": one.chance_at_least_two.low,
        "needed": one.needed.cases,
        "needed_unknown_because": one.needed.because,
        "misses": [asdict(miss) for miss in one.misses],
    }


def _of_allocation(answer: Any, design: Design) -> Shape:
    found: Allocation = answer.allocation
    return {
        "ways": [_of_way(way, design) for way in found.ways],
        "further_cases": [asdict(gain) for gain in found.gains],
        "sentences": list(answer.splitting),
    }


def _of_way(way: Way, design: Design) -> Shape:
    return {
        "way": way.name,
        "words": way.words,
        "chance": None if way.split is None else way.split.chance,
        "samples": None if way.split is None else _by_name(design.groups, way.split.samples),
        "needed": way.cases_needed,
        "needed_by_group": _by_name(design.groups, way.needed_samples),
        "needed_unknown_because": way.because,
    }


def _by_name(groups: Sequence[Group], samples: tuple[int, ...] | None) -> Shape | None:
    """Return the samples by group; None where the cases are not told apart by group."""
    if not samples:
        return None
    return {group.name: sample for group, sample in zip(groups, samples, strict=True)}


def _of_inputs(design: Design) -> Shape:
    return {
        "groups": [asdict(group) for group in design.groups],
        "confidence": design.confidence,
        "at_least": design.at_least,
        "minutes_per_case": design.minutes_per_case,
        "hours_a_day": design.hours_a_day,
        "readers": design.readers,
    }


def _row(one: GroupDepth) -> Shape:
    group = one.group
    line = _line(
        name=group.name,
        population=group.population,
        affected=_span(group.affected, group.at_best.affected),
        sample=group.sample,
        sensitivity=_span(group.sensitivity, group.at_best.sensitivity),
    )
    return {**line, **_sums(one.chance, one.chance_at_least_two, one.needed)}


def _line(*, name: str, population: int, affected: str, sample: int, sensitivity: str) -> Shape:
    return {
        "group": name,
        "population": population,
        "affected": affected,
        "sample": sample,
        "sensitivity": sensitivity,
    }


def _sums(chance: Range, two: Range, needed: Needed) -> Shape:
    return {
        "chance": depth_wording.short_chances(chance),
        "chance_at_least_two": depth_wording.short_chances(two),
        "needed": needed.cases,
    }


def _span(low: float, high: float) -> str:
    return _plain(low) if low == high else f"{_plain(low)} to {_plain(high)}"


def _plain(value: float) -> str:
    """Return a number of cases in full, and a chance with six digits."""
    return str(value) if isinstance(value, int) else f"{value:g}"
