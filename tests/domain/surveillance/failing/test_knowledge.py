"""What was public of an authority on a day: nothing that became public later is in it."""

from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.assurance.grades import Graded
from firsthand.domain.surveillance.failing.case import cases
from firsthand.domain.surveillance.failing.knowledge import DEPRIVATION, features
from tests.domain.surveillance.failing import world

DAY = date(2020, 6, 1)


@cache
def planted():
    return world.country(planted=True)


def known(told, graded, code="305", day=DAY):
    own = [one for one in graded if one.la_code == code]
    return features(code, own=own, figures=world.figures_of(told), as_of=day)


def same(one, other):
    return one.last == other.last and np.allclose(
        [one.years, one.deprivation, one.composite, one.composite_england, *one.z],
        [other.years, other.deprivation, other.composite, other.composite_england, *other.z],
        equal_nan=True,
    )


@settings(max_examples=12)
@given(st.integers(1, 3000), st.sampled_from(world.KEYS), st.floats(-50, 50))
def test_figures_published_after_the_day_change_nothing(days, key, value):
    told, graded = planted()
    later = [
        world.figure(code, key, year, value, known_on=DAY + timedelta(days=days))
        for code in world.CODES
        for year in (2018, 2019, 2021)
    ]
    assert same(known(told, graded), known([*told, *later], graded))


@settings(max_examples=12)
@given(st.integers(1, 3000), st.booleans())
def test_inspections_published_after_the_day_change_nothing(days, failing):
    told, graded = planted()
    later = Graded(
        la_code="305",
        on=DAY - timedelta(days=20),
        published_on=DAY + timedelta(days=days),
        failing=failing,
        overall=4 if failing else 1,
    )
    assert same(known(told, graded), known(told, (*graded, later)))


def test_a_figure_counts_from_the_day_on_which_it_became_public():
    told, graded = planted()
    new = [world.figure("305", key, 2019, 99, known_on=date(2020, 6, 2)) for key in world.KEYS]
    before = known(told, graded)
    on_the_day = known([*told, *new], graded, day=date(2020, 6, 2))
    assert on_the_day.composite > before.composite


def test_an_authority_without_a_public_inspection_has_no_last_grade():
    told, _ = planted()
    found = known(told, ())
    assert found.last is None
    assert np.isnan(found.years)


def test_before_any_figure_was_public_nothing_is_known():
    told, graded = planted()
    found = known(told, graded, day=date(2013, 1, 1))
    assert np.isnan([found.composite, found.composite_england, *found.z]).all()
    assert np.isnan(found.deprivation)


def test_deprivation_is_told_in_standard_deviations_of_all_authorities():
    told, graded = planted()
    values = [
        one.value for one in told if one.indicator == DEPRIVATION and one.period == "2019"
    ]
    own = values[world.CODES.index("305")]
    expected = (own - np.mean(values)) / np.std(values, ddof=1)
    assert known(told, graded).deprivation == pytest.approx(expected)


def test_a_case_needs_an_earlier_inspection_that_was_public_before_it_began():
    told, _ = planted()
    first = Graded(
        la_code="305",
        on=date(2019, 1, 7),
        published_on=date(2019, 3, 1),
        failing=False,
        overall=2,
    )
    overlapping = Graded(
        la_code="305",
        on=date(2019, 2, 1),
        published_on=date(2019, 4, 1),
        failing=True,
        overall=4,
        started_on=date(2019, 2, 1),
    )
    later = Graded(
        la_code="305",
        on=date(2021, 2, 1),
        published_on=date(2021, 4, 1),
        failing=True,
        overall=4,
        started_on=date(2021, 2, 1),
    )
    figures = world.figures_of(told)
    assert cases([first, overlapping], figures, groups={}) == ()
    (found,) = cases([first, later], figures, groups={})
    assert found.features.last == first
    assert found.features.as_of == date(2021, 1, 31)
    assert (found.failing, found.fell) == (True, True)


def test_where_no_first_day_is_published_it_began_seven_weeks_before():
    told, graded = planted()
    blank = Graded(
        la_code="305",
        on=date(2027, 3, 1),
        published_on=date(2027, 3, 1),
        failing=False,
        overall=2,
    )
    found = cases([*graded, blank], world.figures_of(told), groups={})
    assert found[-1].started_on == date(2027, 1, 11)


@pytest.mark.parametrize(
    ("before", "after", "fell"),
    [
        ((2, False), 3, True),
        ((2, False), 2, False),
        ((4, True), 4, None),
        ((None, False), 3, None),
        ((2, False), None, None),
    ],
)
def test_only_who_was_graded_and_not_failing_can_fall(before, after, fell):
    told, _ = planted()
    pair = [
        Graded(
            la_code="305",
            on=date(year, 2, 1),
            published_on=date(year, 4, 1),
            failing=failing,
            overall=rank,
            started_on=date(year, 2, 1),
        )
        for year, (rank, failing) in ((2018, before), (2020, (after, after == 4)))
    ]
    (found,) = cases(pair, world.figures_of(told), groups={})
    assert found.fell is fell
