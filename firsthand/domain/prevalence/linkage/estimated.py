"""Estimated: the hidden number of linked lists, with the doubts that the linkage adds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

import numpy as np
import polars as pl

from firsthand.domain.prevalence.answer import HiddenAnswer, headline, judged, with_sensitivity
from firsthand.domain.prevalence.doubt import Bars, Doubt
from firsthand.domain.prevalence.linkage.carried import Asked, Carried, carried
from firsthand.domain.prevalence.linkage.clerical import Deciding, Judgement, deciding
from firsthand.domain.prevalence.linkage.compared_at_all import found as compared_at_all
from firsthand.domain.prevalence.linkage.draws import by_itself, drawn, table_of
from firsthand.domain.prevalence.linkage.linked_doubts import moves_more, of_quality, words
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.quality import (
    Quality,
    drawn_shares,
    judged_frame,
    quality,
)
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.stats.hidden.estimate import Estimate
from firsthand.stats.hidden.methods import refit
from firsthand.stats.hidden.overlaps import Overlaps

Told = Callable[[int, int, str], None]
DRAWING = "drawing who is who"
THRESHOLDS = (0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99)
SENT = "{sent:,} records count for no list: another of the lists sent the child there."


@dataclass(frozen=True, kw_only=True)
class Swept:
    """What comes of another threshold if its links are taken as they are, uncorrected."""

    threshold: float
    people: int
    on_several: int
    estimate: float | None


@dataclass(frozen=True, kw_only=True)
class LinkedEstimate:
    """What can be said of the hidden number, and what the linkage does to it."""

    answer: HiddenAnswer
    quality: Quality
    carried: Carried
    draws: int
    threshold: float
    sweep: tuple[Swept, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Linkage:
    """A linkage, the pairs that were drawn to be judged (None for none), and what was said."""

    records: Records
    pairs: Pairs
    model: Model
    threshold: float
    sample: pl.DataFrame | None = None
    judgements: Sequence[Judgement] = ()


def estimated(
    linkage: Linkage,
    asked: Asked,
    *,
    draws: int = 50,
    whole: bool = True,
    told: Told = lambda done, total, what: None,
) -> LinkedEstimate:
    """
    Return estimates by the methods asked, and with `whole` a headline or why there is none.

    Draws, resamples and all else follow from `asked.seed`.
    """
    rng = np.random.default_rng(asked.seed)
    records = linkage.records
    found = deciding(records, linkage.pairs, threshold=linkage.threshold)
    none = found.asked.head(0).with_columns(pl.lit(1.0).alias("chance"))
    sample = none if linkage.sample is None else linkage.sample
    known = judged_frame(sample, linkage.judgements)
    shares = drawn_shares(found, known, draws=draws, rng=rng)
    chances = shares.chances(found.frame)
    usual = np.mean([chances(at) for at in range(draws)], axis=0)
    rules = compared_at_all(linkage.model, records, found.frame, usual)
    used = rules.drawn(len(records.lists), draws, rng)
    made = drawn(
        found, shares, used, rng=rng, told=lambda done, total: told(done, total, DRAWING)
    )
    good = quality(
        found, known, made, (rules, used), judgements=linkage.judgements, level=asked.level
    )
    numbers = carried(made, asked, told=told)
    return LinkedEstimate(
        answer=_answer(numbers, good, asked, whole=whole, notes=_notes(records)),
        quality=good,
        carried=numbers,
        draws=draws,
        threshold=linkage.threshold,
        sweep=tuple(_sweep(linkage, found)) if whole else (),
    )


def _answer(
    numbers: Carried, good: Quality, asked: Asked, *, whole: bool, notes: tuple[str, ...]
) -> HiddenAnswer:
    doubts = of_quality(good)
    table = numbers.table
    estimates = tuple(
        _doubted(
            with_sensitivity(judged(one, table, asked.apart), table),
            moves_more(
                good,
                one.method,
                numbers.by_links.get(one.method, 0.0),
                numbers.by_sample.get(one.method, np.inf),
            ),
            bars=Bars.METHOD,
        )
        for one in numbers.estimates
    )
    head = headline(estimates, table, asked.apart) if whole else None
    return HiddenAnswer(
        table=table,
        version=sha256(table.counts.tobytes()).hexdigest()[:12],
        estimates=estimates,
        headline=None if head is None else _doubted(head, doubts, bars=Bars.HEADLINE),
        variants=(),
        notes=notes,
    )


def _doubted(one: Estimate, doubts: Sequence[Doubt], *, bars: Bars) -> Estimate:
    """Return the estimate with doubts, refused where one of them bars it."""
    barred = [found for found in doubts if found.bars >= bars]
    told = words(barred) if barred else words(doubts)
    reasons = tuple(dict.fromkeys((*told, *one.reasons)))
    if not barred or one.refused:
        return replace(one, reasons=reasons)
    worked_out = {name: getattr(one, name) for name in ("estimate", "lower", "upper")}
    return replace(
        one,
        estimate=None,
        lower=None,
        upper=None,
        refused=True,
        reasons=reasons,
        detail={**one.detail, "worked_out": worked_out},
    )


def _notes(records: Records) -> tuple[str, ...]:
    sent = int((~by_itself(records)).sum())
    return (SENT.format(sent=sent),) if sent else ()


def _sweep(linkage: Linkage, found: Deciding) -> list[Swept]:
    counted = by_itself(linkage.records)
    rows = []
    for threshold in THRESHOLDS:
        one = (
            found
            if threshold == linkage.threshold
            else deciding(linkage.records, linkage.pairs, threshold=threshold)
        )
        table = table_of(linkage.records, one.person, counted)
        rows.append(
            Swept(
                threshold=threshold,
                people=table.observed,
                on_several=int(table.counts[table.histories.sum(axis=1) > 1].sum()),
                estimate=_uncorrected(table),
            )
        )
    return rows


def _uncorrected(table: Overlaps) -> float | None:
    """Return what stepwise choice (or Chapman, of two lists) says of a table as it is."""
    again = refit("stepwise", table) or refit("chapman", table)
    if again is None:
        return None
    number = float(again(np.concatenate(([0.0], table.counts))[None])[0])
    return number if np.isfinite(number) else None
