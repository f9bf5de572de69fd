"""Very many plans at once agree with each plan on its own."""

import numpy as np
import pytest

from firsthand.stats import plans
from firsthand.stats.detection import chance_of_finding, chances_of_finding

EXACT = 1e-12


def one_by_one(population, affected, sample, sensitivity):
    return [
        chance_of_finding(
            population=int(n), affected=int(d), sample=int(s), sensitivity=float(se)
        )
        for n, d, s, se in zip(population, affected, sample, sensitivity, strict=True)
    ]


def test_plans_of_a_real_size_agree_with_each_on_its_own():
    rng = np.random.default_rng(20261122)
    population = rng.integers(600, 11_001, 2000)
    affected = rng.integers(0, 201, 2000)
    sample = rng.integers(1, 601, 2000)
    sensitivity = rng.uniform(0, 1, 2000)
    at_once = chances_of_finding(
        population=population, affected=affected, sample=sample, sensitivity=sensitivity
    )
    alone = one_by_one(population, affected, sample, sensitivity)
    assert np.abs(at_once - alone).max() < EXACT


def test_every_plan_of_small_populations_agrees():
    every = np.array(
        [(n, d, s) for n in range(1, 13) for d in range(n + 1) for s in range(n + 1)]
    ).T
    for sensitivity in (0, 1e-9, 0.5, 1):
        at_once = chances_of_finding(
            population=every[0], affected=every[1], sample=every[2], sensitivity=sensitivity
        )
        alone = one_by_one(*every, np.full(every.shape[1], sensitivity))
        assert np.abs(at_once - alone).max() < EXACT


def test_extreme_plans_neither_overflow_nor_vanish():
    population = [1_000_000, 11_000, 500_000, 500_000, 5]
    affected = [500_000, 11_000, 1, 499_000, 0]
    sample = [500_000, 600, 1, 499_990, 5]
    sensitivity = [1e-6, 0.9, 0.3, 1e-5, 0.3]
    with np.errstate(all="raise", under="ignore"):
        at_once = chances_of_finding(
            population=population, affected=affected, sample=sample, sensitivity=sensitivity
        )
    alone = one_by_one(population, affected, sample, sensitivity)
    assert np.abs(at_once - alone).max() < EXACT


def test_plans_are_laid_out_as_they_were_given():
    grid = chances_of_finding(
        population=2500, affected=[[25], [125]], sample=[6, 25, 60], sensitivity=0.8
    )
    assert grid.shape == (2, 3)
    assert grid[0, 2] == pytest.approx(0.385, abs=5e-4)
    assert grid[1, 2] == pytest.approx(0.916, abs=5e-4)


def test_more_plans_than_are_sorted_together_stay_in_order(monkeypatch):
    samples = np.arange(1, 51)
    whole = chances_of_finding(population=60, affected=5, sample=samples, sensitivity=0.6)
    monkeypatch.setattr(plans, "AT_ONCE", 16)
    monkeypatch.setattr(plans, "BLOCK", 5)
    parts = chances_of_finding(population=60, affected=5, sample=samples, sensitivity=0.6)
    assert np.abs(whole - parts).max() < EXACT
    assert (np.diff(parts) > 0).all()


def test_no_plans_have_no_chances():
    assert chances_of_finding(population=[], affected=[], sample=[], sensitivity=[]).shape == (
        0,
    )


@pytest.mark.parametrize(
    ("sample", "sensitivity", "words"),
    [
        ([5, 11], 0.5, "sample is 11"),
        ([5, -1], 0.5, "sample is -1"),
        ([5, 2.5], 0.5, "not whole"),
        ([5, 5], [0.5, np.nan], "sensitivity is nan"),
        ([5, 5], [0.5, 1.01], "sensitivity is 1.01"),
    ],
)
def test_one_impossible_plan_among_many_is_refused(sample, sensitivity, words):
    with pytest.raises(ValueError, match=words):
        chances_of_finding(population=10, affected=2, sample=sample, sensitivity=sensitivity)
