"""False discoveries in one batch and over batches: by hand, by onlineFDR, by force."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats import batch_fdr
from firsthand.stats.false_discovery import (
    adjusted,
    adjusted_under_any_dependence,
    most_raised,
    raised,
)

P = st.lists(st.floats(0, 1), min_size=1, max_size=30).map(np.array)
LEVEL = st.floats(0.001, 1)
# The example of the R package onlineFDR 2.19.1, BatchBH at 0.05: three batches, and the levels
# that its manual prints.
PRINTED = (
    (np.array([2.90e-08, 0.06743, 0.01514, 0.08174, 0.00171]), 0.021874508, 2),
    (np.array([3.60e-05, 0.79149, 0.27201, 0.28295, 7.59e-08, 0.69274]), 0.009621196, 2),
    (np.array([0.30443, 0.00136, 0.72342, 0.54757]), 0.025012888, 1),
)


def test_by_hand():
    # Four tests at .05: .01 <= .0125, .02 <= .025, .03 <= .0375, .2 > .05.
    p = np.array([0.2, 0.01, 0.03, 0.02])
    assert raised(p, level=0.05) == 3
    # 4 x .01 / 1, 4 x .02 / 2, 4 x .03 / 3 are all .04; the last is .2.
    assert adjusted(p) == pytest.approx([0.2, 0.04, 0.04, 0.04])
    # 1 + 1/2 + 1/3 + 1/4 = 25/12.
    assert adjusted_under_any_dependence(p) == pytest.approx(
        [0.2 * 25 / 12, *[0.04 * 25 / 12] * 3]
    )


def test_the_example_of_benjamini_and_hochberg():
    # Their 15 p-values of thrombolysis trials [BenjaminiHochberg1995, p. 295]: four at 0.05.
    told = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240]
    p = np.array([*told, 0.4262, 0.5719, 0.6528, 0.7590, 1.0])
    assert raised(p, level=0.05) == 4


@given(p=P, level=LEVEL)
def test_as_many_are_raised_as_have_an_adjusted_value_within_the_level(p, level):
    count = sum(adjusted(p) <= level * (1 + 1e-12))
    assert raised(p, level=level * (1 + 1e-12)) in {count, count - 1, count + 1}
    assert (adjusted(p) >= p - 1e-12).all()


@given(p=P, level=LEVEL)
def test_the_most_that_one_zero_could_raise_is_found_by_trying_each(p, level):
    tried = [
        raised(np.where(np.arange(len(p)) == at, 0.0, p), level=level) for at in range(len(p))
    ]
    assert most_raised(p, level=level) == max(tried)


def test_what_is_no_p_value_is_refused():
    with pytest.raises(ValueError, match="no p-value"):
        raised(np.array([0.5, np.nan]), level=0.1)


def test_batches_have_the_levels_that_the_package_prints():
    earlier: list[batch_fdr.Batch] = []
    for p, level, count in PRINTED:
        found = batch_fdr.level(earlier, tests=len(p), rate=0.05)
        assert found == pytest.approx(level, abs=5e-10)
        earlier.append(batch_fdr.tested(p, level=found))
        assert earlier[-1].raised == count


@given(counts=st.lists(st.tuples(st.integers(1, 50), st.integers(0, 50)), max_size=12))
def test_the_estimate_of_false_ones_never_passes_the_rate(counts):
    earlier: list[batch_fdr.Batch] = []
    for tests, told in counts:
        level = batch_fdr.level(earlier, tests=tests, rate=0.1)
        assert 0 <= level <= 0.1
        count = min(told, tests)
        most = min(tests, count + 1)
        earlier.append(
            batch_fdr.Batch(level=level, tests=tests, raised=count, most_raised=most)
        )
        total = sum(one.raised for one in earlier)
        estimate = sum(
            one.level * one.most_raised / (one.most_raised + total - one.raised)
            for one in earlier
        )
        assert estimate <= 0.1 + 1e-9


@pytest.mark.parametrize("rate", [0, -0.1, 1.5])
def test_a_rate_that_is_none_is_refused(rate):
    with pytest.raises(ValueError, match="share above 0"):
        batch_fdr.level([], tests=3, rate=rate)


def test_an_empty_batch_is_refused():
    with pytest.raises(ValueError, match="no test"):
        batch_fdr.level([], tests=0, rate=0.1)


@pytest.mark.requirement("R10")
def test_the_rate_holds_over_all_batches_where_some_tests_are_true():
    rng = np.random.default_rng(20261129)
    shares = []
    for _ in range(300):
        earlier: list[batch_fdr.Batch] = []
        false = total = 0
        for _ in range(8):
            nothing = rng.uniform(size=60) < 0.9
            p = np.where(nothing, rng.uniform(size=60), rng.uniform(size=60) ** 12)
            level = batch_fdr.level(earlier, tests=60, rate=0.1)
            hit = adjusted(p) <= level
            earlier.append(batch_fdr.tested(p, level=level))
            false, total = false + int((hit & nothing).sum()), total + int(hit.sum())
        shares.append(false / max(total, 1))
    # The standard error of the mean is about 0.006.
    assert np.mean(shares) < 0.1 + 0.012
    assert total > 5
