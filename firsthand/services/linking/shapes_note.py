"""Shapes of what a method note says of a linkage: shares, sentences, groups; no records."""

from typing import Any

from firsthand.domain.prevalence.linkage.estimated import LinkedEstimate
from firsthand.domain.prevalence.linkage.linked_groups import LinkedGroups
from firsthand.domain.prevalence.linkage.quality import NOTHING, Quality, Told
from firsthand.services.linking.shapes_estimating import percent, sentences
from firsthand.services.linking.shapes_grouped import sentences_of_groups

Row = dict[str, Any]
SOURCE = (
    "{lists} lists, linked{purpose}. Who is on which is itself worked out: counts are the mean "
    "of {draws:,} draws over who is who, to whole people."
)
DRAWN = (
    "Draws over who is who: {draws:,}. Two records were taken to be of one child at a "
    "probability of {threshold:g} or more."
)
GUESSED = "Nobody judged the links: what follows is what the model believes of itself."


def source(found: LinkedEstimate, purpose: str) -> str:
    """Return in words where the table comes from; `purpose` is what the folder is for."""
    return SOURCE.format(
        lists=len(found.answer.table.lists),
        purpose=f" for: {purpose.strip().rstrip('.')}" if purpose.strip() else "",
        draws=found.draws,
    )


def of_linkage(found: LinkedEstimate) -> Row:
    """Return what the note of an estimate of linked lists says of the linkage."""
    good, groups = found.quality, found.groups
    return {
        "said": GUESSED if good.guess else _judged(good),
        "shares": _shares(good),
        "by_lists": [
            [
                _lists(one.lists),
                f"{one.links:,}",
                percent(one.precision),
                percent(one.recall),
            ]
            for one in good.by_lists
        ],
        "by": "" if groups is None else groups.found.by,
        "groups": None if groups is None else _groups(groups),
        "lines": sentences(found) if groups is None else sentences_of_groups(found, groups),
        "again": [DRAWN.format(draws=found.draws, threshold=found.threshold)],
    }


def _judged(good: Quality) -> str:
    return (
        f"A person judged {good.judged:,} pairs of records; of {good.cannot_tell:,} they could "
        f"not tell, {good.unjudged:,} were drawn and not judged."
    )


def _shares(good: Quality) -> list[list[str]]:
    compared = good.compared
    by_model = Told(estimate=compared.by_model, lower=None, upper=None)
    return [
        ["Links that are right (precision)", percent(good.precision)],
        ["The same, by the judged pairs alone", percent(good.design_based)],
        ["True links that were made (recall)", percent(good.recall)],
        ["True pairs that were compared at all", percent(compared.used)],
        ["The same, by the model", percent(by_model)],
        ["The same, by recapture", percent(compared.by_recapture)],
        ["True pairs that were never compared", percent(_rest(compared.used))],
    ]


def _rest(one: Told) -> Told:
    """Return what is lacking to all of a share, with its limits the other way round."""
    estimate, lower, upper = (
        None if share is None else 1 - share for share in (one.estimate, one.upper, one.lower)
    )
    return Told(estimate=estimate, lower=lower, upper=upper)


def _lists(lists: tuple[str, str]) -> str:
    one, other = lists
    return f"{one}, second records" if one == other else f"{one} and {other}"


def _groups(groups: LinkedGroups) -> list[list[str]]:
    """Return a row for each group; no recall where it is only a guess."""
    right = {one.name: one for one in groups.precision}
    return [
        [
            one.name,
            _of_judged(right[one.name].precision, right[one.name].judged),
            _of_judged(NOTHING if one.guess else one.recall, one.judged),
        ]
        for one in groups.recall
    ]


def _of_judged(one: Told, judged: int) -> str:
    return f"{percent(one)}, {judged:,} judged"
