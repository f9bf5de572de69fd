"""
Draws: tables of overlaps as they may truly be, given what is known of the linkage.

Each draw takes shares of true pairs as judgements leave them open, puts records together by
chance, and puts back the links that no comparison could find. Groups of people are of the same
draw: the same links, the same links put back, so that their tables add up to the whole. Links
within a group are also counted as the group's own judgements have them, by the same luck.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.clerical import Deciding
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.places import Places, as_linked
from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps
from firsthand.stats.linkage.judged import Drawn as Judged
from firsthand.stats.linkage.parting import parted
from firsthand.stats.linkage.restored import put_back, with_links
from firsthand.stats.linkage.shared_out import shared_out

Told = Callable[[int, int], None]
Chances = Callable[[int], Floats]  # for a draw the chance of each pair to be of one child


@dataclass(frozen=True, kw_only=True, eq=False)
class Within:
    """
    Pairs of records on two lists that both state a group, by group; last all other pairs.

    `both` are joined at the threshold and in the draw, `true` in the draw. `odds` are those
    that no rule compares a true pair, None where fields do not say.
    """

    both: Ints
    true: Ints
    odds: Floats | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Shares:
    """
    What was drawn of strata, by name, and what was said (`true`: 1, 0) of pairs that were
    judged.

    Pairs whose stratum has no pair that could be judged are taken at their stated probability.
    `within` counts for a draw, and its luck for each pair, the links within each group, if
    groups were asked for.
    """

    strata: tuple[str, ...]
    of: Judged
    known: pl.DataFrame
    within: Callable[[int, Floats], Within] | None = None

    @property
    def draws(self) -> int:
        """Return how many draws there are."""
        return len(self.of.shares)

    def chances(self, frame: pl.DataFrame) -> Chances:
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
    diagonal has pairs of records on one list. `by_group` has for each draw the table of each
    group, if groups were asked for, and `differing` how many people have several stated.
    `splits` has for each draw the tables with a list split, before links are put back.
    `within` has for each draw the links within each group, by the group's own chances.
    """

    tables: tuple[Overlaps, ...]
    linked: Ints
    both: Ints
    true: Ints
    missed: Ints
    by_group: tuple[tuple[Overlaps, ...], ...] = ()
    differing: tuple[int, ...] = ()
    splits: tuple[tuple[Overlaps, ...], ...] = ()
    within: tuple[Within, ...] = ()


def drawn(
    found: Deciding,
    shares: Shares,
    compared: Floats,
    *,
    counting: Counting | None = None,
    rng: np.random.Generator,
    told: Told = lambda done, total: None,
) -> Draws:
    """
    Return as many draws as `shares` has; `compared` are the shares that rules find.

    How far faults lie in records or in pairs is not known, and drawn evenly. `counting` says
    which list of the table each record is on; without it lists are whole.
    """
    lists, of_list = len(found.records.lists), found.of_list
    way = counting or Counting(records=found.records, places=as_linked(found.records))
    own = rng.spawn(1)[0]  # so that whether groups are asked for changes nothing else
    chances = shares.chances(found.frame)
    tables, both, true, missed, groups, splits = [], [], [], [], [], []
    within = []
    for at in range(shares.draws):
        luck = rng.random(found.frame.height)
        person, _ = parted(found.ends, of_list, luck < chances(at), found.beside)
        before = way.table(person)
        links = put_back(
            before,
            way.places.expanded(compared[at]),
            in_records=float(rng.random()),
            rng=rng,
        )
        tables.append(with_links(before, links))
        if way.stated is not None:
            parts, differing = way.by_group(person)
            groups.append((shared_out(parts, links, own), differing))
        if shares.within is not None:
            within.append(shares.within(at, luck))
        splits.append(tuple(one.table(person) for one in way.others))
        both.append(together(agreed(found.person, person), of_list, lists))
        true.append(together(person, of_list, lists))
        missed.append(_more(way.places, before, tables[-1]))
        told(at + 1, shares.draws)
    return Draws(
        tables=tuple(tables),
        linked=together(found.person, of_list, lists),
        both=np.array(both),
        true=np.array(true),
        missed=np.array(missed),
        by_group=tuple(one for one, _ in groups),
        differing=tuple(one for _, one in groups),
        splits=tuple(splits),
        within=tuple(within),
    )


def _more(places: Places, before: Overlaps, after: Overlaps) -> Ints:
    """Return by two linked lists how many links were put back."""
    found = places.collapsed(after).shared - places.collapsed(before).shared
    np.fill_diagonal(found, 0)
    return found


def together(label: Ints, of_list: Ints, lists: int) -> Ints:
    """Return by two lists how many pairs of records have the same label."""
    count = int(label.max(initial=-1)) + 1
    each = np.bincount(label * lists + of_list, minlength=count * lists)
    by_list = each.reshape(count, lists).astype(np.int64)
    found: Ints = by_list.T @ by_list
    np.fill_diagonal(found, (by_list * (by_list - 1) // 2).sum(axis=0))
    return found


def agreed(one: Ints, other: Ints) -> Ints:
    """Return labels that are the same where both labels are."""
    both = one.astype(np.int64) * (int(other.max(initial=-1)) + 1) + other
    found: Ints = np.unique(both, return_inverse=True)[1].astype(np.int64)
    return found
