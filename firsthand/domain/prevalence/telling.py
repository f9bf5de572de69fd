"""
Telling: an estimate of a hidden number in sentences that a committee can read.

The answer comes first, in one sentence: a number with its interval, or that there is none and
why. What is taken to be true comes with what happens to the number where it is not.
"""

from collections.abc import Sequence

from firsthand.domain.prevalence.answer import BOUNDS, HiddenAnswer, Variant
from firsthand.domain.prevalence.carrying import carried, leading
from firsthand.domain.prevalence.groups import ByGroup, Sum, stated
from firsthand.domain.prevalence.method_names import NAMES, in_text
from firsthand.stats.hidden.estimate import Estimate

RECOGNISED = (
    "The same person was recognised on every list, and no two people were taken for one. "
    "Links that were missed make the number too large; false ones make it too small."
)
ASSUMPTIONS = (
    (
        "Every person has some chance of being on each list. Whoever no list could ever hold "
        "is not in the number at all."
    ),
    (
        "Nobody came, left or changed group while the lists were kept. Lists of different "
        "years, ages or areas do not overlap for that reason alone: the number is then too "
        "large."
    ),
    RECOGNISED,
    (
        "Lists may go together where the overlaps show it. Where one list sends people to "
        "another, as police tell social care, the number is too small unless those sent are "
        "left out."
    ),
    (
        "Of how all lists go together at once, the table holds nothing. Every method takes it "
        "to be what its model says; what another truth would do is told under what would "
        "change it."
    ),
)
NOT_A_LIST = (
    "It is a number of people. It names nobody, and says of no person how likely they are."
)
MOST_WEIGHTS = 3  # combinations that are named in words
MOST_CHANGES = 10  # lists left out, or two taken as one, each with its number in words


def sentence(answer: HiddenAnswer) -> str:
    """Return the answer in one sentence: a headline with its interval, or why there is none."""
    one = stated(answer)
    if one.refused or one.estimate is None:
        return f"{_none(answer)}: {one.reasons[0]} {_known(answer)}"
    hidden = one.estimate - answer.table.observed
    about = "At least about" if one.method in BOUNDS else "About"
    return (
        f"{about} {told(one.estimate)} people in all{interval(one)}: {_seen(answer)}, so about "
        f"{told(hidden)} are on none."
    )


def above_reasons(answer: HiddenAnswer) -> str:
    """Return the answer in one sentence that leaves the reasons for none to what follows."""
    one = stated(answer)
    if not one.refused and one.estimate is not None:
        return sentence(answer)
    alone = "" if answer.headline is None else " Give none of these alone."
    return f"{_none(answer)}, for the reasons below.{alone} {_known(answer)}"


def _none(answer: HiddenAnswer) -> str:
    return "No headline number" if answer.headline is not None else "No number"


def _known(answer: HiddenAnswer) -> str:
    return f"What is known: {_seen(answer)}{_at_least(answer)}."


def _seen(answer: HiddenAnswer) -> str:
    table = answer.table
    return f"{table.observed:,} are on at least one of these {len(table.lists)} lists"


def of_groups(found: ByGroup) -> str:
    """Return in one sentence what the groups add up to, beside the whole."""
    whole = stated(found.whole)
    beside = (
        f"estimated as one, they are {told(whole.estimate)}{interval(whole)}"
        if whole.estimate is not None and not whole.refused
        else "for all of them as one there is no headline number"
    )
    if found.total.estimate is None:
        return f"{found.total.because}{_of_given(found.total.given)} Beside this, {beside}."
    return (
        f"The {len(found.groups)} groups add up to {told(found.total.estimate)}"
        f"{_limits(found.total.lower, found.total.upper)}; {beside}."
    )


def _of_given(given: Sum | None) -> str:
    if given is None:
        return ""
    return (
        f" The other {len(given.groups)} add up to {told(given.estimate)}"
        f"{_limits(given.lower, given.upper)}, which is not everybody."
    )


def interval(one: Estimate) -> str:
    """Return ' (1,200 to 3,400 at 95 percent)'; nothing where there is no interval."""
    limits = _limits(one.lower, one.upper)
    return f"{limits[:-1]} at {100 * one.level:.3g} percent)" if limits else ""


