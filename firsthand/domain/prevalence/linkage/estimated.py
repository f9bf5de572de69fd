"""Estimated: the hidden number of linked lists, with the doubts that the linkage adds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.answer import HiddenAnswer, Variant
from firsthand.domain.prevalence.linkage.answering import Worked, answer
from firsthand.domain.prevalence.linkage.carried import Asked, Carried, carried, middle
from firsthand.domain.prevalence.linkage.clerical import Deciding, Judgement, deciding
from firsthand.domain.prevalence.linkage.compared_at_all import found as compared_at_all
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.draws import Draws, drawn
from firsthand.domain.prevalence.linkage.group_compared import fields
from firsthand.domain.prevalence.linkage.group_draws import Groups, with_groups
from firsthand.domain.prevalence.linkage.linked_groups import LinkedGroups, linked_groups
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.places import (
    Places,
    as_linked,
    refuse_few,
    split,
    that_can_be_split,
)
from firsthand.domain.prevalence.linkage.quality import (
    Quality,
    drawn_shares,
    judged_frame,
    quality,
)
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.domain.prevalence.variants import MOST_VARIED, of_change
from firsthand.stats.hidden.methods import refit
from firsthand.stats.hidden.overlaps import Floats, Overlaps
from firsthand.stats.linkage.restored import restored

Told = Callable[[int, int, str], None]
DRAWING = "drawing who is who"
THRESHOLDS = (0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99)
SENT = "{sent:,} records count for no list: another of the lists sent the child there."
CUT = (
    "{name} counts as {parts} lists, its parts. Between parts of one list no links are put "
    "back that were never compared, and parts of one agency know of each other's children."
)


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
    groups: LinkedGroups | None = None


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
    counting: Counting | None = None,
    draws: int = 50,
    whole: bool = True,
    told: Told = lambda done, total, what: None,
) -> LinkedEstimate:
    """
    Return estimates by the methods asked, and with `whole` a headline or why there is none.

    `counting` says how records count: without it, lists are whole and nobody has a group.
    Draws, resamples and all else follow from `asked.seed`.
    """
    rng = np.random.default_rng(asked.seed)
    records = linkage.records
    way = counting or Counting(records=records, places=as_linked(records))
    splits, not_shown = _splits(way) if whole else ((), ())
    way = replace(way, splits=splits)
    found = deciding(records, linkage.pairs, threshold=linkage.threshold)
    refuse_few(way.places, way.table(found.person).sizes)
    none = found.asked.head(0).with_columns(pl.lit(1.0).alias("chance"))
    sample = none if linkage.sample is None else linkage.sample
    known = judged_frame(sample, linkage.judgements)
    shares = drawn_shares(found, known, draws=draws, rng=rng)
    if way.stated is not None:
        told_of = fields(linkage.model, linkage.pairs, way.stated)
        groups = Groups(stated=way.stated, fields=told_of)
        shares = with_groups(shares, found, known, groups, seed=asked.seed)
    chances = shares.chances(found.frame)
    usual = np.mean([chances(at) for at in range(draws)], axis=0)
    rules = compared_at_all(linkage.model, records, found.frame, usual)
    used = rules.drawn(len(records.lists), draws, rng)
    made = drawn(
        found,
        shares,
        used,
        counting=way,
        rng=rng,
        told=lambda done, total: told(done, total, DRAWING),
    )
    good = quality(
        found, known, made, (rules, used), judgements=linkage.judgements, level=asked.level
    )
    worked = Worked(counting=way, made=made, known=known, good=good, asked=asked, whole=whole)
    numbers = carried(made.tables, asked, told=told)
    answered = answer(
        worked,
        numbers,
        changed=_changed(way, made, used.mean(axis=0)),
        notes=(*_notes(way), *not_shown),
    )
    return LinkedEstimate(
        answer=answered,
        quality=good,
        carried=numbers,
        draws=draws,
        threshold=linkage.threshold,
        sweep=tuple(_sweep(linkage, found, way)) if whole else (),
        groups=linked_groups(worked, answered, told=told) if way.stated else None,
    )


def noted(found: LinkedEstimate, notes: tuple[str, ...]) -> LinkedEstimate:
    """Return the estimate with these notes, in the answer of all and in the whole of groups."""
    whole = replace(found.answer, notes=notes)
    groups = found.groups
    if groups is not None:
        groups = replace(groups, found=replace(groups.found, whole=whole))
    return replace(found, answer=whole, groups=groups)


def _notes(way: Counting) -> tuple[str, ...]:
    sent, places = int((~way.counted).sum()), way.places
    notes = [SENT.format(sent=sent)] if sent else []
    if places.cut:
        parts = len(places.names) - len(places.whole) + 1
        notes.append(CUT.format(name=places.cut, parts=parts))
    return tuple(notes)


def _splits(way: Counting) -> tuple[tuple[Places, ...], tuple[str, ...]]:
    """Return how each list that names parts can be split beside, and why one cannot."""
    records, found, not_shown = way.records, [], []
    for name in () if way.places.cut else that_can_be_split(records):
        try:
            places = split(records, name)
        except Refused as refusal:
            told = " ".join(one.reason for one in refusal.objections)
            not_shown.append(f"{name} is not shown split into its parts: {told}")
            continue
        if len(places.names) <= MOST_VARIED:
            found.append(places)
        else:
            not_shown.append(
                f"{name} is not shown split into its parts: that makes {len(places.names)} "
                f"lists, more than {MOST_VARIED}. Ask for it with --split."
            )
    return tuple(found), tuple(not_shown)


def _changed(way: Counting, made: Draws, found: Floats) -> tuple[Variant, ...]:
    """Return what is said of the middle tables with a list split, expected links put back."""
    changed: list[Variant] = []
    for at, places in enumerate(way.splits):
        table = middle([draw[at] for draw in made.splits])
        whole = restored(table, places.expanded(found), in_records=0.5)
        parts = len(places.names) - len(places.whole) + 1
        changed += of_change(f"{places.cut} split into its {parts} parts", whole)
    return tuple(changed)


def _sweep(linkage: Linkage, found: Deciding, way: Counting) -> list[Swept]:
    rows = []
    for threshold in THRESHOLDS:
        one = (
            found
            if threshold == linkage.threshold
            else deciding(linkage.records, linkage.pairs, threshold=threshold)
        )
        table = way.table(one.person)
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
