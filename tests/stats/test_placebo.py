"""Placebo: shuffles keep what they must, and q values keep what they promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.placebo import q_values, shuffled_within


@given(seed=st.integers(0, 10_000))
def test_days_stay_within_their_group_and_none_is_lost(seed):
    rng = np.random.default_rng(seed)
    days, group = rng.integers(0, 100, 40), rng.integers(0, 3, 40)
    found = shuffled_within(days, group, rng)
    for one in range(3):
        assert sorted(found[group == one]) == sorted(days[group == one])


def test_q_values_by_hand():
    found = np.array([5.0, 4.0, 1.0])
    placebos = [np.array([4.5, 0.5, 0.0]), np.array([0.9, 0.2, 0.0])]
    # At 5: none of the shuffles, so (0 + 1) / 2 over 1 found; at 4: (1 + 1) / 2 over 2;
    # at 1: (1 + 1) / 2 over 3, which is less than the two before it and so holds for all.
    assert q_values(found, placebos) == pytest.approx([1 / 3, 1 / 3, 1 / 3])


def test_q_values_by_a_plain_loop():
    rng = np.random.default_rng(3)
    found = rng.exponential(size=50)
    placebos = [rng.exponential(size=50) for _ in range(7)]
    raw = {
        value: min(
            1, ((sum((p >= value).sum() for p in placebos) + 1) / 7) / (found >= value).sum()
        )
        for value in found
    }
    expected = [min(q for other, q in raw.items() if other <= value) for value in found]
    assert q_values(found, placebos) == pytest.approx(expected)


@given(seed=st.integers(0, 10_000))
def test_a_stronger_finding_never_has_a_greater_q_value(seed):
    rng = np.random.default_rng(seed)
    found, placebos = rng.exponential(size=20), [rng.exponential(size=20) for _ in range(4)]
    q = q_values(found, placebos)[np.argsort(-found)]
    assert (np.diff(q) >= 0).all()
    assert (q > 0).all()


def test_where_nothing_is_new_hardly_anything_passes():
    rng = np.random.default_rng(20261129)
    passed = [
        int(
            (
                q_values(rng.normal(size=200), [rng.normal(size=200) for _ in range(20)]) <= 0.1
            ).sum()
        )
        for _ in range(200)
    ]
    # With nothing true the promise is that something passes in a tenth of the worlds; the least
    # of many estimated rates is taken, so that it is a sixth. `docs/methods/new-subjects.md`.
    assert np.mean(np.array(passed) > 0) < 0.2


def test_the_promised_rate_holds_where_some_are_new():
    rng = np.random.default_rng(11)
    shares = []
    for _ in range(200):
        found = np.concatenate([rng.normal(size=400), rng.normal(4, 1, size=40)])
        placebos = [rng.normal(size=440) for _ in range(20)]
        passed = q_values(found, placebos) <= 0.1
        shares.append(passed[:400].sum() / max(passed.sum(), 1))
    assert np.mean(shares) <= 0.1 + 2 * np.std(shares) / np.sqrt(200)


def test_a_q_value_without_a_shuffle_is_refused():
    with pytest.raises(ValueError, match="0 shuffles"):
        q_values(np.array([1.0]), [])
