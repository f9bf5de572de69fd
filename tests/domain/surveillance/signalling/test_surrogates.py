"""Surrogates: what they keep of the real figures, and that they raise no more than promised."""

from datetime import date

import numpy as np
import pytest

from firsthand.domain.surveillance.panel import panels
from firsthand.domain.surveillance.signalling.beside import Nearest
from firsthand.domain.surveillance.signalling.frame import framed
from firsthand.domain.surveillance.signalling.looks import kept
from firsthand.domain.surveillance.signalling.releases import in_order, of_panel
from firsthand.domain.surveillance.signalling.surrogates import (
    natures,
    normal_of_rank,
    surrogate,
)
from firsthand.domain.surveillance.signalling.trials import trials
from tests.domain.surveillance.signalling import invented_figures as invented

REGIONS = ["North"] * 20 + ["South"] * 20
KEYS = ("first", "second", "third")


@pytest.fixture(scope="module")
def real():
    told = {
        key: invented.figures(seed=at, key=key, gone={("305", 2018)})
        for at, key in enumerate(KEYS)
    }
    return panels(
        told,
        indicators=[invented.indicator(key) for key in KEYS],
        la_codes=invented.CODES,
        as_of=date(2023, 12, 31),
    )


def test_gaps_denominators_and_days_stay_and_values_change(real):
    found = surrogate(natures(real), REGIONS, np.random.default_rng(1))
    for key in KEYS:
        assert (np.isnan(found[key].values) == np.isnan(real[key].values)).all()
        np.testing.assert_array_equal(found[key].denominators, real[key].denominators)
        assert (found[key].known == real[key].known).all()
        assert not np.array_equal(found[key].values, real[key].values, equal_nan=True)


def test_the_spread_between_authorities_and_over_years_is_that_of_the_real_figures(real):
    nature = natures(real)
    spreads, moves = [], []
    for seed in range(10):
        panel = surrogate(nature, REGIONS, np.random.default_rng(seed))["first"]
        values = framed(panel, ()).values
        spreads.append(np.nanstd(values))
        moves.append(np.nanstd(np.diff(values, axis=1)))
    own = framed(real["first"], ()).values
    assert np.mean(spreads) == pytest.approx(np.nanstd(own), rel=0.2)
    assert np.mean(moves) == pytest.approx(np.nanstd(np.diff(own, axis=1)), rel=0.2)


def test_the_same_seed_gives_the_same_figures(real):
    one, other = (
        surrogate(natures(real), REGIONS, np.random.default_rng(7))["second"] for _ in range(2)
    )
    np.testing.assert_array_equal(one.values, other.values)


def test_ranks_become_normal_scores():
    found = normal_of_rank(np.array([[5.0, 100.0], [np.nan, -3.0]]))
    # Ranks 2, 3 and 1 of three: at 3/6, 5/6 and 1/6.
    assert found[0] == pytest.approx([0, 0.9674], abs=1e-4)
    assert np.isnan(found[1, 0])
    assert found[1, 1] == pytest.approx(-0.9674, abs=1e-4)


@pytest.mark.requirement("R10")
def test_where_nothing_changed_signals_are_as_rare_as_promised(real):
    nature = natures(real)
    nearest = Nearest(invented.neighbours(), invented.CODES)
    raised = 0
    for seed in range(12):
        panel = surrogate(nature, REGIONS, np.random.default_rng(seed)).values()
        told = in_order(one for each in panel for one in of_panel(each, (), None))
        looks = kept(trials(told, nearest, ()), rate=0.1).looks
        raised += any(look.raised for look in looks)
    # At a rate of 0.1 five or more of 12 come about with a chance of 0.004.
    assert raised <= 4


@pytest.mark.requirement("R11")
def test_what_was_moved_is_what_is_raised(real):
    nature = natures(real)
    moved = {"first": np.zeros(real["first"].values.shape)}
    moved["first"][10, 6:] = 0.35
    nearest = Nearest(invented.neighbours(), invented.CODES)
    panel = surrogate(nature, REGIONS, np.random.default_rng(3), moved=moved).values()
    told = in_order(one for each in panel for one in of_panel(each, (), None))
    found = kept(trials(told, nearest, ()), rate=0.1)
    rows = {
        row
        for (kind, key), course in found.courses.items()
        for _, row in course.raisings
        if key == "first"
    }
    assert rows == {10}
