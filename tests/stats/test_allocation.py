"""Allocation to strata, against hand, every possible split, and the seats of 1792."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.allocation import equal, proportional

# The enumeration of 1790 and Hamilton's 120 seats: Balinski and Young 2001, chapter 2.
STATES = (
    *((630560, 21), (475327, 16), (432879, 14), (353523, 12), (331589, 11)),
    *((278514, 9), (236841, 8), (206236, 7), (179570, 6), (141822, 5)),
    *((85533, 3), (70835, 2), (68705, 2), (68446, 2), (55540, 2)),
)

strata = st.lists(st.integers(0, 60), min_size=1, max_size=6).filter(any)
problems = strata.flatmap(lambda sizes: st.tuples(st.integers(0, sum(sizes)), st.just(sizes)))


def test_ten_of_a_hundred_by_hand():
    # Shares 5.5, 3.0 and 1.5: whole parts 5, 3, 1; one left for .5 against .5: the larger.
    assert proportional(total=10, sizes=[55, 30, 15]) == (6, 3, 1)


def test_a_small_stratum_gets_one_at_the_cost_of_the_others():
    # Share of the last: 0.2. It gets 1; the other 9 are split 600 to 380: 5.51 and 3.49.
    assert proportional(total=10, sizes=[600, 380, 20]) == (6, 3, 1)


def test_raising_one_stratum_can_leave_another_too_small():
    # 3 of 1, 9 and 10 (shares .15, 1.35, 1.5): the first gets one, then 2 of 19 are .95 and
    # 1.05, so that the second gets one too.
    assert proportional(total=3, sizes=[1, 9, 10]) == (1, 1, 1)


def test_hamilton_s_seats_of_1792():
    sizes = [size for size, _ in STATES]
    assert proportional(total=120, sizes=sizes) == tuple(seats for _, seats in STATES)


def test_agrees_with_the_nearest_of_all_possible_splits():
    # The largest remainder is the split nearest to the shares, by the sum of squares.
    sizes, total = [7, 12, 25], 9
    shares = [Fraction(total * size, sum(sizes)) for size in sizes]
    splits = [s for s in product(range(10), repeat=3) if sum(s) == total and min(s) > 0]
    nearest = min(
        splits, key=lambda s: sum((a - b) ** 2 for a, b in zip(s, shares, strict=True))
    )
    assert proportional(total=total, sizes=sizes) == nearest


@given(problems)
def test_every_unit_is_given_and_no_stratum_gives_more_than_it_has(problem):
    total, sizes = problem
    for given_to in (proportional(total=total, sizes=sizes), equal(total=total, sizes=sizes)):
        assert sum(given_to) == total
        assert all(0 <= n <= size for n, size in zip(given_to, sizes, strict=True))


@given(problems)
def test_no_stratum_goes_empty_where_there_is_one_for_each(problem):
    total, sizes = problem
    filled = [size for size in sizes if size]
    if total >= len(filled):
        assert min(proportional(total=total, sizes=filled)) >= 1


def test_equal_numbers_until_a_stratum_is_empty():
    assert equal(total=10, sizes=[2, 50, 50]) == (2, 4, 4)
    assert equal(total=11, sizes=[2, 50, 60]) == (2, 4, 5)


@given(problems)
def test_equal_means_that_only_an_exhausted_stratum_is_more_than_one_behind(problem):
    total, sizes = problem
    given_to = equal(total=total, sizes=sizes)
    for number, size in zip(given_to, sizes, strict=True):
        assert number == size or number >= max(given_to) - 1


@pytest.mark.parametrize(("total", "sizes"), [(4, [3]), (-1, [3]), (1, [-1, 3])])
def test_what_cannot_be_drawn_is_refused(total, sizes):
    for split in (proportional, equal):
        with pytest.raises(ValueError, match=r"cannot"):
            split(total=total, sizes=sizes)
