"""
Rounding: an estimate as everybody may read it beside its table with small counts taken out.

Exact numbers tell a count that is not shown: what is on record less what is published, or the
one value of five that gives the number. So an estimate is told in two figures, its limits
outward, the lower bound and the number on a list downward, the latter in tens at least. Numbers
in its reasons are left out. The version of the table, a hash of every count, is told as one
that nobody without the secret of the installation can work out. What is rounded once stays as
it is when it is rounded again, so that what was recorded exactly is shown as safely.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.prevalence.estimates.small_counts import NO_REGIONS, WHO, without_small

FIGURES = 2
TENS = 10  # to which the number on a list is rounded at least
LEFT_OUT = "…"
HASH = re.compile(r"(?<![0-9a-z])(?=[0-9a-f]*[a-f])[0-9a-f]{8,64}(?![0-9a-z])|\d{12,64}")
BRACKETED = re.compile(r" \([\d,]+\)")
# Neither years, nor how many lists there are, nor the limits of a rule.
COUNT = re.compile(
    r"(?<![\d.,])(?<![Ff]ewer than )(?<!at most )"
    rf"(?!(?:19|20)\d\d(?![\d,%]|\.\d|\s+{WHO}))"
    r"\d[\d,]*(?:\.\d+)?%?(?![\d%]|[ ]lists)"
)
Keyed = Callable[[str], str]


def as_shown(told: PopulationEstimate, keyed: Keyed) -> PopulationEstimate:
    """Return an estimate as everybody may read it; `keyed` turns a hash into a keyed one."""
    rounded = replace(
        told,
        observed=_down(told.observed, least=TENS),
        estimate=_nearest(told.estimate),
        lower=_down(told.lower),
        upper=_up(told.upper),
        lower_bound=_down(told.lower_bound),
        linkage_share=None if told.linkage_share is None else round(told.linkage_share, 2),
        table_version=HASH.sub(lambda m: keyed(m[0].lower()), told.table_version.lower())
        if HASH.search(told.table_version.lower())
        else told.table_version,
        reasons=tuple(without_numbers(one) for one in told.reasons),
    )
    if rounded.observed == 0 and told.observed:  # 5 to 9: no tens to tell
        rounded = replace(rounded, observed=None, withheld=(*told.withheld, "observed"))
    return _without_small(rounded)


def as_kept(
    told: PopulationEstimate,
    others: Sequence[PopulationEstimate],
    keyed: Keyed,
    regions: Mapping[str, str] = NO_REGIONS,
) -> PopulationEstimate:
    """
    Return an estimate as it may be recorded: rounded, and giving no small number away.

    That is checked with the numbers as they are, beside all `others` as they were recorded, and
    once more with all of them as they are shown.
    """
    kept = as_shown(_without_small(told, others, regions), keyed)
    return _without_small(kept, [as_shown(one, keyed) for one in others], regions)


def without_numbers(text: str) -> str:
    """Return a reason with a mark in place of each number that could be a count."""
    return COUNT.sub(LEFT_OUT, BRACKETED.sub("", text))


def down(number: float, *, least: int = 1) -> int:
    """Return a number of people in two figures, no more than it is, in steps of `least` too."""
    step = step_of(number, least)
    return step * math.floor(number / step)


def up(number: float) -> int:
    """Return a number of people in two figures, no fewer than it is."""
    step = step_of(number)
    return step * math.ceil(number / step)


def _down(number: int | None, *, least: int = 1) -> int | None:
    return None if number is None else down(number, least=least)


def _up(number: int | None) -> int | None:
    return None if number is None else up(number)


def _nearest(number: int | None) -> int | None:
    if number is None:
        return None
    step = step_of(number)
    return step * math.floor(number / step + 0.5)


def step_of(number: float, least: int = 1) -> int:
    """Return the step to which a number of people is told: of two figures, or `least`."""
    figures = math.floor(math.log10(number)) + 1 if number >= 1 else 1
    return max(least, int(10 ** max(figures - FIGURES, 0)))


def _without_small(
    told: PopulationEstimate,
    others: Sequence[PopulationEstimate] = (),
    regions: Mapping[str, str] = NO_REGIONS,
) -> PopulationEstimate:
    """Return an estimate without small numbers that keeps what it says of those taken out."""
    kept = without_small(told, others, regions)
    few = tuple(dict.fromkeys((*told.few, *kept.few)))
    withheld = tuple(dict.fromkeys((*told.withheld, *kept.withheld)))
    return replace(kept, few=few, withheld=withheld)
