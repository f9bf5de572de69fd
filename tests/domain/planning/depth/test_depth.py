"""Depth: chances of groups, what they miss, what they need; against the published figures."""

from itertools import combinations, product
from math import isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.depth.depth import depth
from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from tests.domain.planning.depth.designs import MISSING, one, two

pytestmark = pytest.mark.requirement("R4")
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("affected", "sample", "sensitivity", "once", "twice"),
    [
        (25, 60, 0.8, 0.385, 0.082),
        (25, 60, 0.5, 0.261, 0.036),
        (25, 190, 0.8, 0.793, 0.455),
        (125, 60, 0.8, 0.916, 0.701),
    ],
)
def test_2500_cases_give_the_chances_measured_before(
    affected, sample, sensitivity, once, twice
):
    found = depth(one(affected=affected, sample=sample, sensitivity=sensitivity))
    assert round(found.chance.low, 3) == once
    assert round(found.at_least(2).low, 3) == twice


@pytest.mark.parametrize(
    ("group", "cases"),
    [
        (Group(name="a", population=2500, affected=25, sample=60, sensitivity=0.8), 352),
        (Group(name="b", population=2500, affected=25, sample=60, sensitivity=0.5), 564),
        (MISSING, 58),
    ],
)
def test_enough_cases_for_95_percent_are_those_measured_before(group, cases):
    assert depth(Design(groups=(group,))).needed.cases == cases


def counted_by_hand(groups):
    """Return the chance of each number found, by every sample and every outcome of reading."""
    totals = {0: 1.0}
    for group in groups:
        seen = {}
        samples = list(combinations(range(group.population), group.sample))
        for sample in samples:
            hit = sum(case < group.affected for case in sample)
            for noticed in product((0, 1), repeat=hit):
                weight = 1 / len(samples)
                for one_noticed in noticed:
                    weight *= group.sensitivity if one_noticed else 1 - group.sensitivity
                seen[sum(noticed)] = seen.get(sum(noticed), 0) + weight
        totals = {
            a + b: sum(totals[x] * seen[y] for x in totals for y in seen if x + y == a + b)
            for a in totals
            for b in seen
        }
    return totals


@pytest.mark.parametrize("at_least", [1, 2, 3])
def test_agrees_with_counting_every_sample_of_two_small_lists(at_least):
    groups = (
        Group(name="a", population=6, affected=2, sample=3, sensitivity=0.7),
        Group(name="b", population=7, affected=3, sample=4, sensitivity=0.4),
    )
    by_hand = counted_by_hand(groups)
    expected = sum(chance for number, chance in by_hand.items() if number >= at_least)
    found = depth(Design(groups=groups, at_least=at_least))
    assert isclose(found.chance_asked.low, expected, abs_tol=1e-12)


@st.composite
def groups(draw):
    population = draw(st.integers(1, 60))
    return Group(
        name="drawn",
        population=population,
        affected=draw(st.integers(1, population)),
        sample=draw(st.integers(0, population)),
        sensitivity=draw(st.floats(0.05, 1)),
    )


@unhurried
@given(groups())
def test_what_is_missed_is_found_once_it_touches_one_case_more(group):
    design = Design(groups=(group,))
    for miss in depth(design).misses:
        if miss.affected:
            with_miss = Group(**{**vars(group), "affected": miss.affected})
            assert depth(Design(groups=(with_miss,))).chance.low < miss.confidence
        if not miss.at_any_size:
            more = Group(**{**vars(group), "affected": miss.affected + 1})
            assert depth(Design(groups=(more,))).chance.low >= miss.confidence - 1e-9


@unhurried
@given(groups())
def test_the_cases_needed_are_enough_and_one_fewer_is_not(group):
    needed = depth(Design(groups=(group,))).needed
    if needed.cases is None:
        assert needed.because
        return
    enough = Group(**{**vars(group), "sample": needed.cases})
    fewer = Group(**{**vars(group), "sample": needed.cases - 1})
    assert depth(Design(groups=(enough,))).chance.low >= 0.95 - 1e-9
    assert depth(Design(groups=(fewer,))).chance.low < 0.95


def test_a_range_of_sensitivity_gives_a_range_of_chance_and_needs_the_worse_end():
    found = depth(one(sensitivity=0.5, sensitivity_to=0.8))
    assert (round(found.chance.low, 3), round(found.chance.high, 3)) == (0.261, 0.385)
    assert (found.needed.cases, found.needed.cases_at_best) == (564, 352)


def test_several_groups_are_enlarged_in_the_proportion_in_which_they_are_read():
    needed = depth(two()).needed
    assert needed.cases == 292
    assert needed.samples == (30, 262)


def test_reading_everything_is_not_enough_when_readers_notice_too_little():
    needed = depth(one(affected=1, sensitivity=0.5)).needed
    assert needed.cases is None
    assert "must become better" in needed.because


def test_more_than_are_affected_cannot_be_found():
    design = Design(groups=one(affected=2).groups, at_least=3)
    assert "no reading can find" in depth(design).needed.because


def test_groups_of_which_nothing_is_read_have_no_split_to_enlarge():
    groups = tuple(Group(**{**vars(group), "sample": 0}) for group in two().groups)
    assert "No case is read" in depth(Design(groups=groups)).needed.because


def test_even_a_failure_in_every_case_is_missed_when_nothing_is_read():
    assert all(miss.at_any_size for miss in depth(one(sample=0)).misses)


def test_reading_costs_days_of_readers_and_days_on_site():
    found = depth(one())
    assert (found.effort.reader_days, found.effort.days_on_site) == (15.0, 4)
    assert (found.needed.effort.reader_days, found.needed.effort.days_on_site) == (88.0, 22)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"population": 0}, "depth-population"),
        ({"population": 200_000}, "depth-population"),
        ({"sample": 2501}, "depth-sample"),
        ({"sample": -1}, "depth-sample"),
        ({"affected": 2501}, "depth-affected"),
        ({"affected": 0}, "depth-affected"),
        ({"affected": 25, "affected_to": 10}, "depth-affected"),
        ({"sensitivity": 1.2}, "depth-sensitivity"),
        ({"sensitivity": float("nan")}, "depth-sensitivity"),
        ({"sensitivity": 0.8, "sensitivity_to": 0.5}, "depth-sensitivity"),
    ],
)
def test_an_impossible_group_is_refused_with_what_to_change(changes, rule):
    with pytest.raises(Refused) as refusal:
        depth(one(**changes))
    assert [objection.rule for objection in refusal.value.objections] == [rule]
    assert all(objection.remedy for objection in refusal.value.objections)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"confidence": 1.0}, "depth-confidence"),
        ({"confidence": float("nan")}, "depth-confidence"),
        ({"at_least": 0}, "depth-at-least"),
        ({"minutes_per_case": 0}, "depth-minutes"),
        ({"hours_a_day": 25}, "depth-hours"),
        ({"readers": 0}, "depth-readers"),
        ({"groups": ()}, "depth-groups"),
        ({"groups": (MISSING, MISSING)}, "depth-groups"),
    ],
)
def test_an_impossible_design_is_refused_with_what_to_change(changes, rule):
    with pytest.raises(Refused) as refusal:
        depth(two(**changes))
    assert [objection.rule for objection in refusal.value.objections] == [rule]


def test_everything_wrong_is_told_at_once():
    with pytest.raises(Refused) as refusal:
        depth(one(population=0, sensitivity=7))
    assert {one.rule for one in refusal.value.objections} == {
        "depth-population",
        "depth-sensitivity",
    }
