"""The chance of failing: stated only as far as its record bears, with reasons by weight."""

from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np
import pytest

from firsthand.domain.reference.authority import Authority
from firsthand.domain.surveillance.failing import wording
from firsthand.domain.surveillance.failing.case import by_code
from firsthand.domain.surveillance.failing.estimate import base_rate, estimates
from firsthand.domain.surveillance.failing.knowledge import features
from firsthand.domain.surveillance.failing.model import IN_USE, MODELS, Target, model
from firsthand.domain.surveillance.failing.record import Record, levels_by_year
from firsthand.domain.surveillance.failing.training import lessons, train
from tests.domain.surveillance.failing import world

DAY = date(2025, 6, 1)
GOOD = Record(
    inspections=300,
    failures=60,
    first_on=date(2018, 1, 1),
    last_on=date(2025, 1, 1),
    auc=0.7,
    low=0.6,
    high=0.8,
    caught=0.4,
    caught_low=0.3,
    caught_high=0.5,
    stated=0.2,
    found=0.2,
)
POOR = replace(GOOD, auc=0.55, low=0.45, high=0.66)
pytestmark = pytest.mark.requirement("R13")


@cache
def standing():
    told, graded = world.country(planted=True)
    known = world.cases_of(told, graded)
    learned = lessons(known, graded, before=DAY)
    figures = world.figures_of(told)
    own = by_code(graded)
    each = [
        (
            Authority(
                la_code=code,
                name=f"Place {code}",
                region="North",
                ons_codes=(),
                ofsted_urn=None,
                from_on=None,
                to_on=None,
            ),
            features(code, own=own[code], figures=figures, as_of=DAY),
        )
        for code in world.CODES
    ]
    return each, train(model(IN_USE), Target.INADEQUATE, learned), figures, known


def told(record, *, drift=0.3, base=...):
    each, trained, figures, _ = standing()
    rate = base_rate(trained, drift=drift) if base is ... else base
    found = estimates(each, trained=trained, base=rate, record=record, figures=figures)
    return found, rate


def test_where_the_record_bears_it_authorities_have_different_chances_in_order():
    found, _ = told(GOOD)
    chances = [one.probability for one in found]
    assert chances == sorted(chances, reverse=True)
    assert len(set(chances)) > 50
    assert all(0 < one.low < one.probability < one.high < 1 for one in found)


def test_where_it_does_not_everybody_gets_the_base_rate_and_is_told_why():
    found, base = told(POOR)
    assert {(one.probability, one.low, one.high) for one in found} == {
        (base.share, base.low, base.high)
    }
    assert [one.authority for one in found] == sorted(one.authority for one in found)
    assert "does not tell authorities apart" in found[0].reasons[0].words
    assert all(reason.weight == 0 for one in found for reason in one.reasons)


@pytest.mark.parametrize(
    ("record", "bears"),
    [
        (GOOD, True),
        (replace(GOOD, failures=20), True),
        (replace(GOOD, failures=19), False),
        (replace(GOOD, low=0.5), False),
        (replace(GOOD, auc=None, low=None, high=None), False),
    ],
)
def test_the_rule_was_set_down_beforehand_twenty_failures_and_better_than_a_coin(record, bears):
    assert record.tells_apart is bears


def test_reasons_come_in_order_of_weight_and_add_up_to_what_is_stated():
    found, _ = told(GOOD)
    _, trained, _, _ = standing()
    for one in found:
        weights = [reason.weight for reason in one.reasons]
        assert [abs(w) for w in weights] == sorted(map(abs, weights), reverse=True)
        odds = trained.level + sum(weights)
        assert 1 / (1 + np.exp(-odds)) == pytest.approx(one.probability)
        assert all(reason.words.endswith(".") for reason in one.reasons)


def test_the_interval_holds_the_doubt_about_level_drift_and_slopes():
    narrow, _ = told(GOOD, drift=0.0)
    wide, _ = told(GOOD, drift=0.6)
    for one, other in zip(narrow, wide, strict=True):
        assert other.low < one.low
        assert one.high < other.high
    _, trained, _, _ = standing()
    base = base_rate(trained, drift=0.0)
    # Nobody is known better than the base rate.
    assert all(
        np.log(one.high / (1 - one.high)) - np.log(one.low / (1 - one.low))
        > np.log(base.high / (1 - base.high)) - np.log(base.low / (1 - base.low)) - 1e-9
        for one in narrow
    )


def test_who_cannot_be_told_from_the_average_is_told_so():
    found, base = told(GOOD)
    for one in found:
        held = one.low <= base.share <= one.high
        assert (wording.HELD in one.checks) is held


def test_a_failure_that_was_told_is_not_called_unseen():
    found, _ = told(GOOD)
    failing = [one for one in found if one.known_failing]
    assert failing
    assert all(wording.KNOWN in one.checks for one in failing)
    assert all(wording.KNOWN not in one.checks for one in found if not one.known_failing)


