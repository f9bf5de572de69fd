"""Which share of true pairs is compared at all."""

import numpy as np
import pytest

from firsthand.stats.linkage.blocking import by_model, recaptured

pytestmark = pytest.mark.requirement("R6")


def test_by_hand_two_rules_that_read_nothing_in_common():
    # 60 by the first alone, 20 by the second alone, 60 by both: (121 * 81) / 61 - 1 = 159.67.
    found = recaptured(np.array([1, 2, 3]), np.array([60.0, 20.0, 60.0]), [(0, 1)])
    assert found.seen == 140
    assert found.total == pytest.approx(121 * 81 / 61 - 1)
    assert found.share == pytest.approx(140 / 159.67, abs=1e-4)
    # The published variance: (121 * 81 * 60 * 20) / (61^2 * 62).
    assert found.error**2 == pytest.approx(121 * 81 * 60 * 20 / (61**2 * 62))


def test_drawn_shares_are_never_above_one():
    found = recaptured(np.array([1, 2, 3]), np.array([2.0, 3.0, 60.0]), [(0, 1)])
    drawn = found.drawn(500, np.random.default_rng(1))
    assert drawn.max() <= 1
    assert drawn.min() < drawn.max()


def test_rules_that_seldom_find_the_same_say_nothing():
    assert recaptured(np.array([1, 2, 3]), np.array([60.0, 20.0, 4.0]), [(0, 1)]) is None
    assert recaptured(np.array([1, 2, 3]), np.array([60.0, 20.0, 40.0]), []) is None


def chances(agree, *suits):
    """Return a comparison: 'differs', 'agrees', 'not known'; and which rules read it."""
    known = 0.9
    levels = np.array([(1 - agree) * known, agree * known, 1 - known])
    read, free = np.array([0, 1, 0]), np.array([1, 1, 1])
    return levels, tuple(read if one else free for one in suits)


def test_by_hand_the_model_says_what_neither_of_two_rules_finds():
    # The first rule reads name, the second home: 1 - (1 - 0.9 * 0.8)(1 - 0.9 * 0.7).
    found = by_model([chances(0.8, True, False), chances(0.7, False, True)], 2)
    assert found == pytest.approx(1 - (1 - 0.72) * (1 - 0.63))


def test_a_field_that_all_rules_read_is_missed_by_all():
    found = by_model([chances(0.8, True, True), chances(0.7, False, True)], 2)
    assert found == pytest.approx(0.72)


def test_without_rules_nothing_is_found():
    assert by_model([chances(0.8)], 0) == 0


def test_both_ways_agree_on_pairs_whose_fields_are_independent():
    rng = np.random.default_rng(3)
    name, home = rng.random(50_000) < 0.72, rng.random(50_000) < 0.63
    masks, counts = np.unique(name + 2 * home, return_counts=True)
    seen = masks > 0
    again = recaptured(masks[seen], counts[seen].astype(float), [(0, 1)])
    model = by_model([chances(0.8, True, False), chances(0.7, False, True)], 2)
    assert again.share == pytest.approx(model, abs=0.01)
