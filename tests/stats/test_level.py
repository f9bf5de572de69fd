"""Level: how common something is of late, with the drift of earlier years."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta

from firsthand.stats.level import Level, drift, ends_with, level_for


def test_none_in_42_is_not_never():
    found = Level(happened=0, cases=42)
    assert found.share == pytest.approx(0.5 / 43)
    low, high = found.ends()
    assert 0 < low < 0.001
    # Jeffreys' upper end: the 97.5 percent point of a beta distribution of 1/2 and 42 1/2.
    assert high == pytest.approx(0.0574, abs=5e-4)


def test_the_log_odds_are_those_of_the_beta_distribution():
    found = Level(happened=3, cases=20)
    density = beta(3.5, 17.5).pdf

    def mean(of):
        return quad(lambda p: of(np.log(p / (1 - p))) * density(p), 0, 1)[0]

    middle = mean(lambda x: x)
    assert found.log_odds == pytest.approx(middle, abs=1e-6)
    assert found.spread_of_log_odds == pytest.approx(
        np.sqrt(mean(lambda x: (x - middle) ** 2)), abs=1e-6
    )


def test_of_one_half_the_spread_has_a_closed_form():
    # Nothing seen: trigamma(1/2) is pi squared over 2, twice.
    assert Level(happened=0, cases=0).spread_of_log_odds == pytest.approx(np.pi)
    assert Level(happened=0, cases=0).log_odds == 0


@given(
    st.lists(st.floats(-4, 4), min_size=1, max_size=20),
    st.floats(0.01, 0.99),
)
def test_at_the_level_the_mean_chance_is_the_share(sums, share):
    level = level_for(np.array(sums), share)
    assert (1 / (1 + np.exp(-(level + np.array(sums))))).mean() == pytest.approx(share)


def test_without_cases_the_level_is_the_log_odds_of_the_share():
    assert level_for(np.array([]), 0.25) == pytest.approx(-np.log(3))
    with pytest.raises(ValueError, match="no log-odds"):
        level_for(np.array([0.0]), 1.0)


def test_levels_that_keep_what_they_say_do_not_drift():
    same = Level(happened=20, cases=100)
    assert drift([(same, same)] * 5) == 0
    assert drift([]) == 0
    assert drift([(same, Level(happened=0, cases=0))]) == 0


def test_drift_worked_by_hand():
    before, after = Level(happened=30, cases=100), Level(happened=5, cases=100)
    gap = before.log_odds - after.log_odds
    noise = before.spread_of_log_odds**2 + after.spread_of_log_odds**2
    assert drift([(before, after)]) == pytest.approx(np.sqrt(gap**2 - noise))


def test_drift_of_a_known_size_is_found():
    rng = np.random.default_rng(3)
    pairs = []
    for _ in range(4000):
        middle = rng.normal(-1.0, 0.3)
        then, now = middle, middle + rng.normal(0, 0.5)
        pairs.append(
            tuple(
                Level(happened=int(rng.binomial(300, 1 / (1 + np.exp(-x)))), cases=300)
                for x in (then, now)
            )
        )
    assert drift(pairs) == pytest.approx(0.5, abs=0.03)


@given(st.floats(0.01, 0.99), st.floats(0, 3))
def test_the_ends_lie_around_the_share(share, spread):
    low, high = ends_with(share, spread)
    assert low <= share + 1e-12
    assert share <= high + 1e-12
