"""The sentences of the method statement that follow from the draw and its events."""

from collections.abc import Sequence

from firsthand.domain.common.words import counted
from firsthand.domain.planning.drawing.draw import PublicDraw
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.drawing.minimum import Minimum, percent
from firsthand.domain.planning.drawing.selection import (
    LOST,
    WHY_NOT_COUNTED,
    EventKind,
    Selection,
    StratumSelection,
)
from firsthand.stats.allocation import proportional
from firsthand.stats.detection import Stratum, chance_in_strata

FRAME_KINDS = {
    FrameKind.STATUTORY: "a list of statutory services",
    FrameKind.VOLUNTARY_PROJECT: "a list of a voluntary project",
    FrameKind.SCHOOL: "a list of a school",
    FrameKind.SEXUAL_HEALTH: "a list of a sexual health service",
    FrameKind.MISSING_PERSONS: "the records of missing persons",
    FrameKind.OTHER_OUTSIDE: "another list from outside statutory services",
}
ALLOCATIONS = {
    "proportional": "in proportion to its size, one at least where the number allowed",
    "equal": "in equal numbers, as far as it had them",
    "given": "as many as were asked for by name",
}


def strata_told(drawn: PublicDraw) -> tuple[str, ...]:
    """Return how the sample was split, and what chance each child had."""
    if len(drawn.strata) == 1 and not drawn.strata[0].name:
        only = drawn.strata[0]
        return (f"Each child had the same chance: {only.drawn:,} of {only.population:,}.",)
    numbers = "; ".join(
        f"{one.name}: {one.drawn:,} of {one.population:,}" for one in drawn.strata
    )
    column = f" by the column “{drawn.strata_column}”" if drawn.strata_column else ""
    told = (
        f"The list was parted{column}, and each part gave cases "
        f"{ALLOCATIONS[drawn.allocation]}: {numbers}."
    )
    if empty := [one.name for one in drawn.strata if not one.drawn]:
        return told, f"No child of {', '.join(empty)} could be drawn."
    return (told,)


def lost(selected: Selection) -> str:
    """Return what became of the cases drawn, and how many are counted in the end."""
    drawn = sum(one.stratum.drawn for one in selected.strata)
    numbers = selected.numbers
    if not any(numbers[kind] for kind in LOST):
        return f"Of {counted(drawn, 'case')} drawn none is recorded as lost."
    parts = (
        f"{numbers[EventKind.REFUSED]:,} refused",
        f"{numbers[EventKind.UNAVAILABLE]:,} could not be had",
        f"{numbers[EventKind.NOT_READ]:,} were not read",
    )
    reasons = "; ".join(dict.fromkeys(e.reason for e in selected.events if e.kind in LOST))
    return (
        f"Of {counted(drawn, 'case')} drawn and those called in for them, {', '.join(parts)}. "
        f"{numbers[EventKind.REPLACED]:,} were replaced by the next reserve in order. "
        f"{counted(selected.counted, 'case')} are left. The reasons given: {reasons}. "
        "Children who could not be met may differ from those who took their place."
    )


def brought(selected: Selection) -> str:
    """Return how many cases nobody drew, and why no sum counts them."""
    added, offered = (selected.numbers[k] for k in (EventKind.ADDED, EventKind.OFFERED))
    if not added + offered:
        return "No case added by an inspector or offered by the authority is recorded."
    return (
        f"{added:,} added by inspectors, {offered:,} offered by the authority. "
        f"{WHY_NOT_COUNTED}"
    )


def foreseen(selected: Selection, minimum: Minimum) -> str:
    """Return what the cases counted would have found, spread evenly and hidden at worst."""
    population = sum(one.stratum.population for one in selected.strata)
    affected = minimum.affected(population)
    sizes = [one.stratum.population for one in selected.strata]
    even = _chance(selected.strata, proportional(total=affected, sizes=sizes), minimum)
    sentence = (
        f"Reading {selected.counted:,} of {population:,} cases, and noticing it in "
        f"{percent(minimum.sensitivity)} of the cases where it is, this sample had a chance of "
        f"{percent(even)} of meeting at least one case of a failure that touches "
        f"{affected:,} of them"
    )
    if len(selected.strata) == 1:
        return f"{sentence}."
    worst = _chance(selected.strata, _hidden(selected.strata, affected), minimum)
    return (
        f"{sentence}, if the failure is spread over all parts of the list; {percent(worst)} if "
        "it stands where the fewest were read."
    )


def _chance(
    strata: Sequence[StratumSelection], affected: Sequence[int], minimum: Minimum
) -> float:
    return chance_in_strata(
        [
            Stratum(
                population=one.stratum.population,
                affected=number,
                sample=one.counted,
                sensitivity=minimum.sensitivity,
            )
            for one, number in zip(strata, affected, strict=True)
        ]
    )


def _hidden(strata: Sequence[StratumSelection], affected: int) -> tuple[int, ...]:
    """Return the affected cases put where the smallest share of cases is read."""
    order = sorted(
        range(len(strata)), key=lambda n: strata[n].counted / strata[n].stratum.population
    )
    hidden, left = [0] * len(strata), affected
    for number in order:
        hidden[number] = min(left, strata[number].stratum.population)
        left -= hidden[number]
    return tuple(hidden)
