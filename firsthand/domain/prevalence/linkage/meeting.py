"""Meeting: whether lists hold what children could be recognised by from one to another."""

from collections.abc import Sequence
from itertools import combinations

from firsthand.domain.common.objection import Objection
from firsthand.domain.prevalence.linkage.one_list import OneList
from firsthand.domain.prevalence.linkage.record_checks import (
    NEEDED,
    enough_in_common,
    has_enough,
)
from firsthand.domain.prevalence.linkage.records import COMPARED


def objections(lists: Sequence[OneList]) -> tuple[Objection, ...]:
    """Return why lists cannot be linked: one that holds nothing, two that share nothing."""
    empty = [one for one in lists if not has_enough(one.frame).any()]
    shut = tuple(_holds_nothing(one) for one in empty)
    usable = [one for one in lists if one not in empty]
    return (
        *shut,
        *(
            _share_nothing(one, other)
            for one, other in combinations(usable, 2)
            if not enough_in_common(set(_filled(one)) & set(_filled(other)))
        ),
    )


def reasons(lists: Sequence[OneList]) -> tuple[str, ...]:
    """Return what weakens what comes of lists: records that no other list can meet."""
    told = []
    for one in lists:
        lacking = int((~has_enough(one.frame)).sum())
        if lacking:
            told.append(
                f"{lacking:,} of {one.frame.height:,} records of {one.name} hold too little to "
                "be linked. Each counts as a person of its own, which makes the hidden number "
                "too large."
            )
    return tuple(told)


def _filled(one: OneList) -> list[str]:
    return [
        name
        for name in COMPARED
        if name in one.frame.columns and one.frame[name].is_not_null().any()
    ]


def _holds_nothing(one: OneList) -> Objection:
    blank = next((each for each in one.problems if "names are blank" in each.reason), None)
    if blank is not None:
        reason = blank.reason
    else:
        filled = ", ".join(_filled(one)) or "nothing"
        reason = f"No record holds enough to be linked; what can be compared is: {filled}."
    return Objection(
        rule="lists",
        reason=f"{one.name}: {reason}",
        remedy=f"Needed in a record is {NEEDED}.",
    )


def _share_nothing(one: OneList, other: OneList) -> Objection:
    common = [name for name in _filled(one) if name in _filled(other)]
    return Objection(
        rule="lists",
        reason=f"{one.name} and {other.name} have too little in common by which a child could "
        f"be recognised ({', '.join(common) or 'nothing'}): {one.name} holds "
        f"{', '.join(_filled(one))}; {other.name} holds {', '.join(_filled(other))}.",
        remedy=f"Needed on both is {NEEDED}.",
    )
