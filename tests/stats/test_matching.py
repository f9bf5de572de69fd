"""Learning how pairs of one person agree: by hand, from known classes, and what must hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.matching import ONE, UNRELATED, Believed, Sample, learned

M = (np.array([0.1, 0.9]), np.array([0.2, 0.1, 0.7]), np.array([0.05, 0.95]))
U = (np.array([0.95, 0.05]), np.array([0.9, 0.06, 0.04]), np.array([0.5, 0.5]))
NO_KIN = np.zeros((0, 3), dtype=bool)
KIN = np.array([[False, True, False]])  # relatives share the second field


def believed(shared=NO_KIN, m=M, u=U, **changes):
    weak = {"pairs_of_one": 0.0, "pairs_of_others": 0.0} | changes
    return Believed(m=m, u=u, shared=shared, firm=np.zeros(3), **weak)


def ways():
    return np.array([(a, b, c) for a in (0, 1) for b in (0, 1, 2) for c in (0, 1)], np.int8)


def chance(levels, shares, at):
    return np.prod([shares[field][levels[:, field]] for field in at], axis=0)


def sample(classes, *, active=(True, True, True), kinds=(), at_random=False, pairs=1e6):
    """Return the pairs to be expected if classes are (share, chances by field)."""
    levels = ways()
    fields = [at for at, on in enumerate(active) if on]
    parts = [share * chance(levels, shares, fields) for share, shares in classes]
    counts = np.sum(parts, axis=0)
    return Sample(
        levels=levels,
        counts=counts / counts.sum() * pairs,
        active=np.array(active),
        kinds=np.array(kinds, dtype=bool),
        at_random=at_random,
    )


def test_one_round_by_hand():
    # Two fields that agree (1) or not (0); half of each class; 10 pairs agree in both.
    m, u = (np.array([0.2, 0.8]),) * 2, (np.array([0.8, 0.2]),) * 2
    one = Sample(
        levels=np.array([[1, 1]], np.int8),
        counts=np.array([10.0]),
        active=np.array([True, True]),
        kinds=np.zeros(0, dtype=bool),
        at_random=False,
    )
    told = learned(
        [one],
        Believed(m=m, u=u, shared=np.zeros((0, 2), dtype=bool), firm=np.zeros(2)),
    )
    # Begun with 0.3 and 0.7: 0.3 * 0.64 against 0.7 * 0.04.
    first = np.log(0.3 * 0.64 + 0.7 * 0.04) * 10
    assert told.log_likelihood[0] == pytest.approx(first)
    # 10 * 0.192 / 0.22 = 8.727 are of one person; with half a pair for each class 0.8388.
    share = (10 * 0.192 / 0.22 + 0.5) / 11
    # m at the highest level: (8.727 + 2 * 0.8) / (8.727 + 2 * 0.8 + 0.5).
    agree = (10 * 0.192 / 0.22 + 1.6) / (10 * 0.192 / 0.22 + 1.6 + 0.5)
    second = np.log(share * agree**2 + (1 - share) * 0.04) * 10
    assert told.log_likelihood[1] == pytest.approx(second)


def test_shares_are_found_again_from_the_pairs_that_they_would_give():
    start = believed(
        m=tuple(np.full(len(one), 1 / len(one)) * 0.4 + 0.6 * one for one in M),
        u=tuple(np.full(len(one), 1 / len(one)) * 0.2 + 0.8 * one for one in U),
    )
    told = learned(
        [
            sample([(0.0001, M), (0.9999, U)], at_random=True),
            sample([(0.4, M), (0.6, U)]),
        ],
        start,
    )
    assert told.settled
    for found, true in zip((*told.m, *told.u), (*M, *U), strict=True):
        assert found == pytest.approx(true, abs=0.01)
    assert told.shares[1][ONE] == pytest.approx(0.4, abs=0.005)


def test_relatives_are_told_from_one_person_by_what_they_do_not_share():
    kin = (U[0], M[1], U[2])
    told = learned(
        [
            sample([(0.0001, M), (0.9999, U)], at_random=True, kinds=[False]),
            sample([(0.5, M), (0.4, U), (0.1, kin)], kinds=[True]),
        ],
        believed(KIN),
    )
    assert told.shares[1] == pytest.approx([0.5, 0.4, 0.1], abs=0.01)
    assert told.m[0] == pytest.approx(M[0], abs=0.01)
    mixed = learned(
        [
            sample([(0.0001, M), (0.9999, U)], at_random=True),
            sample([(0.5, M), (0.4, U), (0.1, kin)]),
        ],
        believed(),
    )
    assert mixed.m[0][0] > 0.15  # who does not look for relatives takes some for one person


def test_fields_that_were_chosen_to_agree_teach_nothing():
    told = learned(
        [
            sample([(0.0001, M), (0.9999, U)], at_random=True),
            sample([(0.4, M), (0.6, U)], active=(False, True, True)),
        ],
        believed(pairs_of_one=2.0),
    )
    assert told.pairs_of_one[0] == 0
    assert told.m[0] == pytest.approx((M[0] * 2 + [0.5, 0]) / 2.5, abs=0.1)


def test_what_is_firmly_believed_needs_many_pairs_to_change():
    truth = (np.array([0.3, 0.7]), *M[1:])
    pairs = [sample([(0.9, truth), (0.1, U)], pairs=1000)]
    firm = Believed(m=M, u=U, shared=NO_KIN, firm=np.array([1e6, 0, 0]))
    assert learned(pairs, believed()).m[0][0] == pytest.approx(0.3, abs=0.03)
    assert learned(pairs, firm).m[0][0] == pytest.approx(0.1, abs=0.001)


@settings(max_examples=8)
@given(
    st.lists(st.integers(0, 50), min_size=12, max_size=12),
    st.lists(st.integers(0, 50), min_size=12, max_size=12),
)
def test_shares_add_up_and_no_more_pairs_teach_than_there_are(chosen, random):
    levels = ways()
    samples = [
        Sample(
            levels=levels,
            counts=np.array(counts, dtype=float),
            active=np.ones(3, dtype=bool),
            kinds=np.array([True]),
            at_random=at_random,
        )
        for counts, at_random in ((random, True), (chosen, False))
    ]
    told = learned(samples, believed(KIN, pairs_of_one=2.0, pairs_of_others=100.0))
    for share in (*told.m, *told.u, *told.shares):
        assert share.sum() == pytest.approx(1)
        assert (share >= 0).all()
    assert all(np.isfinite(told.log_likelihood))
    assert told.shares[0][UNRELATED] >= 0
    assert (told.pairs_of_one <= sum(chosen) + 1e-6).all()
