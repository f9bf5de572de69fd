"""
Reach: how many of the children whom a harm touches a list of known children can show at most.

Of all children touched (estimated from lists that overlap) only those on a list can be drawn
from one. With `hidden` the share on no list, reading every known case meets a share 1 - hidden
of them, and no reading of known cases meets more. A sample of n from N listed cases meets each
with chance (1 - hidden) n / N, and at least one of A touched with the chance of drawing one of
the (1 - hidden) A that are listed: hypergeometric [CameronBaldock1998a, p. 1-17]. Where these
are no whole number the chance lies as far between those of the whole numbers beside it: as each
further listed child adds less, it is none too high.

The interval of the share is that of the estimate alone, with the number on a list taken as it
is: the share falls as the estimate rises, so the limits change places.
"""

import math
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.domain.prevalence.estimates.estimate import PopulationEstimate, Span
from firsthand.domain.prevalence.estimates.worked_out import Result
from firsthand.stats.detection import chance_of_finding

NEARLY = 1e-9  # rounding of a product, so that 0.5 of 4 is 2


@dataclass(frozen=True, kw_only=True)
class Reach:
    """
    What a frame of known children leaves out.

    `left_out` counts children, `seen` is the share of the children touched who are known: the
    most that known cases can show. Both are None where they are not known; `because` says why.
    `seen_at_most` is what a lower bound allows where there is no estimate.
    """

    left_out: Span | None = None
    seen: Span | None = None
    seen_at_most: float | None = None
    because: str = ""


def reach(told: PopulationEstimate | None) -> Reach:
    """Return what an estimate says of a frame of known children."""
    if told is None:
        return Reach(because="No estimate stands.")
    if told.observed is None:
        return Reach(because="How many children are on a list is not told.")
    if told.result is not Result.ESTIMATED:
        bound = told.lower_bound
        most = min(1.0, told.observed / bound) if bound else None
        return Reach(because="No number can be given.", seen_at_most=most)
    whole = told.whole
    if whole is None or not whole.value:
        return Reach(because="The estimate has no number that can be told.")
    return Reach(
        left_out=told.hidden,
        seen=Span(
            value=known_share(told.observed, whole.value),
            lower=known_share(told.observed, whole.upper),
            upper=known_share(told.observed, whole.lower),
        ),
    )


def known_share(known: float, whole: float) -> float:
    """Return the share of all children touched who are known; no more than all of them."""
    return 1.0 if whole <= known else known / whole


def chance_with_hidden(
    cases: KnownCases, *, touched: int, hidden: float, sensitivity: float = 1.0
) -> float:
    """
    Return the chance that a sample of known cases meets at least one child touched.

    `touched` counts those children, on a list or not; `hidden` is the share on none.
    """
    if not 0 <= hidden <= 1:
        raise ValueError(f"hidden is {hidden}; needed: a share from 0 to 1")
    known = touched * (1 - hidden)
    fewer = math.floor(known + NEARLY)
    more = math.ceil(known - NEARLY)
    if found := _objections(cases, more):
        raise Refused(*found)
    chances = [
        chance_of_finding(
            population=cases.listed, affected=one, sample=cases.sample, sensitivity=sensitivity
        )
        for one in (fewer, more)
    ]
    between = min(max(known - fewer, 0.0), 1.0)
    return chances[0] + between * (chances[1] - chances[0])


def chances_with_hidden(
    cases: KnownCases, *, touched: int, seen: Span, sensitivity: float = 1.0
) -> Span:
    """Return that chance at the estimate and at the limits of its interval."""
    at = [
        chance_with_hidden(cases, touched=touched, hidden=1 - share, sensitivity=sensitivity)
        for share in (seen.value, seen.lower, seen.upper)
    ]
    return Span(value=at[0], lower=at[1], upper=at[2])


def leaves_out_known(cases: KnownCases, told: PopulationEstimate) -> bool:
    """Tell whether a list of the area of an estimate is too short for all who are known."""
    return told.observed is not None and cases.listed < told.observed


def chance_of_one(cases: KnownCases, seen: float) -> float:
    """Return the chance that one child whom the harm touches is among the cases read."""
    return seen * cases.sample / cases.listed


def _objections(cases: KnownCases, known: int) -> tuple[Objection, ...]:
    found = []
    if cases.listed < 1 or not 0 <= cases.sample <= cases.listed:
        found.append(
            Objection(
                rule="sample",
                reason=f"{cases.sample:,} cases are to be read of {cases.listed:,} listed.",
                remedy="Give a list with one case at least, and read no more than it holds.",
            )
        )
    if known < 0 or known > max(cases.listed, 0):
        found.append(
            Objection(
                rule="touched",
                reason=f"{known:,} children touched would be listed, on a list of "
                f"{cases.listed:,}.",
                remedy="Give a number of children touched that fits the list.",
            )
        )
    return tuple(found)
