"""Results of the random arm: what the drawn visits found, spoken for all of England."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.stats.horvitz_thompson import Drawn, Estimate, national_share


@dataclass(frozen=True, kw_only=True)
class VisitResult:
    """One drawn visit: whether the failure was found, and its chance of being drawn."""

    la_code: str
    found: bool
    inclusion_probability: float
    stratum: str = ""


@dataclass(frozen=True, kw_only=True)
class NationalEstimate:
    """The share of authorities with the failure, in numbers and in a sentence, with checks."""

    estimate: Estimate
    sentence: str
    checks: tuple[str, ...]


def national_estimate(
    results: Sequence[VisitResult], *, confidence: float = 0.95
) -> NationalEstimate:
    """Return what the drawn visits say of all authorities; refuse what is no draw."""
    codes = [one.la_code for one in results]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise _refused(
            f"{', '.join(twice[:5])} is given more than once; needed is every authority once",
            "Keep the result of the drawn visit, and leave other visits out.",
        )
    drawn = [
        Drawn(value=float(one.found), chance=one.inclusion_probability, stratum=one.stratum)
        for one in results
    ]
    try:
        estimate = national_share(drawn, confidence=confidence)
    except ValueError as reason:
        raise _refused(
            str(reason), "Give the chances and strata as the draw recorded them."
        ) from None
    return NationalEstimate(
        estimate=estimate,
        sentence=_sentence(estimate, sum(one.found for one in results), confidence),
        checks=_checks(estimate),
    )


def _sentence(estimate: Estimate, found: int, confidence: float) -> str:
    ends = estimate.interval
    return (
        f"{found} of {estimate.drawn} visits drawn by lot found it. So it is to be expected in "
        f"{100 * estimate.share:.0f} percent of about {estimate.population:.0f} authorities "
        f"({100 * ends.lower:.0f} to {100 * ends.upper:.0f} with a confidence of "
        f"{100 * confidence:g} percent)."
    )


def _checks(estimate: Estimate) -> tuple[str, ...]:
    found = [
        "It counts what a visit found. A failure that was there and not found is not in it.",
        "It holds only if every drawn authority was visited and stands in the list.",
    ]
    if estimate.interval.upper - estimate.interval.lower > 0.3:
        found.append("The interval is wide: so few visits tell little of the whole country.")
    return tuple(found)


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(
        Objection(rule="random arm", reason=f"{reason[0].upper()}{reason[1:]}.", remedy=remedy)
    )