def _limits(lower: float | None, upper: float | None) -> str:
    if lower is None or upper is None:
        return ""
    return f" ({told(lower)} to {told(upper)})"


def told(number: float) -> str:
    """Return a number of people as it is said: whole, and from 1,000 on to three figures."""
    if number < 1000:
        return f"{number:,.0f}"
    step = 10 ** (len(str(int(number))) - 3)
    return f"{round(number / step) * step:,.0f}"


def _at_least(answer: HiddenAnswer) -> str:
    bound = next((one for one in answer.estimates if one.method in BOUNDS), None)
    if bound is None or bound.estimate is None or bound.refused:
        return ""
    return (
        f", and there are at least about {told(bound.estimate)}{interval(bound)} if no list "
        "keeps people off another"
    )


def would_change(answer: HiddenAnswer) -> tuple[str, ...]:
    """Return in sentences what would change the number: people, lists, unseen dependence."""
    return (*_people(answer), *_lists(answer), *_unseen(answer))


def _people(answer: HiddenAnswer) -> tuple[str, ...]:
    found = carried(answer)
    if found is None:
        return ()
    named = [
        f"on {one.combination} ({one.count:,}) would make it "
        + ("impossible to estimate" if one.one_fewer is None else told(one.one_fewer))
        for one in found.weights[:MOST_WEIGHTS]
    ]
    return (
        (
            f"{NAMES[found.method]} gives {told(found.estimate)}. One person fewer "
            f"{'; '.join(named)}."
        ),
    )


def _lists(answer: HiddenAnswer) -> tuple[str, ...]:
    first = leading(answer)
    given = [
        one for one in answer.variants if first and one.method == first.method and one.estimate
    ] or [one for one in answer.variants if one.estimate]
    if not given:
        return ()
    least, most = (pick(given, key=lambda one: one.estimate or 0) for pick in (min, max))
    return (
        (
            f"With a list left out or two taken as one, the number runs from "
            f"{told(least.estimate or 0)} ({least.change}) to {told(most.estimate or 0)} "
            f"({most.change})."
        ),
    )


def of_variants(answer: HiddenAnswer) -> tuple[str, ...]:
    """Return in lines what one method gives with lists left out, taken as one, or split."""
    first = leading(answer)
    methods = {one.method for one in answer.variants}
    method = first.method if first and first.method in methods else "stepwise"
    own = [one for one in answer.variants if one.method == method]
    without = [one for one in own if one.change.startswith("without ")]
    merged = [one for one in own if one.change.endswith(" as one")]
    others = [one for one in own if one not in (*without, *merged)]
    changed = (changes(without), "; ".join(filter(None, map(changes, (merged, others)))))
    kept_back = " (to compare, none of them to give)" if stated(answer).refused else ""
    return tuple(f"By the {in_text(method)}{kept_back}: {line}." for line in changed if line)


def changes(kind: Sequence[Variant]) -> str:
    """Return each change with its number; of many, the least and the most."""
    given = [one for one in kind if one.estimate is not None]
    if len(kind) <= MOST_CHANGES or not given:
        return "; ".join(
            f"{one.change} {'no number' if one.estimate is None else told(one.estimate)}"
            for one in kind
        )
    least, most = (pick(given, key=lambda one: one.estimate or 0) for pick in (min, max))
    none = len(kind) - len(given)
    return (
        f"from {told(least.estimate or 0)} ({least.change}) to {told(most.estimate or 0)} "
        f"({most.change}), of {len(kind)} such changes"
        f"{f', {none} of them without a number' if none else ''}; JSON has each"
    )


def _unseen(answer: HiddenAnswer) -> tuple[str, ...]:
    first = leading(answer)
    found = first.detail.get("sensitivity") if first else None
    if not isinstance(found, dict):
        return ()
    half = found["to_halve"]
    halved = (
        f" and half at {half:.2g} times"
        if half
        else ", and cannot be half, as more was observed"
    )
    return (
        (
            "If the dependence that nobody can see made those on no list "
            f"{found['to_double']:.2g} times as many, the number would be double{halved}."
        ),
    )
