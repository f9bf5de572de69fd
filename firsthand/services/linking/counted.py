"""Counted: how many people linked lists hold, at a threshold and at others, and by group."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.people import Ints, people
from firsthand.domain.prevalence.linkage.places import split
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.domain.prevalence.linkage.stated import NOT_KNOWN, stated
from firsthand.stats.hidden.overlaps import Overlaps

SWEPT = (0.01, 0.1, 0.5, 0.9, 0.95, 0.99, 0.999)


@dataclass(frozen=True, kw_only=True)
class Swept:
    """Who is who at one threshold: how many people, and on which lists."""

    threshold: float
    people: int
    linked: int
    overlaps: Overlaps


@dataclass(frozen=True, kw_only=True)
class Grouped:
    """
    The table of each group of the column `by`, by its name.

    `differing` people have records that state several groups. Who has none is 'not known'.
    """

    by: str
    tables: tuple[tuple[str, Overlaps], ...]
    differing: int


def counting_of(records: Records, *, by: str = "", cut: str = "") -> Counting:
    """Return how records count, by group and with a list split if asked, or refuse."""
    return Counting(
        records=records,
        places=split(records, cut),
        stated=stated(records, by) if by else None,
    )


def refuse_one_heading(lists: Sequence[str], by: str) -> None:
    """Refuse a list that is called as the column of groups beside it would be."""
    if by in {name.casefold() for name in lists}:
        raise Refused(
            Objection(
                rule="by",
                reason=f"A list is called {by!r}, and so would the column of groups be.",
                remedy="Give the file of that list another name.",
            )
        )


def grouped(counting: Counting, person: Ints) -> Grouped | None:
    """Return the table of each group that holds somebody, None where none was asked for."""
    if counting.stated is None:
        return None
    tables, differing = counting.by_group(person)
    named = zip(counting.stated.names, tables, strict=True)
    return Grouped(
        by=counting.stated.by,
        tables=tuple(one for one in named if one[0] != NOT_KNOWN or one[1].observed),
        differing=differing,
    )


def many(person: Ints) -> int:
    """Return how many people there are."""
    return int(person.max(initial=-1)) + 1


def sweep(counting: Counting, pairs: Pairs) -> tuple[Swept, ...]:
    """Return who would be who at other thresholds."""
    found = []
    for threshold in SWEPT:
        person = people(counting.records, pairs, threshold)
        found.append(
            Swept(
                threshold=threshold,
                people=many(person),
                linked=pairs.at_least(threshold).height,
                overlaps=counting.table(person),
            )
        )
    return tuple(found)
