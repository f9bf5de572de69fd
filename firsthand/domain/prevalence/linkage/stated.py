"""
Stated: the group or area of each person, as the records of that person state it.

A person is of the group that most of the records state; of several stated as often, of that
which the first list in order states. Who has no record that states one is of the group 'not
known', and is never left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.stats.hidden.overlaps import Ints

COLUMNS = ("group", "area")
NOT_KNOWN = "not known"
MOST_GROUPS = 60  # as many as `firsthand hidden --by` reads
RULE = "by"
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class OfPeople:
    """By the label of a person: the place of the group, and whether records state several."""

    group: Ints
    differing: Bools


@dataclass(frozen=True, kw_only=True, eq=False)
class Stated:
    """
    What records state in the column `by`.

    `names` are the groups in order, the last of them 'not known'; `of_record` has the place of
    the group that a record states, -1 where it states none. `silent` are lists that state none.
    """

    by: str
    names: tuple[str, ...]
    of_record: Ints
    of_list: Ints
    silent: tuple[str, ...]

    def of_people(self, person: Ints) -> OfPeople:
        """Return the group of each label in `person`, which has the person of each record."""
        labels, groups = int(person.max(initial=-1)) + 1, len(self.names)
        order = np.argsort(self.of_list, kind="stable")
        order = order[self.of_record[order] >= 0]
        keys = person[order].astype(np.int64) * groups + self.of_record[order]
        distinct, first, count = np.unique(keys, return_index=True, return_counts=True)
        owner, said = distinct // groups, distinct % groups
        best = np.lexsort((first, -count, owner))  # of each person the group that counts first
        owners, heads = np.unique(owner[best], return_index=True)
        found = np.full(labels, groups - 1, dtype=np.int64)
        found[owners] = said[best][heads]
        differing = np.bincount(owner, minlength=labels) > 1
        return OfPeople(group=found, differing=differing)


def stated(records: Records, by: str) -> Stated:
    """Return what records state of their groups, or refuse a column that no list carries."""
    frame = records.frame
    carried = [name for name in COLUMNS if name in frame.columns]
    if by not in carried or frame[by].null_count() == len(frame):
        raise _refused(_nothing_said(by, carried), _how(by))
    plain = frame[by].str.strip_chars().str.to_lowercase()
    plain = plain.set(plain.is_in(["", NOT_KNOWN]).fill_null(value=False), None)
    words = pl.DataFrame({"plain": plain, "said": frame[by].str.strip_chars()}).drop_nulls()
    called = dict(words.unique("plain", keep="first", maintain_order=True).sort("plain").rows())
    _refuse_number(by, len(called) + bool(plain.null_count()))
    places = {name: at for at, name in enumerate(called)}
    of_record = plain.replace_strict(places, default=-1, return_dtype=pl.Int64).fill_null(-1)
    of_list = frame["list"].to_numpy()
    saying = set(frame["list"].filter(plain.is_not_null()).to_list())
    return Stated(
        by=by,
        names=(*called.values(), NOT_KNOWN),
        of_record=of_record.to_numpy(),
        of_list=of_list,
        silent=tuple(name for at, name in enumerate(records.lists) if at not in saying),
    )


def _nothing_said(by: str, carried: Sequence[str]) -> str:
    had = f"Carried: {', '.join(carried)}" if carried else "No list carries a group or an area"
    return f"No list carries the column {by!r}. {had}."


def _how(by: str) -> str:
    if by not in COLUMNS:
        return f"Give one of {' or '.join(COLUMNS)}, which a mapping of columns names."
    return (
        f"Name the column for {by!r} in the mapping of a list (firsthand link --propose, then "
        "--mapping), and link again."
    )


def _refuse_number(by: str, groups: int) -> None:
    """Refuse one group or too many, unnamed: a column mapped by mistake may name children."""
    if 2 <= groups <= MOST_GROUPS:
        return
    raise _refused(
        f"The column {by!r} names {groups} group{'s' if groups > 1 else ''}.",
        f"Map {by!r} to a column of 2 to {MOST_GROUPS} groups; without one, all are counted as "
        "one.",
    )


def _refused(reason: str, remedy: str) -> Refused:
    return Refused(Objection(rule=RULE, reason=reason, remedy=remedy))
