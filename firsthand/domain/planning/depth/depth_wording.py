"""
Depth in words: the sentences that a report prints of what an inspection could have found.

Chances are whole percent, rounded down, so that no sentence promises more than is so; 'certain'
and 'no chance' are kept for what is exactly so. Shares keep two digits.
"""

import math

from firsthand.domain.common.words import counted
from firsthand.domain.planning.depth.allocation import Allocation, Split, Way
from firsthand.domain.planning.depth.chances import Range
from firsthand.domain.planning.depth.depth import Depth, Miss, Needed
from firsthand.domain.planning.depth.design import Design, Effort
from firsthand.domain.planning.depth.reader import Attention

A_HAIR = 1e-9  # 0.29 * 100 is 28.999999999999996


def percent(chance: float) -> str:
    """Return a chance in whole percent, rounded down: '38 percent', 'less than 1 percent'."""
    return f"{_whole(chance)} percent"


def short_percent(chance: float) -> str:
    """Return a chance for a table or a chart: '38%', 'under 1%', 'over 99%'."""
    words = _whole(chance).replace("less than", "under").replace("more than", "over")
    return f"{words}%"


def short_chances(chance: Range) -> str:
    """Return a chance or a range for a table: '38%', '26% to 38%'."""
    low, high = short_percent(chance.low), short_percent(chance.high)
    return low if low == high else f"{low} to {high}"


def share(value: float) -> str:
    """Return a share with two digits: '1 percent', '1.4 percent', '33 percent'."""
    return f"{_digits(value)} percent"


def shares(low: float, high: float) -> str:
    """Return two shares: '1 percent', '1 to 2 percent'."""
    return share(low) if low == high else f"{_digits(low)} to {share(high)}"


def sentence(depth: Depth) -> str:
    """Return the sentence that every report should print."""
    design = depth.design
    return f"Reading {read(design)}, this inspection {_met(depth.chance, _failure(design))}."


def sentences(depth: Depth) -> tuple[str, ...]:
    """Return what the reading would find, miss and need, a sentence each."""
    told = [sentence(depth), *_at_least(depth), missed(depth), enough(depth)]
    if not depth.design.is_certain:
        told.append(
            "What is not known for certain is given as a range; where one number is needed, "
            "the worse end is taken."
        )
    return tuple(told)


def read(design: Design) -> str:
    """Return '60 of 2,500 files', with the number of groups where there are several."""
    groups = f" in {len(design.groups)} groups" if len(design.groups) > 1 else ""
    return f"{design.sample:,} of {counted(design.population, 'file')}{groups}"


def missed(depth: Depth) -> str:
    """Return how large a failure could be and still stay unseen."""
    wide, even = depth.misses[0], depth.misses[-1]
    one, asked = depth.design.at_least == 1, f"at least {depth.design.at_least:,} of them"
    below = f"with a chance below {percent(wide.confidence)}"
    if wide.at_any_size:
        done = "been found" if one else f"shown {asked}"
        return f"Even a failure that touches every case would have {done} {below}."
    done = "be found" if one else f"show {asked}"
    told = f"A failure could touch {_cases(wide)} and still {done} {below}"
    if even is wide or not even.affected:
        return f"{told}."
    likelier = "to be missed than found" if one else "not to show so many"
    return f"{told}; one that touches {_cases(even)} is likelier {likelier}."


def enough(depth: Depth) -> str:
    """Return how many cases would be enough, and what reading them costs."""
    design, found = depth.design, depth.needed
    if found.cases is None or found.effort is None:
        return f"For a chance of {percent(design.confidence)}: {_and_why(found)}"
    told = (
        f"For a chance of {percent(design.confidence)}{_of_how_many(design)}, "
        f"{found.cases:,} of {counted(design.population, 'file')} would have to be read"
    )
    if found.cases_at_best is not None and found.cases_at_best < found.cases:
        told += f" ({found.cases_at_best:,} at best)"
    return f"{told}: {costs(found.effort, design)}."


def costs(effort: Effort, design: Design) -> str:
    """Return '88 reader-days, or 22 days on site for 4 readers', with what it assumes."""
    days = f"{effort.reader_days:,.1f}".removesuffix(".0")
    return (
        f"{days} reader-day{'' if days == '1' else 's'}, or "
        f"{counted(effort.days_on_site, 'day')} on site for "
        f"{counted(design.readers, 'reader')}, at {design.minutes_per_case:g} minutes a case "
        f"and {design.hours_a_day:g} hours of reading a day"
    )


