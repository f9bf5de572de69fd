"""Decomposable graphs: how many there are, and what the margins of each say."""

from itertools import combinations

import numpy as np
import pytest

from firsthand.stats.hidden.decomposable import decomposable


@pytest.mark.parametrize(("lists", "count"), [(2, 2), (3, 8), (4, 61), (5, 822)])
def test_there_are_as_many_graphs_as_labelled_chordal_graphs(lists, count):
    # Sequence A058862 of the On-Line Encyclopedia of Integer Sequences.
    assert len(decomposable(lists).joined) == count


def test_the_only_graphs_of_four_lists_left_out_are_the_three_rings():
    known = {tuple(row) for row in decomposable(4).joined}
    pairs = list(combinations(range(4), 2))
    rings = {(0, 1, 2, 3), (0, 1, 3, 2), (0, 2, 1, 3)}
    for ring in rings:
        sides = {frozenset((ring[at], ring[(at + 1) % 4])) for at in range(4)}
        assert tuple(int(frozenset(pair) in sides) for pair in pairs) not in known
    assert len(known) == 2**6 - len(rings)


def test_a_chain_of_lists_multiplies_its_pairs_and_divides_by_the_middle():
    graphs = decomposable(3)
    chain = graphs.joined.tolist().index([1, 0, 1])  # 1-2 and 2-3, not 1-3
    expected = np.zeros(8, dtype=int)
    expected[0b011], expected[0b110], expected[0b010] = 1, 1, -1
    # The empty set, whose table is certain, may stand anywhere.
    assert graphs.margins[chain, 1:].tolist() == expected[1:].tolist()


@pytest.mark.parametrize("lists", [3, 4, 5])
def test_margins_hold_each_list_once_and_each_pair_once_where_it_is_joined(lists):
    graphs = decomposable(lists)
    codes = np.arange(2**lists)
    for place in range(lists):
        assert np.all(graphs.margins[:, codes >> place & 1 == 1].sum(axis=1) == 1)
    for at, (one, other) in enumerate(graphs.pairs):
        holds = (codes >> one & 1 == 1) & (codes >> other & 1 == 1)
        assert np.array_equal(graphs.margins[:, holds].sum(axis=1), graphs.joined[:, at])
