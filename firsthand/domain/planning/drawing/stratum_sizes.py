"""How many cases each stratum gives: in proportion, in equal numbers, or as somebody says."""

from collections.abc import Mapping
from typing import Protocol

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.words import counted
from firsthand.stats import allocation


class Asked(Protocol):
    """What of a design decides the numbers."""

    @property
    def size(self) -> int | None:
        """Return how many in all, or None for the sum of what is given."""

    @property
    def allocation(self) -> str:
        """Return 'proportional', 'equal' or 'given'."""

    @property
    def given(self) -> Mapping[str, int] | None:
        """Return how many from each stratum named."""


def drawn_from_each(sizes: Mapping[str, int], asked: Asked) -> dict[str, int]:
    """Return how many to draw from each stratum; refuse more than there are, and none."""
    if asked.allocation == "given":
        return _as_given(sizes, asked)
    if asked.given:
        raise Refused(_given_for_nothing(asked.allocation))
    size = asked.size
    if size is None:
        raise Refused(_no_size())
    _refuse_unless_between(size, sum(sizes.values()))
    split = allocation.equal if asked.allocation == "equal" else allocation.proportional
    return dict(zip(sizes, split(total=size, sizes=tuple(sizes.values())), strict=True))


def _as_given(sizes: Mapping[str, int], asked: Asked) -> dict[str, int]:
    wanted = _wanted(sizes, asked.given or {})
    for name, number in wanted.items():
        if not 0 <= number <= sizes[name]:
            raise Refused(_too_many(number, sizes[name], f"the stratum {name!r}"))
    total = sum(wanted.values())
    _refuse_unless_between(total, sum(sizes.values()))
    if asked.size not in (None, total):
        raise Refused(
            Objection(
                rule="sizes-differ",
                reason=f"The numbers given for the strata come to {total}, the size to "
                f"{asked.size}.",
                remedy="Leave the size away, or give numbers that come to it.",
            )
        )
    return {name: wanted.get(name, 0) for name in sizes}


def _wanted(sizes: Mapping[str, int], given: Mapping[str, int]) -> dict[str, int]:
    """Return how many are asked of each stratum by its own name; refuse none and doubles."""
    if not given or set(sizes) == {""}:
        raise Refused(_not_given(strata=set(sizes) != {""}))
    known = {name.casefold(): name for name in sizes}
    wanted: dict[str, int] = {}
    for said, number in given.items():
        name = known.get(said.casefold().strip(), said)
        if name not in sizes:
            raise Refused(_unknown(name, sizes))
        if name in wanted:
            raise Refused(_given_twice(name))
        wanted[name] = number
    return wanted


def _refuse_unless_between(size: int, population: int) -> None:
    if size < 1:
        raise Refused(
            Objection(
                rule="sample-of-nobody",
                reason=f"A sample of {size} was asked for.",
                remedy=f"Ask for at least 1 and at most {population:,}.",
            )
        )
    if size > population:
        raise Refused(_too_many(size, population, "the list"))


def _too_many(size: int, population: int, where: str) -> Objection:
    return Objection(
        rule="sample-larger-than-list",
        reason=f"{counted(size, 'case')} cannot be drawn from {where}, which has "
        f"{counted(population, 'child', 'children')} that can be drawn.",
        remedy=f"Ask for {population:,} at most, or give a longer list.",
    )


def _not_given(*, strata: bool) -> Objection:
    if strata:
        return Objection(
            rule="strata-numbers",
            reason="How many to draw from each stratum was not given.",
            remedy="Say it for each (--stratum NAME=n), or let the strata share the sample in "
            "proportion or in equal numbers.",
        )
    return Objection(
        rule="strata-numbers",
        reason="Numbers for strata were asked for, and no column that makes strata was named.",
        remedy="Name the column (--strata COLUMN), or give only a size.",
    )


def _given_twice(name: str) -> Objection:
    return Objection(
        rule="strata-numbers",
        reason=f"The stratum {name!r} was given two numbers.",
        remedy="Give one number for each stratum.",
    )


def _given_for_nothing(allocation: str) -> Objection:
    return Objection(
        rule="strata-numbers",
        reason=f"Numbers for strata were given, and the allocation is {allocation!r}, which "
        "does not use them.",
        remedy="Let the allocation be 'given', or leave the numbers away.",
    )


def _unknown(unknown: str, sizes: Mapping[str, int]) -> Objection:
    strata = "; ".join(f"{name} ({size:,})" for name, size in sizes.items())
    return Objection(
        rule="unknown-stratum",
        reason=f"There is no stratum {unknown!r}. The list has: {strata}.",
        remedy="Name a stratum as it stands in the list.",
    )


def _no_size() -> Objection:
    return Objection(
        rule="sample-of-nobody",
        reason="The size of the sample was not given.",
        remedy="Say how many cases to draw.",
    )
