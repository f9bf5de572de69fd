"""Reading until found: by hand, by every order of reading, and by known means."""

import random
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.stats.detection import chance_of_finding, sample_needed
from firsthand.stats.sequential import reading_until_found, reading_until_sure

EXACT = 1e-12


def by_every_order(population, affected, sensitivity, at_most, until_found):
    """Return the chances of stopping by each case, over all orders and all ways of reading."""
    orders = list(permutations(range(population)))
    by_case = [0.0] * (at_most + 1)
    for order in orders:
        for noticed in product((0, 1), repeat=affected):
            weight = 1.0
            for one in noticed:
                weight *= sensitivity if one else 1 - sensitivity
            found = 0
            for read, case in enumerate(order[:at_most], start=1):
                found += case < affected and noticed[case]
                if found >= until_found:
                    by_case[read] += weight
    return [chance / len(orders) for chance in by_case]


def test_by_hand():
    # 1 of 3 affected, always recognised: found with the first, second or third, 1/3 each.
    course = reading_until_found(population=3, affected=1, sensitivity=1, at_most=3)
    assert course.chances == pytest.approx((0, 1 / 3, 2 / 3, 1), abs=EXACT)
    assert course.stopping == pytest.approx((0, 1 / 3, 1 / 3, 1 / 3), abs=EXACT)
    assert course.expected_read == pytest.approx(2, abs=EXACT)
    assert course.read_by(0.5) == 2


@pytest.mark.parametrize("until_found", [1, 2, 3])
def test_agrees_with_every_order_of_reading(until_found):
    course = reading_until_found(
        population=6, affected=3, sensitivity=0.7, at_most=5, until_found=until_found
    )
    exact = by_every_order(6, 3, 0.7, 5, until_found)
    assert course.chances == pytest.approx(exact, abs=EXACT)


@settings(deadline=None)
@given(st.integers(1, 60), st.data(), st.floats(0, 1), st.integers(1, 4))
def test_the_chance_by_each_case_is_that_of_a_fixed_sample(population, data, sensitivity, k):
    # A second computation: the hypergeometric law, sample by sample.
    affected = data.draw(st.integers(0, population))
    course = reading_until_found(
        population=population,
        affected=affected,
        sensitivity=sensitivity,
        at_most=population,
        until_found=k,
    )
    for sample in {0, 1, population // 2, population}:
        fixed = chance_of_finding(
            population=population,
            affected=affected,
            sample=sample,
            sensitivity=sensitivity,
            at_least=k,
        )
        assert course.chances[sample] == pytest.approx(fixed, abs=EXACT)
    assert sum(course.stopping) == pytest.approx(1, abs=EXACT)
    mean = sum(n * chance for n, chance in enumerate(course.stopping))
    assert mean == pytest.approx(course.expected_read, abs=1e-9)


@pytest.mark.parametrize(("population", "affected", "k"), [(2500, 25, 1), (150, 8, 3)])
def test_the_published_mean_of_the_negative_hypergeometric_law(population, affected, k):
    # Until the k-th of D among N: k (N + 1) / (D + 1) [JohnsonEtAl2005, section 6.2.2].
    course = reading_until_found(
        population=population,
        affected=affected,
        sensitivity=1,
        at_most=population,
        until_found=k,
    )
    assert course.expected_read == pytest.approx(
        k * (population + 1) / (affected + 1), rel=1e-11
    )


def test_agrees_with_reading_in_random_orders():
    rng = random.Random(20261122)
    course = reading_until_found(population=150, affected=8, sensitivity=0.8, at_most=58)
    read = []
    for _ in range(4000):
        flags = [place < 8 and rng.random() < 0.8 for place in range(150)]
        rng.shuffle(flags)
        read.append(next((n for n, flag in enumerate(flags[:58], 1) if flag), 58))
    # Standard error of the mean of 4,000 readings: about a quarter of a case.
    assert sum(read) / 4000 == pytest.approx(course.expected_read, abs=1.2)


def test_stopping_early_reads_a_third_of_the_fixed_sample():
    asked = {"population": 2500, "affected": 25, "sensitivity": 0.8, "confidence": 0.95}
    course = reading_until_sure(**asked)
    assert course.at_most == sample_needed(**asked) == 352
    assert course.chance >= 0.95
    assert course.expected_read == pytest.approx(114.92, abs=0.005)
    assert course.read_by(0.99) == 352


def test_nothing_is_sure_where_reading_everything_is_not_enough():
    assert (
        reading_until_sure(population=50, affected=1, sensitivity=0.5, confidence=0.95) is None
    )


def test_without_a_failure_everything_allowed_is_read():
    course = reading_until_found(population=50, affected=0, sensitivity=0.8, at_most=20)
    assert course.expected_read == 20
    assert course.stopping == (*[0.0] * 20, 1.0)


def test_reading_nothing_stops_at_once():
    course = reading_until_found(population=5, affected=2, sensitivity=1, at_most=0)
    assert (course.chance, course.expected_read, course.stopping) == (0, 0, (1.0,))


def test_what_cannot_be_is_refused():
    with pytest.raises(ValueError, match="until_found is 0"):
        reading_until_found(population=5, affected=2, sensitivity=1, at_most=3, until_found=0)
    with pytest.raises(ValueError, match="sample is 6"):
        reading_until_found(population=5, affected=2, sensitivity=1, at_most=6)
