"""Groups of different risk: by hand, by listing every set of affected cases, as published."""

import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.detection import chance_of_finding
from firsthand.stats.risk_based import (
    Group,
    LargeGroup,
    adjusted_risks,
    apportioned,
    chance_by_risk,
    chance_in_large_groups,
    prevalences,
    sample_in_large_groups,
    samples_by_risk,
)

EXACT = 1e-12
HIGH = LargeGroup(relative_risk=3, share=0.2, sample=30, sensitivity=0.9)
LOW = LargeGroup(relative_risk=1, share=0.8, sample=30, sensitivity=0.9)


def group(relative_risk, population, sample, sensitivity=0.9):
    return Group(
        relative_risk=relative_risk,
        population=population,
        sample=sample,
        sensitivity=sensitivity,
    )


def by_listing(groups, affected):
    """Weigh every set of affected cases by the product of its risks."""
    cases = [
        (one.relative_risk, one.sensitivity if place < one.sample else 0.0)
        for one in groups
        for place in range(one.population)
    ]
    every = missed = 0.0
    for chosen in combinations(cases, affected):
        weight = math.prod(risk for risk, _ in chosen)
        every += weight
        missed += weight * math.prod(1 - seen for _, seen in chosen)
    return 1 - missed / every


def test_by_hand():
    # One case of risk 3, read, and one of risk 1, not read; one of the two is affected.
    # It is the read one 3 times in 4, and then seen with .8.
    chance = chance_by_risk([group(3, 1, 1, 0.8), group(1, 1, 0, 0.8)], affected=1)
    assert chance == pytest.approx(0.6, abs=EXACT)


@pytest.mark.parametrize("affected", range(10))
def test_agrees_with_every_set_of_affected_cases(affected):
    groups = [group(5, 3, 2, 0.9), group(2.5, 4, 1, 0.6), group(0.5, 3, 3, 0.3)]
    exact = by_listing(groups, affected)
    assert chance_by_risk(groups, affected=affected) == pytest.approx(exact, abs=EXACT)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(0.01, 100), st.integers(1, 3), st.floats(0, 1)),
        min_size=1,
        max_size=3,
    ),
    st.data(),
)
def test_any_small_groups_agree_with_every_set(drawn, data):
    groups = [group(risk, n, data.draw(st.integers(0, n)), se) for risk, n, se in drawn]
    affected = data.draw(st.integers(0, sum(one.population for one in groups)))
    exact = by_listing(groups, affected)
    assert chance_by_risk(groups, affected=affected) == pytest.approx(exact, abs=1e-11)


@settings(deadline=None)
@given(st.integers(1, 400), st.data())
def test_equal_risks_are_one_list(population, data):
    # A second computation: any split of one list into groups of risk 1 leaves the law of it.
    affected, sample = (data.draw(st.integers(0, population)) for _ in range(2))
    rest = population - sample
    groups = [group(1, sample, sample, 0.7)] if sample else []
    groups += [group(1, rest, 0, 0.7)] if rest else []
    plain = chance_of_finding(
        population=population, affected=affected, sample=sample, sensitivity=0.7
    )
    assert chance_by_risk(groups, affected=affected) == pytest.approx(plain, abs=1e-11)


def test_reading_where_risk_is_high_finds_more():
    where_risk_is_high = [group(5, 100, 30), group(1, 900, 0)]
    where_it_is_low = [group(5, 100, 0), group(1, 900, 30)]
    assert chance_by_risk(where_risk_is_high, affected=10) > 0.6
    assert chance_by_risk(where_it_is_low, affected=10) < 0.25


def test_half_a_million_cases_are_worked_out():
    # At a relative risk near 0, the other group holds all that are affected.
    groups = [group(1, 2500, 60, 0.8), group(1e-12, 497_500, 600, 0.8)]
    alone = chance_of_finding(population=2500, affected=25, sample=60, sensitivity=0.8)
    assert chance_by_risk(groups, affected=25) == pytest.approx(alone, abs=1e-7)


def test_a_group_without_risk_hides_nobody():
    groups = [group(1, 4, 2), group(0, 6, 6)]
    assert chance_by_risk(groups, affected=4) == pytest.approx(1 - 0.1**2, abs=EXACT)
    with pytest.raises(ValueError, match="between 0 and 4"):
        chance_by_risk(groups, affected=5)


# The worked example of the manuals: relative risks 5, 3, 1 in 10, 20 and 70 percent.
def test_the_published_adjusted_risks():
    risks = adjusted_risks(relative_risks=[5, 3, 1], shares=[0.1, 0.2, 0.7])
    assert risks == pytest.approx((2.777778, 1.666667, 0.555556), abs=5e-7)


