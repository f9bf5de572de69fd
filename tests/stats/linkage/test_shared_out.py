"""Links put back into a whole table, given to its groups by lot."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.hidden.overlaps import histories_of, overlaps
from firsthand.stats.linkage.restored import PutBack, put_back, with_links
from firsthand.stats.linkage.shared_out import shared_out

pytestmark = pytest.mark.requirement("R6")
COUNTS = st.lists(st.integers(0, 40), min_size=7, max_size=7)


def table(counts):
    return overlaps("abc", histories_of(3), counts)


@settings(max_examples=60, deadline=None)
@given(st.lists(COUNTS, min_size=1, max_size=4), st.integers(0, 1000))
def test_groups_add_up_to_the_whole_whatever_was_put_back(counts, seed):
    rng = np.random.default_rng(seed)
    groups = [table(one) for one in counts]
    whole = table(np.sum(counts, axis=0))
    links = put_back(whole, np.full((3, 3), 0.8), in_records=0.5, rng=rng)
    found = shared_out(groups, links, rng)
    assert all((one.counts >= 0).all() for one in found)
    summed = np.sum([one.counts for one in found], axis=0)
    assert summed.tolist() == with_links(whole, links).counts.tolist()


def test_each_group_gets_as_much_as_it_would_by_itself():
    """Of 100 and 300 seen whole, and 0.9 found, 11.1 and 33.3 were missed on average."""
    rng = np.random.default_rng(1)
    groups = [overlaps("ab", histories_of(2), [500, 400, many]) for many in (100, 300)]
    whole = overlaps("ab", histories_of(2), [1000, 800, 400])
    got = []
    for _ in range(400):
        links = put_back(whole, np.full((2, 2), 0.9), in_records=0.5, rng=rng)
        got.append([one.counts[2] for one in shared_out(groups, links, rng)])
    mean = np.mean(got, axis=0) - [100, 300]
    assert mean == pytest.approx([100 / 9, 300 / 9], rel=0.05)
    assert np.var(got, axis=0) == pytest.approx([100 / 9, 300 / 9], rel=0.25)


def test_halves_of_two_groups_join_only_where_no_group_has_room():
    """The only halves are of two groups; the child is of the group of its larger half."""
    one = table([0, 0, 0, 0, 0, 5, 9])  # five on b and c, nine on all three
    other = table([5, 0, 0, 0, 0, 0, 0])  # five on a alone
    links = [PutBack(code=7, apart=1, many=4)]
    first, second = shared_out([one, other], links, np.random.default_rng(1))
    assert first.counts.tolist() == [0, 0, 0, 0, 0, 1, 13]
    assert second.counts.tolist() == [1, 0, 0, 0, 0, 0, 0]
