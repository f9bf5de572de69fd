"""
Belief: when an estimate of how many are on no list must not be believed.

A hidden number comes from overlaps alone, and so from assumptions about what nobody saw. Each
rule below looks at one way in which that fails and says so in words. The limits are choices
made here, not taken from any source; they stand in `Limits` so that they can be argued with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy.special import pdtr

from firsthand.domain.prevalence.doubt import Bars, Doubt, doubt
from firsthand.domain.prevalence.method_names import and_in_text, in_text
from firsthand.stats.hidden.accelerated import too_few
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.overlaps import Overlaps

Apart = tuple[tuple[str, str], ...]  # pairs of lists that cannot share anybody by design


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How far things may go before they speak against an estimate."""

    fewest_lists: int = 3
    fewest_shared: int = 10  # people on more than one list
    empty_pairs: float = 0.5  # of all pairs of lists
    expected_meetings: float = 10.0  # of two lists that share nobody
    by_chance: float = 0.001  # that two lists share so few
    pairs_told: int = 3
    widest: float = 10.0  # the upper limit over the lower
    one_person: float = 0.10  # of the estimate, by one person fewer
    one_person_told: float = 0.05
    apart: float = 1.5  # the largest estimate over the smallest


LIMITS = Limits()


def of_table(table: Overlaps, apart: Apart = (), limits: Limits = LIMITS) -> tuple[Doubt, ...]:
    """Return what in a table of overlaps speaks against every estimate from it."""
    return (
        *_too_few_lists(table, limits),
        *_within_another(table),
        *_too_few_shared(table, limits),
        *_empty_pairs(table, limits),
        *_apart_by_design(apart),
    )


def of_estimate(
    estimate: Estimate, table: Overlaps, limits: Limits = LIMITS
) -> tuple[Doubt, ...]:
    """Return what speaks against one estimate; nothing where there is no number."""
    if estimate.estimate is None:
        return ()
    return (
        *_few_resamples(estimate),
        *_no_upper_limit(estimate),
        *outside(estimate),
        *_too_wide(estimate, limits),
        *_one_person(estimate, limits),
        *_never_met(estimate.estimate, table, limits),
    )


def of_bound(bound: Estimate, table: Overlaps, limits: Limits = LIMITS) -> tuple[Doubt, ...]:
    """Return a doubt where lists share so few that one may keep people off another."""
    if bound.estimate is None:
        return ()
    expected = np.outer(table.sizes, table.sizes) / bound.estimate
    pairs = combinations(range(len(table.lists)), 2)
    chances = {pair: float(pdtr(table.shared[pair], expected[pair])) for pair in pairs}
    rare = sorted(
        (one for one in chances if chances[one] < limits.by_chance),
        key=lambda one: chances[one],
    )
    if not rare:
        return ()
    named = [
        f"{table.lists[a]} and {table.lists[b]} share {table.shared[a, b] or 'nobody'} "
        f"(about {expected[a, b]:,.0f} by chance)"
        for a, b in rare[: limits.pairs_told]
    ]
    left = len(rare) - len(named)
    more = f", and {left} more pairs share too few" if left else ""
    reason = (
        f"{'; '.join(named)}{more}: if one of two lists keeps people off the other, this is no "
        "bound; if other lists send people to one another, it is."
    )
    return (doubt("hardly-met", reason, "Ask which of the two is so.", Bars.NOTHING),)


def of_methods(
    estimates: Sequence[Estimate], bound: Estimate | None, limits: Limits = LIMITS
) -> tuple[Doubt, ...]:
    """Return what speaks against any headline, the methods taken together."""
    given = [one for one in estimates if one.estimate is not None and not one.refused]
    return (
        *_none_given(estimates, given),
        *_disagree(given, limits),
        *_below_the_bound(given, bound),
    )


def _too_few_lists(table: Overlaps, limits: Limits) -> tuple[Doubt, ...]:
    count = len(table.lists)
    if count >= limits.fewest_lists:
        return ()
    reason = (
        f"There are {count} lists; with fewer than {limits.fewest_lists} nothing shows whether "
        "being on one changes the chance of being on another."
    )
    return (doubt("lists", reason, "Add another list of the same children.", Bars.METHOD),)


