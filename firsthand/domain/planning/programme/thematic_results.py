"""
Results of a thematic inspection: one protocol in every area, pooled, and differences explained.

In each area so many cases were read and so many had what the protocol asks for. The pooled
figure is that of a typical area, not of a typical child: large areas outweigh no small ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.stats.intervals import Interval, wilson
from firsthand.stats.pooling import Pooled, chances_of_standing_out, logit, pooled, share

FEW = 5  # areas, below which how much they differ is all but unknown
RARE = 0.05  # chance below which an area is said to stand out


@dataclass(frozen=True, kw_only=True)
class AreaResult:
    """One area: cases read by the protocol, and those in which it was found."""

    area: str
    found: int
    read: int


@dataclass(frozen=True, kw_only=True)
class AreaShown:
    """One area with its own interval, and whether it stands out from the others."""

    result: AreaResult
    share: float
    interval: Interval
    chance: float
    stands_out: bool


@dataclass(frozen=True, kw_only=True)
class Together:
    """All areas: the pooled share, where another area would lie, and how areas differ."""

    areas: tuple[AreaShown, ...]
    share: float
    interval: Interval
    another_area: Interval
    pooled: Pooled
    sentences: tuple[str, ...]
    checks: tuple[str, ...]


def together(results: Sequence[AreaResult]) -> Together:
    """Return the areas pooled; refuse counts that cannot be and areas given twice."""
    _refuse_twice(results)
    try:
        places = [logit(found=one.found, read=one.read) for one in results]
        told = pooled(places)
    except ValueError as reason:
        raise _refused(str(reason)) from None
    chances = chances_of_standing_out(places)
    areas = tuple(
        AreaShown(
            result=one,
            share=one.found / one.read,
            interval=wilson(successes=one.found, trials=one.read),
            chance=chance,
            stands_out=chance < RARE,
        )
        for one, chance in zip(results, chances, strict=True)
    )
    return Together(
        areas=areas,
        share=share(told.mean),
        interval=_shares(told.interval),
        another_area=_shares(told.another_place),
        pooled=told,
        sentences=(_mean(told, len(areas)), _differences(told), _standing_out(areas, told)),
        checks=_checks(results),
    )


def _shares(logits: Interval) -> Interval:
    return Interval(lower=share(logits.lower), upper=share(logits.upper))


def _mean(told: Pooled, areas: int) -> str:
    ends, far = _shares(told.interval), _shares(told.another_place)
    return (
        f"In a typical one of such areas {100 * share(told.mean):.0f} percent of cases had it "
        f"({100 * ends.lower:.0f} to {100 * ends.upper:.0f}), told from {areas} areas. Another "
        f"area, not looked at, would probably lie between {100 * far.lower:.0f} and "
        f"{100 * far.upper:.0f} percent."
    )


def _differences(told: Pooled) -> str:
    variation = f"about {100 * told.inconsistency:.0f} percent of the variation is not chance"
    if told.heterogeneity_p < RARE:
        return (
            f"The areas differ by more than chance would make them ({variation}): one figure "
            "for all of them hides that."
        )
    if told.between_interval.upper > 1:
        return (
            f"The areas differ no more than chance may make them ({variation}), but so few "
            "cases cannot rule out that they differ much."
        )
    return f"The areas differ no more than chance may make them ({variation})."


def _standing_out(areas: Sequence[AreaShown], told: Pooled) -> str:
    found = [
        f"{one.result.area} ({'above' if one.share > share(told.mean) else 'below'}, "
        f"{100 * one.share:.0f} percent)"
        for one in areas
        if one.stands_out
    ]
    asked = f"corrected for asking about {len(areas)} areas"
    if not found:
        return (
            f"No area stands out from the others, {asked}. That does not mean they are alike."
        )
    return f"{' and '.join(found)} stands out from the others, {asked}."


def _checks(results: Sequence[AreaResult]) -> tuple[str, ...]:
    found = ["It holds only if every area was looked at by one and the same protocol."]
    if len(results) < FEW:
        found.append(f"Fewer than {FEW} areas tell next to nothing of how much areas differ.")
    small = [one.area for one in results if one.read < 10]
    if small:
        found.append(f"Fewer than 10 cases were read in {', '.join(small[:5])}.")
    return tuple(found)


def _refuse_twice(results: Sequence[AreaResult]) -> None:
    names = [one.area for one in results]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise _refused(f"{', '.join(twice[:5])} is given more than once; add its cases up")


def _refused(reason: str) -> Refused:
    return Refused(
        Objection(
            rule="thematic results",
            reason=f"{reason[0].upper()}{reason[1:]}.",
            remedy="Give for each of two or more areas how many cases were read, and in how "
            "many of them it was found.",
        )
    )
