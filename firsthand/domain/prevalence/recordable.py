"""
Recordable: an answer as it may be recorded where its table holds counts that are not shown.

What is on record stands beside the table as it is published. So its numbers are those that are
published, worked out of shown counts alone (`publishable.py`): beside them the record tells
nothing more. Where the lists were linked, the limits hold those of the answer too, which say
what linkage adds.
"""

from dataclasses import replace

from firsthand.domain.prevalence.answer import BOUNDS
from firsthand.domain.prevalence.estimates.rounding import TENS, down, up
from firsthand.domain.prevalence.estimates.worked_out import Result, WorkedOut
from firsthand.domain.prevalence.publishable import Publishable, ShownEstimate

NONE_TOLD = "No number may be told beside a table whose small counts are not shown."


def of_shown(worked: WorkedOut, shown: Publishable) -> WorkedOut:
    """Return what was worked out with the numbers and reasons that are published of it."""
    head = shown.headline
    bound = next((one.estimate for one in shown.estimates if one.method in BOUNDS), None)
    alone = head.method in BOUNDS
    # What linkage speaks against is not seen in the table.
    barred = head.estimate is None or (worked.linked and worked.result is Result.REFUSED)
    number = None if barred or alone else head
    result = Result.ESTIMATED if number else Result.REFUSED
    if alone and bound is not None:
        result = Result.LOWER_BOUND
    reasons = tuple(dict.fromkeys((*head.reasons, *(worked.reasons if worked.linked else ()))))
    return replace(
        worked,
        result=result,
        observed=down(shown.at_least, least=TENS),
        estimate=number.estimate if number else None,
        lower=_lower(number, worked),
        upper=_upper(number, worked),
        lower_bound=bound,
        reasons=reasons if number else reasons or (NONE_TOLD,),
    )


def _lower(number: ShownEstimate | None, worked: WorkedOut) -> int | None:
    if number is None or number.lower is None:
        return None
    own = worked.lower if worked.linked else None
    return number.lower if own is None else min(number.lower, down(own))


def _upper(number: ShownEstimate | None, worked: WorkedOut) -> int | None:
    if number is None or number.upper is None:
        return None
    own = worked.upper if worked.linked else None
    return number.upper if own is None else max(number.upper, up(own))
