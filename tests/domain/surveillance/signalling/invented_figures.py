"""Invented figures of forty authorities over ten years, in which only what is asked changes."""

from datetime import date

import numpy as np

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.reference.authority import Authority, Neighbour
from firsthand.domain.reference.indicator import Indicator

CODES = tuple(str(code) for code in range(300, 340))
YEARS = tuple(range(2014, 2024))
ENGLAND = "E92000001"


def indicator(key="re-referral-share", *, better="lower", unit="share", interval="wilson"):
    return Indicator(
        key=key,
        name=f"Figures of {key}",
        dataset="Children in need",
        value_column="v",
        numerator_column="n",
        denominator_column="d",
        unit=unit,
        interval=interval,
        better=better,
        harms=(),
        lag="year to 31 March Y: public from 1 December Y",
    )


SHARE = indicator()


def figures(*, seed=1, key="re-referral-share", moved=None, gone=(), level=0.2):
    """
    Return figures; `moved` adds to the share of (code, year), `gone` are suppressed.

    The counts are of 2,000 children each.
    """
    rng = np.random.default_rng((seed, *key.encode()))
    own = dict(zip(CODES, rng.normal(level, 0.02, len(CODES)), strict=True))
    found = []
    for year in YEARS:
        for code in CODES:
            truth = own[code] + rng.normal(0, 0.01) + (moved or {}).get((code, year), 0.0)
            count = int(rng.binomial(2_000, min(max(truth, 0.0), 1.0)))
            found.append(figure(code, year, count, key=key, gone=(code, year) in gone))
    return tuple(found)


def figure(code, year, count, *, key="re-referral-share", gone=False, known_on=None):
    return Figure(
        area_code=code,
        indicator=key,
        period=str(year),
        period_ends_on=date(year, 3, 31),
        value=None if gone else count / 2_000,
        numerator=None if gone else float(count),
        denominator=2_000.0,
        symbol="c" if gone else None,
        known_on=known_on or date(year, 12, 1),
    )


def authorities(*, ended=()):
    return {
        code: Authority(
            la_code=code,
            name=f"Authority {code}",
            region="London",
            ons_codes=(),
            ofsted_urn=None,
            from_on=None,
            to_on=date(2022, 3, 31) if code in ended else None,
        )
        for code in CODES
    }


def neighbours(known_on=date(2014, 1, 1)):
    """Return as neighbours of each the ten that follow it, in a ring."""
    return tuple(
        Neighbour(
            la_code=code,
            neighbour_la_code=CODES[(at + rank) % len(CODES)],
            rank=rank,
            closeness="close",
            model="2021",
            known_on=known_on,
        )
        for at, code in enumerate(CODES)
        for rank in range(1, 11)
    )
