"""The chance of finding a failure: by hand, by counting, in fractions, as published."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.detection import (
    Stratum,
    affected_needed,
    chance_in_strata,
    chance_of_finding,
    distribution_seen,
    sample_needed,
    still_there,
)
from tests.stats import by_fractions

EXACT = 1e-12
CIN = {"population": 2500, "affected": 25, "sensitivity": 0.8}


@st.composite
def plans(draw, most=40):
    population = draw(st.integers(1, most))
    return {
        "population": population,
        "affected": draw(st.integers(0, population)),
        "sample": draw(st.integers(0, population)),
        "sensitivity": draw(st.floats(0, 1)),
    }


def test_by_hand():
    # 2 of 4 affected, read 1, always recognised: one chance in two.
    half = chance_of_finding(population=4, affected=2, sample=1, sensitivity=1)
    assert half == pytest.approx(0.5, abs=EXACT)
    # 1 of 3 affected, read 2, recognised 3 times in 4: 2/3 of 3/4.
    seen = chance_of_finding(population=3, affected=1, sample=2, sensitivity=0.75)
    assert seen == pytest.approx(0.5, abs=EXACT)


@pytest.mark.parametrize("at_least", [1, 2, 3])
@pytest.mark.parametrize("sample", range(7))
@pytest.mark.parametrize("specificity", [1, 0.9])
def test_agrees_with_every_sample_and_every_way_of_reading_it(sample, at_least, specificity):
    found = chance_of_finding(
        population=6,
        affected=3,
        sample=sample,
        sensitivity=0.7,
        at_least=at_least,
        specificity=specificity,
    )
    counted = by_fractions.by_counting(6, 3, sample, 0.7, at_least, specificity)
    assert found == pytest.approx(counted, abs=EXACT)


@pytest.mark.parametrize(
    ("population", "affected", "sample", "sensitivity", "at_least"),
    [
        (2500, 25, 60, 0.8, 1),
        (2500, 25, 60, 0.8, 2),
        (11_000, 200, 600, 0.8, 5),
        (500_000, 200, 600, 0.3, 1),
        (500_000, 60, 300_000, 0.5, 20),
        (1000, 999, 998, 0.01, 3),
        (5000, 700, 900, 0.001, 1),
    ],
)
def test_agrees_with_fractions_where_numbers_are_large(
    population, affected, sample, sensitivity, at_least
):
    found = chance_of_finding(
        population=population,
        affected=affected,
        sample=sample,
        sensitivity=sensitivity,
        at_least=at_least,
    )
    exact = by_fractions.found(population, affected, sample, sensitivity, at_least)
    assert found == pytest.approx(exact, abs=EXACT)


def test_a_chance_in_a_million_keeps_its_digits():
    # One affected case, one read: sample / population times the sensitivity.
    rare = chance_of_finding(population=500_000, affected=1, sample=1, sensitivity=0.3)
    assert rare == pytest.approx(0.3 / 500_000, rel=EXACT)


# Exact figures worked out for the field in another program, rounded to three places.
GRID = (
    (2500, 25, 60, 0.8, 0.385, 0.082),
    (2500, 25, 60, 0.5, 0.261, 0.036),
    (2500, 25, 190, 0.8, 0.793, 0.455),
    (2500, 125, 60, 0.8, 0.916, 0.701),
    (150, 8, 6, 0.8, 0.233, 0.022),
    (150, 8, 25, 0.8, 0.689, 0.289),
)


@pytest.mark.parametrize(
    ("population", "affected", "sample", "sensitivity", "one", "two"), GRID
)
def test_plans_of_a_real_size(population, affected, sample, sensitivity, one, two):
    for at_least, chance in ((1, one), (2, two)):
        found = chance_of_finding(
            population=population,
            affected=affected,
            sample=sample,
            sensitivity=sensitivity,
            at_least=at_least,
        )
        assert found == pytest.approx(chance, abs=5e-4)


@pytest.mark.parametrize(
    ("population", "affected", "sensitivity", "needed"),
    [
        (2500, 25, 0.8, 352),
        (2500, 25, 0.5, 564),
        (150, 8, 0.8, 58),
        (500_000, 10_000, 0.9, 165),  # the epiR manual, for a population without end
    ],
)
def test_the_sample_needed_for_95_percent(population, affected, sensitivity, needed):
    assert (
        sample_needed(
            population=population, affected=affected, sensitivity=sensitivity, confidence=0.95
        )
        == needed
    )


def test_the_epir_manuals_144_of_500_is_an_approximation_of_143():
    # 2 percent affected, sensitivity .9, 95 percent; the manual's formula is the approximation.
    assert by_fractions.found(500, 10, 143, 0.9) >= 0.95 > by_fractions.found(500, 10, 142, 0.9)
    needed = sample_needed(population=500, affected=10, sensitivity=0.9, confidence=0.95)
    assert needed == 143


@settings(deadline=None)
@given(plans(), st.integers(1, 4))
def test_any_small_plan_agrees_with_fractions(plan, at_least):
    found = chance_of_finding(**plan, at_least=at_least)
    assert found == pytest.approx(by_fractions.found(*plan.values(), at_least), abs=EXACT)


@settings(deadline=None)
@given(plans())
def test_reading_more_never_finds_less(plan):
    more = plan | {"sample": min(plan["population"], plan["sample"] + 1)}
    assert chance_of_finding(**more) >= chance_of_finding(**plan) - EXACT


@settings(deadline=None)
@given(plans())
def test_cases_drawn_and_cases_affected_may_change_places(plan):
    # The hypergeometric law does not tell the two apart.
    swapped = plan | {"affected": plan["sample"], "sample": plan["affected"]}
    assert chance_of_finding(**swapped) == pytest.approx(chance_of_finding(**plan), abs=EXACT)


@settings(deadline=None)
@given(plans())
def test_what_may_be_seen_adds_up_and_has_the_mean_it_should(plan):
    seen = distribution_seen(**plan)
    assert len(seen) == min(plan["affected"], plan["sample"]) + 1
    assert math.fsum(seen) == pytest.approx(1, abs=EXACT)
    expected = plan["affected"] * plan["sample"] / plan["population"] * plan["sensitivity"]
    assert math.fsum(j * chance for j, chance in enumerate(seen)) == pytest.approx(
        expected, abs=1e-10
    )
    assert 1 - seen[0] == pytest.approx(chance_of_finding(**plan), abs=EXACT)


@settings(deadline=None)
@given(plans(), st.floats(0.01, 0.99), st.integers(1, 3))
def test_the_sample_needed_is_the_smallest_that_works(plan, confidence, at_least):
    asked = {key: plan[key] for key in ("population", "affected", "sensitivity")}
    needed = sample_needed(**asked, confidence=confidence, at_least=at_least)

    def chance(sample):
        return chance_of_finding(**asked, sample=sample, at_least=at_least)

    if needed is None:
        assert chance(plan["population"]) < confidence
    else:
        assert chance(needed) >= confidence - EXACT
        assert needed == 0 or chance(needed - 1) < confidence


@settings(deadline=None)
@given(plans(), st.floats(0.01, 0.99))
def test_one_affected_case_fewer_would_be_missed_too_often(plan, confidence):
    asked = {key: plan[key] for key in ("population", "sample", "sensitivity")}
    needed = affected_needed(**asked, confidence=confidence)
    if needed is None:
        assert chance_of_finding(**asked, affected=plan["population"]) < confidence
    else:
        assert chance_of_finding(**asked, affected=needed) >= confidence - EXACT
        assert needed == 0 or chance_of_finding(**asked, affected=needed - 1) < confidence


def test_nineteen_of_twenty_is_ninety_five_percent():
    # One affected among 20, always recognised: the chance is sample / 20, whatever floats do.
    assert sample_needed(population=20, affected=1, sensitivity=1, confidence=0.95) == 19


def test_no_sample_is_enough_when_reading_is_half_blind():
    assert sample_needed(population=50, affected=1, sensitivity=0.5, confidence=0.95) is None


def test_two_cannot_be_found_where_one_is_affected():
    assert sample_needed(**CIN | {"affected": 1}, confidence=0.5, at_least=2) is None
    assert chance_of_finding(**CIN | {"affected": 1}, sample=2500, at_least=2) == 0


def test_a_small_sample_could_miss_what_touches_every_case():
    assert affected_needed(population=100, sample=1, sensitivity=0.8, confidence=0.95) is None


def test_two_strata_miss_together_what_each_misses():
    strata = (
        Stratum(population=150, affected=8, sample=25, sensitivity=0.8),
        Stratum(population=2350, affected=17, sample=35, sensitivity=0.8),
    )
    missed = [1 - by_fractions.found(s.population, s.affected, s.sample, 0.8) for s in strata]
    assert chance_in_strata(strata) == pytest.approx(1 - missed[0] * missed[1], abs=EXACT)


@pytest.mark.parametrize("at_least", [1, 2, 3, 9])
def test_strata_that_are_one_list_of_separate_cases(at_least):
    # A stratum of one affected case, read, is one trial: five of them are binomial.
    strata = [Stratum(population=1, affected=1, sample=1, sensitivity=0.3)] * 5
    exact = sum(math.comb(5, k) * 0.3**k * 0.7 ** (5 - k) for k in range(at_least, 6))
    assert chance_in_strata(strata, at_least=at_least) == pytest.approx(exact, abs=EXACT)


def test_false_flags_alone_are_counted_as_flags():
    # Nobody is affected and 10 are read: 1 - .99^10 that somebody is wrongly flagged.
    chance = chance_of_finding(
        population=50, affected=0, sample=10, sensitivity=0.8, specificity=0.99
    )
    assert chance == pytest.approx(1 - 0.99**10, abs=EXACT)


def test_a_failure_as_likely_as_not_after_a_look_that_finds_four_in_five():
    # Of 100 places 50 have it; 40 are found; 10 of the 60 unfound still have it.
    assert still_there(prior=0.5, chance=0.8) == pytest.approx(1 / 6, abs=EXACT)


def test_a_perfect_look_that_finds_nothing_leaves_no_doubt():
    assert still_there(prior=1, chance=1) == 0


@settings(deadline=None)
@given(st.floats(0, 1), st.floats(0, 1))
def test_a_look_that_finds_nothing_never_makes_a_failure_likelier(prior, chance):
    assert 0 <= still_there(prior=prior, chance=chance) <= prior + EXACT


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"population": 0}, "population is 0"),
        ({"affected": 2501}, "affected is 2501"),
        ({"affected": 0.01}, "affected is 0.01; count whole cases"),
        ({"sample": -1}, "sample is -1"),
        ({"sensitivity": 1.5}, "sensitivity is 1.5"),
        ({"sensitivity": math.nan}, "sensitivity is nan"),
        ({"specificity": -0.1}, "specificity is -0.1"),
        ({"at_least": 0}, "at_least is 0"),
    ],
)
def test_what_cannot_be_is_refused(wrong, words):
    with pytest.raises(ValueError, match=words):
        chance_of_finding(**CIN | {"sample": 60} | wrong)


@pytest.mark.parametrize("confidence", [0, 1, 95, math.nan])
def test_a_confidence_that_nothing_reaches_is_refused(confidence):
    with pytest.raises(ValueError, match="confidence"):
        sample_needed(**CIN, confidence=confidence)
    with pytest.raises(ValueError, match="confidence"):
        affected_needed(population=10, sample=5, sensitivity=0.5, confidence=confidence)


def test_no_strata_are_refused():
    with pytest.raises(ValueError, match="no strata"):
        chance_in_strata([])
    with pytest.raises(ValueError, match="at_least"):
        chance_in_strata(
            [Stratum(population=1, affected=1, sample=1, sensitivity=1)], at_least=0
        )
