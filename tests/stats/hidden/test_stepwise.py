"""Stepwise choice: published answers, and the slow published rule on the same resamples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from firsthand.stats.hidden.hierarchical import written
from firsthand.stats.hidden.overlaps import overlaps
from firsthand.stats.hidden.poisson import margins_of
from firsthand.stats.hidden.stepwise import chosen_model, log_factorial, refitted, tail
from tests.stats.hidden import stepwise_by_hand
from tests.stats.hidden.tables import KOREA, KOSOVO, NEW_ORLEANS, UK, read, table


def total(made):
    return float(refitted(np.concatenate(([0.0], made.counts))[None].astype(float), 0.02)[0])


@pytest.mark.parametrize(
    ("made", "printed"),
    [(KOREA, 268.778), (KOSOVO, 14341.664), (NEW_ORLEANS, 981.431), (UK, 11312.99)],
)
def test_published_estimates(made, printed):
    # MultipleSystemsEstimation 1.2.0 of R, stepwise with the threshold 0.02.
    assert total(made) == pytest.approx(printed, abs=0.006)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("netherlands_5list", 121521.61),
        ("uk_2013_6list", 11417.991),
        ("new_orleans_8list_n186", 1110.488),
    ],
)
def test_published_estimates_of_shared_tables(shared, name, printed):
    assert total(read(shared, name)) == pytest.approx(printed, abs=0.006)


def test_one_case_in_one_cell_moves_the_answer():
    # Two versions of the New Orleans table differ by one person on lists 3 and 4.
    counts = NEW_ORLEANS.counts.copy()
    counts[0b01100 - 1] -= 1
    assert total(NEW_ORLEANS.with_counts(counts)) == pytest.approx(1034.2, abs=0.05)


@pytest.mark.parametrize(
    "made", [KOREA, KOSOVO, UK, NEW_ORLEANS], ids=["Korea", "Kosovo", "UK", "New Orleans"]
)
def test_resample_by_resample_the_slow_published_rule_agrees(made):
    # The point estimate alone would hide faults that only odd resamples show.
    rng = np.random.default_rng(20240)
    draws = rng.multinomial(made.observed, made.counts / made.observed, size=12)
    tables = np.hstack([np.zeros((len(draws), 1)), draws.astype(float)])
    slow = [stepwise_by_hand.total(made.with_counts(draw)) for draw in draws]
    assert refitted(tables, 0.02) == pytest.approx(slow, rel=1e-6)


def test_by_hand_independence_where_nothing_surprises():
    # Three lists that each hold half of 80 people, all eight combinations alike.
    made = table(3, {"1": 10, "2": 10, "3": 10, "12": 10, "13": 10, "23": 10, "123": 10})
    model, hidden = chosen_model(margins_of(made), 0.02, np.zeros(8, dtype=np.int64))
    assert written(model) == "[1,2,3]"
    assert hidden == pytest.approx(10)


@given(st.integers(0, 400), st.floats(0.01, 300))
def test_tails_are_those_of_poisson_and_keep_their_order_however_small(count, mean):
    lower, upper = poisson.cdf(count, mean), poisson.sf(count - 1, mean)
    expected = upper if count > mean else lower
    assert tail(float(count), mean) == pytest.approx(expected, rel=1e-7)


def test_the_smallest_tails_are_told_apart():
    assert 0 < tail(300.0, 10.0) < tail(290.0, 10.0) < 1e-300**0.9
    assert tail(0.0, 0.0) == 1.0 and tail(3.0, 0.0) == 0.0


@given(st.integers(0, 3000))
def test_factorials_are_those_of_the_gamma_function(count):
    from math import lgamma

    assert log_factorial(float(count)) == pytest.approx(lgamma(count + 1.0), rel=1e-10)


def test_lists_that_nobody_shares_give_no_number():
    apart = overlaps("abc", [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [9, 8, 7])
    _, hidden = chosen_model(margins_of(apart), 0.02, np.zeros(8, dtype=np.int64))
    assert np.isnan(hidden)


def test_a_list_that_a_resample_lost_leaves_the_others():
    # Nobody on list 3: what is left is a table of two lists, 30 x 20 / 10 hidden.
    made = table(3, {"1": 30, "2": 20, "12": 10})
    assert total(made) == pytest.approx(60 + 60)
    assert np.isnan(total(made.with_counts(made.counts * 0)))
