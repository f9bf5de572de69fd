"""Looks that may err: by hand, by every path of true states, against msm, and their limits."""

import itertools
import math

import numpy as np
import pytest
from scipy.linalg import expm

from firsthand.stats.multi_state import CannotBeFitted, Structure, neighbours
from firsthand.stats.multi_state_chances import matrix
from firsthand.stats.multi_state_fit import fitted, likelihood_of
from firsthand.stats.multi_state_hidden import error_chances
from firsthand.stats.multi_state_intervals import (
    Told,
    chances_after,
    covariance,
    error_estimates,
    identification,
    initial_estimates,
    intensities,
)
from firsthand.stats.multi_state_msm import printed_ends
from firsthand.stats.multi_state_profile import profile_interval
from tests.stats.multi_state_examples import (
    CAV,
    CAV_WITH_ERRORS,
    SIXTY,
    cav,
    history,
    invented,
    sixty,
)

BOTH_WAYS = ((1, 2), (2, 1))
MAY_ERR = Structure(states=2, moves=BOTH_WAYS, errors=BOTH_WAYS)
# msm 1.7 on its example cav, cases A and B, as the package prints them.
PRINTED_A = {
    (1, 2): (0.12787, 0.11135, 0.14684),
    (1, 4): (0.04250, 0.03412, 0.05294),
    (2, 1): (0.22512, 0.16755, 0.30247),
    (2, 3): (0.34261, 0.27317, 0.42970),
    (2, 4): (0.04021, 0.01129, 0.14324),
    (3, 2): (0.13062, 0.07952, 0.21457),
    (3, 4): (0.30648, 0.23822, 0.39429),
}
PRINTED_B = {
    (1, 2): 0.08963,
    (1, 4): 0.04136,
    (2, 3): 0.25864,
    (2, 4): 0.03331,
    (3, 4): 0.30758,
}
PRINTED_ERRORS = {
    (1, 2): (0.02690, 0.01583, 0.04537),
    (2, 1): (0.17491, 0.10066, 0.28648),
    (2, 3): (0.06318, 0.03646, 0.10730),
    (3, 2): (0.11510, 0.05732, 0.21768),
}


def logit(chance: float) -> float:
    return math.log(chance / (1 - chance))


def test_one_look_that_may_err_by_hand():
    # The true state is 1 with .7; it is seen as 2 with .1, and 2 is seen as itself with .8.
    structure = Structure(states=2, moves=BOTH_WAYS, errors=BOTH_WAYS, initial=(0.7, 0.3))
    at = np.array([0.0, 0.0, logit(0.1), logit(0.2)])
    value, _ = likelihood_of([history("a", (0, 2)), history("b", (0, 1), (1, 1))], structure)(
        at
    )
    # Rates 1 and 1: after a year the other state has (1 - exp(-2)) / 2.
    other = (1 - math.exp(-2)) / 2
    first = 0.7 * 0.1 + 0.3 * 0.8
    stay = 0.7 * 0.9 * ((1 - other) * 0.9 + other * 0.2)
    changed = 0.3 * 0.2 * (other * 0.9 + (1 - other) * 0.2)
    assert value == pytest.approx(math.log(first) + math.log(stay + changed))


def test_the_forward_sums_agree_with_every_path_of_true_states():
    q = matrix(np.array([0.3, 0.2, 0.25, 0.5]), neighbours(3), 3)
    errors = error_chances(
        np.array([logit(0.2)]), Structure(states=3, moves=SIXTY, errors=((2, 3),))
    )
    structure = Structure(
        states=3, moves=neighbours(3), errors=((2, 3),), initial=(0.5, 0.3, 0.2)
    )
    told = [history("a", (0, 2), (1, 3), (2.5, 2), (3, 1)), history("b", (0, 3), (2, 3))]
    total = 0.0
    for one in told:
        chance = 0.0
        for path in itertools.product(range(3), repeat=len(one.looks)):
            term = structure.initial[path[0]]
            for k, (true, look) in enumerate(zip(path, one.looks, strict=True)):
                if k:
                    years = look.years - one.looks[k - 1].years
                    term *= expm(q * years)[path[k - 1], true]
                term *= errors[true, look.state - 1]
            chance += term
        total += math.log(chance)
    at = np.log([0.3, 0.2, 0.25, 0.5, 0.2 / 0.8])
    assert likelihood_of(told, structure)(at)[0] == pytest.approx(total)


@pytest.mark.parametrize(
    ("death", "known_at", "printed"),
    [
        (3, None, 573.214380795),
        (None, None, 557.523160993),
        (3, 2.1, 579.171629931),
        (3, 0, 582.431936213),
    ],
)
def test_sixty_short_histories_have_the_likelihood_that_msm_gives(death, known_at, printed):
    # R 4.2.2, msm 1.7: ematrix, initprobs, obstrue, deathexact, fixedpars = TRUE.
    structure = Structure(
        states=3, moves=SIXTY, errors=BOTH_WAYS, death=death, initial=(0.7, 0.3, 0.0)
    )
    at = np.array([*np.log([0.3, 0.2, 0.25]), logit(0.15), logit(0.1)])
    value, _ = likelihood_of(sixty(known_at=known_at), structure)(at)
    assert -2 * value == pytest.approx(printed)


