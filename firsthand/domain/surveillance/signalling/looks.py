"""
Looks: what is raised on each day of publication, at a rate of false signals kept over all.

A look is a day on which new figures became public. All tests of a look, of whatever kind and
indicator, are one batch (`stats.batch_fdr`); what earlier looks spent and found sets its level.
A series without a new figure is not tested: to look again at the same figures costs nothing
and changes nothing.

Episodes. What was raised is raised once. While a series stays outside it is not tested again:
it is the same signal, and counts once. It is over when its figure is back inside (a p-value
above `BACK_INSIDE`); only then can it be raised anew. A step is over with the next figure,
which is itself not tested: it is the first that shows whether the new level stays.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

from firsthand.domain.surveillance.panel import Floats
from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.trial import Trial
from firsthand.stats import batch_fdr
from firsthand.stats.batch_fdr import Batch
from firsthand.stats.false_discovery import adjusted, most_raised

BACK_INSIDE = 0.05
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Look:
    """One day: how many tests were made, how many signals raised, at which level."""

    on: date
    tests: int
    raised: int
    level: float


@dataclass(kw_only=True)
class Course:
    """
    How each series of one kind and indicator went, look by look.

    By authority: the number of the trial that last told of it, and of the one that raised the
    signal that still stands (-1 for none); its q-value when it was last tested, or raised.
    """

    newest: Whole
    raised_by: Whole
    q: Floats
    untested: Whole  # the trial at which it was left alone after a step, -1 for none
    trials: list[Trial] = field(default_factory=list)
    raisings: list[tuple[int, int]] = field(default_factory=list)  # each trial and authority


@dataclass(frozen=True, kw_only=True)
class Kept:
    """All looks of all kinds, and how every series stands after the last of them."""

    looks: tuple[Look, ...]
    courses: Mapping[tuple[Kind, str], Course]


def kept(trials: Sequence[Trial], *, rate: float) -> Kept:
    """Return what is raised at each look when `trials` are tested at `rate` over all looks."""
    looks: list[Look] = []
    courses: dict[tuple[Kind, str], Course] = {}
    by_day: dict[date, list[Trial]] = defaultdict(list)
    for one in trials:
        by_day[one.on].append(one)
    earlier: list[Batch] = []
    for on in sorted(by_day):
        own = [_course(courses, one) for one in by_day[on]]
        looks.append(_look(by_day[on], own, earlier, rate))
    return Kept(looks=tuple(looks), courses=courses)


def _course(courses: dict[tuple[Kind, str], Course], told: Trial) -> Course:
    rows = len(told.z)
    course = courses.setdefault(
        (told.kind, told.indicator),
        Course(
            newest=np.full(rows, -1, dtype=np.int64),
            raised_by=np.full(rows, -1, dtype=np.int64),
            q=np.ones(rows),
            untested=np.full(rows, -1, dtype=np.int64),
        ),
    )
    course.trials.append(told)
    return course


def _look(
    trials: Sequence[Trial], courses: Sequence[Course], earlier: list[Batch], rate: float
) -> Look:
    """Test one batch, write what it gave into the courses, and add it to `earlier`."""
    here = [_tested(one, course) for one, course in zip(trials, courses, strict=True)]
    p = np.concatenate([one.p[own] for one, own in zip(trials, here, strict=True)])
    if not len(p):
        return Look(on=trials[0].on, tests=0, raised=0, level=0.0)
    level = batch_fdr.level(earlier, tests=len(p), rate=rate)
    smallest = adjusted(p)
    raised = (smallest <= level) & (level > 0)
    count = int(raised.sum())
    most = most_raised(p, level=level)
    earlier.append(Batch(level=level, tests=len(p), raised=count, most_raised=most))
    # In proportion to what the look was given of the rate asked for.
    q = np.minimum(smallest * rate / level, 1.0) if level > 0 else np.ones(len(p))
    ends = np.cumsum([own.sum() for own in here])[:-1]
    told = zip(courses, here, np.split(q, ends), np.split(raised, ends), strict=True)
    for course, own, its_q, its_raised in told:
        at = len(course.trials) - 1
        course.q[own] = its_q
        course.raised_by[own] = np.where(its_raised, at, -1)
        course.raisings += [(at, int(row)) for row in np.flatnonzero(own)[its_raised]]
    return Look(on=trials[0].on, tests=len(p), raised=count, level=level)


def _tested(told: Trial, course: Course) -> npt.NDArray[np.bool_]:
    """Return which series are tested now; end the signals of those that came back inside."""
    at = len(course.trials) - 1
    held = np.isfinite(told.p)
    stands = course.raised_by >= 0
    over = held & stands
    if told.kind is not Kind.STEP:
        with np.errstate(invalid="ignore"):
            over &= told.p > BACK_INSIDE
    else:
        course.untested[over] = at
    course.newest[held] = at
    course.raised_by[over] = -1
    course.q[over] = 1.0
    return np.asarray(held & ~stands)
