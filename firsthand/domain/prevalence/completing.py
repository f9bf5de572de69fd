"""
Completing: what a table says whatever the counts are that are not shown.

Counts below five are not shown. An answer worked out from them would tell them, however it is
rounded: somebody who tries every value finds the one that fits. So nothing is taken from them.
Each is put at what the counts shown let expect if lists were independent, 4 at most, and what
this table says is set beside what the same methods give for the other counts it may have:
every choice of 0 to 4 where one or two are not shown, and else each in turn at 0 and at 4. All
of that is worked out from what is shown, so that it tells nothing more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from firsthand.domain.prevalence.answer import HiddenAnswer, headline, judged
from firsthand.domain.prevalence.belief import Apart
from firsthand.domain.prevalence.estimates.small_counts import LIMIT
from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.column_fit import column_fit
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.hierarchical import WHOLE, usual_order
from firsthand.stats.hidden.methods import OF_ORDER, of_order, refit
from firsthand.stats.hidden.overlaps import Floats, Ints, Overlaps

Bools = npt.NDArray[np.bool_]
MOST_CROSSED = 2  # counts not shown of which every choice is tried: 25 tables at most
MOST_VARIED = 80  # counts not shown that are each tried at 0 and at 4: all pairs of 12 lists
ENOUGH = 0.9  # of the tables tried in turn that must have a number
MIDDLE = (LIMIT - 1) // 2  # where the counts shown let expect nothing
USUAL = 1000  # resamples, where the answer does not say how many were asked for
SLOW = ("latent",)  # methods that take too long to be tried again
MOST_OF_SLOW = {"graphs": 26}  # tables that others are tried on at most


@dataclass(frozen=True, kw_only=True, eq=False)
class Completed:
    """
    An answer from what is shown; all other tables that it may have been of.

    `numbers` has by method its estimate for each table of `tables`, NaN where it has none. No
    method that is refused is in it, nor one that takes too long; `SLOW` has no estimate at all.
    """

    answer: HiddenAnswer
    tables: tuple[Overlaps, ...]
    numbers: dict[str, Floats]

    def told(self, name: str) -> Floats | None:
        """
        Return the numbers of a method; None where too many tables have none.

        Where every choice is tried, one table of them may be the true one, and all need a
        number. Of counts taken in turn some make tables that nobody expects.
        """
        found = self.numbers[name]
        known: Floats = found[np.isfinite(found)]
        every = (self.answer.table.counts < LIMIT).sum() <= MOST_CROSSED
        return known if len(known) >= (1.0 if every else ENOUGH) * len(found) else None


def completed(answer: HiddenAnswer, apart: Apart = ()) -> Completed | None:
    """Return what the counts shown of an answer let say; None where they let expect nothing."""
    centre = expected(answer.table)
    if centre is None:
        return None
    tables = (centre, *_others(centre, answer.table.counts < LIMIT))
    asked = {
        one.method: _order(one, len(centre.lists))
        for one in answer.estimates
        if one.method not in SLOW
    }
    told = [one.detail.get("replicates_asked") for one in answer.estimates]
    draws = max((one for one in told if isinstance(one, int)), default=USUAL)
    estimates = []
    for name, order in asked.items():
        resampling = Resampling(
            replicates=draws,
            rng=np.random.default_rng(1),  # not that of the answer, which nobody shows
            level=answer.estimates[0].level,
        )
        estimates.append(judged(of_order(name, order)(centre, resampling), centre, apart))
    whole = answer.headline is not None and bool(estimates)
    return Completed(
        answer=HiddenAnswer(
            table=centre,
            version="",
            estimates=tuple(estimates),
            headline=headline(estimates, centre, apart) if whole else None,
            variants=(),
            notes=(),
        ),
        tables=tables,
        numbers={
            one.method: _numbers(one.method, tables, asked[one.method])
            for one in estimates
            if not one.refused and len(tables) <= MOST_OF_SLOW.get(one.method, len(tables))
        },
    )


def expected(table: Overlaps) -> Overlaps | None:
    """Return a table with what is not shown put at what the counts shown let expect."""
    few = table.counts < LIMIT
    columns: Floats = np.column_stack([np.ones(len(few)), table.histories]).astype(float)
    counts = table.counts.copy()
    fit = None
    if np.linalg.matrix_rank(columns[~few]) == columns.shape[1]:
        fit = column_fit(columns[~few], table.counts[~few])
    if fit is not None:
        means = np.exp(np.minimum(columns[few] @ fit.parameters, np.log(LIMIT)))
        counts[few] = np.minimum(np.rint(means), LIMIT - 1).astype(np.int64)
    elif few.sum() <= MOST_CROSSED:  # as of two lists
        counts[few] = MIDDLE
    else:
        return None
    return table.with_counts(counts)


def _others(centre: Overlaps, few: Bools) -> list[Overlaps]:
    places = np.flatnonzero(few)
    if len(places) <= MOST_CROSSED:
        every = product(range(LIMIT), repeat=len(places))
        return [_with(centre, places, values) for values in every]
    # Those on few lists tell most of who is on none.
    on = centre.histories[places].sum(axis=1)
    varied = places[np.argsort(on, kind="stable")[:MOST_VARIED]]
    return [_with(centre, [at], [value]) for at in varied for value in (0, LIMIT - 1)]


def _with(table: Overlaps, places: Sequence[int] | Ints, values: Sequence[int]) -> Overlaps:
    counts = table.counts.copy()
    counts[np.asarray(places)] = values
    return table.with_counts(counts)


def _order(one: Estimate, lists: int) -> int | None:
    """Return how many lists an interaction joins at most, where that was chosen."""
    order = one.detail.get("order")
    if one.method not in WHOLE or not isinstance(order, int):
        return None
    return None if order == usual_order(one.method, lists) else order


def _numbers(name: str, tables: Sequence[Overlaps], order: int | None) -> Floats:
    again = None if order is not None and name in OF_ORDER else refit(name, tables[0])
    if again is not None:
        rows = np.array([(0.0, *one.counts) for one in tables])
        return np.asarray(again(rows), dtype=np.float64)
    alone = Resampling(replicates=0, rng=np.random.default_rng(1))
    found = [of_order(name, order)(one, alone).estimate for one in tables]
    return np.array([np.nan if one is None else one for one in found])
