"""
Publishable: an answer with small counts taken out, and all from which they could be worked out.

Counts below five are not shown, and nor is which of them are nought: 'fewer than 5' stands for
0 to 4 alike. With them go the exact number of people observed, the sizes of lists, the version
of the table, the seed, what one person fewer would do, lists left out or merged, and every
reason that names a count; sums are of shown counts alone. Estimates are rounded to two figures,
those of groups to tens at least, and more coarsely where four people in a combination that is
not shown could move them further.
The limit is that of estimates on record.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.belief import Apart, of_estimate, of_methods, of_table
from firsthand.domain.prevalence.carrying import counts_of
from firsthand.domain.prevalence.estimates.small_counts import FEW, LIMIT
from firsthand.domain.prevalence.groups import ByGroup, stated
from firsthand.stats.hidden.estimate import Estimate

FIGURES = 2  # of an estimate
TENS = 10  # of a group: where all others hide nobody, the whole less these would be the last
REASONS = {
    "lists": "There are fewer than three lists.",
    "within": "Everybody on one list is on another too.",
    "shared": "Too few people are on more than one list.",
    "empty-pairs": "Most pairs of lists share nobody.",
    "apart": "Two lists cannot share anybody by design.",
    "resamples": "Too few tables were drawn anew for an interval that can be believed.",
    "upper": "The interval of a method has no upper limit.",
    "outside": "The interval of a method does not hold its own estimate.",
    "width": "An interval is too wide.",
    "one-person": "One person fewer in one combination moves an estimate too far.",
    "never-met": "Two lists share nobody where chance would let them share people.",
    "none": "No method gives a number that can be believed.",
    "disagree": "Methods disagree.",
    "below-bound": "A method gives fewer than the lower bound.",
}
SAID = (
    f"Combinations with {FEW} people are not shown, nor what they could be worked out from: "
    "sums are of the counts shown, and estimates are rounded."
)
UNSAID = "The method itself gives no number for this table."


@dataclass(frozen=True, kw_only=True)
class ShownCell:
    """One combination of lists; and how many are on it."""

    combination: str
    count: int


@dataclass(frozen=True, kw_only=True)
class ShownEstimate:
    """An estimate, rounded; None where it is refused, with the reasons, which name no count."""

    method: str
    estimate: int | None
    lower: int | None
    upper: int | None
    level: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Publishable:
    """
    What may be published of an answer; `suppressed` says whether anything was taken out.

    `at_least` is the sum of the counts that are shown. Combinations of fewer than five are not
    listed one by one, as a combination that is not possible is a fact too.
    """

    lists: tuple[str, ...]
    at_least: int
    cells: tuple[ShownCell, ...]
    suppressed: bool
    headline: ShownEstimate
    estimates: tuple[ShownEstimate, ...]
    groups: tuple[tuple[str, ShownEstimate | None], ...] = ()


def of_found(found: HiddenAnswer | ByGroup, apart: Apart = ()) -> Publishable:
    """Return what may be published of an answer, by group or not."""
    if isinstance(found, ByGroup):
        return of_groups(found, apart)
    return publishable(found, apart)


def publishable(answer: HiddenAnswer, apart: Apart = ()) -> Publishable:
    """Return an answer without small counts."""
    counts = counts_of(answer)
    small = [name for name, count in counts.items() if count < LIMIT]
    shown = [
        ShownCell(combination=name, count=count)
        for name, count in counts.items()
        if count >= LIMIT
    ]
    return Publishable(
        lists=answer.table.lists,
        at_least=sum(one.count for one in shown),
        cells=tuple(shown),
        suppressed=bool(small),
        headline=_shown(stated(answer), answer, small, apart),
        estimates=tuple(_shown(one, answer, small, apart) for one in answer.estimates),
    )


def of_groups(found: ByGroup, apart: Apart = ()) -> Publishable:
    """
    Return an answer by group without small counts.

    Counts are of no group but of the whole: those of one group could be had by subtraction.
    """
    whole = publishable(found.whole, apart)
    groups = []
    for one in found.groups:
        told = None
        if one.answer is not None:
            small = [name for name, n in counts_of(one.answer).items() if n < LIMIT]
            told = _shown(stated(one.answer), one.answer, small, apart, least=TENS)
        groups.append((one.name, told))
    return Publishable(**{**vars(whole), "groups": tuple(groups)})


def _shown(
    one: Estimate, answer: HiddenAnswer, small: Sequence[str], apart: Apart, *, least: int = 1
) -> ShownEstimate:
    reasons = _reasons(one, answer, apart)
    if one.refused or one.estimate is None or one.estimate < LIMIT:
        return ShownEstimate(
            method=one.method,
            estimate=None,
            lower=None,
            upper=None,
            level=one.level,
            reasons=reasons or (UNSAID,),
        )
    step = max(least, _step(one, answer, small))
    return ShownEstimate(
        method=one.method,
        estimate=_rounded(one.estimate, step),
        lower=None if one.lower is None else step * math.floor(one.lower / step),
        upper=None if one.upper is None else step * math.ceil(one.upper / step),
        level=one.level,
        reasons=reasons,
    )


def _step(one: Estimate, answer: HiddenAnswer, small: Sequence[str]) -> int:
    """Return to what an estimate is rounded: two figures, or what small counts could move."""
    size = max(one.estimate or 1.0, 1.0)
    figures: int = 10 ** max(math.floor(math.log10(size)) - FIGURES + 1, 0)
    moved = [_moved(other, small) for other in (one, *answer.estimates)]
    furthest = (LIMIT - 1) * max(moved, default=0.0)
    if not small or furthest <= figures:
        return figures
    return int(10 ** math.ceil(math.log10(furthest)))


def _moved(one: Estimate, small: Sequence[str]) -> float:
    """Return how far one person fewer in a combination that is not shown moves an estimate."""
    fewer = one.detail.get("one_fewer")
    if not isinstance(fewer, dict) or one.estimate is None:
        return 0.0
    return max(
        (abs(fewer[name] - one.estimate) for name in small if fewer.get(name) is not None),
        default=0.0,
    )


def _rounded(number: float, step: int) -> int:
    return step * math.floor(number / step + 0.5)


def _reasons(one: Estimate, answer: HiddenAnswer, apart: Apart) -> tuple[str, ...]:
    """Return by which rules a number is doubted, in words that name no count."""
    bound = next((other for other in answer.estimates if other.method == "chao"), None)
    found = of_table(answer.table, apart)
    if one.method == "all":
        found += of_methods(answer.models, bound)
    for other in answer.models if one.method == "all" else (one,):
        found += of_estimate(other, answer.table)
    if not one.refused:
        found = tuple(doubt for doubt in found if not doubt.bars)
    return tuple(dict.fromkeys(REASONS[doubt.objection.rule] for doubt in found))
