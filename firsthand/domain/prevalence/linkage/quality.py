"""
Quality: how many of the links are right, and how many of all true links were made.

With judgements these are estimates with intervals. Without any they are what the model of
linkage believes of itself, and are called a guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.clerical import (
    BANDS,
    Decides,
    Deciding,
    Judgement,
    Match,
    strata_of,
)
from firsthand.domain.prevalence.linkage.compared_at_all import Found
from firsthand.domain.prevalence.linkage.draws import Draws, Shares
from firsthand.stats.hidden.overlaps import Floats, Ints
from firsthand.stats.horvitz_thompson import Drawn, national_share
from firsthand.stats.intervals import wilson
from firsthand.stats.linkage.judged import Stratum
from firsthand.stats.linkage.judged import drawn as drawn_of_strata

KNOWN = {"left": pl.Int64, "right": pl.Int64, "true": pl.Float64}


@dataclass(frozen=True, kw_only=True)
class Told:
    """A share with its interval; None where there is nothing of which to take a share."""

    estimate: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True, kw_only=True)
class OfLists:
    """Precision and recall of the links of two lists, or of the duplicates on one."""

    lists: tuple[str, str]
    links: int
    precision: Told
    recall: Told


@dataclass(frozen=True, kw_only=True)
class Band:
    """Pairs of like probability: what was stated on average, and what judges found."""

    above: float
    up_to: float
    stated: float
    judged: int
    true: int
    found: Told


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """The share of true pairs that were compared at all: in two ways, and as it was drawn."""

    by_model: float | None
    by_recapture: Told
    used: Told

    @property
    def apart(self) -> float | None:
        """Return how far the two ways are apart; None where one cannot tell."""
        if self.by_model is None or self.by_recapture.estimate is None:
            return None
        return abs(self.by_model - self.by_recapture.estimate)


@dataclass(frozen=True, kw_only=True)
class Quality:
    """
    What is known of a linkage.

    `guess`: nobody judged, so that shares are the model's own. `design_based` is the precision
    of deciding links from judgements and their chances alone, whatever the model says.
    """

    guess: bool
    judged: int
    cannot_tell: int
    unjudged: int
    precision: Told
    recall: Told
    by_lists: tuple[OfLists, ...]
    compared: Comparison
    calibration: tuple[Band, ...]
    design_based: Told


NOTHING = Told(estimate=None, lower=None, upper=None)


def judged_frame(drawn: pl.DataFrame, judgements: Sequence[Judgement]) -> pl.DataFrame:
    """Return the pairs that were drawn, with `true` (1, 0) where a judge could tell."""
    said = {Match.YES: 1.0, Match.NO: 0.0}
    told = [(one.left, one.right, said.get(one.match)) for one in judgements]
    known = pl.DataFrame(told, schema=KNOWN, orient="row")
    last = known.unique(["left", "right"], keep="last")
    return drawn.join(last, on=["left", "right"], how="left", maintain_order="left")


def drawn_shares(
    found: Deciding, judged: pl.DataFrame, *, draws: int, rng: np.random.Generator
) -> Shares:
    """Return the shares of true pairs by stratum, as judgements leave them open."""
    strata = strata_of(found.asked)
    counts = judged.group_by("stratum").agg(
        (pl.col("true") == 1).sum().alias("yes"), (pl.col("true") == 0).sum().alias("no")
    )
    whole = strata.join(counts, on="stratum", how="left", maintain_order="left").fill_null(0)
    told = [
        Stratum(
            kind=row["kind"],
            size=row["size"],
            true=row["yes"],
            false=row["no"],
            stated=row["stated"],
        )
        for row in whole.iter_rows(named=True)
    ]
    return Shares(
        strata=tuple(whole["stratum"].to_list()),
        of=drawn_of_strata(told, draws=draws, rng=rng),
        known=judged.select(*KNOWN).drop_nulls(),
    )


def quality(
    found: Deciding,
    judged: pl.DataFrame,
    draws: Draws,
    rules: tuple[Found, Floats],
    *,
    judgements: Sequence[Judgement],
    level: float,
) -> Quality:
    """Return what draws, judgements, and the rules of comparison say of a linkage."""
    answered = {(one.left, one.right) for one in judgements}
    known = judged.filter(pl.col("true").is_not_null())
    cannot = sum(one.match is Match.CANNOT_TELL for one in judgements)
    across = ~np.eye(len(found.records.lists), dtype=bool) & np.tri(
        len(found.records.lists), dtype=bool
    )
    return Quality(
        guess=known.is_empty(),
        judged=known.height,
        cannot_tell=cannot,
        unjudged=judged.height - len(answered),
        precision=_precision(draws, across, level),
        recall=_recall(draws, across, level),
        by_lists=_by_lists(found, draws, level),
        compared=_comparison(*rules, across, level),
        calibration=_calibration(known),
        design_based=design_based(known.filter(pl.col("decides") == Decides.LINK.value), level),
    )


def told(values: Floats, level: float) -> Told:
    """Return the middle of drawn shares and the interval that holds `level` of them."""
    kept = values[np.isfinite(values)]
    if not len(kept):
        return NOTHING
    tail = (1 - level) / 2
    middle, lower, upper = np.quantile(kept, [0.5, tail, 1 - tail]).tolist()
    return Told(estimate=middle, lower=lower, upper=upper)


def _precision(draws: Draws, places: np.ndarray, level: float) -> Told:
    return told(_share(draws.both[:, places], draws.linked[places][None, :]), level)


def _recall(draws: Draws, places: np.ndarray, level: float) -> Told:
    return told(_share(draws.both[:, places], (draws.true + draws.missed)[:, places]), level)


def _share(part: Ints, whole: Ints) -> Floats:
    sums = np.broadcast_to(whole, part.shape).sum(axis=1).astype(np.float64)
    found: Floats = np.full(len(part), np.nan)
    np.divide(part.sum(axis=1), sums, out=found, where=sums > 0)
    return found


def _by_lists(found: Deciding, draws: Draws, level: float) -> tuple[OfLists, ...]:
    names = found.records.lists
    rows = []
    for one in range(len(names)):
        for other in range(one, len(names)):
            place = np.zeros((len(names), len(names)), dtype=bool)
            place[one, other] = True
            rows.append(
                OfLists(
                    lists=(names[one], names[other]),
                    links=int(draws.linked[one, other]),
                    precision=_precision(draws, place, level),
                    recall=_recall(draws, place, level),
                )
            )
    return tuple(rows)


def _comparison(found: Found, used: Floats, places: np.ndarray, level: float) -> Comparison:
    again = found.whole_recapture
    by_recapture = NOTHING
    if again is not None:
        reach = 1.96 * again.error
        by_recapture = Told(
            estimate=again.share,
            lower=again.seen / max(again.total + reach, again.seen),
            upper=again.seen / max(again.total - reach, again.seen),
        )
    return Comparison(
        by_model=found.whole_model,
        by_recapture=by_recapture,
        used=told(used[:, places].mean(axis=1), level),
    )


def _calibration(known: pl.DataFrame) -> tuple[Band, ...]:
    """Return by band what was stated and what found; rarely drawn pairs weigh more."""
    edges = [0.0, *BANDS, 1.0]
    rows = []
    for low, high in pairwise(edges):
        inside = known.filter(
            (pl.col("probability") >= low)
            & ((pl.col("probability") < high) | (pl.lit(high) == 1.0))
        )
        if inside.is_empty():
            continue
        weights = 1 / inside["chance"].to_numpy()
        share = float(np.average(inside["true"].to_numpy(), weights=weights))
        # As many equal pairs as would be as precise as these unequal ones.
        worth = float(weights.sum() ** 2 / (weights**2).sum())
        interval = wilson(successes=share * worth, trials=worth)
        rows.append(
            Band(
                above=low,
                up_to=high,
                stated=float(np.average(inside["probability"].to_numpy(), weights=weights)),
                judged=inside.height,
                true=int(inside["true"].sum()),
                found=Told(estimate=share, lower=interval.lower, upper=interval.upper),
            )
        )
    return tuple(rows)


def design_based(known: pl.DataFrame, level: float) -> Told:
    """Return the share of right links by the chances of the pairs judged."""
    if known.is_empty():
        return NOTHING
    many = known.with_columns(pl.len().over("stratum").alias("many"))
    stratum = pl.when(pl.col("many") > 1).then(pl.col("stratum")).otherwise(pl.lit("alone"))
    rows = many.with_columns(stratum.alias("stratum"))
    units = [
        Drawn(value=row["true"], chance=row["chance"], stratum=row["stratum"])
        for row in rows.iter_rows(named=True)
    ]
    alone = [one for one in units if one.stratum == "alone"]
    if len(alone) == 1:  # nothing says how it varies: it counts with the stratum before it
        other = next((one.stratum for one in units if one.stratum != "alone"), None)
        if other is None:
            return NOTHING
        units = [
            Drawn(
                value=one.value,
                chance=one.chance,
                stratum=other if one.stratum == "alone" else one.stratum,
            )
            for one in units
        ]
    found = national_share(units, confidence=level)
    return Told(estimate=found.share, lower=found.interval.lower, upper=found.interval.upper)
