"""
Thematic inspections: some areas, chosen by a stated design, so that they can stand for all.

The design is chosen before the areas are. Each area has a known chance of being chosen; whoever
has the seed can choose them again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.stats.lottery import chances_by_size, in_order_of_lot, proportional, systematic

FEWEST = 2  # of one stratum; fewer tell nothing of how much areas differ


class Design(StrEnum):
    """How areas are chosen."""

    SIMPLE = "simple"
    STRATIFIED = "stratified"
    BY_CHILDREN = "pps"


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area that may be chosen: its stratum, and its children where they are counted."""

    la_code: str
    authority: str
    region: str
    stratum: str
    children: int | None


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """One area that was chosen, and the chance that it had."""

    area: Area
    stratum: str
    inclusion_probability: float


@dataclass(frozen=True, kw_only=True)
class Choice:
    """The areas chosen, every area's chance, and how it was done in plain words."""

    design: Design
    seed: str | int
    chosen: tuple[Chosen, ...]
    inclusion_probability: Mapping[str, float]
    words: str


def choose(areas: Sequence[Area], *, number: int, design: Design, seed: str | int) -> Choice:
    """Return `number` areas chosen by the design; refuse what it cannot do."""
    if not 1 <= number <= len(areas):
        raise _refused(
            f"{number} areas were asked for. Needed: 1 to {len(areas)}",
            "Ask for fewer areas, or for all of them.",
        )
    if not str(seed).strip():
        raise _refused(
            "No seed was given. Needed: any text that was fixed before the draw",
            "Give one, such as the day of the decision, and publish it.",
        )
    strata = {area.la_code: "England" for area in areas}
    if design is Design.STRATIFIED:
        strata = joined({area.la_code: area.stratum for area in areas}, number)
    if design is Design.BY_CHILDREN:
        chances = _by_children(areas, number)
        taken = systematic(chances, seed=seed)
    else:
        chances, taken = _within(strata, number, seed)
    by_code = {area.la_code: area for area in areas}
    return Choice(
        design=design,
        seed=seed,
        chosen=tuple(
            Chosen(
                area=by_code[code], stratum=strata[code], inclusion_probability=chances[code]
            )
            for code in sorted(taken, key=lambda code: by_code[code].authority)
        ),
        inclusion_probability=chances,
        words=_words(design, strata, taken, seed),
    )


def joined(strata: Mapping[str, str], number: int) -> dict[str, str]:
    """Return the strata, the smallest joined until each gives two areas at least."""
    found = dict(strata)
    while len(set(found.values())) > 1:
        sizes = Counter(found.values())
        if min(proportional(sizes, total=number).values()) >= FEWEST:
            break
        least, next_least = sorted(sizes, key=lambda name: (sizes[name], name))[:2]
        both = " or ".join(sorted((least, next_least)))
        found = {code: both if s in (least, next_least) else s for code, s in found.items()}
    return found


def _within(
    strata: Mapping[str, str], number: int, seed: str | int
) -> tuple[dict[str, float], tuple[str, ...]]:
    sizes = Counter(strata.values())
    drawn = proportional(sizes, total=number)
    taken = [
        code
        for name in sorted(sizes)
        for code in in_order_of_lot((c for c in strata if strata[c] == name), seed=seed)[
            : drawn[name]
        ]
    ]
    return {code: drawn[name] / sizes[name] for code, name in strata.items()}, tuple(taken)


def _by_children(areas: Sequence[Area], number: int) -> dict[str, float]:
    unknown = [area.authority for area in areas if not area.children]
    if unknown:
        raise _refused(
            f"The number of children is not known for {', '.join(unknown[:5])}"
            f"{' and others' if len(unknown) > 5 else ''}",
            "Choose the design 'stratified' or 'simple', or a day on which it was published.",
        )
    return chances_by_size({a.la_code: float(a.children or 0) for a in areas}, draws=number)


def _words(
    design: Design, strata: Mapping[str, str], taken: Sequence[str], seed: str | int
) -> str:
    lot = (
        f"the SHA-256 of the seed ({seed}), the character U+001F and the area's code; the "
        "smallest are chosen"
    )
    if design is Design.SIMPLE:
        return f"A simple random sample: areas are put in order by {lot}."
    if design is Design.BY_CHILDREN:
        return (
            "Chosen in proportion to the number of children aged 0 to 17: areas are put in "
            f"order by the SHA-256 of the seed ({seed}), the character U+001F and the area's "
            "code, and stepped through by equal numbers of children from a start drawn with "
            "the same seed. Areas larger than a step are certain."
        )
    sizes, drawn = Counter(strata.values()), Counter(strata[code] for code in taken)
    spread = "; ".join(f"{name}: {drawn[name]} of {sizes[name]}" for name in sorted(sizes))
    return (
        f"Stratified by what is known of the harm ({spread}). States too small to give two "
        f"areas are joined. Within each, areas are put in order by {lot}."
    )


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule="thematic design", reason=f"{reason}.", remedy=remedy))