def _within_another(table: Overlaps) -> tuple[Doubt, ...]:
    shared, sizes = table.shared, table.sizes
    found = []
    for a, b in combinations(range(len(table.lists)), 2):
        small, large = (a, b) if sizes[a] <= sizes[b] else (b, a)
        if sizes[small] and shared[a, b] == sizes[small]:
            inside, outside = table.lists[small], table.lists[large]
            reason = (
                f"Everybody on {inside} ({sizes[small]:,}) is on {outside} too, so that it is "
                "no second look."
            )
            remedy = f"Leave {inside} out, or ask whether one was made from the other."
            found.append(doubt("within", reason, remedy, Bars.METHOD))
    return tuple(found)


def _too_few_shared(table: Overlaps, limits: Limits) -> tuple[Doubt, ...]:
    on_several = int(table.counts[table.histories.sum(axis=1) > 1].sum())
    if on_several >= limits.fewest_shared:
        return ()
    reason = (
        f"{on_several} of {table.observed:,} people are on more than one list; with fewer than "
        f"{limits.fewest_shared} chance alone moves every estimate too far."
    )
    return (doubt("shared", reason, "Use larger lists, or a longer time.", Bars.METHOD),)


def _empty_pairs(table: Overlaps, limits: Limits) -> tuple[Doubt, ...]:
    pairs = list(combinations(range(len(table.lists)), 2))
    empty = [pair for pair in pairs if table.shared[pair] == 0]
    if len(empty) <= limits.empty_pairs * len(pairs):
        return ()
    reason = f"{len(empty)} of {len(pairs)} pairs of lists share nobody."
    remedy = "Merge small lists of the same kind, and check the linkage of these pairs."
    return (doubt("empty-pairs", reason, remedy, Bars.HEADLINE),)


def _apart_by_design(apart: Apart) -> tuple[Doubt, ...]:
    remedy = "Merge the two, or leave one out: their empty overlap says nothing of chance."
    return tuple(
        doubt("apart", f"{a} and {b} cannot share anybody by design.", remedy, Bars.METHOD)
        for a, b in apart
    )


def _no_upper_limit(estimate: Estimate) -> tuple[Doubt, ...]:
    wanted = estimate.detail.get("replicates", 0)
    if estimate.upper is not None or not wanted:
        return ()
    reason = "The interval has no upper limit: any number may be on no list."
    return (doubt("upper", reason, "Give a lower bound only.", Bars.METHOD),)


def _few_resamples(estimate: Estimate) -> tuple[Doubt, ...]:
    """Return a doubt where too few resamples leave what is wrong unseen, or no interval."""
    asked = estimate.detail.get("replicates_asked")
    few = too_few(asked, estimate.level) if isinstance(asked, int) else ""
    if few:
        return (doubt("resamples", few, "", Bars.HEADLINE),)
    if estimate.upper is not None or estimate.detail.get("replicates"):
        return ()
    reason = "There is no interval, so that nothing says how far the number may be off."
    return (doubt("resamples", reason, "Give a lower bound only.", Bars.HEADLINE),)


def outside(estimate: Estimate) -> tuple[Doubt, ...]:
    """Return a doubt where limits miss their own estimate, before links widen them too."""
    alone = estimate.detail.get("without_linkage_error")
    own = {"lower": estimate.lower, "upper": estimate.upper}
    limits = alone if isinstance(alone, dict) else own
    number, lower, upper = estimate.estimate, limits["lower"], limits["upper"]
    if number is None or not lower or not upper or lower <= number <= upper:
        return ()
    reason = (
        f"The estimate of {number:,.0f} lies outside its own limits, {lower:,.0f} to "
        f"{upper:,.0f}, as happens where most tables drawn anew give numbers on one side of it."
    )
    remedy = "Do not give the number; another method or the lower bound may stand."
    return (doubt("outside", reason, remedy, Bars.HEADLINE),)