@pytest.mark.parametrize("death", [3, None])
def test_slopes_agree_with_small_steps(death):
    structure = Structure(states=3, moves=SIXTY, errors=((1, 2), (2, 1)), death=death)
    likelihood = likelihood_of(sixty(known_at=2.1), structure)
    count = 5 + len(structure.beginnings) - 1
    at = np.random.default_rng(7).normal(-1, 0.3, count)
    steps = np.eye(count) * 1e-5
    differences = [(likelihood(at + s)[0] - likelihood(at - s)[0]) / 2e-5 for s in steps]
    assert likelihood(at)[1] == pytest.approx(differences, rel=1e-5, abs=1e-6)


def test_errors_that_are_there_are_found_again():
    errors = np.array([[0.95, 0.05], [0.1, 0.9]])
    told = invented([[-0.15, 0.15], [0.2, -0.2]], things=300, looks=8, errors=errors, seed=3)
    found = fitted(told, MAY_ERR)
    estimates = error_estimates(found)
    assert estimates[(1, 2)].low < 0.05 < estimates[(1, 2)].high
    assert estimates[(2, 1)].low < 0.1 < estimates[(2, 1)].high
    assert identification(found).errors is Told.WELL
    # Those who take these looks for the truth think that moves are twice as fast.
    naive = fitted(told, Structure(states=2, moves=BOTH_WAYS))
    assert intensities(naive)[(1, 2)].value > 1.5 * intensities(found)[(1, 2)].value
    begun = initial_estimates(found)
    assert sum(one.value for one in begun) == pytest.approx(1)
    assert begun[0].low < 0.5 < begun[0].high


def test_two_looks_each_tell_nothing_of_errors_and_that_is_said():
    # Half of all things change between two looks: errors explain that as well as moves.
    told = [history(f"{k}", (0, 1 + k % 2), (1, 1 + (k // 2) % 2)) for k in range(40)]
    found = identification(fitted(told, MAY_ERR))
    assert found.errors is not Told.WELL
    assert found.because


def test_a_profile_agrees_with_curvature_where_much_is_told_and_is_open_where_nothing_is():
    told = invented([[-0.3, 0.3], [0.4, -0.4]], things=200, looks=6, seed=5)
    found = fitted(told, Structure(states=2, moves=BOTH_WAYS))
    low, high = profile_interval(told, found, 0)
    one = intensities(found)[(1, 2)]
    assert (math.exp(low), math.exp(high)) == pytest.approx((one.low, one.high), rel=0.02)
    flat = fitted(told, Structure(states=2, moves=BOTH_WAYS, errors=((1, 2),)))
    assert profile_interval(told, flat, 2)[0] is None


def test_a_history_that_no_true_states_allow_is_named():
    structure = Structure(states=3, moves=((1, 2), (2, 3)), errors=((1, 2),))
    told = [history("right", (0, 1), (1, 2), (2, 3)), history("wrong", (0, 3), (1, 2))]
    with pytest.raises(CannotBeFitted, match=r"history of wrong \(1 in all\) is impossible"):
        fitted(told, structure)


def test_ends_that_msm_prints_are_ours_where_a_state_has_one_error():
    errors = np.array([[0.95, 0.05], [0.1, 0.9]])
    told = invented([[-0.15, 0.15], [0.2, -0.2]], things=100, looks=8, errors=errors, seed=3)
    found = fitted(told, MAY_ERR)
    for error, (low, high) in printed_ends(found).items():
        one = error_estimates(found)[error]
        assert (low, high) == pytest.approx((one.low, one.high), rel=1e-6)


@pytest.mark.shared
def test_msm_example_a_is_matched_to_four_figures(shared):
    found = fitted(cav(shared, first_is_known=False), CAV)
    assert -2 * found.log_likelihood == pytest.approx(3968.798, abs=6e-4)
    for move, one in intensities(found).items():
        # msm stops a little before the top: its own ends move in the fourth figure.
        assert (one.value, one.low, one.high) == pytest.approx(PRINTED_A[move], rel=4e-3)
        assert one.value == pytest.approx(PRINTED_A[move][0], rel=1.5e-3)
    chances, _, _ = chances_after(found, [1.0])
    assert chances[0, 0] == pytest.approx(
        [0.853958721, 0.08836953, 0.01475543, 0.04291632], abs=5e-5
    )


@pytest.mark.shared
def test_msm_example_b_is_matched_to_four_figures(shared):
    found = fitted(cav(shared, first_is_known=True), CAV_WITH_ERRORS)
    assert -2 * found.log_likelihood == pytest.approx(3933.738, abs=6e-4)
    for move, one in intensities(found).items():
        assert one.value == pytest.approx(PRINTED_B[move], rel=2e-3)
    printed = printed_ends(found)
    for error, one in error_estimates(found).items():
        value, low, high = PRINTED_ERRORS[error]
        assert one.value == pytest.approx(value, rel=5e-4)
        assert printed[error] == pytest.approx((low, high), rel=5e-4)


@pytest.mark.shared
def test_draws_of_the_estimates_side_with_us_where_msm_prints_other_ends(shared):
    found = fitted(cav(shared, first_is_known=True), CAV_WITH_ERRORS)
    rng = np.random.default_rng(1)
    drawn = rng.multivariate_normal(found.parameters, covariance(found), 20000)
    taken = [error_chances(one[5:9], CAV_WITH_ERRORS)[1, 0] for one in drawn]
    ours = error_estimates(found)[(2, 1)]
    assert np.quantile(taken, [0.025, 0.975]) == pytest.approx([ours.low, ours.high], abs=2e-3)
    assert printed_ends(found)[(2, 1)][1] > ours.high + 0.02
