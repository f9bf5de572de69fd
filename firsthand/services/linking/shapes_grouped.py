"""Shapes of a linkage by group or area: as `firsthand hidden --by`, with the linkage beside."""

from typing import Any

from firsthand.domain.prevalence.linkage.estimated import LinkedEstimate
from firsthand.domain.prevalence.linkage.group_quality import RecallOfGroup
from firsthand.domain.prevalence.linkage.linked_groups import OF_THE_WHOLE, LinkedGroups
from firsthand.domain.prevalence.linkage.quality import NOTHING
from firsthand.services.linking.shapes_estimating import of_linkage, of_told, percent, sentences

Row = dict[str, Any]
BY_FIELDS = (
    "Links that no rule compared are in it, by how often fields disagree within the group."
)
AS_IN_THE_WHOLE = (
    "Links that no rule compared are in it as in the whole, as nothing tells them by group."
)


def of_found(found: LinkedEstimate, groups: LinkedGroups, shape: Row) -> Row:
    """
    Return the whole answer; `shape` is as `firsthand hidden --by` shapes it.

    Every answer in it says that it is of linked lists, so that it can be put on record alone.
    """
    linkage = of_linkage(found)
    split = linkage["share_of_variance"]
    linked = {"linked": True, "linkage_share": None if split is None else split["linkage"]}
    return {
        **shape,
        **linked,
        "whole": _linked(shape["whole"], linked),
        "groups": [
            one | {"answers": one["answers"] and _linked(one["answers"], linked)}
            for one in shape["groups"]
        ],
        "linkage": {**linkage, "of_groups": of_groups(groups)},
    }


def of_groups(groups: LinkedGroups) -> Row:
    """Return what is known of who belongs to which group, and of the links of each."""
    return {
        "means": OF_THE_WHOLE,
        "people_with_several_groups": groups.differing,
        "people_of_no_known_group": groups.unstated,
        "lists_that_state_no_group": list(groups.silent),
        "precision": [
            {"group": one.name, "judged": one.judged, "by_design": of_told(one.precision)}
            for one in groups.precision
        ],
        "recall_of_compared": of_told(groups.compared),
        "never_compared_by_group": groups.by_fields,
        "recall": [_recall(one) for one in groups.recall],
    }


def sentences_of_groups(found: LinkedEstimate, groups: LinkedGroups) -> list[str]:
    """Return the groups and the linkage in sentences for people."""
    by = groups.found.by
    lines = [
        (
            f"About {groups.differing:,.0f} children have records that state more than one "
            f"{by}: each is of the one that most of them state, or else the first list."
        ),
        f"Of about {groups.unstated:,.0f} children no record states one ({by} not known).",
    ]
    if groups.silent:
        lines.append(f"No record of {', '.join(groups.silent)} states one.")
    told = [
        f"{one.name} {percent(one.precision)} of {one.judged} judged"
        for one in groups.precision
        if one.precision.estimate is not None
    ]
    if told:
        lines.append(f"Links within one {by} that are right: {'; '.join(told)}.")
    return [*lines, *_recalls(groups), OF_THE_WHOLE, *sentences(found)]


def _recall(one: RecallOfGroup) -> Row:
    """Return the recall of a group; nothing as found where it is only a guess."""
    found, guess = (NOTHING, one.recall) if one.guess else (one.recall, NOTHING)
    return {
        "group": one.name,
        "judged": one.judged,
        **of_told(found),
        "of_compared": of_told(NOTHING if one.guess else one.of_compared),
        "guess": of_told(guess),
        "because": one.because or None,
    }


def _recalls(groups: LinkedGroups) -> list[str]:
    """Return the recall of groups in sentences: what was found, and apart what is a guess."""
    lines = []
    told = [
        f"{one.name} {percent(one.recall)} of all, {percent(one.of_compared)} of those "
        f"compared ({one.judged} judged)"
        for one in groups.recall
        if not one.guess
    ]
    if told:
        lines.append(
            f"True links within one {groups.found.by} that were made: {'; '.join(told)}. "
            f"{BY_FIELDS if groups.by_fields else AS_IN_THE_WHOLE}"
        )
    for because, named in _by_reason(groups):
        lines.append(
            f"{because} A guess, no finding: {'; '.join(named)}." if named else because
        )
    return lines


def _by_reason(groups: LinkedGroups) -> list[tuple[str, list[str]]]:
    """Return why a recall is only a guess, once for all groups of which it is so."""
    found: dict[str, list[str]] = {}
    for one in groups.recall:
        if one.guess:
            told = found.setdefault(one.because, [])
            if one.recall.estimate is not None:
                told.append(f"{one.name} {percent(one.recall)} of true links made")
    return list(found.items())


def _linked(answers: Any, linked: Row) -> Any:
    if isinstance(answers, list):
        return [one | linked for one in answers]
    return answers | linked
