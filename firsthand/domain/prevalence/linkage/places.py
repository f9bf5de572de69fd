"""
Places: on which list of the table of overlaps each record stands, lists whole or one split.

A list can be split by its column `part`, which says which desk, team or system of the agency
held the record. Who is who stays as it is: only the columns of the table change.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.stats.hidden.overlaps import MOST_LISTS, Floats, Ints, Overlaps, overlaps

PART, RULE = "part", "split"
NOT_STATED = "not stated"
FEWEST_PEOPLE = 10  # in each part (a choice: with fewer, chance alone decides)
SHOWN = 5  # parts that a refusal names


@dataclass(frozen=True, kw_only=True, eq=False)
class Places:
    """
    The lists of the table by `names`, and the place of each record among them.

    `parent` has for each name the place of its list among those that were linked; `whole` are
    the names of these. `cut` is the list that was split, if any.
    """

    names: tuple[str, ...]
    of_record: Ints
    parent: Ints
    whole: tuple[str, ...]
    cut: str = ""

    def expanded(self, shares: Floats) -> Floats:
        """Return shares by two linked lists as shares by two lists of the table."""
        found: Floats = shares[..., self.parent[:, None], self.parent[None, :]]
        return found

    def collapsed(self, table: Overlaps) -> Overlaps:
        """Return the table with the parts of a list as one again."""
        if not self.cut:
            return table
        rows = np.zeros((len(table.counts), len(self.whole)), dtype=np.int64)
        for at, parent in enumerate(self.parent.tolist()):
            rows[:, parent] |= table.histories[:, at]
        return overlaps(self.whole, rows, table.counts)


def as_linked(records: Records) -> Places:
    """Return the lists as they were linked."""
    return Places(
        names=records.lists,
        of_record=records.frame["list"].to_numpy(),
        parent=np.arange(len(records.lists)),
        whole=records.lists,
    )


def that_can_be_split(records: Records) -> tuple[str, ...]:
    """Return the lists that say of some of their records which part held them."""
    if PART not in records.frame.columns:
        return ()
    stated = records.frame.filter(pl.col(PART).is_not_null())["list"].unique().sort()
    return tuple(records.lists[place] for place in stated)


def split(records: Records, name: str) -> Places:
    """Return the lists with the parts of one in its place, or refuse."""
    if not name:
        return as_linked(records)
    place = _place(records, name)
    own = records.frame["list"] == place
    part = records.frame[PART].fill_null(NOT_STATED)
    plain = part.str.strip_chars().str.to_lowercase()
    first = (
        pl.DataFrame({"plain": plain, "part": part}).filter(own).unique("plain", keep="first")
    )
    called = {row[0]: row[1].strip() for row in first.sort("plain").rows()}
    keys = [key for key in called if key != NOT_STATED]
    keys += [NOT_STATED] if NOT_STATED in called else []
    _refuse_number(records, name, keys)
    parts = tuple(f"{name}: {called[key]}" for key in keys)
    names = (*records.lists[:place], *parts, *records.lists[place + 1 :])
    if len({one.casefold() for one in names}) < len(names):
        raise _refused(
            f"A part of {name} is called like another list ({', '.join(names)}).",
            f"Give the list, or the part, another name in the column {PART!r}.",
        )
    within = plain.replace_strict({key: at for at, key in enumerate(keys)}, default=0)
    places = records.frame["list"].to_numpy()
    moved = np.where(places > place, places + len(keys) - 1, places)
    moved = np.where(own.to_numpy(), place + within.to_numpy(), moved)
    parent = [*range(place), *[place] * len(keys), *range(place + 1, len(records.lists))]
    return Places(
        names=names,
        of_record=moved.astype(np.int64),
        parent=np.array(parent),
        whole=records.lists,
        cut=name,
    )


def refuse_few(places: Places, people: Ints) -> None:
    """Refuse parts with too few people; `people` has how many are on each list of the table."""
    if not places.cut:
        return
    at = places.whole.index(places.cut)
    few = [
        f"{name} ({count})"
        for name, count, parent in zip(
            places.names, people.tolist(), places.parent.tolist(), strict=True
        )
        if parent == at and count < FEWEST_PEOPLE
    ]
    if few:
        more = f" and {len(few) - SHOWN} more" if len(few) > SHOWN else ""
        raise _refused(
            f"Too few children are on parts of {places.cut}: {', '.join(few[:SHOWN])}{more}; "
            f"at least {FEWEST_PEOPLE} are needed on each.",
            f"Give small parts one name in the column {PART!r} and link again, or do not split "
            "this list.",
        )


def _place(records: Records, name: str) -> int:
    able = that_can_be_split(records)
    if name in able:
        return records.lists.index(name)
    if name not in records.lists:
        raise _refused(
            f"No list is called {name!r}.", f"The lists are {', '.join(records.lists)}."
        )
    others = f"Lists that can be split: {', '.join(able)}. " if able else ""
    raise _refused(
        f"{name} does not say which part of the agency held a record.",
        f"{others}Name its column for {PART!r} (such as desk, team or unit) in the mapping, "
        "and link again.",
    )


def _refuse_number(records: Records, name: str, parts: Sequence[str]) -> None:
    if len(parts) < 2:
        raise _refused(
            f"All records of {name} are of one part.",
            "A list is split by a column that names two parts or more.",
        )
    whole = len(records.lists) - 1 + len(parts)
    if whole > MOST_LISTS:
        raise _refused(
            f"{name} has {len(parts)} parts, which make {whole} lists with the others; at most "
            f"{MOST_LISTS} are taken.",
            f"Give parts of one kind one name in the column {PART!r}, and link again.",
        )


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=RULE, reason=reason, remedy=remedy))
