"""Checks of the multi-state model: eras, and what was seen beside what is expected."""

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy.linalg import expm

from firsthand.stats.multi_state import CannotBeFitted, History, Structure
from firsthand.stats.multi_state_chances import matrix
from firsthand.stats.multi_state_checks import (
    Cell,
    cells_of,
    compared,
    pearson,
    shares,
    simulated,
)
from firsthand.stats.multi_state_eras import eras
from firsthand.stats.multi_state_fit import fitted
from tests.stats.multi_state_examples import SIXTY, history, invented, sixty

TWO = Structure(states=2, moves=((1, 2), (2, 1)))
Q = [[-0.3, 0.3], [0.5, -0.5]]


def test_one_set_of_rates_is_seldom_taken_for_two():
    ps = [eras(invented(Q, things=60, seed=seed), TWO, at=3.0).p_value for seed in range(40)]
    # Uniform when nothing changed: of 40, more than 6 below .05 would happen once in 300.
    assert sum(p < 0.05 for p in ps) <= 6


def test_rates_that_doubled_are_told_apart():
    slow = invented(Q, things=150, seed=1)
    fast = invented([[-1.5, 1.5], [1.0, -1.0]], things=150, seed=2)
    later = [
        History(
            subject=f"later {one.subject}",
            looks=history("", *((look.years + 20, look.state) for look in one.looks)).looks,
        )
        for one in fast
    ]
    found = eras([*slow, *later], TWO, at=15.0)
    assert found.p_value < 1e-6
    assert (found.passages_before, found.passages_across, found.passages_after) == (600, 0, 600)
    assert found.before == pytest.approx(np.exp(fitted(slow, TWO).parameters), rel=1e-3)
    assert found.after == pytest.approx(np.exp(fitted(later, TWO).parameters), rel=1e-3)


def test_a_passage_across_the_change_is_the_product_of_its_parts():
    told = invented(Q, things=30, seed=6)
    found = eras(told, TWO, at=3.0)
    before, after = (matrix(rates, TWO.moves, 2) for rates in (found.before, found.after))
    by_force = 0.0
    for a, b in (pair for one in told for pair in pairwise(one.looks)):
        first, second = max(min(b.years, 3) - a.years, 0), max(b.years - max(a.years, 3), 0)
        chance = expm(before * first) @ expm(after * second)
        by_force += math.log(chance[a.state - 1, b.state - 1])
    assert found.log_likelihood == pytest.approx(by_force)
    assert found.log_likelihood >= found.log_likelihood_of_one


def test_an_era_without_a_change_is_refused():
    with pytest.raises(CannotBeFitted):
        eras([history("a", (0, 1), (1, 2), (2, 1)), history("b", (9, 1), (10, 1))], TWO, at=5)


def test_eras_and_cells_ask_for_states_seen_rightly():
    dying = Structure(states=3, moves=SIXTY, death=3)
    with pytest.raises(CannotBeFitted, match="seen rightly"):
        eras(sixty(), dying, at=2.5)
    with pytest.raises(CannotBeFitted, match="seen rightly"):
        cells_of(sixty(), fitted(sixty(), dying))


def test_pearsons_figure_by_hand():
    def cell(state: int, seen: int, expected: float) -> Cell:
        return Cell(
            begun=1, years_low=0, years_high=1, state=state, seen=seen, expected=expected
        )

    # 4 / 6 + 4 / 13, and the two small ones together: (0 - 1) ** 2 / 1.
    cells = [cell(1, 8, 6.0), cell(2, 11, 13.0), cell(3, 0, 0.5), cell(4, 0, 0.5)]
    assert pearson(cells) == pytest.approx(4 / 6 + 4 / 13 + 1)


def test_seen_and_expected_add_up_to_all_successive_looks():
    told = invented(Q, things=50, seed=3)
    cells = cells_of(told, fitted(told, TWO))
    assert sum(one.seen for one in cells) == 200
    assert sum(one.expected for one in cells) == pytest.approx(200)


def test_histories_from_the_model_do_not_lie_far_from_it_and_others_do():
    told = invented(Q, things=60, seed=4)
    right = compared(told, fitted(told, TWO), rng=np.random.default_rng(1), draws=39)
    assert right.p_value > 0.05
    # Things that change at every look a year apart, and never after half a year.
    odd = [history(f"{k}", (0, 1), (0.5, 1), (1.5, 2), (2, 2), (3, 1)) for k in range(40)]
    wrong = compared(odd, fitted(odd, TWO), rng=np.random.default_rng(1), draws=39)
    assert wrong.p_value == pytest.approx(1 / 40)


def test_drawn_histories_keep_their_days_and_first_states():
    told = invented(Q, things=10, seed=5)
    drawn = simulated(told, fitted(told, TWO), np.random.default_rng(2))
    for a, b in zip(told, drawn, strict=True):
        assert [one.years for one in a.looks] == [one.years for one in b.looks]
        assert a.looks[0].state == b.looks[0].state


def test_shares_expected_by_hand_with_equal_rates():
    # A quarter has moved after a year: of four things seen as 1, one is expected as 2.
    rate = math.log(2) / 2
    told = [history("m", (0, 1), (1, 2)), *(history(f"{k}", (0, 1), (1, 1)) for k in range(3))]
    back = [history(f"b{k}", (0, 2), (1, 2 - (k == 0))) for k in range(4)]
    found = fitted([*told, *back], TWO)
    assert np.exp(found.parameters) == pytest.approx([rate, rate], rel=1e-4)
    (one,) = shares(told, TWO, found, [1.0, 5.0])
    assert one.things == 4
    assert one.seen == pytest.approx((0.75, 0.25))
    assert one.expected == pytest.approx((0.75, 0.25), rel=1e-4)
    assert sum(b.years > a.years for h in told for a, b in pairwise(h.looks)) == 4
