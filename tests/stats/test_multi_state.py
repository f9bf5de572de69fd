"""The multi-state model: by hand, by brute force, against R's msm, and its properties."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import expm

from firsthand.stats import two_state
from firsthand.stats.multi_state import (
    CannotBeFitted,
    History,
    Look,
    Structure,
    counted,
    every_move,
    neighbours,
)
from firsthand.stats.multi_state_chances import chances, matrix, slopes
from firsthand.stats.multi_state_fit import fitted, likelihood_of
from firsthand.stats.multi_state_intervals import Told, identification, intensities
from tests.stats.multi_state_examples import (
    CAV,
    CAV_WITH_ERRORS,
    SIXTY,
    THREE,
    history,
    invented,
    sixty,
)

RATES = st.lists(st.floats(0.01, 3), min_size=6, max_size=6)
YEARS = st.floats(0.0, 20)
TWO = Structure(states=2, moves=((1, 2), (2, 1)))
SLOW = [[-0.3, 0.3, 0.0], [0.2, -0.6, 0.4], [0.0, 0.5, -0.5]]


def test_two_states_by_hand():
    # Both rates ln 2 / 2 a year: after a year half of the way to one half is gone, so .25.
    rate = math.log(2) / 2
    q = matrix(np.array([rate, rate]), TWO.moves, 2)
    assert chances(q, np.array([1.0])).at[0] == pytest.approx(
        np.array([[0.75, 0.25], [0.25, 0.75]])
    )
    told = [history("a", (0, 1), (1, 2)), history("b", (0, 1), (1, 1))]
    value, _ = likelihood_of(told, TWO)(np.log([rate, rate]))
    assert value == pytest.approx(math.log(0.1875))


def test_a_fit_of_two_states_agrees_with_the_closed_form():
    told = invented([[-0.4, 0.4], [0.9, -0.9]], seed=1)
    passages = [
        two_state.Passage(
            years=b.years - a.years, failing_before=a.state == 2, failing_after=b.state == 2
        )
        for one in told
        for a, b in pairwise(one.looks)
    ]
    closed, found = two_state.fitted(passages), fitted(told, TWO)
    assert np.exp(found.parameters) == pytest.approx([closed.falling, closed.rising], rel=1e-4)
    assert found.log_likelihood == pytest.approx(closed.log_likelihood)
    ends = two_state.interval(closed)
    for one, (low, high) in zip(intensities(found).values(), ends, strict=True):
        assert (one.low, one.high) == pytest.approx((low, high), rel=1e-3)


@given(rates=RATES, first=YEARS, then=YEARS)
def test_rows_sum_to_one_and_two_spans_make_one(rates, first, then):
    q = matrix(np.array(rates), every_move(3), 3)
    a, b, both = chances(q, np.array([first, then, first + then])).at
    assert a.sum(axis=1) == pytest.approx(np.ones(3))
    assert a @ b == pytest.approx(both, abs=1e-9)


@given(rates=RATES, years=YEARS)
def test_chances_agree_with_the_matrix_exponential(rates, years):
    q = matrix(np.array(rates), every_move(3), 3)
    assert chances(q, np.array([years])).at[0] == pytest.approx(expm(q * years), abs=1e-9)


def test_equal_rates_down_a_ladder_have_no_eigenvectors_and_chances_all_the_same():
    # Each stage is left at rate 1: after t years exp(-t), t exp(-t) and the rest, by hand.
    q = matrix(np.array([1.0, 1.0]), ((1, 2), (2, 3)), 3)
    found = chances(q, np.array([0.5, 2.0, 400.0]))
    assert found.values is None
    t = np.array([0.5, 2.0, 400.0])
    by_hand = np.stack([np.exp(-t), t * np.exp(-t), 1 - (1 + t) * np.exp(-t)], axis=1)
    assert found.at[:, 0] == pytest.approx(by_hand, abs=1e-12)


@pytest.mark.parametrize("rates", [[1.0, 1.0], [1.0, 0.4]])
def test_slopes_of_chances_agree_with_small_steps(rates):
    moves, step = ((1, 2), (2, 3)), 1e-4
    years = np.array([0.7, 3.0])
    found = slopes(chances(matrix(np.array(rates), moves, 3), years), moves)
    for k in range(2):
        up, down = np.array(rates), np.array(rates)
        up[k] *= math.exp(step)
        down[k] *= math.exp(-step)
        differences = (
            chances(matrix(up, moves, 3), years).at - chances(matrix(down, moves, 3), years).at
        ) / (2 * step)
        assert found[..., k] == pytest.approx(differences, abs=1e-7)


def test_the_likelihood_agrees_with_brute_force():
    told = [*invented(SLOW, things=20, seed=2)]
    q = matrix(np.array([0.3, 0.2, 0.4, 0.5]), THREE.moves, 3)
    by_force = sum(
        math.log(expm(q * (b.years - a.years))[a.state - 1, b.state - 1])
        for one in told
        for a, b in pairwise(one.looks)
    )
    value, _ = likelihood_of(told, THREE)(np.log([0.3, 0.2, 0.4, 0.5]))
    assert value == pytest.approx(by_force)


def test_a_death_on_its_very_day_adds_being_alive_times_its_intensity():
    # By hand: from state 1 after 2 years, in either living state, then the death of state 2.
    structure = Structure(states=3, moves=((1, 2), (2, 1), (2, 3)), death=3)
    q = matrix(np.array([0.3, 0.2, 0.25]), structure.moves, 3)
    value, _ = likelihood_of([history("a", (0, 1), (2, 3))], structure)(
        np.log([0.3, 0.2, 0.25])
    )
    assert value == pytest.approx(math.log(expm(q * 2)[0, 1] * 0.25))


@pytest.mark.parametrize("structure", [CAV, THREE])
def test_slopes_of_the_likelihood_agree_with_small_steps(structure):
    told = sixty() if structure is THREE else _with_deaths()
    likelihood = likelihood_of(told, structure)
    at = np.random.default_rng(4).normal(-1, 0.4, len(structure.moves))
    steps = np.eye(len(at)) * 1e-5
    differences = [(likelihood(at + s)[0] - likelihood(at - s)[0]) / 2e-5 for s in steps]
    assert likelihood(at)[1] == pytest.approx(differences, rel=1e-5, abs=1e-6)


def _with_deaths() -> list[History]:
    return [
        history("a", (0, 1), (1, 2), (2.5, 3), (3, 4)),
        history("b", (0, 1), (1, 1), (2, 2), (4, 1), (5, 4)),
        history("c", (0, 2), (1, 3), (2, 2), (3, 4)),
    ]


def test_sixty_short_histories_have_the_likelihood_that_msm_gives():
    # R 4.2.2, msm 1.7: msm(state ~ years, qmatrix, fixedpars = TRUE)$minus2loglik.
    exact = Structure(states=3, moves=SIXTY, death=3)
    at = np.log([0.3, 0.2, 0.25])
    assert -2 * likelihood_of(sixty(), exact)(at)[0] == pytest.approx(541.257231744)
    panel = Structure(states=3, moves=SIXTY)
    assert -2 * likelihood_of(sixty(), panel)(at)[0] == pytest.approx(531.036686768)


def test_sixty_short_histories_are_fitted_as_msm_fits_them():
    # R 4.2.2, msm 1.7, deathexact = 3: estimates, lower and upper ends.
    found = fitted(sixty(), Structure(states=3, moves=SIXTY, death=3))
    assert -2 * found.log_likelihood == pytest.approx(480.607619)
    printed = {
        (1, 2): (1.07116089, 0.683115125, 1.679637324),
        (2, 1): (0.839419049, 0.466932848, 1.509048553),
        (2, 3): (0.291634132, 0.210673366, 0.403707733),
    }
    for move, one in intensities(found).items():
        assert (one.value, one.low, one.high) == pytest.approx(printed[move], rel=1e-4)
    panel = fitted(sixty(), Structure(states=3, moves=SIXTY))
    assert -2 * panel.log_likelihood == pytest.approx(454.645495)
    assert np.exp(panel.parameters) == pytest.approx([1.49215, 1.373329, 0.3411133], rel=1e-4)


def test_the_published_chances_follow_from_the_published_intensities():
    # msm's example cav: qmatrix.msm and pmatrix.msm(t = 1), as the package prints them.
    printed = [0.12787, 0.04250, 0.22512, 0.34261, 0.04021, 0.13062, 0.30648]
    found = chances(matrix(np.array(printed), CAV.moves, 4), np.array([1.0])).at[0]
    assert found[:3] == pytest.approx(
        np.array(
            [
                [0.853958721, 0.08836953, 0.01475543, 0.04291632],
                [0.155576908, 0.56663284, 0.20599563, 0.07179462],
                [0.009903994, 0.07853691, 0.65965727, 0.25190183],
            ]
        ),
        abs=2e-5,
    )


@settings(max_examples=10)
@given(seed=st.integers(0, 1000))
def test_a_fit_is_a_top(seed):
    told = invented(SLOW, things=60, seed=seed)
    found = fitted(told, THREE)
    likelihood = likelihood_of(told, THREE)
    assert np.abs(likelihood(found.parameters)[1]).max() < 1e-2
    for step in np.eye(4) * 0.2:
        assert likelihood(found.parameters + step)[0] <= found.log_likelihood + 1e-9
        assert likelihood(found.parameters - step)[0] <= found.log_likelihood + 1e-9


def test_intervals_hold_the_truth_nineteen_times_in_twenty():
    held = 0
    for seed in range(40):
        found = intensities(fitted(invented(SLOW, things=80, seed=seed), THREE))
        one = found[(2, 3)]
        held += one.low <= 0.4 <= one.high
    # Of 40 at 95 in 100, fewer than 34 would happen once in 300 times.
    assert held >= 34


@pytest.mark.parametrize(
    ("looks", "words"),
    [
        ([(0, 1), (0, 2)], "join looks of one day"),
        ([(1, 1), (0, 2)], "in the order of time"),
        ([(math.nan, 1)], "Give a number of years"),
    ],
)
def test_looks_out_of_order_are_refused(looks, words):
    with pytest.raises(CannotBeFitted, match=words):
        history("a", *looks)


@pytest.mark.parametrize(
    ("told", "structure", "words"),
    [
        (
            [history("a", (0, 1)), history("b", (0, 2))],
            TWO,
            "None of 2 histories has two looks",
        ),
        ([history("a", (0, 1), (1, 2))], THREE, "State 3 was never seen"),
        ([history("a", (0, 1), (1, 1)), history("b", (0, 2))], TWO, "saw a change"),
        ([history("a", (0, 3), (1, 2))], TWO, "there are states 1 to 2"),
        (
            [history("a", (0, 2), (1, 1))],
            Structure(states=2, moves=((1, 2),)),
            "no chain of allowed moves",
        ),
        (
            [history("a", (0, 1), (1, 4), (2, 1))],
            CAV,
            "An exactly told death is the last look",
        ),
        ([history("a", (0, 4))], CAV, "An exactly told death is the last look"),
    ],
)
def test_histories_that_tell_nothing_are_refused_with_the_reason(told, structure, words):
    with pytest.raises(CannotBeFitted, match=words):
        fitted(told, structure)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"moves": ()}, "No move"),
        ({"moves": ((1, 1),)}, "two different states"),
        ({"moves": ((1, 4),)}, "two different states"),
        ({"moves": ((1, 2), (1, 2))}, "given twice"),
        ({"moves": ((1, 2), (2, 1)), "death": 2}, "none from it"),
        ({"moves": ((1, 2), (2, 3)), "death": 3, "errors": ((2, 3),)}, "cannot be mistaken"),
        ({"moves": ((1, 2),), "initial": (0.5, 0.2, 0.2)}, "add up to 1"),
    ],
)
def test_structures_that_cannot_be_are_refused(given, words):
    with pytest.raises(CannotBeFitted, match=words):
        Structure(states=3, **given)


def test_a_move_that_was_never_needed_is_said_not_to_be_told():
    structure = Structure(states=3, moves=(*neighbours(3), (1, 3)))
    told = [history(f"{k}", (0, 1), (1, 2), (2, 1)) for k in range(8)]
    told += [history(f"s{k}", (0, 2), (1, 3), (2, 2), (3, 2)) for k in range(8)]
    told += [history(f"t{k}", (0, 1), (1, 1), (2, 2)) for k in range(8)]
    found = fitted(told, structure)
    assert intensities(found)[(1, 3)].told is Told.NOT
    assert intensities(found)[(1, 3)].high is None
    told_of = identification(found)
    assert told_of.moves is Told.NOT
    assert "the intensity 1 to 3 is not bounded" in told_of.because


def test_passages_are_counted_by_states():
    told = [history("a", (0, 1), (1, 2), (2, 2)), History(subject="b", looks=())]
    assert counted(told, 2).tolist() == [[0, 1], [0, 1]]


def test_a_look_and_its_error_structure_are_kept_as_given():
    assert Look(years=1.0, state=2).known is False
    assert CAV_WITH_ERRORS.beginnings == (1, 2, 3)
    assert not CAV_WITH_ERRORS.fits_beginnings
