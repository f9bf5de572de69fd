"""Links that no comparison could find, put back into a table."""

import numpy as np
import pytest

from firsthand.stats.hidden.overlaps import overlaps
from firsthand.stats.linkage.restored import restored
from tests.stats.hidden.tables import table

pytestmark = pytest.mark.requirement("R6")


def shares(lists, found):
    return np.full((lists, lists), found)


def test_by_hand_two_lists():
    made = table(2, {"1": 200, "2": 100, "12": 90})
    # 90 were seen of 100: 10 are taken from those on one list alone.
    found = restored(made, shares(2, 0.9), in_records=0.5)
    assert found.counts.tolist() == [190, 90, 100]


def test_nothing_is_put_back_where_all_was_compared():
    made = table(3, {"1": 200, "2": 100, "12": 90, "123": 5})
    found = restored(made, shares(3, 1.0), in_records=0.5, rng=np.random.default_rng(1))
    assert np.array_equal(found.counts, made.counts)


def test_no_more_are_put_back_than_there_are():
    made = table(2, {"1": 3, "2": 100, "12": 90})
    assert restored(made, shares(2, 0.5), in_records=0).counts.tolist() == [0, 97, 93]


def test_shares_that_leave_nothing_are_refused():
    with pytest.raises(ValueError, match="nothing can be put back"):
        restored(table(2, {"1": 3, "12": 9}), shares(2, 0.0), in_records=0)


@pytest.mark.parametrize("in_records", [0.0, 1.0])
def test_a_true_table_comes_back_from_what_was_missed(in_records):
    """Miss links of 400,000 children one by one, by record or by pair, and put them back."""
    rng = np.random.default_rng(2)
    on = rng.random((400_000, 3)) < [0.35, 0.3, 0.25]
    found = 0.96
    true = overlaps("abc", on[on.any(axis=1)].astype(int), np.ones(on.any(axis=1).sum()))
    broken = np.zeros((len(on), 3), dtype=bool)
    if in_records:
        broken = rng.random(on.shape) > np.sqrt(found)
    pairs = {(0, 1): None, (0, 2): None, (1, 2): None}
    for one, other in pairs:
        pairs[one, other] = rng.random(len(on)) < (1.0 if in_records else found)
    rows = []
    for at in range(3):
        linked = np.zeros((len(on), 3), dtype=bool)
        linked[:, at] = True
        for other in range(3):
            if other != at:
                pair = pairs[min(at, other), max(at, other)]
                linked[:, other] = pair & ~broken[:, at] & ~broken[:, other]
        linked &= on
        third = linked.copy()
        for other in range(3):  # one more step: a record that another one leads to
            if other == at:
                continue
            last = 3 - at - other
            pair = pairs[min(other, last), max(other, last)]
            way = linked[:, other] & on[:, last] & pair & ~broken[:, other] & ~broken[:, last]
            third[:, last] |= way
        first = third & on[:, [at]]
        least = np.where(first, np.arange(3), 9).min(axis=1)
        rows.append(first[(least == at)])
    seen = np.concatenate(rows)
    observed = overlaps("abc", seen.astype(int), np.ones(len(seen)))
    assert observed.counts[2] < 0.97 * true.counts[2]
    back = restored(observed, shares(3, found), in_records=in_records)
    assert back.counts == pytest.approx(true.counts, rel=0.01)
