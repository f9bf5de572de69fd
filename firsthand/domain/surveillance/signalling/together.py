"""
Together: whether the figures of one authority, and its grades, all moved for the worse.

Of every indicator with an agreed direction the scores of its last three periods are added and
put on the scale of one score. Their mean over indicators, and over the last change of grade,
is compared with that of all authorities on the same day: figures of one authority that hang
together widen the spread of all such means, and so their dependence needs no assumption.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from scipy.special import ndtri, stdtr

from firsthand.domain.assurance.grades import Graded
from firsthand.domain.surveillance.panel import Floats
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.declines import worse
from firsthand.domain.surveillance.signalling.learnt import Learnt
from firsthand.domain.surveillance.signalling.releases import Release
from firsthand.domain.surveillance.signalling.trial import Parts, Refusals, Trial
from firsthand.stats.moderated import two_sided
from firsthand.stats.prediction import ENOUGH, spread

PERIODS = 3
LEAST = 4  # indicators, with the grade as one
TOO_FEW = f"Fewer than {LEAST} figures with an agreed direction have enough of a past."
GRADE = "grade"
# A median size tells a spread as well as 0.37 times as many mean squares would.
EFFICIENCY = 0.37


@dataclass(frozen=True, kw_only=True)
class GradeChange:
    """How many grades an authority's last full inspection stood below the one before it."""

    la_code: str
    public_on: date
    worse_by: float


def grade_changes(found: Iterable[Graded]) -> tuple[GradeChange, ...]:
    """Return each change from one full inspection of an authority to the next, if graded."""
    by_authority: dict[str, list[Graded]] = defaultdict(list)
    for one in found:
        by_authority[one.la_code].append(one)
    return tuple(
        GradeChange(
            la_code=later.la_code,
            public_on=max(earlier.published_on, later.published_on),
            worse_by=float(later.overall - earlier.overall),
        )
        for each in by_authority.values()
        for earlier, later in pairwise(sorted(each, key=lambda one: (one.on, one.published_on)))
        if earlier.overall is not None and later.overall is not None
    )


Part = tuple[Release, Floats]  # a release, and the score of the last periods for each authority


def together(
    told: Sequence[tuple[Release, Learnt]],
    changes: Sequence[GradeChange],
    la_codes: Sequence[str],
) -> list[Trial]:
    """Return one trial for each day on which a figure with an agreed direction was new."""
    parts = [
        (release, _moved(sign * past.scores))
        for release, past in told
        if (sign := worse(release)) is not None
    ]
    newest: dict[str, Part] = {}
    found = []
    for day in sorted({release.on for release, _ in parts}):
        today = [part for part in parts if part[0].on == day]
        newest |= {part[0].key: part for part in today}
        new = np.any([part[0].new for part in today], axis=0)
        grades = grade_scores(changes, la_codes, day)
        found.append(_tested(day, newest, grades, new))
    return found


def _moved(adverse: Floats) -> Floats:
    """Return the sum of the last scores on the scale of one score; NaN without the newest."""
    last = adverse[:, -PERIODS:]
    held = np.isfinite(last)
    sums = np.where(held, last, 0.0).sum(axis=1) / np.sqrt(np.maximum(held.sum(axis=1), 1))
    return np.where(np.isfinite(adverse[:, -1]), sums, np.nan)


def grade_scores(changes: Sequence[GradeChange], la_codes: Sequence[str], day: date) -> Floats:
    """Return how the last grade that was public moved, over the spread of all such moves."""
    rows = {code: at for at, code in enumerate(la_codes)}
    found = np.full(len(la_codes), np.nan)
    for one in sorted(changes, key=lambda each: each.public_on):
        if one.public_on <= day and one.la_code in rows:
            found[rows[one.la_code]] = one.worse_by
    held = found[np.isfinite(found)]
    if len(held) < ENOUGH or not held.std() > 0:
        return np.full(len(la_codes), np.nan)
    return np.asarray((found - held.mean()) / held.std())


def _tested(day: date, newest: Mapping[str, Part], grades: Floats, new: np.ndarray) -> Trial:
    keys = sorted(newest)
    table = np.column_stack([*(newest[key][1] for key in keys), grades])
    held = np.isfinite(table)
    count = held.sum(axis=1)
    enough = count >= LEAST
    sums = np.where(held, table, 0.0).sum(axis=1)
    means = np.where(enough, sums / np.sqrt(np.maximum(count, 1)), np.nan)
    z = standardised(means)
    refusals = Refusals(len(new))
    refusals.add(new & np.isnan(z), TOO_FEW)
    # Of the two sides only that for the worse is a decline.
    p = np.where(z > 0, two_sided(z) / 2, 1 - two_sided(z) / 2)
    made = new & np.isfinite(z)
    nothing = np.full(len(new), np.nan)
    return Trial(
        kind=Kind.DECLINE_TOGETHER,
        on=day,
        indicator="",
        period=str(day.year),
        la_codes=newest[keys[0]][0].panel.la_codes,
        z=np.where(made, z, np.nan),
        p=np.where(made, p, np.nan),
        value=nothing,
        expected=nothing,
        why_not=np.where(made | ~new, -1, refusals.index),
        reasons=tuple(refusals.reasons),
        since=np.ones(len(new), dtype=np.int64),
        parts=Parts(keys=(*keys, GRADE), table=table),
    )


def standardised(means: Floats) -> Floats:
    """Return scores of means against their middle and spread over all authorities."""
    held = np.isfinite(means)
    if held.sum() < ENOUGH:
        return np.full(len(means), np.nan)
    left = means - np.median(means[held])
    size = np.sqrt(spread(left[held], np.zeros(held.sum())))
    if not size > 0:
        return np.full(len(means), np.nan)
    return np.asarray(
        -np.sign(left) * ndtri(stdtr(EFFICIENCY * held.sum(), -np.abs(left / size)))
    )
