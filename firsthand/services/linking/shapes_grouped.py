"""Shapes of a linkage by group or area: as `firsthand hidden --by`, with the linkage beside."""

from typing import Any

from firsthand.domain.prevalence.linkage.estimated import LinkedEstimate
from firsthand.domain.prevalence.linkage.linked_groups import OF_THE_WHOLE, LinkedGroups
from firsthand.services.linking.shapes_estimating import of_linkage, of_told, percent, sentences

Row = dict[str, Any]


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
    return [*lines, OF_THE_WHOLE, *sentences(found)]


def _linked(answers: Any, linked: Row) -> Any:
    if isinstance(answers, list):
        return [one | linked for one in answers]
    return answers | linked
