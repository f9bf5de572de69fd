"""
People: which records are of one person, so that no person is twice on one list.

First the records of one list that are of one person (duplicates) are joined. Then records of
different lists are joined in the order of their weights, the heaviest first, unless that would
join two people of one list: the lists' own word that they hold two is believed. The same rule
for all pairs of lists; no list leads.
"""

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.records import Records

Ints = npt.NDArray[np.int64]
THRESHOLD = 0.5


def people(records: Records, pairs: Pairs, threshold: float = THRESHOLD) -> Ints:
    """Return the person of each row, numbered from 0 in the order of their first rows."""
    linked = pairs.at_least(threshold).sort(
        ["weight", "left", "right"], descending=[True, False, False]
    )
    left, right = linked["left"].to_numpy(), linked["right"].to_numpy()
    of_list = records.frame["list"].to_numpy()
    within = of_list[left] == of_list[right]
    own = _joined(records.frame.height, left[within], right[within])
    joined = _across(own, of_list, own[left[~within]], own[right[~within]])
    return _numbered(joined[own])


def duplicates(records: Records, person: Ints) -> Ints:
    """Return for each list how many of its records are another one's of the same person."""
    lists, of_list = len(records.lists), records.frame["list"].to_numpy()
    once = np.unique(person * lists + of_list) % lists  # the list of each person on it
    rows: Ints = np.bincount(of_list, minlength=lists) - np.bincount(once, minlength=lists)
    return rows


def set_aside(pairs: Pairs, person: Ints, threshold: float = THRESHOLD) -> int:
    """Return how many pairs are probable enough, yet of two people, as one list holds both."""
    linked = pairs.at_least(threshold)
    return int((person[linked["left"].to_numpy()] != person[linked["right"].to_numpy()]).sum())


def _across(own: Ints, of_list: Ints, left: Ints, right: Ints) -> Ints:
    """
    Return the person of each group of one list's records; links come the heaviest first.

    Where all that hangs together holds one group of each list at most, the order does not
    matter and all is joined at once; only the rest is gone through link by link.
    """
    groups = int(own.max()) + 1 if len(own) else 0
    list_of = np.zeros(groups, dtype=np.int64)
    list_of[own] = of_list
    whole = _joined(groups, left, right)
    seen = whole * (int(of_list.max(initial=0)) + 1) + list_of
    _, place, times = np.unique(seen, return_inverse=True, return_counts=True)
    clashing = np.zeros(groups, dtype=bool)
    clashing[whole[times[place] > 1]] = True
    by_link = clashing[whole]
    person = np.where(by_link, groups + np.arange(groups), whole)
    told = by_link[left]
    return _link_by_link(person, list_of, left[told], right[told])


def _link_by_link(person: Ints, list_of: Ints, left: Ints, right: Ints) -> Ints:
    """Return people after joining along each link that brings no list in twice."""
    members = {int(one): [int(one)] for one in np.unique(np.concatenate((left, right)))}
    head = {one: one for one in members}
    lists = {one: 1 << int(list_of[one]) for one in members}
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        a, b = head[one], head[other]
        if a == b or lists[a] & lists[b]:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for moved in members[b]:
            head[moved] = a
        members[a] += members.pop(b)
        lists[a] |= lists[b]
    found = person.copy()
    for one, first in head.items():
        found[one] = person[first]
    return found


def _joined(many: int, left: Ints, right: Ints) -> Ints:
    """Return which of `many` hang together through the links, numbered from 0."""
    if not many:
        return np.zeros(0, dtype=np.int64)
    links = coo_array((np.ones(len(left), dtype=np.int8), (left, right)), shape=(many, many))
    found: Ints = connected_components(links, directed=False)[1].astype(np.int64)
    return found


def _numbered(labels: Ints) -> Ints:
    """Return the same people, numbered in the order of their first rows."""
    frame = pl.DataFrame({"label": labels})
    order = frame.unique(maintain_order=True).with_row_index("person")
    found: Ints = (
        frame.join(order, on="label", how="left", maintain_order="left")["person"]
        .cast(pl.Int64)
        .to_numpy()
    )
    return found
