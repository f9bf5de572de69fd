"""
Linked doubts: when errors of linkage speak against a hidden number.

As in `belief`, the limits are choices made here; they stand in `Limits`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.prevalence.doubt import Bars, Doubt, doubt
from firsthand.domain.prevalence.linkage.quality import Quality

UNSEEN = (
    "Judgements and draws see errors that look alike whoever the child is. They do not see a "
    "judge who errs the same way as the model; links that are missed the more, the more "
    "hidden a child is; children who use several names on purpose; lists of different days."
)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How far errors of linkage may go before they speak against a number."""

    apart: float = 0.05  # two ways of telling what rules of comparison miss
    apart_told: float = 0.02
    cannot_tell: float = 0.25  # of the pairs that were answered
    least_recall: float = 0.6  # its lower limit; what is put back is guessed beyond
    few: int = 50  # judgements, below which it is told that they are few


LIMITS = Limits()


def of_quality(found: Quality, limits: Limits = LIMITS) -> tuple[Doubt, ...]:
    """Return what the quality of a linkage speaks against."""
    return (
        *_not_judged(found, limits),
        *_cannot_tell(found, limits),
        *_compared(found, limits),
        *_little_found(found, limits),
    )


def moves_more(found: Quality, by_links: float, by_sample: float) -> tuple[Doubt, ...]:
    """
    Return what bars a method's number if errors that nobody judged could move it too far.

    Both widths are of the number itself: what draws over links span, and what the sample does.
    """
    if not found.guess or by_links <= by_sample:
        return ()
    reason = (
        f"Nobody judged the links, and their errors could move this number by {by_links:,.0f}, "
        f"more than its interval spans ({by_sample:,.0f})."
    )
    return (doubt("unjudged-moves", reason, "Judge a sample of pairs first.", Bars.METHOD),)


def words(found: Sequence[Doubt]) -> tuple[str, ...]:
    """Return the doubts in words, each once."""
    return tuple(dict.fromkeys(one.words for one in found))


def _not_judged(found: Quality, limits: Limits) -> tuple[Doubt, ...]:
    if found.guess:
        reason = (
            "The linkage error is not judged: precision and recall are what the model believes "
            "of itself."
        )
        remedy = "Draw a sample (firsthand linked sample) and have it judged."
        return (doubt("not-judged", reason, remedy, Bars.HEADLINE),)
    if found.judged >= limits.few:
        return ()
    reason = f"Only {found.judged} pairs were judged, so that the interval is wide."
    return (doubt("few-judged", reason, "Judge more pairs.", Bars.NOTHING),)


def _cannot_tell(found: Quality, limits: Limits) -> tuple[Doubt, ...]:
    answered = found.judged + found.cannot_tell
    if not answered or found.cannot_tell <= limits.cannot_tell * answered:
        return ()
    reason = (
        f"Of {found.cannot_tell} of {answered} pairs the judge could not tell; they are taken "
        "to be like those of their kind that were judged."
    )
    return (doubt("cannot-tell", reason, "Ask the agencies about these.", Bars.HEADLINE),)


def _compared(found: Quality, limits: Limits) -> tuple[Doubt, ...]:
    compared = found.compared
    remedy = "Ask for another field (a number, a date of birth), so that other rules find them."
    if compared.by_model is None and compared.by_recapture.estimate is None:
        reason = "Nothing tells how many true pairs were never compared."
        return (doubt("compared-unknown", reason, remedy, Bars.HEADLINE),)
    if compared.apart is None or compared.apart <= limits.apart_told:
        return ()
    reason = (
        f"By the model {compared.by_model:.1%} of true pairs were compared at all, by "
        f"recapture {compared.by_recapture.estimate:.1%}."
    )
    bars = Bars.HEADLINE if compared.apart > limits.apart else Bars.NOTHING
    return (doubt("compared-apart", reason, remedy, bars),)


def _little_found(found: Quality, limits: Limits) -> tuple[Doubt, ...]:
    lower = found.recall.lower
    if lower is None or lower >= limits.least_recall:
        return ()
    reason = (
        f"Of all true links perhaps only {lower:.0%} were made: too much would have to be put "
        "back by guess."
    )
    return (doubt("little-found", reason, "Clean the lists, or add a field.", Bars.HEADLINE),)
