"""Tables of overlaps: nothing is lost, and what is no table is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.hidden.estimate import Estimate, refused
from firsthand.stats.hidden.overlaps import MOST_LISTS, Overlaps, overlaps
from tests.stats.hidden.tables import KOREA, UK, table


def test_combinations_that_nobody_has_are_zeros_of_the_table():
    made = overlaps(["a", "b"], [[1, 1], [1, 0]], [3, 5])
    assert made.histories.tolist() == [[1, 0], [0, 1], [1, 1]]
    assert made.counts.tolist() == [5, 0, 3]


def test_a_combination_that_comes_twice_is_added():
    assert overlaps(["a", "b"], [[1, 1], [1, 1]], [3, 5]).counts.tolist() == [0, 0, 8]


def test_sizes_and_shared_by_hand():
    assert UK.observed == 2744
    assert KOREA.sizes.tolist() == [77, 71, 59]  # 5+54+6+12, 5+54+0+12, 41+6+0+12
    assert KOREA.shared[0].tolist() == [77, 66, 18]


def test_who_was_only_on_a_list_left_out_is_no_longer_seen():
    left = KOREA.leave_out("L3")
    assert left.lists == ("L1", "L2")
    assert left.counts.tolist() == [5 + 6, 5 + 0, 54 + 12]


def test_two_lists_as_one_see_whom_either_saw():
    one = KOREA.merged("L1", "L3")
    assert one.lists == ("L1+L3", "L2")
    assert one.counts.tolist() == [5 + 41 + 6, 5, 54 + 0 + 12]


@given(st.lists(st.integers(0, 50), min_size=7, max_size=7))
def test_merging_keeps_everybody_and_leaving_out_loses_only_those_on_one(counts):
    made = KOREA.with_counts(np.array(counts, dtype=np.int64))
    assert made.merged("L1", "L2").observed == made.observed
    assert made.leave_out("L1").observed == made.observed - counts[0]


@pytest.mark.parametrize(
    ("lists", "rows", "counts", "words"),
    [
        (["a", "b"], [[1, 0]], [-1], "negative"),
        (["a", "b"], [[1, 0]], [1.5], "whole"),
        (["a", "b"], [[2, 0]], [1], "neither 0"),
        (["a", "b"], [[0, 0]], [1], "on no list"),
        (["a", "a"], [[1, 0]], [1], "name of its own"),
        (["a", "b"], [[1, 0]], [1, 2], "as many rows"),
        ([str(at) for at in range(MOST_LISTS + 1)], [[1] * (MOST_LISTS + 1)], [1], "lists"),
    ],
)
def test_what_is_no_table_is_refused(lists, rows, counts, words):
    with pytest.raises(ValueError, match=words):
        overlaps(lists, rows, counts)


def test_a_table_is_not_made_out_of_order():
    with pytest.raises(ValueError, match="order of codes"):
        Overlaps(lists=("a", "b"), histories=KOREA.histories[:, :2], counts=np.arange(3))
    with pytest.raises(ValueError, match="whole counts"):
        KOREA.with_counts(np.arange(7) / 2)


def test_a_list_that_is_not_there_is_named():
    with pytest.raises(ValueError, match="'police'"):
        KOREA.leave_out("police")
    with pytest.raises(ValueError, match="itself"):
        KOREA.merged("L1", "L1")


def test_people_on_no_list_may_be_written_as_zero():
    assert table(2, {"": 0, "1": 4}).counts.tolist() == [4, 0, 0]


def test_an_estimate_without_a_number_needs_its_reason():
    kept = {"method": "x", "lower": None, "upper": None, "level": 0.9, "identifiable": None}
    with pytest.raises(ValueError, match="needs its reason"):
        Estimate(estimate=None, refused=True, reasons=(), **kept)
    with pytest.raises(ValueError, match="finite"):
        Estimate(estimate=float("inf"), refused=False, reasons=(), **kept)
    with pytest.raises(ValueError, match="level"):
        refused("x", "because", level=1.0)
    assert refused("x", "because").refused
