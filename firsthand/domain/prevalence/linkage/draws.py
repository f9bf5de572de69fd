"""
Draws: tables of overlaps as they may truly be, given what is known of the linkage.

Each draw takes shares of true pairs as judgements leave them open, puts records together by
chance, and puts back the links that no comparison could find. A record that an agency only has
because another one sent the child is no second look, and does not count for its list.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from firsthand.domain.prevalence.linkage.clerical import Deciding
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps, overlaps
from firsthand.stats.linkage.judged import Drawn as Judged
from firsthand.stats.linkage.parting import parted
from firsthand.stats.linkage.restored import restored

Told = Callable[[int, int], None]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, eq=False)
class Shares:
    """
    What was drawn of strata, by name, and what was said (`true`: 1, 0) of pairs that were
    judged.

    Pairs whose stratum has no pair that could be judged are taken at their stated probability.
    """

    strata: tuple[str, ...]
    of: Judged
    known: pl.DataFrame

    @property
    def draws(self) -> int:
        """Return how many draws there are."""
        return len(self.of.shares)

    def chances(self, frame: pl.DataFrame) -> Callable[[int], Floats]:
        """Return what gives for a draw the chance of each pair to be of one child."""
        places = {name: at for at, name in enumerate(self.strata)}
        column = frame["stratum"].replace_strict(places, default=-1, return_dtype=pl.Int64)
        place, stated = column.to_numpy(), frame["probability"].to_numpy()
        pair = ["left", "right"]
        said = frame.join(self.known, on=pair, how="left", maintain_order="left")["true"]
        told = said.to_numpy()
        judged = np.isfinite(told)

        def of(draw: int) -> Floats:
            row = np.append(self.of.shares[draw], np.nan)  # the last where there is no stratum
            found = np.where(place < 0, stated, row[place])
            found[judged] = self.of.believed(draw, found[judged], told[judged])
            return found

        return of


@dataclass(frozen=True, kw_only=True, eq=False)
class Draws:
    """
    The tables that were drawn, and pairs of records by two lists for each draw.

    `linked` pairs are joined at the threshold, whatever the draw; `both` also in the draw;
    `true` in the draw; `missed` were put back because no comparison could find them. The
    diagonal has pairs of records on one list.
    """

    tables: tuple[Overlaps, ...]
    linked: Ints
    both: Ints
    true: Ints
    missed: Ints


def drawn(
    found: Deciding,
    shares: Shares,
    compared: Floats,
    *,
    rng: np.random.Generator,
    told: Told = lambda done, total: None,
) -> Draws:
    """
    Return as many draws as `shares` has; `compared` are the shares that rules find.

    How far faults lie in records or in pairs is not known, and drawn evenly.
    """
    records = found.records
    lists, of_list = len(records.lists), found.of_list
    chances = shares.chances(found.frame)
    counted = by_itself(records)
    tables, both, true, missed = [], [], [], []
    for at in range(shares.draws):
        joins = rng.random(found.frame.height) < chances(at)
        person, _ = parted(found.ends, of_list, joins, found.beside)
        before = table_of(records, person, counted)
        after = restored(before, compared[at], in_records=float(rng.random()), rng=rng)
        tables.append(after)
        agreed = np.unique(
            found.person * np.int64(len(person) + 1) + person, return_inverse=True
        )[1]
        both.append(together(agreed.astype(np.int64), of_list, lists))
        true.append(together(person, of_list, lists))
        more = after.shared - before.shared
        np.fill_diagonal(more, 0)
        missed.append(more)
        told(at + 1, shares.draws)
    return Draws(
        tables=tuple(tables),
        linked=together(found.person, of_list, lists),
        both=np.array(both),
        true=np.array(true),
        missed=np.array(missed),
    )


def by_itself(records: Records) -> Bools:
    """Return which records an agency has by itself, not sent by another of the lists."""
    if "referred_by" not in records.frame.columns:
        return np.ones(records.frame.height, dtype=bool)
    names = [name.casefold() for name in records.lists]
    sent = records.frame["referred_by"].str.strip_chars().str.to_lowercase().is_in(names)
    return ~sent.fill_null(value=False).to_numpy()


def table_of(records: Records, person: Ints, counted: Bools) -> Overlaps:
    """Return how many people are on each combination of lists, by the records that count."""
    on = np.zeros((int(person.max(initial=-1)) + 1, len(records.lists)), dtype=np.int64)
    on[person[counted], records.frame["list"].to_numpy()[counted]] = 1
    seen = on[on.any(axis=1)]
    codes = seen @ (1 << np.arange(len(records.lists)))
    counts = np.bincount(codes, minlength=2 ** len(records.lists))[1:]
    empty = overlaps(records.lists, np.ones((1, len(records.lists)), dtype=int), [0])
    return empty.with_counts(counts.astype(np.int64))


def together(label: Ints, of_list: Ints, lists: int) -> Ints:
    """Return by two lists how many pairs of records have the same label."""
    count = int(label.max(initial=-1)) + 1
    each = np.bincount(label * lists + of_list, minlength=count * lists)
    by_list = each.reshape(count, lists).astype(np.int64)
    found: Ints = by_list.T @ by_list
    np.fill_diagonal(found, (by_list * (by_list - 1) // 2).sum(axis=0))
    return found
