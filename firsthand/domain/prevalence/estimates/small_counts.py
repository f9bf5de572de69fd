"""
Small counts: no number of 1 to 4 children enters the record, nor what gives one away.

Publishers of children's statistics suppress small counts; 5 as the limit is this project's own
choice. A count below it is told as 'fewer than 5'. The number of children on a list is withheld
where subtracting it from another number that is told, or from the one on record for another
area or another table, leaves 1 to 4, or where a whole on record less some of its parts would
(`sums.py`). Limits that are the same number go with it, and sentences lose it. Numbers written
as words are not found.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate
from firsthand.domain.prevalence.estimates.sums import give_away

LIMIT = 5  # the smallest number of children that is told
FEW = f"fewer than {LIMIT}"
NUMBERS = ("observed", "estimate", "lower", "upper", "lower_bound")
GONE = "a number that is withheld"
NO_REGIONS: Mapping[str, str] = {}
WHO = r"(?:people|persons?|children|child|pupils?|patients?|girls?|boys?|young people)"
NUMBER = r"(?<![\d.,])(\d[\d,]*)(?![\d%]|[.,]\d)"
OF_ALL = re.compile(rf"{NUMBER}\s+of\s+{NUMBER}\s+{WHO}\b", re.IGNORECASE)
COUNTED = re.compile(rf"{NUMBER}(?=\s+{WHO}\b)", re.IGNORECASE)
BRACKETED = re.compile(rf"(?<=\(){NUMBER}(?=\))")


def small(number: float | None) -> bool:
    """Tell whether a number of children is too small to be told; none at all is not."""
    return number is not None and 0 < round(number) < LIMIT


def without_small(
    told: PopulationEstimate,
    others: Sequence[PopulationEstimate] = (),
    regions: Mapping[str, str] = NO_REGIONS,
) -> PopulationEstimate:
    """
    Return an estimate as it may be kept, beside all `others` on the record.

    `regions` has the region of each authority by its code.
    """
    few = tuple(name for name in NUMBERS if small(getattr(told, name)))
    kept: dict[str, Any] = dict.fromkeys(few)
    numbers = [getattr(told, name) for name in NUMBERS[1:] if name not in few]
    numbers += [one.observed for one in others if one.harm == told.harm]
    withheld: tuple[str, ...] = ()
    if "observed" not in few and (
        _given_away(told.observed, numbers) or give_away(told, others, regions, limit=LIMIT)
    ):
        # A limit that is the same number is that of no further child, and would tell it.
        withheld = tuple(name for name in NUMBERS if getattr(told, name) == told.observed)
    kept |= dict.fromkeys(withheld)
    gone = told.observed if "observed" in kept else None
    return replace(
        told,
        **kept,
        few=few,
        withheld=withheld,
        reasons=tuple(reworded(one, gone=gone) for one in told.reasons),
    )


def _given_away(observed: int | None, numbers: Sequence[int | None]) -> bool:
    if observed is None:
        return False
    return any(number is not None and small(abs(number - observed)) for number in numbers)


def reworded(text: str, *, gone: int | None = None) -> str:
    """
    Return a sentence of a program with each small number of children as 'fewer than 5'.

    `gone` is the number on a list, if that is not told: the sentence then loses it too.
    """
    found = OF_ALL.sub(lambda m: _of_all(m, gone), text)
    for pattern in (COUNTED, BRACKETED):
        found = pattern.sub(lambda m: _alone(m, gone), found)
    return found[:1].upper() + found[1:]


def _alone(match: re.Match[str], gone: int | None) -> str:
    number = _number(match[1])
    if small(number):
        return FEW
    return GONE if number == gone else match[0]


def objections_to_words(name: str, text: str) -> tuple[Objection, ...]:
    """Return why words that somebody wrote may not be kept: they tell a small number."""
    if reworded(text) == text[:1].upper() + text[1:]:
        return ()
    return (
        Objection(
            rule=name,
            reason=f"The words tell a number of children below {LIMIT}, or one from which it "
            "can be worked out.",
            remedy=f"Write “{FEW}”, or leave the number out.",
        ),
    )


def _of_all(match: re.Match[str], gone: int | None) -> str:
    part, whole = _number(match[1]), _number(match[2])
    who = match[0].split()[-1]
    if gone in (part, whole):
        return f"some {who}, {GONE},"
    if not small(part) and not small(whole - part) and not small(whole):
        return match[0]
    if small(part) and not small(whole):
        return f"{FEW} of {match[2]} {who}"
    return f"some {who}, a number withheld because it is small,"


def _number(text: str) -> int:
    return int(text.replace(",", ""))