def _too_wide(estimate: Estimate, limits: Limits) -> tuple[Doubt, ...]:
    if not estimate.lower or not estimate.upper:
        return ()
    factor = estimate.upper / estimate.lower
    if factor <= limits.widest:
        return ()
    reason = f"The upper limit is {factor:.0f} times the lower; at most {limits.widest:.0f}."
    return (doubt("width", reason, "Give the interval, or a lower bound.", Bars.HEADLINE),)


def _one_person(estimate: Estimate, limits: Limits) -> tuple[Doubt, ...]:
    fewer = estimate.detail.get("one_fewer")
    if not isinstance(fewer, dict) or not estimate.estimate:
        return ()
    moved = {cell: abs(value / estimate.estimate - 1) for cell, value in fewer.items() if value}
    cell = max(moved, key=lambda name: moved[name], default=None)
    if cell is None or moved[cell] <= limits.one_person_told:
        return ()
    bars = Bars.HEADLINE if moved[cell] > limits.one_person else Bars.NOTHING
    reason = (
        f"One person fewer on {cell} moves the estimate by {moved[cell]:.0%}, to "
        f"{fewer[cell]:,.0f}."
    )
    return (doubt("one-person", reason, "Check that overlap person by person.", bars),)


def _never_met(estimate: float, table: Overlaps, limits: Limits) -> tuple[Doubt, ...]:
    expected = np.outer(table.sizes, table.sizes) / estimate
    found = []
    for pair in combinations(range(len(table.lists)), 2):
        if table.shared[pair] == 0 and expected[pair] >= limits.expected_meetings:
            a, b = (table.lists[at] for at in pair)
            reason = (
                f"{a} and {b} share nobody, where chance alone would let them share about "
                f"{expected[pair]:.0f}."
            )
            remedy = "Ask whether they can meet at all; if not, say so, or merge them."
            found.append(doubt("never-met", reason, remedy, Bars.HEADLINE))
    return tuple(found)


def _none_given(estimates: Sequence[Estimate], given: Sequence[Estimate]) -> tuple[Doubt, ...]:
    if given:
        return ()
    tried = f"; tried: {and_in_text(one.method for one in estimates)}" if estimates else ""
    reason = f"No method gives a number that can be believed{tried}."
    return (doubt("none", reason, "See the reasons of each.", Bars.HEADLINE),)


def _disagree(given: Sequence[Estimate], limits: Limits) -> tuple[Doubt, ...]:
    numbers = {one.method: one.estimate for one in given if one.estimate is not None}
    if len(numbers) < 2:
        return ()
    least, most = (pick(numbers, key=lambda name: numbers[name]) for pick in (min, max))
    factor = numbers[most] / numbers[least]
    if factor <= limits.apart:
        return ()
    reason = (
        f"Methods disagree: {numbers[least]:,.0f} by {in_text(least)}, {numbers[most]:,.0f} by "
        f"{in_text(most)}, which is {factor:.1f} times as many."
    )
    remedy = "Give all of them side by side, or the lower bound; none may stand alone."
    return (doubt("disagree", reason, remedy, Bars.HEADLINE),)


def _below_the_bound(given: Sequence[Estimate], bound: Estimate | None) -> tuple[Doubt, ...]:
    """Return a doubt for all that are surely below the bound, and one for all others below."""
    if bound is None or bound.estimate is None:
        return ()
    certain = bound.lower or bound.estimate
    surely: dict[str, float] = {}
    perhaps: dict[str, float] = {}
    for one in given:
        if one.estimate is not None and one.estimate < bound.estimate:
            (surely if one.estimate < certain else perhaps)[one.method] = one.estimate
    return tuple(
        doubt(
            "below-bound",
            f"{_giving(low)} by {and_in_text(low)}, below the lower bound of "
            f"{bound.estimate:,.0f} that children of unequal chances imply.",
            "Ask whether one list keeps children off another; if none does, trust the bound.",
            bars,
        )
        for low, bars in ((surely, Bars.HEADLINE), (perhaps, Bars.NOTHING))
        if low
    )


def _giving(numbers: Mapping[str, float]) -> str:
    least, most = (
        f"{number:,.0f}" for number in (min(numbers.values()), max(numbers.values()))
    )
    return least if least == most else f"{least} to {most}"
