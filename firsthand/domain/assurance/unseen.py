"""
Unseen: the chance that a serious failure is there now which no published look has told of.

Assumptions, each shown with every estimate. (1) A failure about one harm comes and goes as
fast, and is as common, as 'inadequate' does among full inspections (`grades.py`); nothing is
published about single harms. (2) A look finds a failure that is there with a chance, its power,
between 0.2 and 0.9. No report tells how many cases were read, so the power is not known: of
2,500 cases, 125 of them affected, 6 read find the failure with chance 0.2 and 60 with 0.9, when
8 in 10 affected cases are recognised (`stats/detection.py`). (3) A look is as old as its
publication.

Reasoning. Before any look the chance is the national level x. A look that tells of no weakness
leaves x(1 - power) / (1 - x power), by Bayes. A look that tells of weakness has told what it
found, which is known and not counted here; what lay beside it is left: x(1 - power). From then
on failures come and go unseen, and the chance drifts back to the national level
(`stats/two_state.py`). The interval holds every power of the range and all rates on the ellipse
of 95 percent. Nothing here is about a child, and nothing shows that an authority is failing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np

from firsthand.domain.assurance import unseen_wording as wording
from firsthand.domain.assurance.grades import DAYS_IN_A_YEAR, Graded, passages
from firsthand.domain.assurance.look import Look
from firsthand.domain.assurance.picture import CoverageRow
from firsthand.domain.assurance.state import State
from firsthand.stats.two_state import Rates, around, fitted

POWERS = (0.55, 0.2, 0.9)  # the middle of the range first, then its ends
RECORD_BEGINS = date(2009, 4, 1)  # the oldest published inspections that are held


@dataclass(frozen=True, kw_only=True)
class National:
    """
    How common failure is and how fast it comes and goes, as histories public on a day told.

    `low` and `high` are the ends of the level, `half_lives` those of the half-life. `rates` is
    None while those histories do not tell; `why_not` then says why.
    """

    as_of: date
    rates: Rates | None
    low: float | None
    high: float | None
    half_lives: tuple[float, float] | None = None
    why_not: str = ""


@dataclass(frozen=True, kw_only=True)
class Unseen:
    """
    One authority and harm. All numbers are None only when the histories do not tell them.

    `years` is how long, since the last look, a failure is expected to have been there unseen;
    `years_high` the same at the upper end. `because` are the reasons, `checks` say when not to
    believe the estimate.
    """

    la_code: str
    authority: str
    region: str
    harm: str
    as_of: date
    state: State
    last_looked_on: date | None
    probability: float | None
    low: float
    high: float
    years: float | None
    years_high: float
    because: tuple[str, ...]
    checks: tuple[str, ...]


def national(found: Sequence[Graded], *, as_of: date) -> National:
    """Return the national level and rates that the histories public on `as_of` tell."""
    try:
        rates = fitted(passages(found, as_of=as_of))
    except ValueError as reason:
        return National(as_of=as_of, rates=None, low=None, high=None, why_not=str(reason))
    levels = [falling / (falling + rising) for falling, rising in around(rates)]
    lives = [log(2) / (falling + rising) for falling, rising in around(rates)]
    return National(
        as_of=as_of,
        rates=rates,
        low=min(levels),
        high=max(levels),
        half_lives=(min(lives), max(lives)),
    )


def unseen(row: CoverageRow, level: National, *, begun_on: date | None = None) -> Unseen:
    """
    Return the estimate for one authority and harm.

    `begun_on` is the day on which the authority began, if that was after 2009.
    """
    looked = [look for look in row.looks if look.state.looked]
    begun = max(begun_on or RECORD_BEGINS, RECORD_BEGINS)
    since = looked[-1].published_on if looked else begun
    span = max((level.as_of - since).days, 0) / DAYS_IN_A_YEAR
    chances = _chances(looked, level.rates, span) if level.rates else None
    return Unseen(
        la_code=row.la_code,
        authority=row.authority,
        region=row.region,
        harm=row.harm,
        as_of=level.as_of,
        state=row.state,
        last_looked_on=row.last_looked_on,
        probability=chances.now[0] if chances else None,
        low=min(chances.now) if chances else 0.0,
        high=max(chances.now) if chances else 1.0,
        years=chances.years[0] if chances else None,
        years_high=max(chances.years) if chances else span,
        because=wording.because(row, level.as_of, chances, level.rates),
        checks=wording.checks(row, level.rates),
    )


@dataclass(frozen=True, kw_only=True)
class Chances:
    """The chance right after the last look and now, and the years unseen; the middle first."""

    after_look: tuple[float, ...]
    now: tuple[float, ...]
    years: tuple[float, ...]


def _chances(looked: Sequence[Look], rates: Rates, span: float) -> Chances:
    """Follow the chance from look to look, for each pair of rates and each power at once."""
    pairs = np.array([(rates.falling, rates.rising), *around(rates)])
    speed = pairs.sum(axis=1, keepdims=True)
    level = pairs[:, :1] / speed
    power = np.array([POWERS])
    chance = np.broadcast_to(level, (len(pairs), len(POWERS)))
    before: Look | None = None
    for look in looked:
        if before is not None:
            gap = (look.published_on - before.published_on).days / DAYS_IN_A_YEAR
            chance = level + (chance - level) * np.exp(-speed * gap)
        left = chance * (1 - power)
        told = look.state is State.WEAKNESS_REPORTED
        chance = left if told else left / (1 - chance * power)
        before = look
    fade = np.exp(-speed * span)
    now = level + (chance - level) * fade
    years = level * span + (chance - level) * (1 - fade) / speed
    return Chances(
        after_look=tuple(chance.ravel().tolist()),
        now=tuple(now.ravel().tolist()),
        years=tuple(years.ravel().tolist()),
    )
