"""
Sums: whether numbers of children on the record, taken together, give a small one away.

Whoever knows how many are on a list in a whole, and in all of its parts but one, knows how many
are in that one. A part is any estimate of the same harm and an overlapping time whose area lies
in that of the whole: an authority in its region, or a group of the children of the same area.
Which words mean a group of which others is not known, so that every choice of parts is tried;
estimates that overlap may so withhold a number that would have given nothing away.

Not seen: differences that need more than one whole, such as of areas that overlap; numbers of
different harms; numbers of times that do not overlap; and a part that was told to be withheld.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate


@dataclass(frozen=True, kw_only=True)
class Part:
    """What the record tells of some children: every number it ever gave, or that it is few."""

    numbers: frozenset[int]
    few: bool


def give_away(
    told: PopulationEstimate,
    others: Iterable[PopulationEstimate],
    regions: Mapping[str, str],
    *,
    limit: int,
) -> bool:
    """
    Tell whether the number on a list leaves, with others on record, 1 to below `limit`.

    `regions` has the region of each authority by its code.
    """
    number = told.observed
    if number is None:
        return False
    near = [one for one in others if _meets(one, told)]
    parts = _parts(one for one in near if one.area.lies_in(told.area, regions))
    if _leaves_few(number, parts, limit):
        return True
    return any(
        _leaves_few(
            whole.observed - number,
            _parts(
                one
                for one in near
                if one.area.lies_in(whole.area, regions) and not one.same_matter(whole)
            ),
            limit,
        )
        for whole in near
        if whole.observed is not None
        and whole.observed > number
        and told.area.lies_in(whole.area, regions)
    )


def _meets(one: PopulationEstimate, told: PopulationEstimate) -> bool:
    """Tell whether another estimate can be of children of this one, or of more than these."""
    together = one.from_on <= told.to_on and told.from_on <= one.to_on
    return one.harm == told.harm and together and not one.same_matter(told)


def _parts(found: Iterable[PopulationEstimate]) -> list[Part]:
    """Return what is told of each lot of children, later versions of a number together."""
    lots: list[list[PopulationEstimate]] = []
    for one in found:
        own = next((lot for lot in lots if lot[0].same_matter(one)), None)
        if own is None:
            lots.append([one])
        else:
            own.append(one)
    return [
        Part(
            numbers=frozenset(one.observed for one in lot if one.observed),
            few=any("observed" in one.few for one in lot),
        )
        for lot in lots
    ]


def _leaves_few(whole: int, parts: Sequence[Part], limit: int) -> bool:
    """
    Tell whether a whole less some parts leaves a small number.

    Of parts that are told as few, what is left also gives each away if it is all of the least,
    or all of the most, that they can be.
    """
    few = sum(one.few for one in parts)
    left = {*range(1, limit), few, (limit - 1) * few} - {0}
    reached = 1  # bit n: some of the parts add up to n
    for one in parts:
        for number, before in [(number, reached) for number in one.numbers]:
            reached |= before << number
        reached &= (1 << whole) - 1
    return any(reached >> whole - one & 1 for one in left if one <= whole)