def splitting(design: Design, found: Allocation) -> tuple[str, ...]:
    """Return where stratifying helps most, a sentence each."""
    planned, best, together = (found.way(n) for n in ("planned", "best", "together"))
    told = []
    if best.split is None or planned.split is None:
        told.append(best.because or "")
    elif best.split.chance - planned.split.chance < 0.005:
        told.append("No other split of the same cases would find noticeably more.")
    else:
        told.append(
            f"The same {counted(design.sample, 'case')} split as "
            f"{_samples(design, best.split)} would have a chance of "
            f"{percent(best.split.chance)} instead of {percent(planned.split.chance)}."
        )
    told.extend(_fewer(design, best, together))
    ones = [one for one in found.gains if one.further == 1 and one.adds]
    if ones:
        most = max(ones, key=lambda one: one.adds or 0)
        told.append(
            f"One further case adds most in {most.group}: "
            f"{_points(most.adds or 0)} percentage points."
        )
    return tuple(told)


def noticing(learned: Attention) -> tuple[str, ...]:
    """Return what double readings tell of the readers, a sentence each."""
    both, total = learned.both, learned.affected
    first = (
        f"By {counted(learned.counts.cases, 'case')} that two have read, a reader notices "
        f"{share(both.estimate)} of affected cases (95 percent interval: "
        f"{_digits(both.interval.lower)} to {share(both.interval.upper)})."
    )
    told = [first]
    if total.interval is None:
        told.append("How many cases both overlooked cannot be told from these readings.")
    else:
        told.append(
            f"About {total.estimate:,.0f} of these cases were affected, with those that both "
            f"overlooked (95 percent interval: {total.interval.lower:,.0f} to "
            f"{total.interval.upper:,.0f})."
        )
    return (*told, *learned.checks)


def _fewer(design: Design, best: Way, together: Way) -> list[str]:
    if best.cases_needed is None or together.cases_needed is None:
        return []
    if best.needed_samples is None or best.cases_needed >= together.cases_needed:
        return []
    told = (
        f"For a chance of {percent(design.confidence)} of meeting one case, "
        f"{together.cases_needed:,} cases of all lists as one shrink to "
        f"{best.cases_needed:,} when the groups are read apart, if the failure sits where "
        "it is thought to."
    )
    return [told]


def _met(chance: Range, failure: str) -> str:
    if chance.is_certain:
        if chance.low >= 1:
            return f"was certain to meet {failure}"
        if chance.low <= 0:
            return f"could not meet {failure}"
        return f"had {_article(_whole(chance.low))} percent chance of meeting {failure}"
    return f"had a chance of {chances(chance)} of meeting {failure}"


def chances(chance: Range) -> str:
    """Return '38 percent', or '26 to 38 percent' when it is a range."""
    low, high = _whole(chance.low), _whole(chance.high)
    return f"{low} percent" if low == high else f"{low} to {high} percent"


def _failure(design: Design) -> str:
    low = design.affected / design.population
    high = design.affected_to / design.population
    return f"a failure that touches {shares(low, high)} of cases"


def _at_least(depth: Depth) -> list[str]:
    told = []
    for one in depth.chances:
        if one.at_least > 1:
            word = "two" if one.at_least == 2 else f"{one.at_least:,}"
            told.append(
                f"The chance of meeting at least {word} such cases was {chances(one.found)}."
            )
    return told


def _cases(miss: Miss) -> str:
    return f"{counted(miss.affected, 'case')} ({share(miss.share)})"


def _of_how_many(design: Design) -> str:
    return "" if design.at_least == 1 else f" of meeting at least {design.at_least:,}"


def _and_why(found: Needed) -> str:
    because = found.because or ""
    return because[:1].lower() + because[1:]


def _samples(design: Design, split: Split) -> str:
    return ", ".join(
        f"{sample:,} of {group.name}"
        for group, sample in zip(design.groups, split.samples, strict=True)
    )


def _points(value: float) -> str:
    return f"{value * 100:.2g}"


def _article(words: str) -> str:
    if not words.isdigit():
        return f"a {words}"
    return f"an {words}" if words.startswith("8") or words in {"11", "18"} else f"a {words}"


def _whole(chance: float) -> str:
    if chance <= 0:
        return "0"
    if chance >= 1:
        return "100"
    hundredths = math.floor(chance * 100 + A_HAIR)
    if hundredths < 1:
        return "less than 1"
    return "more than 99" if chance > 0.99 + A_HAIR else str(hundredths)


def _digits(value: float) -> str:
    if 0.995 <= value < 1:
        return "more than 99"
    return "100" if value >= 1 else f"{value * 100:.2g}"
