"""National figures from a drawn sample, against hand, every possible draw, and coverage."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from firsthand.stats.horvitz_thompson import Drawn, national_share, total

# Ten units in two strata, of which two and three are drawn; 1 where something is found.
STRATA = {"a": ((1, 0, 0, 1), 2), "b": ((0, 1, 0, 0, 1, 0), 3)}


def every_draw() -> list[list[Drawn]]:
    parts = [
        [
            [Drawn(value=values[i], chance=size / len(values), stratum=name) for i in chosen]
            for chosen in combinations(range(len(values)), size)
        ]
        for name, (values, size) in STRATA.items()
    ]
    return [[*left, *right] for left, right in product(*parts)]


def test_by_hand():
    # 1 found with chance .5 speaks for two, one with .25 for four: six of the 2 + 4 + 4.
    drawn = [
        Drawn(value=1, chance=0.5),
        Drawn(value=1, chance=0.25),
        Drawn(value=0, chance=0.25),
    ]
    assert total(drawn) == 6
    assert national_share(drawn).share == pytest.approx(0.6)


def test_over_every_draw_there_is_the_sum_is_right_on_average():
    totals = [total(draw) for draw in every_draw()]
    assert len(totals) == 6 * 20
    assert np.mean(totals) == pytest.approx(4, abs=1e-12)


def test_over_every_simple_draw_the_variance_is_right_on_average():
    # A second computation: the variance of the share over all draws of 3 out of 8.
    values = (1, 0, 0, 1, 1, 0, 0, 0)
    draws = [
        [Drawn(value=v, chance=3 / 8) for v in chosen] for chosen in combinations(values, 3)
    ]
    true = np.var([national_share(draw).share for draw in draws])
    told = np.mean([national_share(draw).standard_error ** 2 for draw in draws])
    assert told == pytest.approx(true, rel=1e-9)


def test_cochrans_correction_for_a_small_population():
    # 3 of 10 found, of 40: s^2 = 10/9 x .21, less a quarter for what was drawn.
    drawn = [Drawn(value=1, chance=0.25)] * 3 + [Drawn(value=0, chance=0.25)] * 7
    expected = (0.75 * (10 / 9 * 0.21) / 10) ** 0.5
    assert national_share(drawn).standard_error == pytest.approx(expected)


def test_korn_and_graubards_interval_is_clopper_and_pearsons_for_a_simple_sample():
    # With a chance near 0 there is no correction; 8 of 20 is then 19.1 to 63.9 percent, as
    # published tables of exact limits have it.
    drawn = [Drawn(value=1, chance=1e-9)] * 8 + [Drawn(value=0, chance=1e-9)] * 12
    found = national_share(drawn)
    assert found.effective_size == pytest.approx(19, abs=1.01)
    size = found.effective_size
    assert found.interval.lower == pytest.approx(
        beta.ppf(0.025, 0.4 * size, 0.6 * size + 1), abs=1e-9
    )
    assert found.interval.lower == pytest.approx(0.191, abs=0.01)
    assert found.interval.upper == pytest.approx(0.639, abs=0.01)


@pytest.mark.parametrize("rate", [0.04, 0.17, 0.5])
def test_small_draws_cover_the_truth_at_least_as_often_as_claimed(rate):
    rng = np.random.default_rng(5)
    sizes, taken = (33, 24, 19, 15, 15, 14, 12, 11, 10), (4, 3, 2, 2, 2, 2, 2, 2, 2)
    held = 0
    for _ in range(150):
        values = [(rng.uniform(size=n) < rate).astype(int) for n in sizes]
        truth = sum(v.sum() for v in values) / sum(sizes)
        drawn = [
            Drawn(value=int(v), chance=n / len(those), stratum=str(i))
            for i, (those, n) in enumerate(zip(values, taken, strict=True))
            for v in rng.choice(those, n, replace=False)
        ]
        held += truth in national_share(drawn).interval
    assert held / 150 >= 0.93


DRAWN = st.builds(Drawn, value=st.integers(0, 1), chance=st.floats(0.01, 1))


@settings(deadline=None)  # the first call imports scipy
@given(st.lists(DRAWN, min_size=2, max_size=40))
def test_the_share_lies_in_its_interval_and_the_interval_between_0_and_1(drawn):
    found = national_share(drawn)
    assert 0 <= found.interval.lower <= found.share + 1e-9
    assert found.share - 1e-9 <= found.interval.upper <= 1


@settings(deadline=None)  # the first call imports scipy
@given(st.lists(DRAWN, min_size=2, max_size=40))
@example([Drawn(value=0, chance=0.25), Drawn(value=1, chance=1.0)])  # varies by rounding alone
def test_what_was_not_found_mirrors_what_was(drawn):
    other = [Drawn(value=1 - one.value, chance=one.chance) for one in drawn]
    found, mirrored = national_share(drawn), national_share(other)
    assert mirrored.share == pytest.approx(1 - found.share)
    assert mirrored.interval.upper == pytest.approx(1 - found.interval.lower, abs=1e-6)


def test_a_census_is_exact():
    found = national_share([Drawn(value=v, chance=1.0) for v in (1, 0, 0, 1)])
    assert (found.interval.lower, found.share, found.interval.upper) == (0.5, 0.5, 0.5)


def test_one_drawn_of_several_in_a_stratum_is_refused():
    drawn = [Drawn(value=1, chance=0.5, stratum="a"), *[Drawn(value=0, chance=0.5)] * 2]
    with pytest.raises(ValueError, match="variance cannot be told"):
        national_share(drawn)


@pytest.mark.parametrize("chance", [0, -0.1, 1.2, float("nan")])
def test_an_impossible_chance_is_refused(chance):
    with pytest.raises(ValueError, match="inclusion probability"):
        national_share([Drawn(value=1, chance=chance)] * 2)


def test_a_value_that_is_neither_found_nor_not_is_refused():
    with pytest.raises(ValueError, match="a value is"):
        national_share([Drawn(value=0.5, chance=0.5)] * 2)


def test_nothing_drawn_and_a_false_confidence_are_refused():
    with pytest.raises(ValueError, match="nothing was drawn"):
        national_share([])
    with pytest.raises(ValueError, match="confidence"):
        national_share([Drawn(value=1, chance=1)], confidence=95)
