"""The Merkle tree: known vectors, a second computation, and what must hold of every tree."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from firsthand.domain.accountability.entry import LEAF
from firsthand.domain.accountability.tree import (
    EMPTY,
    Frontier,
    Tree,
    consistent,
    included,
    node,
    root,
)

# The test data of Certificate Transparency: eight leaves, the roots of the first 0 to 8 of
# them, and proofs (google/certificate-transparency, merkle_tree_test).
INPUTS = [
    bytes.fromhex(one)
    for one in (
        *("", "00", "10", "2021", "3031", "40414243", "5051525354555657"),
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
PATHS = {
    (0, 1): (),
    (0, 8): (
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ),
    (5, 7): (
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ),
}
MOST = 70  # leaves: two full trees and a ragged end


def leaf(data):
    return sha256(LEAF + data).digest()


KNOWN = [leaf(one) for one in INPUTS]
MANY = [leaf(bytes([number])) for number in range(MOST)]
TREE = Tree(MANY)


@pytest.mark.parametrize("size", range(9))
def test_the_root_is_the_known_one(size):
    assert root(KNOWN[:size]).hex() == ROOTS[size]
    assert Tree(KNOWN).root(size).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), PATHS)
def test_an_inclusion_proof_is_the_known_one(index, size):
    path = Tree(KNOWN).inclusion(index, size)
    assert tuple(one.hex() for one in path) == PATHS[index, size]


def test_a_consistency_proof_is_that_of_the_worked_example():
    """RFC 9162, section 2.1.5: from 3 leaves to 7 the proof is c, d, g, l."""
    a, b, c, d, e, f, j = KNOWN[:7]
    g, h, i = node(a, b), node(c, d), node(e, f)
    k, last = node(g, h), node(i, j)
    tree = Tree(KNOWN[:7])
    assert tree.consistency(3, 7) == (c, d, g, last)
    assert tree.consistency(4, 7) == (last,)
    assert tree.consistency(6, 7) == (i, j, k)


def test_no_leaves_have_the_hash_of_nothing():
    assert root([]) == EMPTY == Tree().root(0)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 33, MOST])
def test_another_program_computes_the_same(size):
    other = InmemoryTree(algorithm="sha256")
    for number in range(size):
        other.append_entry(bytes([number]))
    assert other.get_root() == root(MANY[:size])
    for index in range(size):
        theirs = other.prove_inclusion(index + 1, size)
        path = TREE.inclusion(index, size)
        assert sorted(theirs.path[1:]) == sorted(path)
        theirs.verify(MANY[index], TREE.root(size))


@pytest.mark.parametrize(("first", "second"), [(1, 2), (3, 7), (8, 9), (33, 70), (64, 70)])
def test_another_program_finds_the_same_trees_consistent(first, second):
    other = InmemoryTree(algorithm="sha256")
    for number in range(second):
        other.append_entry(bytes([number]))
    other.prove_consistency(first, second).verify(TREE.root(first), TREE.root(second))


def test_every_inclusion_proof_of_small_trees_holds_and_no_other():
    for size in range(1, MOST + 1):
        top = TREE.root(size)
        for index in range(size):
            path = TREE.inclusion(index, size)
            assert included(MANY[index], path, index=index, size=size, root=top)
            assert not included(EMPTY, path, index=index, size=size, root=top)
            assert not included(MANY[index], path, index=index, size=size, root=EMPTY)
            assert not included(MANY[index], (*path, top), index=index, size=size, root=top)
            assert not included(MANY[index], path[:-1], index=index, size=size, root=top) or (
                not path
            )
            other = (index + 1) % size
            assert size == 1 or not included(
                MANY[index], path, index=other, size=size, root=top
            )


def test_every_consistency_proof_of_small_trees_holds_and_no_other():
    for second in range(1, MOST + 1):
        for first in range(1, second + 1):
            path = TREE.consistency(first, second)
            told = {"first": first, "second": second}
            roots = {"first_root": TREE.root(first), "second_root": TREE.root(second)}
            assert consistent(path, **told, **roots)
            assert not consistent(path, **told, **{**roots, "first_root": EMPTY})
            assert not consistent(path, **told, **{**roots, "second_root": EMPTY})
            assert not consistent((*path, EMPTY), **told, **roots)
            assert not path or not consistent(path[:-1], **told, **roots)


sizes = st.integers(1, MOST)


@given(size=sizes, data=st.data())
def test_one_changed_bit_of_an_inclusion_proof_breaks_it(size, data):
    index = data.draw(st.integers(0, size - 1))
    path = list(TREE.inclusion(index, size))
    place = data.draw(st.integers(0, len(path)))
    hashes = [MANY[index], *path]
    bit = data.draw(st.integers(0, 255))
    hashes[place] = (int.from_bytes(hashes[place]) ^ (1 << bit)).to_bytes(32)
    assert not included(hashes[0], hashes[1:], index=index, size=size, root=TREE.root(size))


@given(first=sizes, more=st.integers(1, 30), data=st.data())
def test_one_changed_bit_of_a_consistency_proof_breaks_it(first, more, data):
    second = min(first + more, MOST)
    path = list(TREE.consistency(first, second))
    if not path:
        assert first == second
        return
    place = data.draw(st.integers(0, len(path) - 1))
    path[place] = (
        int.from_bytes(path[place]) ^ (1 << data.draw(st.integers(0, 255)))
    ).to_bytes(32)
    roots = {"first_root": TREE.root(first), "second_root": TREE.root(second)}
    assert not consistent(path, first=first, second=second, **roots)


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=80), st.integers(0, 80))
def test_a_tree_that_grows_in_steps_is_the_tree_made_at_once(leaves, at):
    grown = Tree(leaves[:at])
    grown.extend(leaves[at:])
    frontier = Frontier()
    for size, one in enumerate(leaves):
        assert frontier.root() == grown.root(size)
        frontier.add(one)
    assert grown.root(len(leaves)) == frontier.root() == root(leaves)


def test_a_later_change_of_an_early_leaf_is_consistent_with_nothing():
    changed = Tree([EMPTY, *MANY[1:]])
    path = changed.consistency(5, 40)
    roots = {"first_root": TREE.root(5), "second_root": changed.root(40)}
    assert not consistent(path, first=5, second=40, **roots)


@pytest.mark.parametrize(
    "asked",
    [
        lambda: TREE.root(MOST + 1),
        lambda: TREE.inclusion(5, 5),
        lambda: TREE.inclusion(-1, 5),
        lambda: TREE.inclusion(0, MOST + 1),
        lambda: TREE.consistency(0, 5),
        lambda: TREE.consistency(6, 5),
    ],
)
def test_what_is_not_in_the_tree_cannot_be_asked(asked):
    with pytest.raises(ValueError, match=r"lea(ves|f)|first size"):
        asked()


def test_proofs_of_impossible_places_and_sizes_do_not_hold():
    top = TREE.root(5)
    assert not included(MANY[0], (), index=-1, size=1, root=MANY[0])
    assert not included(MANY[0], (), index=1, size=1, root=MANY[0])
    assert included(MANY[0], (), index=0, size=1, root=MANY[0])
    assert not consistent((), first=0, first_root=EMPTY, second=5, second_root=top)
    assert not consistent((top,), first=5, first_root=top, second=5, second_root=top)
    assert not consistent((), first=6, first_root=top, second=5, second_root=top)
    assert consistent((), first=5, first_root=top, second=5, second_root=top)
