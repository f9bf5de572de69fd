"""The chance of only a few finds, against the whole distribution and against paper."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.stats.detection import Stratum, chance_in_strata, distribution_seen
from firsthand.stats.fewer_seen import chance_of_so_many, seen_exactly

pytestmark = pytest.mark.requirement("R4")
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def strata(draw):
    population = draw(st.integers(1, 300))
    return Stratum(
        population=population,
        affected=draw(st.integers(0, population)),
        sample=draw(st.integers(0, population)),
        sensitivity=draw(st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1))),
    )


def test_two_of_three_cases_by_hand():
    # 1 of 3 affected, 2 read: drawn with chance 2/3, noticed with 1/2, so seen with 1/3.
    stratum = Stratum(population=3, affected=1, sample=2, sensitivity=0.5)
    assert seen_exactly(stratum, fewer_than=3) == pytest.approx([2 / 3, 1 / 3, 0])


def test_the_published_illustration_of_two_finds():
    stratum = Stratum(population=2500, affected=25, sample=60, sensitivity=0.8)
    assert round(chance_of_so_many([stratum], at_least=2), 3) == 0.082


@unhurried
@given(st.lists(strata(), min_size=1, max_size=3), st.integers(1, 6))
def test_agrees_with_the_whole_distribution(several, at_least):
    whole = chance_in_strata(several, at_least=at_least)
    assert chance_of_so_many(several, at_least=at_least) == pytest.approx(whole, abs=1e-12)


@unhurried
@given(strata(), st.integers(1, 10))
def test_each_number_of_finds_agrees_with_the_whole_distribution(stratum, fewer_than):
    whole = [*distribution_seen(**vars(stratum)), *([0.0] * fewer_than)]
    found = seen_exactly(stratum, fewer_than=fewer_than)
    assert found == pytest.approx(whole[:fewer_than], abs=1e-12)


def test_more_finds_are_never_likelier_than_fewer():
    stratum = Stratum(population=100_000, affected=40_000, sample=50, sensitivity=0.5)
    chances = [chance_of_so_many([stratum], at_least=k) for k in range(1, 30)]
    assert chances == sorted(chances, reverse=True)


def test_none_asked_and_none_given_are_refused():
    stratum = Stratum(population=3, affected=1, sample=2, sensitivity=0.5)
    with pytest.raises(ValueError, match="ask for at least 1"):
        chance_of_so_many([stratum], at_least=0)
    with pytest.raises(ValueError, match="no strata"):
        chance_of_so_many([], at_least=1)
