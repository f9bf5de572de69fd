"""
Publishable: an answer with small counts taken out, and all from which they could be worked out.

Counts below five are not shown, and nor is which of them are nought: 'fewer than 5' stands for
0 to 4 alike. With them go the exact number of people observed, the sizes of lists, the version
of the table, the seed, what one person fewer would do, lists left out or merged, and every
reason that names a count; sums are of shown counts alone. Where a count is not shown, no number
is worked out from it either: estimates are of the counts shown, and their intervals hold what
the counts not shown may make of them (`completing.py`); where that is too much, none is given.
Estimates are rounded to two figures, those of groups to tens at least.
The limit is that of estimates on record.
"""

import math
from dataclasses import dataclass, replace

from firsthand.domain.prevalence.answer import BOUNDS, HiddenAnswer
from firsthand.domain.prevalence.belief import (
    LIMITS,
    Apart,
    of_estimate,
    of_methods,
    of_table,
)
from firsthand.domain.prevalence.carrying import counts_of
from firsthand.domain.prevalence.completing import SLOW, Completed, completed
from firsthand.domain.prevalence.doubt import Bars
from firsthand.domain.prevalence.estimates.rounding import step_of
from firsthand.domain.prevalence.estimates.small_counts import FEW, LIMIT
from firsthand.domain.prevalence.groups import ByGroup, stated
from firsthand.domain.prevalence.method_names import and_in_text
from firsthand.stats.hidden.estimate import Estimate

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
    "sums and estimates are of the counts shown, estimates are rounded, and their intervals "
    "hold what the counts that are not shown may make of them."
)
UNSAID = "The method itself gives no number for this table."
COARSE = "The number is too small to be told beside the step to which it is rounded."
MOVED = "The counts that are not shown can move the number too far for it to be told."
NOT_EVERY = (
    "For some of the counts that are not shown there may be no number, so that a number would "
    "tell of them."
)
TOO_LONG = "The method takes too long to be tried with every count that is not shown."
NOT_IN_IT = "Not in this interval, as trying takes too long: {}."
TOO_MANY = "Too few combinations are shown to say anything from these alone."
FURTHEST = LIMITS.apart  # the largest number over the smallest, by counts that are not shown


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
    shown = [
        ShownCell(combination=name, count=count)
        for name, count in counts.items()
        if count >= LIMIT
    ]
    head, estimates = _told(answer, apart)
    return Publishable(
        lists=answer.table.lists,
        at_least=sum(one.count for one in shown),
        cells=tuple(shown),
        suppressed=len(shown) < len(counts),
        headline=head,
        estimates=estimates,
    )


def of_groups(found: ByGroup, apart: Apart = ()) -> Publishable:
    """
    Return an answer by group without small counts.

    Counts are of no group but of the whole: those of one group could be had by subtraction.
    """
    whole = publishable(found.whole, apart)
    groups = []
    for one in found.groups:
        told = None if one.answer is None else _told(one.answer, apart, least=TENS)[0]
        groups.append((one.name, told))
    return Publishable(**{**vars(whole), "groups": tuple(groups)})


def _told(
    answer: HiddenAnswer, apart: Apart, *, least: int = 1
) -> tuple[ShownEstimate, tuple[ShownEstimate, ...]]:
    """Return what heads an answer, and each of its methods, as they may be published."""
    every = (stated(answer), *answer.estimates)
    if (answer.table.counts >= LIMIT).all():
        head, *others = [_rounded(one, _reasons(one, answer, apart), least) for one in every]
        return head, tuple(others)
    found = completed(answer, apart)
    if found is None:
        head, *others = [_kept_back(one, TOO_MANY) for one in every]
        return head, tuple(others)
    numbers = {one.method: one for one in found.answer.estimates}
    spread = {name: _spread(one, found, apart) for name, one in numbers.items()}
    others = [
        _rounded(*spread[one.method], least)
        if one.method in spread
        else _kept_back(one, TOO_LONG)
        for one in answer.estimates
    ]
    if answer.headline is None:
        return others[0], tuple(others)
    return _headline(answer, found, [one for one, _ in spread.values()], apart, least), tuple(
        others
    )