def test_the_published_chance_in_large_groups():
    # epiR: rsu.sep.rb(rr = 3, 1; ppr = .2, .8; 30 of each; se = .9; pstar = .02).
    assert prevalences([HIGH, LOW], prevalence=0.02) == pytest.approx(
        (0.0428571, 0.0142857), abs=5e-8
    )
    chance = chance_in_large_groups([HIGH, LOW], prevalence=0.02)
    assert chance == pytest.approx(0.791593650190637, abs=EXACT)


def test_large_lists_come_close_to_large_groups():
    lists = [group(3, 20_000, 30), group(1, 80_000, 30)]
    limit = chance_in_large_groups([HIGH, LOW], prevalence=0.02)
    assert chance_by_risk(lists, affected=2000) == pytest.approx(limit, abs=0.01)


def test_the_published_samples_for_large_groups():
    # epiR: rsu.sssep.rbsrg(pstar = .05, rr = 3, 1; ppr = .2, .8; spr = .7, .3; .95; .9).
    samples = sample_in_large_groups(
        [HIGH, LOW], shares=[0.7, 0.3], prevalence=0.05, confidence=0.95
    )
    assert samples == (27, 11)


def test_the_samples_by_risk_are_the_fewest_that_work():
    groups = [group(3, 200, 0), group(1, 800, 0)]
    samples = samples_by_risk(groups, shares=[0.7, 0.3], affected=50, confidence=0.95)

    def chance(total):
        parts = apportioned(total, [0.7, 0.3])
        return chance_by_risk([group(3, 200, parts[0]), group(1, 800, parts[1])], affected=50)

    assert samples == apportioned(sum(samples), [0.7, 0.3])
    assert chance(sum(samples)) >= 0.95 > chance(sum(samples) - 1)


def test_a_group_read_whole_leaves_its_surplus_unread():
    groups = [group(1, 5, 0, 1.0), group(1, 100, 0, 1.0)]
    samples = samples_by_risk(groups, shares=[0.5, 0.5], affected=3, confidence=0.9)
    assert samples[0] == 5
    assert samples[1] > 5


def test_a_blind_reader_is_never_given_enough():
    groups = [group(1, 5, 0, 0.1)]
    assert samples_by_risk(groups, shares=[1], affected=1, confidence=0.9) is None
    with pytest.raises(ValueError, match="could find anything"):
        sample_in_large_groups(
            [LargeGroup(relative_risk=1, share=1, sample=0, sensitivity=0)],
            shares=[1],
            prevalence=0.1,
            confidence=0.9,
        )


@settings(deadline=None)
@given(st.integers(0, 1000), st.lists(st.integers(1, 50), min_size=1, max_size=6))
def test_parts_add_up_and_are_within_one_of_their_share(total, weights):
    shares = [weight / sum(weights) for weight in weights]
    parts = apportioned(total, shares)
    assert sum(parts) == total
    for part, share in zip(parts, shares, strict=True):
        assert abs(part - total * share) < 1 + 1e-6


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda: group(-1, 5, 1), "relative_risk is -1"),
        (lambda: group(math.inf, 5, 1), "relative_risk is inf"),
        (lambda: group(1, 5, 6), "sample is 6"),
        (lambda: group(1, 0, 0), "population is 0"),
        (lambda: chance_by_risk([], affected=0), "no groups"),
        (lambda: adjusted_risks(relative_risks=[1], shares=[0.5, 0.5]), "1 relative risks"),
        (lambda: adjusted_risks(relative_risks=[1, 2], shares=[0.5, 0.6]), "add up to 1.1"),
        (lambda: adjusted_risks(relative_risks=[0, 0], shares=[0.5, 0.5]), "above 0"),
        (lambda: prevalences([HIGH, LOW], prevalence=0.5), "more than every case"),
        (
            lambda: LargeGroup(relative_risk=1, share=1, sample=-2, sensitivity=1),
            "sample is -2",
        ),
        (
            lambda: samples_by_risk([group(1, 5, 0)], shares=[0.9], affected=1, confidence=0.9),
            "not to 1",
        ),
        (
            lambda: samples_by_risk([group(1, 5, 0)], shares=[], affected=1, confidence=0.9),
            "as many shares",
        ),
    ],
)
def test_what_cannot_be_is_refused(act, words):
    with pytest.raises(ValueError, match=words):
        act()
