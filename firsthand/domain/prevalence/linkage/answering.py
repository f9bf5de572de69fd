"""Answering: what drawn tables say of the hidden number, with the doubts of the linkage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
import polars as pl

from firsthand.domain.prevalence.answer import (
    HiddenAnswer,
    Variant,
    headline,
    judged,
    refused_for,
    with_sensitivity,
)
from firsthand.domain.prevalence.doubt import Bars, Doubt
from firsthand.domain.prevalence.linkage.carried import Asked, Carried
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.draws import Draws
from firsthand.domain.prevalence.linkage.linked_doubts import moves_more, of_quality, words
from firsthand.domain.prevalence.linkage.quality import Quality
from firsthand.domain.prevalence.variants import variants
from firsthand.stats.hidden.estimate import Estimate


@dataclass(frozen=True, kw_only=True, eq=False)
class Worked:
    """
    A linkage with its draws and its quality, before any estimate.

    `known` has the pairs that were drawn to be judged, `true` where a judge could tell; `whole`
    says whether a headline is asked for.
    """

    counting: Counting
    made: Draws
    known: pl.DataFrame
    good: Quality
    asked: Asked
    whole: bool


def answer(
    worked: Worked,
    numbers: Carried,
    *,
    doubts: Sequence[Doubt] = (),
    changed: Sequence[Variant] = (),
    notes: tuple[str, ...] = (),
) -> HiddenAnswer:
    """Return the estimates of a table; `doubts` and variants are added to what is found."""
    good, asked, table = worked.good, worked.asked, numbers.table
    estimates = tuple(
        _doubted(
            with_sensitivity(judged(one, table, asked.apart), table),
            moves_more(
                good,
                numbers.by_links.get(one.method, 0.0),
                numbers.by_sample.get(one.method, np.inf),
            ),
            bars=Bars.METHOD,
        )
        for one in numbers.estimates
    )
    head = headline(estimates, table, asked.apart) if worked.whole else None
    told = (*of_quality(good), *doubts)
    return HiddenAnswer(
        table=table,
        version=sha256(table.counts.tobytes()).hexdigest()[:12],
        estimates=estimates,
        headline=None if head is None else _doubted(head, told, bars=Bars.HEADLINE),
        variants=(*variants(table), *changed) if worked.whole else (),
        notes=notes,
    )


def _doubted(one: Estimate, doubts: Sequence[Doubt], *, bars: Bars) -> Estimate:
    """Return the estimate with doubts, refused where one of them bars it."""
    barred = [found for found in doubts if found.bars >= bars]
    told = words(barred) if barred else words(doubts)
    reasons = tuple(dict.fromkeys((*told, *one.reasons)))
    if not barred or one.refused:
        return replace(one, reasons=reasons)
    return refused_for(one, reasons)
