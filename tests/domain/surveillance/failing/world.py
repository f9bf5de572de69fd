"""An invented country: figures, inspections and outcomes that are planted, or pure chance."""

from datetime import date

import numpy as np

from firsthand.domain.assurance.grades import Graded
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.reference.authority import Neighbour
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.failing.case import cases
from firsthand.domain.surveillance.failing.knowledge import DEPRIVATION, Figures

SIZE = 60
CODES = tuple(str(301 + at) for at in range(SIZE))
GROUPS = {code: code for code in CODES}
KEYS = ("agency", "caseload", "repeat-plans", "turnover")
YEARS = range(2013, 2026)


def indicator(key, better="lower"):
    return Indicator(
        key=key,
        name=key.capitalize(),
        dataset="d",
        value_column="v",
        numerator_column=None,
        denominator_column=None,
        unit="share",
        interval="none",
        better=better,
        harms=(),
        lag="",
    )


def figure(code, key, year, value, *, known_on=None):
    return Figure(
        area_code=code,
        indicator=key,
        period=str(year),
        period_ends_on=date(year, 3, 31),
        value=float(value),
        numerator=None,
        denominator=None,
        symbol=None,
        known_on=known_on or date(year, 12, 1),
    )


def neighbours():
    return tuple(
        Neighbour(
            la_code=code,
            neighbour_la_code=CODES[(at + rank) % SIZE],
            rank=rank,
            closeness="close",
            model="2021",
            known_on=date(2021, 4, 30),
        )
        for at, code in enumerate(CODES)
        for rank in range(1, 11)
    )


def figures_of(told):
    return Figures(
        figures={"a": tuple(told)},
        indicators=(*map(indicator, KEYS), indicator(DEPRIVATION, "neither")),
        neighbours=neighbours(),
        la_codes=CODES,
    )


def country(*, planted, seed=5):
    """
    Return figures and inspections; where `planted`, bad figures make a failing grade likely.

    The trouble behind the figures moves from year to year; grades come every other year.
    """
    rng = np.random.default_rng(seed)
    trouble = rng.normal(size=(SIZE, len(YEARS)))
    told, graded = [], []
    for at, code in enumerate(CODES):
        poverty = rng.normal(0.2, 0.05)
        for column, year in enumerate(YEARS):
            told.append(figure(code, DEPRIVATION, year, poverty, known_on=date(year, 7, 1)))
            for key in KEYS:
                noise = rng.normal(0, 0.4)
                told.append(figure(code, key, year, 5 + trouble[at, column] + noise))
        for year in range(2012 + at % 2, 2026, 2):
            seen = trouble[at, max(year - 2014, 0)]  # of the year before last, public by then
            odds = np.exp(-2 + 2.0 * seen) if planted else np.exp(-1.2)
            failing = bool(rng.random() < odds / (1 + odds))
            start = date(year, 1 + int(rng.integers(0, 9)), 7)
            overall = 4 if failing else int(rng.integers(1, 4))
            graded.append(
                Graded(
                    la_code=code,
                    on=start,
                    published_on=date(year, start.month + 2, 1),
                    failing=failing,
                    overall=overall,
                    started_on=start,
                )
            )
    return told, tuple(graded)


def cases_of(told, graded):
    return cases(graded, figures_of(told), groups=GROUPS)
