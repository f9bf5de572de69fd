"""
The Merkle tree over the leaves of the log, as in RFC 9162, section 2.1.

A root names a whole log of one size. An inclusion proof shows that an entry is below a root,
a consistency proof that a later root has all of an earlier one in front, in the same order.
Each is a few hashes, however long the log is. Hashes are SHA-256, 32 bytes.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from firsthand.domain.accountability.entry import NODE

LENGTH = 32  # bytes of a hash
EMPTY = sha256().digest()  # the root of no leaves: RFC 9162, section 2.1.1


def node(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees side by side."""
    return sha256(NODE + left + right).digest()


class Frontier:
    """The root of a growing log: it keeps one hash for each binary digit of the size."""

    def __init__(self) -> None:
        """Begin with no leaves."""
        self.size = 0
        self._full: list[bytes] = []  # roots of the full subtrees, the largest first

    def add(self, leaf: bytes) -> None:
        """Take the next leaf; equal subtrees at the end are joined."""
        joined, rest = leaf, self.size
        while rest & 1:
            joined, rest = node(self._full.pop(), joined), rest >> 1
        self._full.append(joined)
        self.size += 1

    def root(self) -> bytes:
        """Return the root of the leaves so far."""
        if not self._full:
            return EMPTY
        found = self._full[-1]
        for left in reversed(self._full[:-1]):
            found = node(left, found)
        return found


class Tree:
    """
    A tree that answers for every size up to its own.

    Level h holds the roots of the full subtrees of 2**h leaves, one behind the other: 64 bytes
    for each leaf in all.
    """

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        """Begin with some leaves."""
        self.size = 0
        self._levels = [bytearray()]
        self.extend(leaves)

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Take more leaves at the end."""
        self._levels[0] += b"".join(leaves)
        height = 0
        while len(self._levels[height]) >= 2 * LENGTH:
            if height + 1 == len(self._levels):
                self._levels.append(bytearray())
            below, level = self._levels[height], self._levels[height + 1]
            end = len(below) // (2 * LENGTH) * 2 * LENGTH
            level += b"".join(
                sha256(NODE + below[at : at + 2 * LENGTH]).digest()
                for at in range(2 * len(level), end, 2 * LENGTH)
            )
            height += 1
        self.size = len(self._levels[0]) // LENGTH  # last: others may be reading

    def leaf(self, index: int) -> bytes:
        """Return one leaf."""
        return self._full(0, index)

    def root(self, size: int) -> bytes:
        """Return the root of the first `size` leaves: section 2.1.1."""
        _within(size, self.size)
        return self._root(0, size)

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """Return the proof that a leaf is among the first `size`: section 2.1.3.1."""
        _within(size, self.size)
        if not 0 <= index < size:
            raise ValueError(f"leaf {index} is not among {size}")
        start, end, path = 0, size, []
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                path.append(self._root(middle, end))
                end = middle
            else:
                path.append(self._root(start, middle))
                start = middle
        return tuple(reversed(path))

    def consistency(self, first: int, second: int) -> tuple[bytes, ...]:
        """Return the proof that `first` leaves are the start of `second`: section 2.1.4.1."""
        _within(second, self.size)
        if not 0 < first <= second:
            raise ValueError(f"the first size must be from 1 to {second}, it is {first}")
        start, end, path, whole = 0, second, [], True
        while first != end:
            middle = start + _split(end - start)
            if first <= middle:
                path.append(self._root(middle, end))
                end = middle
            else:
                path.append(self._root(start, middle))
                start, whole = middle, False
        if not whole:
            path.append(self._root(start, end))
        return tuple(reversed(path))

    def _full(self, height: int, place: int) -> bytes:
        at = place * LENGTH
        return bytes(self._levels[height][at : at + LENGTH])

    def _root(self, start: int, end: int) -> bytes:
        """Return the root of leaves from `start`, which is a multiple of the power above."""
        count = end - start
        if not count:
            return EMPTY
        height = count.bit_length() - 1
        if count == 1 << height:
            return self._full(height, start >> height)
        middle = start + _split(count)
        return node(self._root(start, middle), self._root(middle, end))


def root(leaves: Iterable[bytes]) -> bytes:
    """Return the root of leaves that are read once and not kept."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()


def included(leaf: bytes, path: Sequence[bytes], *, index: int, size: int, root: bytes) -> bool:
    """Tell whether the proof shows `leaf` at `index` below the root: section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for beside in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node(beside, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node(found, beside)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def consistent(
    path: Sequence[bytes], *, first: int, first_root: bytes, second: int, second_root: bytes
) -> bool:
    """Tell whether the proof shows the first tree at the start of the second: 2.1.4.2."""
    if first == second:
        return not path and first_root == second_root
    if not 0 < first < second or not path:
        return False
    if first & (first - 1) == 0:
        path = (first_root, *path)  # a full tree is a part of its own proof
    return _both_roots(path, first - 1, second - 1) == (first_root, second_root)


def _both_roots(path: Sequence[bytes], place: int, last: int) -> tuple[bytes, bytes] | None:
    """Return the roots to which a consistency proof leads; None when its length is wrong."""
    while place & 1:
        place, last = place >> 1, last >> 1
    before = after = path[0]
    for beside in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            before, after = node(beside, before), node(beside, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node(after, beside)
        place, last = place >> 1, last >> 1
    return None if last else (before, after)


def _split(count: int) -> int:
    """Return the largest power of two below `count`."""
    return 1 << ((count - 1).bit_length() - 1)


def _within(size: int, most: int) -> None:
    if not 0 <= size <= most:
        raise ValueError(f"there are {most} leaves, not {size}")
