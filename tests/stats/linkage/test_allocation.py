"""Judgements go where pairs are many and in doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.linkage.allocation import neyman

pytestmark = pytest.mark.requirement("R6")


def test_by_hand_a_stratum_in_doubt_gets_more_than_a_sure_one_of_the_same_size():
    # Standard deviations 0.5 and, at most as sure as 0.95, 0.218: 100 * 0.5 / 0.718 = 69.6.
    found = neyman(total=100, sizes=[1000, 1000], guesses=[0.5, 0.9999], fewest=0)
    assert found == (70, 30)


def test_every_stratum_gives_some_and_none_more_than_it_has():
    assert neyman(total=50, sizes=[3, 1000, 0], guesses=[0.5, 0.5, 0.5], fewest=5) == (3, 47, 0)


def test_few_are_drawn_from_each_even_if_that_is_more_than_was_asked():
    assert neyman(total=4, sizes=[9, 9, 9], guesses=[0.5] * 3, fewest=2) == (2, 2, 2)


def test_nothing_asked_and_strata_without_a_guess_are_refused():
    with pytest.raises(ValueError, match="at least 1"):
        neyman(total=0, sizes=[1], guesses=[0.5])
    with pytest.raises(ValueError, match="a size and a guess"):
        neyman(total=5, sizes=[1, 2], guesses=[0.5])


@given(
    st.integers(1, 500),
    st.lists(st.tuples(st.integers(0, 300), st.floats(0, 1)), min_size=1, max_size=8),
)
def test_as_many_are_drawn_as_were_asked_or_as_there_are(total, strata):
    sizes, guesses = [one[0] for one in strata], [one[1] for one in strata]
    found = neyman(total=total, sizes=sizes, guesses=guesses, fewest=0)
    assert sum(found) == min(total, sum(sizes))
    assert all(0 <= given <= size for given, size in zip(found, sizes, strict=True))
