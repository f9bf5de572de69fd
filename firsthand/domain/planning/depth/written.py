"""Written: numbers, shares and ranges as people write them: 25, 1%, 0.5-0.8, 10 to 25."""

import math
import re

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused

NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12}(?:\.[0-9]{1,12})?|\.[0-9]{1,12}"
ONE = re.compile(rf"({NUMBER})\s*(%?)")
RANGE = re.compile(rf"({NUMBER})\s*(%?)\s*(?:-|\u2013|to)\s*({NUMBER})\s*(%?)")
PATTERN = rf"^\s*(?:{NUMBER})\s*%?\s*(?:(?:-|\u2013|to)\s*(?:{NUMBER})\s*%?\s*)?$"
"""What a written amount looks like, for whoever describes it to programs."""
IN_FIGURES = "Write it in the figures 0 to 9, with no minus sign and no exponent."
WITH_ITS_SIGN = (
    "Write 1% for one case in a hundred; a spreadsheet that shows 1% keeps 0.01, unless the "
    "cell is text."
)

Ends = tuple[float, bool]


def affected(given: str, *, population: int, what: str = "affected") -> tuple[int, int | None]:
    """
    Return how many cases are affected, and the other end of a range.

    A share is turned into the nearest number of cases, and into 1 where it is more than none:
    a failure touches whole cases.
    """
    first, last = _ends(given, what, "a number of cases such as 25, or a share such as 1%")
    low = _cases(first, population, given, what)
    return low, None if last is None else _cases(last, population, given, what)


def chance(given: str, *, what: str) -> tuple[float, float | None]:
    """Return a chance written as 0.8, 80% or 0.5-0.8, and the other end of a range."""
    first, last = _ends(given, what, "a chance such as 0.8 or 80%, or a range such as 0.5-0.8")
    return _share(first), None if last is None else _share(last)


def one_chance(given: str, *, what: str) -> float:
    """Return a chance written as 0.95 or 95%; a range is refused."""
    first, last = chance(given, what=what)
    if last is not None:
        raise _not_understood(given, what, "one chance such as 0.95 or 95%")
    return first


def whole(given: str, *, what: str) -> int:
    """Return a whole number written as 2500 or 2,500."""
    found = ONE.fullmatch(given.strip())
    value = _value(found[1]) if found and not found[2] else math.nan
    if not value.is_integer():
        raise _not_understood(given, what, "a whole number such as 60")
    return int(value)


def number(given: str, *, what: str) -> float:
    """Return a number written as 90 or 7.5."""
    found = ONE.fullmatch(given.strip())
    if not found or found[2]:
        raise _not_understood(given, what, "a number such as 90")
    return _value(found[1])


def _ends(given: str, what: str, needed: str) -> tuple[Ends, Ends | None]:
    text = given.strip()
    if found := ONE.fullmatch(text):
        return (_value(found[1]), bool(found[2])), None
    if found := RANGE.fullmatch(text):
        # '1-5%' means from 1 percent.
        percent = bool(found[4])
        return (_value(found[1]), bool(found[2]) or percent), (_value(found[3]), percent)
    raise _not_understood(given, what, needed)


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _share(end: Ends) -> float:
    value, percent = end
    # Rounded, so that 29% is 0.29 and not the nearest number a hundredth of 29 is.
    return round(value / 100, 12) if percent else value


def _cases(end: Ends, population: int, given: str, what: str) -> int:
    value, percent = end
    if percent:
        cases = math.floor(value * population / 100 + 0.5)
        return max(cases, 1) if value > 0 else 0
    if not value.is_integer():
        raise _not_understood(
            given, what, "whole cases, or a share with its sign: 1%", remedy=WITH_ITS_SIGN
        )
    return int(value)


def _not_understood(given: str, what: str, needed: str, *, remedy: str = IN_FIGURES) -> Refused:
    lacking = not given.strip()
    told = f"{what} is missing" if lacking else f"{what}: {given[:40]!r} is not understood"
    return Refused(
        Objection(
            rule=f"depth-{what.replace(' ', '-')}",
            reason=f"{told}. Needed: {needed}.",
            remedy="Fill it in." if lacking else remedy,
        )
    )
