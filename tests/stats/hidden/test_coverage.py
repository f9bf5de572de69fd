"""Coverage: the published case, the formula of three lists written out, and refusals."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.hidden.coverage import coverage, sizes
from tests.stats.hidden.tables import KOREA, table

# Hepatitis A in a Taiwan college, 1995: serum tests, hospital records, questionnaires.
HEPATITIS = table(3, {"3": 63, "2": 55, "23": 18, "1": 69, "13": 17, "12": 21, "123": 28})


def sampled(made, seed=1, replicates=400):
    return coverage(made, rng=np.random.default_rng(seed), replicates=replicates)


def test_the_hepatitis_outbreak_is_as_the_r_package_care1_prints_it():
    found = sampled(HEPATITIS, replicates=2000)
    assert found.estimate == pytest.approx(507.77, abs=0.005)
    # CARE1 with 200 resamples: 432.7 to 617.7, so a standard error of 46.5, 5 % either way.
    assert found.detail["standard_error"] == pytest.approx(46.5, rel=0.12)
    assert found.lower == pytest.approx(432.7, abs=8)
    assert found.upper == pytest.approx(617.7, abs=20)


def test_the_other_two_published_estimates_of_the_outbreak():
    # Chao and others 2001: 407 as if independent, 971 if coverage were enough.
    detail = sampled(HEPATITIS).detail
    assert detail["independent"] == pytest.approx(407, abs=0.5)
    assert detail["solved"] == pytest.approx(971, abs=0.5)
    assert detail["coverage"] == pytest.approx(0.5127, abs=5e-5)


def test_little_coverage_is_said_with_the_estimate():
    assert "know only 51% of each other" in sampled(HEPATITIS).reasons[0]


def solved_by_hand(z1, z2, z12, z3, z13, z23, z123):
    """Return the estimate of three lists from the formula as printed."""
    n1, n2, n3 = z1 + z12 + z13 + z123, z2 + z12 + z23 + z123, z3 + z13 + z23 + z123
    known = 1 - (z1 / n1 + z2 / n2 + z3 / n3) / 3
    pairs = [
        (z12 + z123, n1 * n2, z1 + z2 + 2 * z12),
        (z13 + z123, n1 * n3, z1 + z3 + 2 * z13),
        (z23 + z123, n2 * n3, z2 + z3 + 2 * z23),
    ]
    both = sum(pair[0] for pair in pairs)
    return both / (3 * known) / (1 - sum(m * a / n for m, n, a in pairs) / (3 * known))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(5, 200), min_size=7, max_size=7))
def test_the_printed_formula_of_three_lists_gives_the_same(counts):
    found = sizes(KOREA, np.array(counts, dtype=float))
    by_hand = solved_by_hand(*counts)
    if found.solved is not None:
        assert found.solved == pytest.approx(by_hand, rel=1e-9)


def test_independent_lists_give_the_truth_for_any_number_of_lists():
    shares, size = np.array([0.5, 0.4, 0.6, 0.3]), 10_000.0
    made = table(4, {"1": 1})
    chances = np.prod(np.where(made.histories == 1, shares, 1 - shares), axis=1)
    found = sizes(made, size * chances)
    assert found.independent == pytest.approx(size)
    assert found.one_step == pytest.approx(size)
    assert found.solved == pytest.approx(size)


def test_what_cannot_be_told_is_refused_in_words():
    assert "needs three lists; 2 were given" in sampled(table(2, {"1": 5, "12": 5})).reasons[0]
    empty = table(3, {"1": 5, "2": 5, "12": 5})
    assert "some list is empty" in sampled(empty).reasons[0]
    everybody = table(3, {"123": 50, "12": 20, "13": 20, "23": 20})
    found = sampled(everybody)
    assert found.refused == (found.estimate <= everybody.observed)


@pytest.mark.parametrize("replicates", [0, 1])
def test_without_resamples_there_is_an_estimate_and_no_interval(replicates):
    found = coverage(KOREA, rng=np.random.default_rng(1), replicates=replicates)
    assert found.estimate == pytest.approx(250.259, abs=1e-3)
    assert (found.lower, found.upper) == (None, None)
    assert "no interval" in found.reasons[-1] and "it takes 40 or more" in found.reasons[-1]


def test_few_resamples_are_said_not_to_be_believed():
    assert "not to be believed" in sampled(KOREA, replicates=39).reasons[-1]
    assert sampled(KOREA, replicates=40).reasons == ()
