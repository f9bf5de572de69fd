"""
The tree of the log in memory: it grows with the log, so that a proof costs no second reading.

What was read once is not read again. An entry that is changed in the database later differs
from this tree, and a process that starts afterwards compares its own with the deposited heads.
"""

from threading import Lock

from firsthand.domain.accountability.tree import Tree
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.store import log

AT_ONCE = 50_000  # leaves that are read in one go


class Growing:
    """The tree of one database's log."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._tree = Tree()
        self._lock = Lock()

    def tree(self) -> Tree:
        """Return the tree of the log as it is now, or longer when others add to it."""
        with self._lock:
            size = log.size()
            if not self._is_of_this_log(size):
                self._tree = Tree()
            while self._tree.size < size:
                start = self._tree.size
                end = min(size, start + AT_ONCE)
                leaves = log.load_leaves(start=start, end=end)
                if len(leaves) != end - start:
                    raise Refused(gap(start, end))
                self._tree.extend(map(bytes.fromhex, leaves))
            return self._tree

    def _is_of_this_log(self, size: int) -> bool:
        """Tell another database, or one that was put back to an earlier day, from this one."""
        known = self._tree.size
        if not known:
            return True
        if known > size:
            return False
        last = log.load_leaves(start=known - 1, end=known)
        return last == [self._tree.leaf(known - 1).hex()]


def gap(start: int, end: int) -> Objection:
    """Return the objection to a log from which entries were taken."""
    return Objection(
        rule="log-changed",
        reason=f"Between entry {start} and {end - 1} some are missing from the database.",
        remedy="`firsthand verify` tells which. Put back the database of an earlier day.",
    )


GROWING = Growing()
