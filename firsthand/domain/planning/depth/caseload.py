"""Caseload: how many children stand on an authority's lists, by its published figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.intelligence.figure import SYMBOLS, Figure
from firsthand.domain.planning.depth.written_group import WrittenGroup
from firsthand.stats.allocation import proportional

IN_NEED = "Children in need"
ON_PLANS = "Children on protection plans"
LOOKED_AFTER = "Children looked after"
OTHERS = "Other children in need"
# Which part of which indicator holds the count on 31 March.
COUNTS = (
    (IN_NEED, "children-in-need-rate", "numerator"),
    (ON_PLANS, "plans-two-years-share", "denominator"),
    (LOOKED_AFTER, "looked-after-rate", "numerator"),
)
READ = 60
SHARE = "1%"
SENSITIVITY = "0.8"
NOT_HELD = "no figure that we hold was public on this day"
NOT_GIVEN = "the figure does not hold the number of children"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """How many children stood on one list on one day, or why that is not known."""

    name: str
    children: int | None
    because: str | None
    on: date | None = None
    known_on: date | None = None
    source_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Caseload:
    """The lists of an authority, the groups made of them, and how they were made."""

    listed: tuple[Listed, ...]
    groups: tuple[WrittenGroup, ...]
    how: str


def caseload(figures: Mapping[str, Sequence[Figure]]) -> Caseload:
    """Return the newest published lists among `figures`, given by the source of each."""
    listed = tuple(_listed(name, key, part, figures) for name, key, part in COUNTS)
    sizes, how = _apart(listed)
    return Caseload(listed=listed, groups=_groups(sizes), how=how)


def _listed(name: str, key: str, part: str, figures: Mapping[str, Sequence[Figure]]) -> Listed:
    found = [
        (figure.period_ends_on, figure.known_on, source_id, figure)
        for source_id, several in figures.items()
        for figure in several
        if figure.indicator == key
    ]
    if not found:
        return Listed(name=name, children=None, because=NOT_HELD)
    ends_on, known_on, source_id, figure = max(found, key=lambda one: one[:3])
    count = getattr(figure, part)
    return Listed(
        name=name,
        children=None if count is None else round(count),
        because=None if count is not None else _why_none(figure),
        on=ends_on,
        known_on=known_on,
        source_id=source_id,
    )


def _why_none(figure: Figure) -> str:
    return SYMBOLS.get(figure.symbol, NOT_GIVEN) if figure.symbol else NOT_GIVEN


def _apart(listed: Sequence[Listed]) -> tuple[dict[str, int], str]:
    """Return lists that do not overlap, as far as the figures allow, and how that was done."""
    held = {one.name: one.children for one in listed if one.children}
    days = {one.on for one in listed if one.name in held}
    rest = held.get(IN_NEED, 0) - held.get(ON_PLANS, 0) - held.get(LOOKED_AFTER, 0)
    if len(held) == len(COUNTS) and len(days) == 1 and rest > 0:
        apart = {ON_PLANS: held[ON_PLANS], LOOKED_AFTER: held[LOOKED_AFTER], OTHERS: rest}
        return apart, (
            "Children on plans and children looked after are children in need too, so they "
            "were taken off that list. A child who is both was taken off twice: of such "
            "children there are few, and the number is not published."
        )
    if IN_NEED in held:
        return {IN_NEED: held[IN_NEED]}, (
            "The lists overlap and are not all known for one day, so that they cannot be told "
            "apart: the list of children in need, which holds the others, is used alone."
        )
    if held:
        name = max(held, key=lambda one: held[one])
        return {name: held[name]}, "Only this list is known; the others may be longer."
    return {}, "No list is known. Enter the numbers yourself."


def _groups(sizes: Mapping[str, int]) -> tuple[WrittenGroup, ...]:
    total = min(READ, sum(sizes.values()))
    samples = proportional(total=total, sizes=list(sizes.values())) if sizes else ()
    return tuple(
        WrittenGroup(
            name=name,
            population=str(size),
            affected=SHARE,
            sample=str(sample),
            sensitivity=SENSITIVITY,
        )
        for (name, size), sample in zip(sizes.items(), samples, strict=True)
    )
