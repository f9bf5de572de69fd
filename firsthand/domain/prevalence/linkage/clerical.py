"""
Clerical sample: which pairs a person is asked to judge, and what the answers speak for.

Asked are the pairs that decide something: a pair that joins two people (`link`), the best pair
between two people whom the threshold keeps apart (`open`), and pairs that would put two people
of one list into one (`aside`). Other pairs follow from these. Pairs are parted into strata by
what they decide, their band of probability and the lists they are of; from each stratum a
number is drawn by lot, so that the chance of every pair is known.
"""

from dataclasses import dataclass
from enum import StrEnum
from zlib import crc32

import numpy as np
import numpy.typing as npt
import polars as pl

from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.records import Records
from firsthand.stats.hidden.overlaps import Ints
from firsthand.stats.linkage.allocation import neyman
from firsthand.stats.linkage.parting import near, parted

BANDS = (0.01, 0.1, 0.5, 0.9, 0.99)  # where one band of probability ends and the next begins
FEWEST = 4  # judgements of each stratum, as far as it has pairs
PAIR = ("left", "right")


class Decides(StrEnum):
    """What hangs on a pair."""

    LINK = "link"
    OPEN = "open"
    ASIDE = "aside"
    FOLLOWS = "follows"


class Match(StrEnum):
    """What a person says of a pair."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What one person said of one pair, and when (ISO day)."""

    left: int
    right: int
    match: Match
    by: str
    on: str


def pair_name(number: int, left: int, right: int, *, of: str) -> str:
    """
    Return the name of a pair in a sheet, with a check of what it is `of`: the folder's name.

    So an answer is put to no other pair: of another sample, of another folder, or of a number
    that somebody changed, but for one chance in 65,536. The letter before it keeps a
    spreadsheet from making a date of it, as of 5-2014.
    """
    return f"p{number}-{crc32(f'{of} {number} {left} {right}'.encode()) & 0xFFFF:04x}"


@dataclass(frozen=True, kw_only=True, eq=False)
class Deciding:
    """
    All kept pairs in the order in which they decide, and who is who at the threshold.

    `frame`: `left`, `right`, `one`, `other` (places of the lists, one <= other), `probability`,
    `decides`, `kind` and `stratum`. `person` has the person of each record; `ends` and `near`
    are what `parted` asks for.
    """

    records: Records
    frame: pl.DataFrame
    person: Ints
    threshold: float
    ends: Ints
    beside: tuple[Ints, Ints]

    @property
    def of_list(self) -> Ints:
        """Return the place of the list of each record."""
        return self.records.frame["list"].to_numpy()

    @property
    def asked(self) -> pl.DataFrame:
        """Return the pairs that can be drawn for judging."""
        return self.frame.filter(pl.col("decides") != Decides.FOLLOWS.value)


def deciding(records: Records, pairs: Pairs, *, threshold: float) -> Deciding:
    """Return what each kept pair decides at this threshold."""
    of_list = records.frame["list"].to_numpy()
    frame = (
        pairs.frame.with_columns(
            pl.Series("one", of_list[pairs.frame["left"].to_numpy()], dtype=pl.Int64),
            pl.Series("other", of_list[pairs.frame["right"].to_numpy()], dtype=pl.Int64),
        )
        .with_columns(
            pl.min_horizontal("one", "other").alias("one"),
            pl.max_horizontal("one", "other").alias("other"),
            (pl.col("one") != pl.col("other")).alias("across"),
        )
        .sort(["across", "weight", "left", "right"], descending=[False, True, False, False])
    )
    ends = np.ascontiguousarray(frame.select(PAIR).to_numpy().T.astype(np.int64))
    beside = near(ends, records.frame.height)
    likely = frame["probability"].to_numpy() >= threshold
    person, joined = parted(ends, of_list, likely, beside)
    decides = _decides(ends, of_list, person, joined)
    kept = frame.select(
        *PAIR, "one", "other", "weight", "probability", *_if_there(frame, "rules")
    ).with_columns(pl.Series("decides", decides, dtype=pl.String))
    return Deciding(
        records=records,
        frame=_with_strata(kept, threshold),
        person=person,
        threshold=threshold,
        ends=ends,
        beside=beside,
    )


