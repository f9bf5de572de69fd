"""Bounds: published values, cases worked by hand, and what cannot be bounded."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from firsthand.stats.hidden.bounds import chao, log_interval
from firsthand.stats.hidden.column_fit import column_fit
from tests.stats.hidden.tables import ARTIFICIAL, KOREA, KOSOVO, UK, read, table


@pytest.mark.parametrize(("made", "printed"), [(KOSOVO, 8591.2), (UK, 13570.0)])
def test_the_bounds_that_the_r_package_rcapture_prints(made, printed):
    assert chao(made).estimate == pytest.approx(printed, abs=0.06)


@pytest.mark.shared
def test_the_bound_of_the_allegheny_survey(shared):
    made = read(shared, "lesbian_allegheny_4list")
    assert chao(made).estimate == pytest.approx(4321.4, abs=0.06)


def test_two_lists_give_the_sizes_over_the_overlap_times_each_other():
    found = chao(table(2, {"1": 30, "2": 20, "12": 10}))
    assert found.estimate == pytest.approx(40 * 30 / 10)
    # The variance of Poisson counts: hidden + hidden squared times the sum of inverses.
    assert found.detail["standard_error"] ** 2 == pytest.approx(
        60 + 60**2 * (1 / 30 + 1 / 20 + 1 / 10)
    )


def test_three_lists_of_one_size_give_f1_squared_over_three_f2():
    # With t lists alike the bound is (t - 1) f1^2 / (2 t f2): here 60^2 / 3 / 30.
    made = table(3, {"1": 20, "2": 20, "3": 20, "12": 10, "13": 10, "23": 10, "123": 90})
    found = chao(made)
    assert found.estimate - made.observed == pytest.approx(60**2 / (3 * 30))
    assert found.detail["on_lists"] == (60, 30, 90)
    assert found.detail["lists_alike"] == pytest.approx(made.observed + 60 * 59 / (2 * 31))


def test_the_interval_multiplies_and_divides_the_hidden_by_one_factor():
    lower, upper = log_interval(100, 50.0, 20.0, level=0.95)
    assert (lower - 100) * (upper - 100) == pytest.approx(50.0**2)
    spread = math.sqrt(math.log(1 + 0.4**2))
    assert upper == pytest.approx(100 + 50 * math.exp(1.959964 * spread), rel=1e-6)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=7, max_size=7))
def test_the_fit_is_as_likely_as_the_one_that_a_general_search_finds(counts):
    made = KOREA.with_counts(np.array(counts))
    columns = np.column_stack([np.ones(7), made.histories])

    def loss(beta):
        return np.exp(columns @ beta).sum() - made.counts @ (columns @ beta)

    ours = column_fit(columns, made.counts)
    other = minimize(loss, np.array([3.0, 0.0, 0.0, 0.0]), method="BFGS")
    assert loss(ours.parameters) <= other.fun + 1e-6


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(10, 30), min_size=6, max_size=6))
def test_how_many_more_than_expected_are_on_all_three_lists_does_not_matter(counts):
    # Of these counts at most 30^3 / 10^3 = 27 would be expected there.
    hidden = [
        chao(made).estimate - made.observed
        for made in (KOREA.with_counts(np.array([*counts, on_all])) for on_all in (50, 5000))
    ]
    assert hidden[0] == pytest.approx(hidden[1], rel=1e-6)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (table(1, {"1": 5}), "one list has no overlap"),
        (table(3, {"1": 5, "2": 5, "12": 1}), "nobody is on L3"),
        (table(3, {"1": 5, "2": 5, "3": 5, "123": 5}), "nobody is on exactly two lists"),
        (table(3, {"1": 5, "2": 5, "12": 3, "3": 4, "123": 1}), ""),
    ],
)
def test_what_cannot_be_bounded_is_said_in_words(made, words):
    found = chao(made)
    assert found.refused == bool(words)
    assert words in found.reasons[0]


def test_an_artificial_table_without_most_overlaps_still_has_a_bound():
    assert chao(ARTIFICIAL).estimate > ARTIFICIAL.observed