def _spread(one: Estimate, found: Completed, apart: Apart) -> tuple[Estimate, tuple[str, ...]]:
    """Return an estimate with limits for every table it may be of, or none, with reasons."""
    reasons = list(_reasons(one, found.answer, apart))
    if one.refused or one.estimate is None:
        return _without(one), tuple(reasons or [UNSAID])
    if one.method not in found.numbers:
        return _without(one), (*reasons, TOO_LONG)
    numbers = found.told(one.method)
    if numbers is None:
        return _without(one), (*reasons, NOT_EVERY)
    barring = {} if one.method in BOUNDS else _barring_somewhere(one, found, apart)
    if barring:
        return _without(one), tuple(dict.fromkeys((*reasons, *barring)))
    least, most = float(numbers.min()), float(numbers.max())
    if most > FURTHEST * least:
        return _without(one), (*reasons, MOVED)
    shown = int(found.answer.table.counts[found.answer.table.counts >= LIMIT].sum())
    lower = None if one.lower is None else max(one.lower * least / one.estimate, shown)
    upper = None if one.upper is None else one.upper * most / one.estimate
    return replace(one, lower=lower, upper=upper), tuple(reasons)


def _barring_somewhere(one: Estimate, found: Completed, apart: Apart) -> dict[str, None]:
    """Return the words of what in a table that the answer may be of bars the method."""
    allowed = {"lists"} if one.method == "chapman" else set()
    return {
        REASONS[doubt.objection.rule]: None
        for table in found.tables
        for doubt in of_table(table, apart)
        if doubt.bars is Bars.METHOD and doubt.objection.rule not in allowed
    }


def _without(one: Estimate) -> Estimate:
    return replace(one, estimate=None, lower=None, upper=None, reasons=(UNSAID,))


def _headline(
    answer: HiddenAnswer, found: Completed, spread: list[Estimate], apart: Apart, least: int
) -> ShownEstimate:
    """Return what heads the answer: barred where any table that it may be of bars it."""
    head = found.answer.headline
    given = {one.method: one for one in spread if one.estimate is not None}
    if head is None:
        return _kept_back(stated(answer), TOO_LONG)
    if head.refused:
        return _kept_back(head, *_reasons(head, found.answer, apart))
    models = [one.method for one in found.answer.models]
    if any(name in found.numbers and name not in given for name in models):
        return _kept_back(head, *_reasons(head, found.answer, apart), MOVED)
    lower = min((one.lower for one in given.values() if one.lower is not None), default=None)
    upper = max((one.upper for one in given.values() if one.upper is not None), default=None)
    barred = _apart_somewhere(found, list(given.values()))
    if lower and upper and upper > LIMITS.widest * lower:
        barred |= {REASONS["width"]: None}
    if barred:
        return _kept_back(head, *barred)
    slow = [one.method for one in answer.estimates if one.method in SLOW]
    slow += [
        one.method
        for one in found.answer.models
        if not one.refused and one.method not in found.numbers
    ]
    missing = (NOT_IN_IT.format(and_in_text(slow)),) if slow else ()
    told = replace(head, lower=lower, upper=upper)
    return _rounded(told, (*_reasons(head, found.answer, apart), *missing), least)


def _apart_somewhere(found: Completed, given: list[Estimate]) -> dict[str, None]:
    """Return the words of what bars a headline for some table that the answer may be of."""
    words: dict[str, None] = {}
    for at in range(len(found.tables)):
        numbers = [(one, float(found.numbers[one.method][at])) for one in given]
        every = [replace(one, estimate=each) for one, each in numbers if math.isfinite(each)]
        bound = next((one for one in every if one.method in BOUNDS), None)
        models = [one for one in every if one.method in {m.method for m in found.answer.models}]
        words |= {
            REASONS[doubt.objection.rule]: None
            for doubt in of_methods(models, bound)
            if doubt.bars >= Bars.HEADLINE
        }
    return words


def _rounded(one: Estimate, reasons: tuple[str, ...], least: int) -> ShownEstimate:
    if one.refused or one.estimate is None or one.estimate < LIMIT:
        return _kept_back(one, *(reasons or (UNSAID,)))
    step = step_of(one.estimate, least)
    if step > one.estimate / 2:
        return _kept_back(one, *reasons, COARSE)
    return ShownEstimate(
        method=one.method,
        estimate=step * math.floor(one.estimate / step + 0.5),
        lower=None if one.lower is None else step * math.floor(one.lower / step),
        upper=None if one.upper is None else step * math.ceil(one.upper / step),
        level=one.level,
        reasons=reasons,
    )


def _kept_back(one: Estimate, *reasons: str) -> ShownEstimate:
    return ShownEstimate(
        method=one.method,
        estimate=None,
        lower=None,
        upper=None,
        level=one.level,
        reasons=reasons,
    )


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
