"""Waterfall: how the weight of a pair comes about, step by step, in words and in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.domain.prevalence.linkage.model import NOT_COMPARED, Comparison, Model
from firsthand.domain.prevalence.linkage.pairs import ON_ONE_LIST, levels_of, rarities_of

BEFORE = "two records of two lists, before anything is compared"
BEFORE_ON_ONE = "two records of one list, before anything is compared"
FAMILY = "family"
NOT_KNOWN = "not known on both sides"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: what was compared, how it agrees, its weight and the sum so far (bits)."""

    name: str
    label: str
    weight: float
    total: float


def waterfall(
    model: Model,
    levels: Mapping[str, int],
    rarity: Mapping[str, float] | None = None,
    *,
    on_one_list: bool = False,
) -> tuple[Step, ...]:
    """
    Return the steps from before anything is compared to the weight of the pair.

    `rarity`: bits by which the agreeing names are rarer (above 0) or commoner than names are
    on average. Each step but the first adds its weight; the last total is the pair's weight.
    """
    rare = rarity or {}
    prior = model.prior_weight(on_one_list=on_one_list)
    found: list[tuple[str, str, float]] = [
        ("prior", BEFORE_ON_ONE if on_one_list else BEFORE, prior)
    ]
    for one in model.comparisons:
        level = levels[one.name]
        found.append((one.title, _label(one, level), one.weight(level)))
        if rare.get(one.name):
            found.append((one.title, _rarity(rare[one.name]), rare[one.name]))
    family = model.family_weight(levels, rare)
    if model.twins or model.siblings:
        found.append((FAMILY, _family(family), family))
    steps, total = [], 0.0
    for name, label, weight in found:
        total += weight
        steps.append(Step(name=name, label=label, weight=weight, total=total))
    return tuple(steps)


def _label(comparison: Comparison, level: int) -> str:
    return NOT_KNOWN if level == NOT_COMPARED else comparison.levels[level].label


def _rarity(bits: float) -> str:
    return "a rarer name than most" if bits > 0 else "a commoner name than most"


def _family(bits: float) -> str:
    if bits > -1:
        return "twins or siblings would hardly agree like this"
    return "twins or siblings could agree like this too"


def waterfall_of(model: Model, pair: Mapping[str, object]) -> tuple[Step, ...]:
    """Return the steps of a pair of `Pairs`."""
    return waterfall(
        model,
        levels_of(model, pair),
        rarities_of(model, pair),
        on_one_list=bool(pair[ON_ONE_LIST]),
    )
