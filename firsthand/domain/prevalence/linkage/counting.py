"""
Counting: tables of overlaps from who is who, of everybody or by group.

A record that an agency only has because another one sent the child is no second look, and does
not count for its list. Where a list is split, neither does a record that another part sent. One
that names its own list, and no part of it, counts: the agency found the child by itself.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from firsthand.domain.prevalence.linkage.places import PART, Places, as_linked
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.domain.prevalence.linkage.stated import OfPeople, Stated
from firsthand.stats.hidden.overlaps import Ints, Overlaps, overlaps

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Counting:
    """
    How records count: on which list of the table, and of which group if groups are asked.

    `splits` are other ways of splitting a list, each to be shown beside.
    """

    records: Records
    places: Places
    stated: Stated | None = None
    splits: tuple[Places, ...] = ()

    @cached_property
    def others(self) -> tuple["Counting", ...]:
        """Return the counting of each of `splits`."""
        return tuple(Counting(records=self.records, places=one) for one in self.splits)

    @cached_property
    def counted(self) -> Bools:
        """Return which records count."""
        return by_itself(self.records, self.places)

    def table(self, person: Ints) -> Overlaps:
        """Return how many people are on each combination of lists."""
        return table_of(self.records, person, self.counted, self.places)

    def by_group(self, person: Ints) -> tuple[tuple[Overlaps, ...], int]:
        """Return the table of each group, and how many people have several groups stated."""
        if self.stated is None:
            raise ValueError("no groups were asked for")
        on, codes = _codes(person, self.counted, self.places)
        groups = self.stated.of_people(person)
        return self._tables(groups, on, codes), int((groups.differing & on).sum())

    def _tables(self, groups: OfPeople, on: Bools, codes: Ints) -> tuple[Overlaps, ...]:
        names = self.stated.names if self.stated else ()
        width = 2 ** len(self.places.names)
        keys = groups.group[on] * width + codes[on]
        counts = np.bincount(keys, minlength=width * len(names)).reshape(len(names), width)
        empty = _empty(self.places)
        return tuple(empty.with_counts(row[1:].astype(np.int64)) for row in counts)


def by_itself(records: Records, places: Places | None = None) -> Bools:
    """Return which records an agency has by itself, not sent by another of the lists."""
    if "referred_by" not in records.frame.columns:
        return np.ones(records.frame.height, dtype=bool)
    sent = _sent_by_a_list(records) | _sent_by_a_part(records, places or as_linked(records))
    told: Bools = ~sent.to_numpy()
    return told


def table_of(
    records: Records, person: Ints, counted: Bools, places: Places | None = None
) -> Overlaps:
    """Return how many people are on each combination of lists, by the records that count."""
    where = places or as_linked(records)
    on, codes = _codes(person, counted, where)
    counts = np.bincount(codes[on], minlength=2 ** len(where.names))[1:]
    return _empty(where).with_counts(counts.astype(np.int64))


def _codes(person: Ints, counted: Bools, places: Places) -> tuple[Bools, Ints]:
    """Return by the label of a person whether any list holds them, and the code of which."""
    on = np.zeros((int(person.max(initial=-1)) + 1, len(places.names)), dtype=np.int64)
    on[person[counted], places.of_record[counted]] = 1
    seen: Bools = on.sum(axis=1) > 0
    return seen, on @ (1 << np.arange(len(places.names)))


def _empty(places: Places) -> Overlaps:
    return overlaps(places.names, np.ones((1, len(places.names)), dtype=int), [0])


def _sent_by_a_list(records: Records) -> pl.Series:
    """Return which records name another list as it is called."""
    places = {name.lower(): at for at, name in enumerate(records.lists)}
    named = records.frame["referred_by"].str.strip_chars().str.to_lowercase()
    sender = named.replace_strict(places, default=None, return_dtype=pl.Int64)
    return (sender != records.frame["list"]).fill_null(value=False)


def _sent_by_a_part(records: Records, places: Places) -> pl.Series:
    """Return which records name a part as 'list: part' that is of another list of the table."""
    frame = records.frame
    if PART not in frame.columns:
        return pl.repeat(value=False, n=len(frame), eager=True)
    list_name = pl.col("list").replace_strict(
        dict(enumerate(records.lists)), return_dtype=pl.String
    )
    own = frame.select(
        plain=_plain(pl.concat_str(list_name, pl.col(PART), separator=" ")),
        place=pl.Series(places.of_record, dtype=pl.Int64),
    )
    known = own.drop_nulls().unique("plain", keep="first", maintain_order=True)
    named = frame.select(plain=_plain(pl.col("referred_by")))
    found = named.join(known, on="plain", how="left", maintain_order="left")["place"]
    return (found != own["place"]).fill_null(value=False)


def _plain(text: pl.Expr) -> pl.Expr:
    bare = text.str.to_lowercase().str.replace_all(r"[^\p{L}\p{N}]+", " ")
    return bare.str.strip_chars()
