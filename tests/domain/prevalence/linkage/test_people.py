"""Who is who: nobody twice on a list, the heaviest links first, the same rule for all lists."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.prevalence.linkage.clerical import deciding
from firsthand.domain.prevalence.linkage.counting import by_itself, table_of
from firsthand.domain.prevalence.linkage.people import duplicates, people, set_aside
from tests.domain.prevalence.linkage.modelled import pairs, records

pytestmark = [pytest.mark.requirement("R6"), pytest.mark.requirement("R12")]


@st.composite
def populations(draw):
    lists = draw(st.lists(st.integers(0, 2), min_size=1, max_size=9))
    ends = [(a, b) for b in range(len(lists)) for a in range(b)]
    told = draw(st.lists(st.sampled_from(ends), unique=True)) if ends else []
    weights = draw(
        st.lists(st.integers(-5, 12), min_size=len(told), max_size=len(told), unique=True)
        if len(told) <= 18
        else st.permutations(range(-5, len(told) - 5))
    )
    ordered = sorted((*pair, weight) for pair, weight in zip(told, weights, strict=True))
    return records(*lists), pairs(*ordered)


def one_by_one(known, linked, threshold):
    """Return the people by going through the links one after another, as the rule is said."""
    of_list = known.frame["list"].to_list()
    group = list(range(len(of_list)))
    rows = linked.at_least(threshold).sort("weight", descending=True).rows(named=True)
    within = [row for row in rows if of_list[row["left"]] == of_list[row["right"]]]
    across = [row for row in rows if of_list[row["left"]] != of_list[row["right"]]]
    for row in (*within, *across):
        one, other = group[row["left"]], group[row["right"]]
        lists = [
            {of_list[at] for at, g in enumerate(group) if g == who} for who in (one, other)
        ]
        if one != other and (row in within or not lists[0] & lists[1]):
            group = [one if g == other else g for g in group]
    return group


def as_sets(labels):
    found = {}
    for at, label in enumerate(labels):
        found.setdefault(int(label), set()).add(at)
    return sorted(map(sorted, found.values()))


@given(populations(), st.sampled_from([0.1, 0.5, 0.9]))
def test_people_are_those_of_the_rule_gone_through_link_by_link(population, threshold):
    known, linked = population
    found = people(known, linked, threshold)
    assert as_sets(found) == as_sets(one_by_one(known, linked, threshold))


@given(populations())
def test_people_are_those_that_judging_sees(population):
    known, linked = population
    if linked.frame.height:
        seen = deciding(known, linked, threshold=0.5).person
        assert as_sets(people(known, linked, 0.5)) == as_sets(seen)


@given(populations())
def test_every_person_counts_once_in_the_overlaps_and_every_record_once(population):
    known, linked = population
    person = people(known, linked)
    table = table_of(known, person, by_itself(known))
    assert table.observed == len(set(person.tolist()))
    again = duplicates(known, person)
    assert (again >= 0).all()
    assert table.sizes.tolist() == (np.array(known.sizes) - again).tolist()


def test_two_children_of_one_list_stay_two_though_a_third_record_is_like_both():
    known = records(0, 0, 1)
    linked = pairs((0, 2, 8), (1, 2, 3))
    person = people(known, linked)
    assert person.tolist() == [0, 1, 0]
    assert set_aside(linked, person) == 1


def test_duplicates_of_a_list_are_one_before_other_lists_are_looked_at():
    known = records(0, 0, 1)
    person = people(known, pairs((0, 1, 2), (0, 2, 8), (1, 2, 3)))
    assert person.tolist() == [0, 0, 0]
    assert duplicates(known, person).tolist() == [1, 0]


def test_without_pairs_everybody_is_somebody():
    assert people(records(0, 1, 1), pairs()).tolist() == [0, 1, 2]
