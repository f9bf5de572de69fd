"""Lists whose true links are known, linked in part, for tests of what is made of judgements."""

from itertools import combinations

import numpy as np
import polars as pl

from firsthand.domain.prevalence.linkage.clerical import Judgement, Match
from firsthand.domain.prevalence.linkage.comparing import comparisons
from firsthand.domain.prevalence.linkage.estimated import Linkage
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.records import joined
from firsthand.stats.hidden.overlaps import overlaps

LISTS = ("police", "health", "school")
NAMES, HOME = "same names, in either order", "same postcode and birth"
COLUMNS = ("given_name", "surname", "date_of_birth", "postcode")


class Made:
    """
    Children on three lists, and pairs of their records as a linkage might keep them.

    A share `doubtful` of true pairs is only as probable as chance has it (0.05 to 0.95), a
    share `missed` was never compared; false pairs come as often as their probability says.
    """

    def __init__(self, children=3000, doubtful=0.1, missed=0.02, seed=1, referred=0.0):
        """Invent it."""
        rng = np.random.default_rng(seed)
        on = rng.random((children, 3)) < [0.35, 0.3, 0.25]
        sent = on[:, 0] & ~on[:, 1] & (rng.random(children) < referred)
        on[:, 1] |= sent
        self.child = np.concatenate([np.flatnonzero(on[:, at]) for at in range(3)])
        frames = []
        for at, name in enumerate(LISTS):
            child = np.flatnonzero(on[:, at])
            by = [LISTS[0] if at == 1 and sent[one] else None for one in child]
            frame = pl.DataFrame(
                {
                    "record": [f"{name}-{one}" for one in child],
                    **{column: [f"{column} {one}" for one in child] for column in COLUMNS},
                    "referred_by": by,
                },
                schema_overrides={"referred_by": pl.String},
            )
            frames.append((name, frame))
        self.children = children
        self.records = joined(frames)
        seen = on[on.any(axis=1)].astype(int)
        self.true = overlaps(LISTS, seen, np.ones(len(seen)))
        self.pairs = self._pairs(rng, doubtful, missed)

    def linkage(self, threshold=0.95, sample=None, judgements=(), rules=(NAMES, HOME)):
        """Return the linkage at a threshold, with what was judged."""
        return Linkage(
            records=self.records,
            pairs=self.pairs,
            model=Model(
                prior=1e-4, within=1e-5, comparisons=comparisons(COLUMNS), blocking=rules
            ),
            threshold=threshold,
            sample=sample,
            judgements=judgements,
        )

    def judged(self, drawn, wrong=0.0, seed=2):
        """Return what a clerk says who errs so often."""
        rng = np.random.default_rng(seed)
        found = []
        for left, right in drawn.select("left", "right").rows():
            same = (self.child[left] == self.child[right]) ^ (rng.random() < wrong)
            match = Match.YES if same else Match.NO
            found.append(
                Judgement(left=left, right=right, match=match, by="A", on="2026-01-01")
            )
        return found

    def _pairs(self, rng, doubtful, missed):
        place = self.records.frame["list"].to_numpy()
        rows_of = {}
        for row, child in enumerate(self.child.tolist()):
            rows_of.setdefault(child, []).append(row)
        true = [pair for rows in rows_of.values() for pair in combinations(rows, 2)]
        true = [pair for pair in true if rng.random() >= missed]
        doubt = rng.random(len(true)) < doubtful
        chance = np.where(doubt, rng.uniform(0.05, 0.95, len(true)), 0.9995)
        # Of pairs with a chance of p, p are true: for each true one, (1 - p) / p are false.
        again = np.where(doubt, rng.poisson(np.minimum((1 - chance) / chance, 20)), 0)
        ends = np.sort(rng.integers(len(place), size=(again.sum(), 2)), axis=1)
        apart = place[ends[:, 0]] != place[ends[:, 1]]
        apart &= self.child[ends[:, 0]] != self.child[ends[:, 1]]
        shared = np.repeat(chance, again)[apart].tolist()
        false = [(*pair, p) for pair, p in zip(ends[apart].tolist(), shared, strict=True)]
        told = [(*pair, p) for pair, p in zip(true, chance.tolist(), strict=True)] + false
        # By names 0.86 are found, by home 0.86, independently: 0.02 by neither.
        rules = rng.choice([1, 2, 3], p=[0.123, 0.123, 0.754], size=len(told))
        frame = (
            pl.DataFrame(
                told,
                schema={"left": pl.Int64, "right": pl.Int64, "probability": pl.Float64},
                orient="row",
            )
            .with_columns(
                (pl.col("probability") / (1 - pl.col("probability"))).log(2).alias("weight"),
                pl.Series("rules", rules, dtype=pl.Int64),
            )
            .unique(["left", "right"], keep="first", maintain_order=True)
            .sort("left", "right")
        )
        return Pairs(frame=frame, compared=frame.height)
