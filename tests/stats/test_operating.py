"""Operating characteristics: by hand, by counting, by brute search, as published."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.operating import (
    Plan,
    Point,
    Reader,
    curve_of_list,
    curve_of_stream,
    passing_of_list,
    passing_of_stream,
    smallest_plan_for_list,
    smallest_plan_for_stream,
)
from tests.stats import by_fractions

EXACT = 1e-12
MEDIOCRE = Reader(sensitivity=0.7, specificity=0.9)


def test_by_hand():
    # Two cases of a stream with 1 in 10 affected; one flag allowed: 1 - .1^2.
    chance = passing_of_stream(Plan(sample=2, accept=1), share=0.1)
    assert chance == pytest.approx(0.99, abs=EXACT)


@pytest.mark.parametrize("accept", range(4))
def test_agrees_with_counting_every_sample_and_reading(accept):
    chance = passing_of_list(
        Plan(sample=4, accept=accept), population=6, affected=3, reader=MEDIOCRE
    )
    rejected = by_fractions.by_counting(6, 3, 4, 0.7, accept + 1, 0.9)
    assert chance == pytest.approx(1 - rejected, abs=EXACT)


@given(st.integers(0, 40), st.integers(0, 10), st.floats(0, 1))
def test_a_stream_is_binomial(sample, accept, share):
    flagged = share * 0.7 + (1 - share) * 0.1
    exact = math.fsum(
        math.comb(sample, k) * flagged**k * (1 - flagged) ** (sample - k)
        for k in range(min(accept, sample) + 1)
    )
    found = passing_of_stream(Plan(sample=sample, accept=accept), share=share, reader=MEDIOCRE)
    assert found == pytest.approx(exact, abs=EXACT)


# AcceptanceSampling 1.0.11: sample, flags allowed, share affected, chance of passing.
PUBLISHED = (
    (13, 0, 0.02, 0.769022389260104),
    (32, 1, 0.1, 0.156423374035548),
    (50, 2, 0.2, 0.0012854149532433),
    (80, 5, 0.02, 0.994550539061372),
)


@pytest.mark.parametrize(("sample", "accept", "share", "passes"), PUBLISHED)
def test_the_published_curve_of_a_stream(sample, accept, share, passes):
    found = passing_of_stream(Plan(sample=sample, accept=accept), share=share)
    assert found == pytest.approx(passes, abs=EXACT)


def test_the_published_curve_of_a_list():
    # AcceptanceSampling 1.0.11: 32 of 500, one flag allowed, 2 and 5 percent affected.
    curve = curve_of_list(Plan(sample=32, accept=1), population=500, affected=[10, 25])
    assert curve == pytest.approx((0.870512767466558, 0.513914235053833), abs=EXACT)


def test_the_published_plan_for_two_points():
    # AcceptanceSampling 1.0.11, find.plan: PRP (.02, .95), CRP (.10, .10): n = 65, c = 3.
    plan = smallest_plan_for_stream(
        well=Point(share=0.02, passes=0.95), failing=Point(share=0.1, passes=0.1)
    )
    assert plan == Plan(sample=65, accept=3)


# epiR 2.0.57, rsu.sssep.rsfreecalc: list, share, chances of telling, reader; its answers.
CUT_POINTS = (
    (120, 0.10, 0.95, 0.90, (0.95, 0.99), (39, 1), (0.04771672, 0.9419253)),
    (65, 0.21, 0.95, 0.90, (0.95, 0.99), (19, 1), (0.04099912, 0.9847262)),
    (200, 0.05, 0.95, 0.95, (0.90, 0.98), (156, 6), (0.0499294, 0.9617128)),
    (300, 0.10, 0.90, 0.90, (0.80, 0.97), (71, 4), (0.09482651, 0.9377658)),
    (1000, 0.02, 0.95, 0.90, (0.95, 0.995), (299, 3), (0.04939945, 0.935455)),
)


@pytest.mark.parametrize(
    ("population", "share", "fails", "passes", "reader", "plan", "curve"), CUT_POINTS
)
def test_the_published_cut_points(population, share, fails, passes, reader, plan, curve):
    one = Reader(sensitivity=reader[0], specificity=reader[1])
    found = smallest_plan_for_list(
        population=population,
        well=Point(share=0, passes=passes),
        failing=Point(share=share, passes=1 - fails),
        reader=one,
    )
    assert (found.sample, found.accept) == plan
    failing = math.ceil(share * population - 1e-9)
    passing = curve_of_list(found, population=population, affected=[failing, 0], reader=one)
    assert passing == pytest.approx(curve, abs=6e-8)


@pytest.mark.parametrize("reader", [Reader(), Reader(sensitivity=0.8, specificity=0.95)])
def test_no_smaller_plan_meets_both_points(reader):
    # A second computation: every plan in order of size.
    well, failing = Point(share=0.02, passes=0.8), Point(share=0.25, passes=0.2)
    plan = smallest_plan_for_list(population=40, well=well, failing=failing, reader=reader)

    def passes(one, affected):
        return passing_of_list(one, population=40, affected=affected, reader=reader)

    meeting = [
        (sample, accept)
        for sample in range(41)
        for accept in range(min(sample + 1, 8))
        if passes(Plan(sample=sample, accept=accept), 0) >= 0.8
        and passes(Plan(sample=sample, accept=accept), 10) <= 0.2
    ]
    assert (plan.sample, plan.accept) == meeting[0]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 30), st.integers(0, 5))
def test_the_curve_falls_as_more_are_affected(sample, accept):
    curve = curve_of_list(
        Plan(sample=sample, accept=accept),
        population=30,
        affected=range(0, 31, 5),
        reader=MEDIOCRE,
    )
    assert all(later <= earlier + EXACT for earlier, later in pairwise(curve))


def test_a_stream_is_the_limit_of_long_lists():
    plan = Plan(sample=50, accept=2)
    stream = curve_of_stream(plan, shares=[0.02, 0.1])
    long = curve_of_list(plan, population=500_000, affected=[10_000, 50_000])
    assert long == pytest.approx(stream, abs=1e-4)


def test_a_short_list_may_not_tell_two_services_apart():
    poor = Reader(sensitivity=0.5, specificity=0.8)
    plan = smallest_plan_for_list(
        population=20,
        well=Point(share=0, passes=0.99),
        failing=Point(share=0.1, passes=0.01),
        reader=poor,
    )
    assert plan is None


def test_two_services_that_look_alike_are_refused():
    with pytest.raises(ValueError, match="no more often"):
        smallest_plan_for_stream(
            well=Point(share=0.1, passes=0.95), failing=Point(share=0.1, passes=0.1)
        )
    with pytest.raises(ValueError, match="better reader"):
        smallest_plan_for_stream(
            well=Point(share=0, passes=0.95),
            failing=Point(share=0.5, passes=0.1),
            reader=Reader(sensitivity=0.2, specificity=0.8),
        )


@pytest.mark.parametrize("wrong", [{"sample": -1, "accept": 0}, {"sample": 3, "accept": -1}])
def test_a_plan_of_fewer_than_none_is_refused(wrong):
    with pytest.raises(ValueError, match="cannot be"):
        passing_of_stream(Plan(**wrong), share=0.1)


def test_what_is_no_chance_is_refused():
    with pytest.raises(ValueError, match="specificity"):
        Reader(specificity=1.1)
    with pytest.raises(ValueError, match="passes"):
        Point(share=0.1, passes=95)
