"""Intervals of shares and counts, against hand, tables, summation and halving."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.intervals import Interval, byar, exact, rate, wilson

Z = 1.959963984540054


def shares() -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def ends(interval: Interval) -> tuple[float, float]:
    return interval.lower, interval.upper


def test_one_of_four_by_hand():
    # z = 2 exactly at this confidence, so that it can be done on paper:
    # centre .25 + 4/8 = .75; spread 2 sqrt(.1875/4 + 4/64) = .6614; width 1 + 4/4 = 2.
    confidence = math.erf(2 / math.sqrt(2))
    found = wilson(successes=1, trials=4, confidence=confidence)
    assert ends(found) == pytest.approx((0.04428, 0.70572), abs=1e-5)


def test_byar_of_nine_by_hand():
    # z = 2: lower 9 (1 - 1/81 - 2/9)^3 = 9 (.76543)^3; upper 10 (1.19970)^3.
    confidence = math.erf(2 / math.sqrt(2))
    assert byar(count=9, confidence=confidence).lower == pytest.approx(4.0361, abs=1e-4)
    assert byar(count=9, confidence=confidence).upper == pytest.approx(17.2674, abs=1e-4)


# Newcombe 1998, table I, method 3: successes, trials, lower and upper end.
NEWCOMBE = (
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0, 0.1611),
    (1, 29, 0.0061, 0.1718),
)
# Exact limits as tables since Garwood 1936 print them; for 30, Barry's table 7.5.
PRINTED = (
    (0, 0, 3.689),
    (1, 0.0253, 5.572),
    (5, 1.623, 11.668),
    (10, 4.795, 18.390),
    (20, 12.217, 30.888),
    (30, 20.24, 42.83),
)


@pytest.mark.parametrize(("successes", "trials", "lower", "upper"), NEWCOMBE)
def test_newcombes_published_examples(successes, trials, lower, upper):
    found = wilson(successes=successes, trials=trials)
    assert ends(found) == pytest.approx((lower, upper), abs=5e-5)


@pytest.mark.parametrize(("count", "lower", "upper"), PRINTED)
def test_the_published_exact_limits_of_a_count(count, lower, upper):
    assert ends(exact(count=count)) == pytest.approx((lower, upper), abs=5.1e-3)


@pytest.mark.parametrize("count", [10, 11, 20, 50, 100, 300])
def test_byar_is_within_a_fifth_of_a_percent_of_exact_from_ten(count):
    assert ends(byar(count=count)) == pytest.approx(ends(exact(count=count)), rel=0.002)


@given(shares())
def test_the_share_at_each_end_is_z_standard_errors_away(share):
    # A second computation: the ends solve |observed - p| = z sqrt(p (1 - p) / n).
    successes, trials = share
    found = wilson(successes=successes, trials=trials)
    for end in ends(found):
        if 0 < end < 1:
            distance = abs(successes / trials - end)
            error = math.sqrt(end * (1 - end) / trials)
            assert distance == pytest.approx(Z * error, rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(("share", "trials"), [(0.02, 200), (0.1, 50), (0.5, 30), (0.24, 400)])
def test_the_share_is_covered_about_as_often_as_claimed(share, trials):
    # Exact by summation over every outcome; single coverages of a discrete count vary.
    covered = sum(
        math.comb(trials, k) * share**k * (1 - share) ** (trials - k)
        for k in range(trials + 1)
        if share in wilson(successes=k, trials=trials)
    )
    assert 0.92 < covered < 0.99


@given(shares())
def test_a_share_lies_in_its_interval_and_the_interval_between_0_and_1(share):
    successes, trials = share
    found = wilson(successes=successes, trials=trials)
    assert 0 <= found.lower <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= found.upper <= 1


@given(shares())
def test_failures_have_the_mirrored_interval(share):
    successes, trials = share
    found = wilson(successes=successes, trials=trials)
    mirrored = wilson(successes=trials - successes, trials=trials)
    assert ends(found) == pytest.approx((1 - mirrored.upper, 1 - mirrored.lower), abs=1e-9)


@given(st.integers(0, 20_000))
def test_a_count_lies_in_its_interval(count):
    assert count in byar(count=count)


@given(st.integers(0, 60), st.floats(0.5, 0.999))
def test_the_exact_ends_leave_the_same_chance_outside(count, confidence):
    # A second computation, by summation of the chances of 0, 1, 2 ... events.
    found = exact(count=count, confidence=confidence)

    def chance(k: int, mean: float) -> float:
        return math.exp(k * math.log(mean) - mean - math.lgamma(k + 1))

    below = sum(chance(k, found.upper) for k in range(count + 1))
    assert below == pytest.approx((1 - confidence) / 2, abs=1e-6)
    if count:
        above = 1 - sum(chance(k, found.lower) for k in range(count))
        assert above == pytest.approx((1 - confidence) / 2, abs=1e-6)


def test_a_rate_of_few_events_is_exact():
    assert ends(rate(count=5, population=1000)) == pytest.approx(
        (0.0016235, 0.0116683), abs=1e-6
    )


def test_a_rate_of_many_events_is_byars():
    assert rate(count=476, population=59521) == byar(count=476).times(1 / 59521)


def test_more_trials_of_the_same_share_narrow_the_interval():
    few, many = wilson(successes=5, trials=50), wilson(successes=50, trials=500)
    assert many.upper - many.lower < few.upper - few.lower


@pytest.mark.parametrize(("successes", "trials"), [(1, 0), (5, 4), (-1, 4), (math.nan, 4)])
def test_what_is_no_share_is_refused(successes, trials):
    with pytest.raises(ValueError, match="no share"):
        wilson(successes=successes, trials=trials)


@pytest.mark.parametrize("count", [-1, math.inf, math.nan])
def test_what_is_no_count_is_refused(count):
    with pytest.raises(ValueError, match="count is"):
        byar(count=count)


@pytest.mark.parametrize("population", [0, -3, math.nan])
def test_a_rate_over_nobody_is_refused(population):
    with pytest.raises(ValueError, match="population"):
        rate(count=1, population=population)


@pytest.mark.parametrize("confidence", [0, 1, 95])
def test_a_confidence_outside_0_to_1_is_refused(confidence):
    with pytest.raises(ValueError, match="confidence"):
        wilson(successes=1, trials=2, confidence=confidence)