def sample(found: Deciding, *, total: int, rng: np.random.Generator) -> pl.DataFrame:
    """
    Return about `total` pairs to judge in an order drawn by lot, with the `chance` of each.

    Each stratum gives some, so that more than `total` come where there are many strata.
    """
    strata = strata_of(found.asked)
    sizes, stated = strata["size"].to_list(), strata["stated"].to_list()
    wanted = neyman(total=total, sizes=sizes, guesses=stated, fewest=FEWEST) if sizes else ()
    parts = []
    for name, size, many in zip(strata["stratum"], sizes, wanted, strict=True):
        pairs = found.asked.filter(pl.col("stratum") == name)
        drawn = np.sort(rng.choice(size, size=many, replace=False))
        parts.append(pairs[drawn].with_columns(pl.lit(many / size).alias("chance")))
    if not parts:
        return found.asked.with_columns(pl.lit(1.0).alias("chance"))
    whole = pl.concat(parts)
    return whole[rng.permutation(whole.height)]


def strata_of(asked: pl.DataFrame) -> pl.DataFrame:
    """Return the strata in the order of their names: `size`, `stated` mean, kind and lists."""
    return (
        asked.group_by("stratum")
        .agg(
            pl.len().alias("size"),
            pl.col("probability").mean().alias("stated"),
            pl.col("kind").first(),
            pl.col("decides").first(),
            pl.col("one").first(),
            pl.col("other").first(),
        )
        .sort("stratum")
    )


def _decides(
    ends: Ints, of_list: Ints, person: Ints, joined: npt.NDArray[np.bool_]
) -> list[str]:
    """Return what each pair decides, the people being as they are."""
    left, right = person[ends[0]], person[ends[1]]
    lists = np.zeros(len(person), dtype=np.int64)
    np.bitwise_or.at(lists, person, np.left_shift(1, of_list))
    within = of_list[ends[0]] == of_list[ends[1]]
    low, high = np.minimum(left, right), np.maximum(left, right)
    _, first = np.unique(low * len(person) + high, return_index=True)
    leads = np.zeros(len(left), dtype=bool)
    leads[first] = True
    same = left == right
    clash = ~same & ~within & ((lists[left] & lists[right]) != 0)
    found = np.full(len(left), Decides.FOLLOWS.value, dtype=object)
    found[leads & ~same] = Decides.OPEN.value
    found[leads & clash] = Decides.ASIDE.value
    found[joined] = Decides.LINK.value
    told: list[str] = found.tolist()
    return told


def _with_strata(frame: pl.DataFrame, threshold: float) -> pl.DataFrame:
    """Return the pairs with their kind (what they decide, how probable) and stratum."""
    cuts = sorted({*BANDS, threshold})
    names = [f"up to {one:g}" for one in cuts] + ["above"]
    places = np.digitize(frame["probability"].to_numpy(), cuts)
    band = pl.Series([names[place] for place in places], dtype=pl.String)
    # What follows from others is taken to be like what decides at the same probability.
    like = (
        pl.when(pl.col("decides") != Decides.FOLLOWS.value)
        .then(pl.col("decides"))
        .when(pl.col("probability") >= threshold)
        .then(pl.lit(Decides.LINK.value))
        .otherwise(pl.lit(Decides.OPEN.value))
    )
    where = pl.when(pl.col("one") == pl.col("other")).then(pl.lit("in")).otherwise(pl.lit("x"))
    aside = like == Decides.ASIDE.value
    kind = pl.concat_str(
        like, pl.when(aside).then(pl.lit("any")).otherwise(band), where, separator=" "
    )
    return frame.with_columns(kind.alias("kind")).with_columns(
        pl.concat_str("kind", "one", "other", separator=" ").alias("stratum")
    )


def _if_there(frame: pl.DataFrame, *names: str) -> list[str]:
    return [name for name in names if name in frame.columns]
