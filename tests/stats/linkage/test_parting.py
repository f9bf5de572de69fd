"""Records put together into people by chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.linkage.parting import near, parted

pytestmark = pytest.mark.requirement("R6")


def people(of_list, pairs, joins):
    ends = np.array(pairs, dtype=np.int64).T.reshape(2, -1)
    lists = np.array(of_list, dtype=np.int64)
    person, joined = parted(ends, lists, np.array(joins, dtype=bool), near(ends, len(lists)))
    return person.tolist(), joined.tolist()


def test_a_third_record_is_asked_once_by_its_best_pair():
    # 0 and 1 are joined; 2 was refused at 0, and the pair of 1 and 2 is not asked again.
    person, joined = people([0, 1, 2], [(0, 1), (0, 2), (1, 2)], [True, False, True])
    assert person[0] == person[1] != person[2]
    assert joined == [True, False, False]


def test_a_pair_is_asked_where_the_better_one_was_of_other_people():
    person, _ = people([0, 1, 2], [(0, 1), (0, 2), (1, 2)], [False, False, True])
    assert person[1] == person[2] != person[0]


def test_nobody_is_twice_on_a_list_but_by_records_of_that_list():
    person, _ = people([0, 0, 1], [(0, 2), (1, 2)], [True, True])
    assert person[0] == person[2] != person[1]
    person, _ = people([0, 0, 1], [(0, 1), (0, 2), (1, 2)], [True, True, True])
    assert len(set(person)) == 1


def slowly(of_list, pairs, joins):
    """Return people by sets of records, as the rule says it."""
    groups = [{at} for at in range(len(of_list))]
    asked = []
    for (left, right), join in zip(pairs, joins, strict=True):
        one, other = (next(g for g in groups if at in g) for at in (left, right))
        again = any((a in one and b in other) or (a in other and b in one) for a, b in asked)
        asked.append((left, right))
        shared = {of_list[at] for at in one} & {of_list[at] for at in other}
        if one is other or not join or again:
            continue
        if shared and of_list[left] != of_list[right]:
            continue
        groups = [g for g in groups if g not in (one, other)] + [one | other]
    return {frozenset(g) for g in groups}


@given(st.data())
def test_the_quick_rule_parts_as_the_slow_one(data):
    of_list = data.draw(st.lists(st.integers(0, 2), min_size=2, max_size=8))
    every = [(a, b) for a in range(len(of_list)) for b in range(a + 1, len(of_list))]
    pairs = data.draw(st.lists(st.sampled_from(every), unique=True, min_size=1))
    pairs.sort(key=lambda pair: of_list[pair[0]] != of_list[pair[1]])
    joins = data.draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    person, _ = people(of_list, pairs, joins)
    found = {frozenset(at for at, p in enumerate(person) if p == one) for one in set(person)}
    assert found == slowly(of_list, pairs, joins)
