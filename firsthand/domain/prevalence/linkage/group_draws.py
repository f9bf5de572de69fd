"""
Group draws: links within each group, drawn as the judgements of that group leave them open.

Assumptions. Each stratum has in each group a share of true pairs of its own, which is around
that of others of its kind, in this group or another, as strata of two other lists are around
each other (`stats.linkage.judged`): ten judgements of the group weigh as much as what others
say. A pair that nothing in its group decides is like its whole stratum.

Reasoning. Pairs of a stratum were drawn to be judged with equal chances, and so were those of
a part of it. The luck of each pair is that of the draw of the whole: where one group is all
there is, the same pairs are joined.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.clerical import Deciding
from firsthand.domain.prevalence.linkage.draws import Chances, Shares, Within, agreed
from firsthand.domain.prevalence.linkage.group_compared import Fields
from firsthand.domain.prevalence.linkage.quality import drawn_shares
from firsthand.domain.prevalence.linkage.stated import Stated
from firsthand.stats.hidden.overlaps import Floats, Ints
from firsthand.stats.linkage.parting import parted


@dataclass(frozen=True, kw_only=True, eq=False)
class Groups:
    """What records state, and where their fields agree: None where that is not known."""

    stated: Stated
    fields: Fields | None


def with_groups(
    shares: Shares, found: Deciding, judged: pl.DataFrame, groups: Groups, *, seed: int
) -> Shares:
    """Return shares that also count links within groups; `seed` is what shares came from."""
    chances = own_chances(shares, found, judged, groups.stated, rng=np.random.default_rng(seed))
    return replace(
        shares,
        within=_counting(found, chances, groups, rng=np.random.default_rng([seed, 1])),
    )


def own_chances(
    shares: Shares,
    found: Deciding,
    judged: pl.DataFrame,
    stated: Stated,
    *,
    rng: np.random.Generator,
) -> Chances:
    """Return what gives the chance of each pair where groups have shares of their own."""
    cells = _by_cell(found.frame, stated)
    own = drawn_shares(
        replace(found, frame=cells), _by_cell(judged, stated), draws=shares.draws, rng=rng
    )
    of_cells, of_strata = own.chances(cells), shares.chances(found.frame)
    asked = cells["stratum"].is_in(own.strata).to_numpy()
    return lambda draw: np.where(asked, of_cells(draw), of_strata(draw))


def together_within(label: Ints, stated: Stated) -> Ints:
    """
    Return by group how many pairs of records on two lists have the same label.

    Both records state the group; last are all other pairs.
    """
    groups = len(stated.names) - 1
    plain, says = label.astype(np.int64), stated.of_record >= 0
    lists = int(stated.of_list.max(initial=0)) + 1
    on_list = plain * lists + stated.of_list
    group = stated.of_record[says]
    own = _pairs(plain[says] * groups + group, groups)
    own -= _pairs(on_list[says] * groups + group, groups)
    every = _pairs(plain, 1) - _pairs(on_list, 1)
    return np.append(own, every - own.sum())


def group_of_pairs(pairs: pl.DataFrame, stated: Stated) -> Ints:
    """Return the place of the group that both records of a pair state, -1 where they do not."""
    left, right = (stated.of_record[pairs[end].to_numpy()] for end in ("left", "right"))
    found: Ints = np.where(left == right, left, -1)
    return found


def _counting(
    found: Deciding, chances: Chances, groups: Groups, *, rng: np.random.Generator
) -> Callable[[int, Floats], Within]:
    def of(draw: int, luck: Floats) -> Within:
        joins = luck < chances(draw)
        person, _ = parted(found.ends, found.of_list, joins, found.beside)
        return Within(
            both=together_within(agreed(found.person, person), groups.stated),
            true=together_within(person, groups.stated),
            odds=None if groups.fields is None else groups.fields.missed(person, rng),
        )

    return of


def _by_cell(pairs: pl.DataFrame, stated: Stated) -> pl.DataFrame:
    """Return pairs with each stratum parted by group."""
    own = pl.Series("own", group_of_pairs(pairs, stated), dtype=pl.Int64)
    return pairs.with_columns(pl.concat_str("stratum", own, separator=" of ").alias("stratum"))


def _pairs(keys: Ints, groups: int) -> Ints:
    """Return by group, which is what is left of a key, how many pairs have the same key."""
    distinct, count = np.unique(keys, return_counts=True)
    found = np.bincount(distinct % groups, weights=count * (count - 1) // 2, minlength=groups)
    return found.astype(np.int64)
