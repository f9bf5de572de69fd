"""How many of a kind a draw holds: against fractions, by sums and by known moments."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from firsthand.stats.counts import Counts, drawn, reach, successes
from tests.stats import by_fractions

EXACT = 1e-12


def test_two_of_four_by_hand():
    # Of 6 pairs from 4 cases, 2 affected: 1 holds none, 4 hold one, 1 holds both.
    counts = drawn(population=4, affected=2, sample=2)
    assert [counts.of(k) for k in range(-1, 4)] == pytest.approx([0, 1 / 6, 4 / 6, 1 / 6, 0])


@settings(deadline=None)
@given(st.integers(1, 60), st.data())
def test_a_draw_agrees_with_fractions(population, data):
    affected, sample = (data.draw(st.integers(0, population)) for _ in range(2))
    counts = drawn(population=population, affected=affected, sample=sample)
    exact = by_fractions.inside(population, affected, sample)
    for number in range(sample + 1):
        assert counts.of(number) == pytest.approx(float(exact.get(number, 0)), abs=EXACT)


@settings(deadline=None)
@given(st.integers(0, 60), st.floats(0, 1))
@example(20, 1 - 2**-53)
@example(60, 5e-324)
def test_trials_agree_with_fractions(trials, chance):
    counts = successes(trials=trials, chance=chance)
    for number in range(trials + 1):
        exact = float(by_fractions.of(trials, number, Fraction(chance)))
        assert counts.of(number) == pytest.approx(exact, abs=EXACT)


@pytest.mark.parametrize(("affected", "sample"), [(250_000, 250_000), (499_990, 3), (1, 1)])
def test_half_a_million_keeps_mean_and_variance(affected, sample):
    population = 500_000
    counts = drawn(population=population, affected=affected, sample=sample)
    mean = sample * affected / population
    variance = mean * (1 - affected / population) * (population - sample) / (population - 1)
    assert math.fsum(counts.chances) == pytest.approx(1, abs=EXACT)
    assert math.fsum(counts.numbers * counts.chances) == pytest.approx(mean, rel=1e-11)
    spread = math.fsum((counts.numbers - mean) ** 2 * counts.chances)
    assert spread == pytest.approx(variance, rel=1e-9)


def test_what_is_left_out_could_not_be_told_from_nothing():
    # The chance beyond the reach of 1000 throws of a coin, in whole numbers.
    far = math.floor(500 - reach(250))
    beyond = sum(math.comb(1000, k) for k in range(far + 1))
    assert Fraction(beyond, 2**1000) < Fraction(1, 10**17)


def test_two_coins_and_three_are_five():
    five = successes(trials=2, chance=0.5).plus(successes(trials=3, chance=0.5))
    assert np.allclose(five.chances * 32, [1, 5, 10, 10, 5, 1])
    assert five.at_least(4) == pytest.approx(6 / 32)
    assert five.below(1) == pytest.approx(1 / 32)


def test_a_sum_starts_where_its_parts_start():
    certain = Counts(first=2, chances=np.ones(1))
    assert certain.plus(certain).of(4) == 1
    assert certain.at_least(3) == 0
    assert certain.below(2) == 0
    assert certain.at_least(-5) == 1
