"""The minimum: how many cases are enough, and what is said when they are not."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.planning.drawing.minimum import (
    Minimum,
    measured,
    objection_to_size,
    percent,
)

USUAL = Minimum(confidence=0.95, share_affected=0.05, sensitivity=0.8)


def chance_by_counting(*, population, affected, sample, sensitivity):
    """Read every possible sample: the chance that all affected cases in it are overlooked."""
    samples = list(combinations(range(population), sample))
    missed = sum((1 - sensitivity) ** sum(c < affected for c in cases) for cases in samples)
    return 1 - missed / len(samples)


def test_a_list_of_forty_by_hand():
    # 5 percent of 40 are 2 children. All 40 read: 1 - .2 * .2 = .96, enough; of 39 one misses
    # an affected child with chance 2/40 and then finds with .8: .95 * .96 + .05 * .8 = .952;
    # of 38: 1 - E(.2^X) = .944.
    found = measured(population=40, sample=38, minimum=USUAL)
    assert (found.affected, found.needed, found.below) == (2, 39, True)
    assert found.chance == pytest.approx(1 - (703 * 0.04 + 76 * 0.2 + 1) / 780)


@given(st.integers(2, 12), st.integers(0, 12))
def test_agrees_with_counting_every_sample(population, sample):
    minimum = Minimum(confidence=0.7, share_affected=0.3, sensitivity=0.8)
    sample = min(sample, population)
    found = measured(population=population, sample=sample, minimum=minimum)
    counted = chance_by_counting(
        population=population, affected=found.affected, sample=sample, sensitivity=0.8
    )
    assert found.chance == pytest.approx(counted, abs=1e-12)
    assert found.below == (counted < 0.7 - 1e-12 and sample < population)


def test_the_published_figure_for_2500_cases():
    # 60 of 2,500 with 125 affected, sensitivity .8: chance .916.
    assert measured(population=2500, sample=60, minimum=USUAL).chance == pytest.approx(
        0.916, abs=5e-4
    )


def test_where_reading_all_is_not_enough_all_must_be_read():
    found = measured(population=10, sample=9, minimum=USUAL)
    assert (found.affected, found.needed, found.at_least, found.below) == (1, None, 10, True)
    assert not measured(population=10, sample=10, minimum=USUAL).below


def test_the_objection_says_what_was_given_needed_and_to_do():
    found = measured(population=2500, sample=10, minimum=USUAL)
    told = objection_to_size(found, minimum=USUAL, group="In need")
    assert "10 cases of 2,500" in told.reason
    assert f"needed are {found.needed}" in told.reason
    assert "95 percent" in told.reason
    assert "two named people" in told.remedy


def test_enough_is_not_objected_to():
    found = measured(population=2500, sample=200, minimum=USUAL)
    assert objection_to_size(found, minimum=USUAL, group="In need") is None


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        (0, "0 percent"),
        (0.004, "less than 1 percent"),
        (0.384, "38 percent"),
        (0.996, "more than 99 percent"),
        (1, "100 percent"),
    ],
)
def test_what_is_not_certain_is_not_said_to_be(chance, said):
    assert percent(chance) == said


@pytest.mark.parametrize(
    "wrong", [{"confidence": 1}, {"share_affected": 0}, {"sensitivity": 2}]
)
def test_an_impossible_minimum_is_refused(wrong):
    with pytest.raises(ValueError, match="needed"):
        Minimum(**{"confidence": 0.95, "share_affected": 0.05, "sensitivity": 0.8, **wrong})