def test_a_model_that_does_not_read_the_state_takes_no_doubt_from_it():
    each, _, figures, known = standing()
    trained = train(model("composite"), Target.INADEQUATE, lessons(known, (), before=DAY))
    found = estimates(
        each, trained=trained, base=base_rate(trained, drift=0), record=GOOD, figures=figures
    )
    assert len({one.probability for one in found}) > 50
    assert all(len(one.reasons) == len(world.KEYS) for one in found)


def test_without_any_inspection_anything_is_possible():
    found, _ = told(GOOD, base=None)
    assert {(one.probability, one.low, one.high) for one in found} == {(None, 0.0, 1.0)}
    assert "anything from 0 to 100" in wording.statement(GOOD, None)


def test_the_statement_tells_the_record_and_the_base_rate():
    _, base = told(POOR)
    said = wording.statement(POOR, base)
    assert "55 of 100 pairs" in said
    assert "(45 to 66); a coin gives 50" in said
    assert "every authority is given the base rate" in said
    few = wording.statement(replace(POOR, failures=3), base)
    assert "With 3 failures in the record, and 20 needed" in few
    none = wording.statement(replace(POOR, auc=None, low=None, failures=0), base)
    assert "no record yet" in none
    assert "given the base rate" not in wording.statement(GOOD, base)


def test_an_authority_never_inspected_says_so():
    each, trained, figures, _ = standing()
    blank = features("305", own=(), figures=figures, as_of=DAY)
    (found,) = estimates(
        [(each[4][0], blank)],
        trained=trained,
        base=base_rate(trained, drift=0.1),
        record=GOOD,
        figures=figures,
    )
    assert wording.NEW in found.checks
    assert found.last_inspected_on is None


def test_an_authority_without_figures_says_so():
    each, trained, figures, _ = standing()
    early = features("305", own=(), figures=figures, as_of=date(2013, 6, 1))
    (found,) = estimates(
        [(each[4][0], early)],
        trained=trained,
        base=base_rate(trained, drift=0.1),
        record=GOOD,
        figures=figures,
    )
    assert wording.NO_FIGURES in [reason.words for reason in found.reasons]
    assert wording.FEW in found.checks


def test_the_level_is_that_of_the_three_years_before():
    _, trained, _, known = standing()
    late = [one for one in known if date(2022, 6, 1) <= one.published_on < DAY]
    assert (trained.base.cases, trained.base.happened) == (
        len(late),
        sum(one.failing for one in late),
    )
    said = trained.predict([one.features for one in late])
    assert said.chances.mean() == pytest.approx(trained.base.share)


def test_levels_are_told_for_each_year_with_what_it_brought():
    _, _, _, known = standing()
    pairs = levels_by_year(known, from_year=2020, years=3)
    assert len(pairs) == 6
    assert pairs[0][0].cases == sum(
        date(2017, 1, 1) <= one.published_on < date(2020, 1, 1) for one in known
    )
    assert pairs[0][1].cases == sum(one.started_on.year == 2020 for one in known)
    assert levels_by_year((), from_year=2020, years=3) == ()


def test_every_model_has_a_key_of_its_own_and_the_one_in_use_is_among_them():
    keys = [one.key for one in MODELS]
    assert len(set(keys)) == len(keys)
    assert IN_USE in keys


def test_grades_are_told_in_words_and_help_and_protection_apart():
    each, _, _, _ = standing()
    known = next(known for _, known in each if known.last.overall == 2)
    assert "graded it good overall" in wording.last_inspection(known)
    torn = replace(known, last=replace(known.last, failing=True))
    assert "its help and protection inadequate" in wording.last_inspection(torn)
    blank = replace(known, last=replace(known.last, overall=None))
    assert "gave no overall grade" in wording.last_inspection(blank)


@pytest.mark.parametrize(
    ("z", "told"),
    [
        (1.24, "worse by 1.2 standard deviations."),
        (-0.5, "better by 0.5 standard deviations."),
        (3.0, "worse by 3 or more standard deviations."),
    ],
)
def test_a_figure_is_told_beside_its_neighbours(z, told):
    said = wording.figure(
        world.indicator("agency"), period="2024", value=0.154, expected=0.08, z=z
    )
    assert said.startswith("Agency, 2024: 15 percent, and 8.0 percent at its statistical")
    assert said.endswith(told)


def test_how_far_a_reason_moves_the_odds_is_told_in_percent():
    assert wording.moves(np.log(1.25)).endswith("raises the odds by 25 percent.")
    assert wording.moves(np.log(0.8)).endswith("lowers the odds by 20 percent.")
    assert wording.moves(0.001) == "That hardly moves the odds."
