"""
Raising: which terms are new enough that chance hardly explains them.

A term that mostly stands beside words of harm starts ahead of others, by a fixed head start
that it has in the shuffles too. Terms that are parts of each other and stand in the same texts
are one family and count once, in the texts as in the shuffles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from firsthand.domain.surveillance.subjects.counting import Counted
from firsthand.stats.novelty import Design, Evidence, Floats, Ints, evidence
from firsthand.stats.placebo import q_values, shuffled_within

Progress = Callable[[int, int, str], None]
# A phrase and a part of it are one family when the part has at most this many texts for each of
# the phrase: 'slavery' and 'modern slavery', not 'exploitation' and 'criminal exploitation'.
SAME_TEXTS = 1.5


@dataclass(frozen=True, kw_only=True)
class Raised:
    """A term when its evidence first reached the level."""

    term: int
    family: int
    on: date
    evidence: float  # at that look
    q_value: float


@dataclass(frozen=True, kw_only=True)
class Raising:
    """All terms raised, in order; and what was to be expected of chance alone."""

    raised: tuple[Raised, ...]
    families: int  # raised
    expected_false: float  # of them
    level: float | None  # the least evidence that was raised


def raising(
    counted: Counted,
    design: Design,
    *,
    rate: float,
    shuffles: int,
    rng: np.random.Generator,
    progress: Progress,
) -> Raising:
    """Return the terms raised so that at most `rate` of their families should be false."""
    family = families(counted)
    found = evidence(counted.sightings, counted.days, design)
    best = _of_families(found, family)
    placebos = []
    for done in range(1, shuffles + 1):
        days = shuffled_within(counted.days, counted.sightings.group, rng)
        placebos.append(_of_families(evidence(counted.sightings, days, design), family))
        progress(done, shuffles, "shuffles")
    q = q_values(best, placebos)
    raised = _raised(found, family, q=q, design=design, rate=rate)
    passed = np.flatnonzero((q <= rate) & (best > 0))
    level = float(best[passed].min()) if len(passed) else None
    expected = sum(int((one >= level).sum()) for one in placebos) / shuffles if level else 0.0
    return Raising(raised=raised, families=len(passed), expected_false=expected, level=level)


def families(counted: Counted) -> Ints:
    """Return the family of each term, numbered from 0."""
    count = np.bincount(counted.sightings.term, minlength=len(counted.terms))
    number = {term: at for at, term in enumerate(counted.terms)}
    head = list(range(len(counted.terms)))

    def root(at: int) -> int:
        while head[at] != at:
            head[at] = head[head[at]]
            at = head[at]
        return at

    for at, term in enumerate(counted.terms):
        for part in _parts(term):
            other = number.get(part)
            if other is not None and count[other] <= SAME_TEXTS * count[at]:
                head[root(at)] = root(other)
    roots = [root(at) for at in range(len(head))]
    return np.unique(np.array(roots, dtype=np.int64), return_inverse=True)[1].astype(np.int64)


def _parts(term: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
    long = len(term)
    return [
        term[start:end]
        for start in range(long)
        for end in range(start + 1, long + 1)
        if end - start < long
    ]


def _of_families(found: Evidence, family: Ints) -> Floats:
    best = np.zeros(int(family.max(initial=-1)) + 1)
    np.maximum.at(best, family[found.term], found.evidence)
    return best


def _raised(
    found: Evidence, family: Ints, *, q: Floats, design: Design, rate: float
) -> tuple[Raised, ...]:
    passing = q <= rate
    if not passing.any():
        return ()
    best = _of_families(found, family)
    level = best[passing].min()
    first: dict[int, Raised] = {}
    for at in np.flatnonzero(found.evidence >= level):  # by term, then look
        term = int(found.term[at])
        if term not in first:
            first[term] = Raised(
                term=term,
                family=int(family[term]),
                on=date.fromordinal(int(design.looks[found.look[at]])),
                evidence=float(found.evidence[at]),
                q_value=float(q[family[term]]),
            )
    return tuple(sorted(first.values(), key=lambda one: (one.on, -one.evidence, one.term)))
