"""The back-test: forward in time, on authorities not learned from, right in invented worlds."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from firsthand.domain.accountability.backtest.folds import FOLDS, folds
from firsthand.domain.accountability.backtest.recorded import record_of
from firsthand.domain.accountability.backtest.results import results
from firsthand.domain.accountability.backtest.trial import Forecasts, Ground, trial
from firsthand.domain.reference.authority import Succession
from firsthand.domain.reference.families import families
from firsthand.domain.surveillance.failing.model import IN_USE, MODELS, Target, model
from tests.domain.surveillance.failing import world

BOTH = tuple(Target)
pytestmark = pytest.mark.requirement("R24")


def ground(cases, graded, seed=1):
    lots = folds(world.GROUPS, rng=np.random.default_rng(seed))
    return Ground(cases=cases, graded=graded, folds=lots)


@cache
def tried(planted, seed=5):
    told, graded = world.country(planted=planted, seed=seed)
    here = ground(world.cases_of(told, graded), graded)
    said = trial(here, MODELS, BOTH)
    return results(said, samples=300, rng=np.random.default_rng(2))


@cache
def standing():
    told, graded = world.country(planted=True)
    return world.cases_of(told, graded), graded


def of(found, key, target="inadequate"):
    return next(one for one in found if one.model == key and one.target == target)


def test_where_figures_tell_of_failure_the_model_wins():
    found = tried(True)
    in_use = of(found, IN_USE)
    assert in_use.scores.auc.low > 0.65
    assert in_use.scores.caught.low > 0.25
    assert in_use.against_last_grade.auc.low > 0
    assert of(found, "composite").scores.auc.low > 0.65
    # Poverty was planted to mean nothing.
    assert of(found, "deprivation").scores.auc.low < 0.5


def test_where_nothing_tells_of_failure_no_model_wins():
    # Whoever was graded well has further to fall, by chance alone: what reads the last grade
    # may tell who falls even here.
    grade = ("last-grade", IN_USE, "all-figures")
    clear = [
        (one.target, one.model)
        for one in tried(False)
        if one.scores.auc.low is not None
        and one.scores.auc.low > 0.5
        and (one.target == "inadequate" or one.model not in grade)
    ]
    # Eleven models with an order of their own: each may win one time in forty.
    assert len(clear) <= 1
    assert not of(tried(False), IN_USE).scores.auc.low > 0.5


def test_chance_is_a_coin_whatever_the_level_did():
    for target in BOTH:
        found = of(tried(True), "chance", target.value).scores
        assert (found.auc.value, found.caught.value) == (0.5, pytest.approx(0.2))


def test_planted_chances_are_calibrated():
    found = of(tried(True), IN_USE)
    assert found.scores.slope.low < 1.6
    assert found.scores.slope.high > 1
    assert sum(one.happened for one in found.bins) == found.positives


def test_a_model_without_an_answer_says_so():
    found = of(tried(True), "grade-decay", "fell")
    assert found.scores.auc.value is None
    assert "no answer here" in found.because


def test_what_was_published_after_the_cut_teaches_nothing():
    cases, graded = standing()
    # What came after this day is in no comparison below: leaving it out spares years of trials.
    last = date(2021, 6, 1)
    before = trial(ground(cases, graded).until(last), MODELS, BOTH, from_year=2019)
    turned_cases = tuple(
        replace(one, failing=not one.failing) if one.published_on >= date(2020, 1, 1) else one
        for one in cases
    )
    turned_graded = tuple(
        replace(one, failing=not one.failing) if one.published_on >= date(2020, 1, 1) else one
        for one in graded
    )
    turned = ground(turned_cases, turned_graded).until(last)
    after = trial(turned, MODELS, BOTH, from_year=2019)
    assert any(min(one.started_on) < date(2021, 1, 1) for one in before if one.started_on)
    for one, other in zip(before, after, strict=True):
        early = np.array([day < date(2021, 1, 1) for day in one.started_on], dtype=bool)
        assert np.array_equal(one.chances[early], other.chances[early])
        assert np.array_equal(one.scores[early], other.scores[early])


def test_an_authoritys_own_past_never_teaches_what_is_said_of_it():
    cases, graded = standing()
    code = "310"
    turned = tuple(
        replace(one, failing=not one.failing) if one.la_code == code else one for one in cases
    )
    own_graded = tuple(
        replace(one, failing=not one.failing) if one.la_code == code else one for one in graded
    )
    plain = [one for one in MODELS if one.key in ("chance", "composite", "all-figures")]
    before = trial(ground(cases, graded), plain, [Target.INADEQUATE], from_year=2022)
    after = trial(ground(turned, own_graded), plain, [Target.INADEQUATE], from_year=2022)
    for one, other in zip(before, after, strict=True):
        own = np.array([each == code for each in one.la_codes])
        assert own.any()
        assert np.array_equal(one.chances[own], other.chances[own])
        # Others learn from it, so the test would notice if nothing were learned at all.
        assert not np.array_equal(one.chances[~own], other.chances[~own])


def test_the_same_seed_repeats_every_figure_and_another_changes_the_lots():
    cases, graded = standing()
    one, again = (
        trial(ground(cases, graded, seed=3), [model(IN_USE)], BOTH, from_year=2023)[0]
        for _ in range(2)
    )
    other = trial(ground(cases, graded, seed=4), [model(IN_USE)], BOTH, from_year=2023)[0]
    assert np.array_equal(one.chances, again.chances)
    assert not np.array_equal(one.chances, other.chances)


def test_what_was_said_by_a_day_is_a_trial_on_what_was_public_then():
    cases, graded = standing()
    day = date(2023, 8, 1)
    whole = ground(cases, graded)
    (early,) = trial(whole.until(day), [model(IN_USE)], [Target.INADEQUATE], from_year=2021)
    (said,) = trial(whole, [model(IN_USE)], [Target.INADEQUATE], from_year=2021)
    cut = said.public_by(day)
    assert 0 < len(cut.scores) < len(said.scores)
    assert np.array_equal(early.chances, cut.chances)
    assert (early.la_codes, early.started_on) == (cut.la_codes, cut.started_on)


def test_only_what_was_public_by_a_day_is_in_its_ground():
    cases, graded = standing()
    day = date(2021, 6, 1)
    kept = ground(cases, graded).until(day)
    assert max(one.published_on for one in kept.cases) <= day
    assert max(one.published_on for one in kept.graded) <= day
    assert len(kept.cases) < len(cases)


def test_forerunners_and_successors_are_never_parted():
    moved = Succession(
        predecessor="301",
        successor="302",
        happened_on=date(2019, 4, 1),
        kind="merged",
        note="",
        source="",
    )
    other = replace(moved, predecessor="302", successor="303")
    joined = families(world.CODES, [other, moved])
    assert joined["301"] == joined["302"] == joined["303"] == "301"
    assert joined["304"] == "304"
    lots = folds(joined, rng=np.random.default_rng(0))
    assert lots["301"] == lots["302"] == lots["303"]
    sizes = np.bincount(list(lots.values()))
    assert len(sizes) == FOLDS


def test_the_record_is_the_result_of_the_model_in_use():
    cases, graded = standing()
    (said,) = trial(ground(cases, graded), [model(IN_USE)], [Target.INADEQUATE], from_year=2021)
    found = record_of(said, samples=300, rng=np.random.default_rng(2))
    (result,) = results([said], samples=300, rng=np.random.default_rng(2))
    assert found.auc == result.scores.auc.value
    assert found.failures == result.positives
    assert found.stated == pytest.approx(said.chances.mean())
    assert found.tells_apart


def test_a_record_without_inspections_tells_nothing():
    (said,) = trial(ground((), ()), [model(IN_USE)], [Target.INADEQUATE])
    found = record_of(said, samples=100, rng=np.random.default_rng(2))
    assert (found.inspections, found.auc, found.stated) == (0, None, None)
    assert not found.tells_apart


def few(happened, chances, years):
    size = len(happened)
    return Forecasts(
        target=Target.INADEQUATE,
        model=model(IN_USE),
        groups=tuple(map(str, range(size))),
        la_codes=tuple(map(str, range(size))),
        started_on=tuple(date(year, 5, 1) for year in years),
        published_on=tuple(date(year, 7, 1) for year in years),
        scores=np.array(chances),
        chances=np.array(chances),
        happened=np.array(happened, dtype=bool),
    )


def test_without_a_pair_of_one_year_nothing_is_told_apart_and_that_is_said():
    said = few([True, False], [0.2, 0.1], [2019, 2020])
    (found,) = results([said], samples=100, rng=np.random.default_rng(0))
    assert found.scores.auc.value is None
    assert "No year has inspections that found it beside some that did not" in found.because


def test_a_slope_that_nothing_tells_is_none():
    # All that were given more happened: the slope has no greatest likelihood.
    said = few([False, False, True, True], [0.1, 0.2, 0.3, 0.4], [2019] * 4)
    (found,) = results([said], samples=100, rng=np.random.default_rng(0))
    assert found.scores.auc.value == 1
    assert found.scores.slope.value is None


def test_later_inspections_can_be_told_apart():
    cases, graded = standing()
    (said,) = trial(ground(cases, graded), [model(IN_USE)], [Target.INADEQUATE])
    later = said.since(date(2024, 1, 1))
    assert 0 < len(later.scores) < len(said.scores)
    assert min(later.started_on) >= date(2024, 1, 1)
    assert len(later.groups) == len(later.la_codes) == len(later.chances)
