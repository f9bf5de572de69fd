"""How strongly values follow one another: by hand, by simulation, and where nothing is told."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.autocorrelation import lag_one, pooled_lag_one
from firsthand.stats.change_points import chains

pytestmark = pytest.mark.requirement("R11")


def test_one_series_by_hand():
    # 1 1 1 1 -1 -1 -1 -1: mean 0, squares 8, products 3 - 1 + 3 = 5; r = 5/8.
    # Corrected (8 x 5/8 + 1) / (8 - 4) = 1.5, which is held at .9.
    row = np.array([[1.0, 1, 1, 1, -1, -1, -1, -1]])
    assert pooled_lag_one(row) == 0.9
    # 1 1 -1 -1 1 1 -1 -1: products 1 -1 1 -1 1 -1 1 = 1; (1 + 1) / 4 = .5.
    assert pooled_lag_one(np.array([[1.0, 1, -1, -1, 1, 1, -1, -1]])) == pytest.approx(0.5)


@pytest.mark.parametrize("rho", [0.0, 0.3, 0.5, 0.7])
@pytest.mark.parametrize("points", [12, 24])
def test_many_short_series_together_tell_what_made_them(rho, points):
    series = chains(2000, points, rho=rho, rng=np.random.default_rng(2))
    assert pooled_lag_one(series) == pytest.approx(rho, abs=0.04)


def test_the_usual_estimate_by_numpy_lies_below_it_in_short_series():
    series = chains(2000, 12, rho=0.5, rng=np.random.default_rng(3))
    usual = np.mean([np.corrcoef(row[:-1], row[1:])[0, 1] for row in series])
    assert usual < 0.35 < pooled_lag_one(series)


def test_nothing_is_told_from_a_short_series_or_one_that_never_varied():
    assert lag_one([1.0, 2.0] * 9) is None
    assert lag_one([3.0] * 30) is None
    assert pooled_lag_one(np.full((3, 4), 2.0)) is None


@given(st.lists(st.integers(0, 9), min_size=20, max_size=40), st.floats(-50, 50))
def test_level_and_scale_change_nothing(values, moved):
    plain = lag_one(values)
    other = lag_one([3 * v + moved for v in values])
    assert (plain is None) == (other is None)
    if plain is not None:
        assert other == pytest.approx(plain, abs=1e-6)
        assert 0 <= plain <= 0.9
