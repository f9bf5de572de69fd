"""R24: how well the forecasts did is published, forward in time and with intervals."""

from datetime import date

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.failing.model import MODELS
from firsthand.services.backtests import backtest
from firsthand.services.shapes_backtests import COLUMNS, of_result

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
    pytest.mark.requirement("R24"),
]
TODAY = date(2026, 11, 22)


def found(**changed):
    return backtest(**{"as_of": TODAY, "replicates": 200, **changed})


def of(answer, target, key):
    return next(one for one in answer.results if (one.target, one.model) == (target, key))


def test_the_events_are_those_that_others_counted():
    # An earlier analysis with other code: 273 inspections from 2018 to March 2025, 37 of them
    # inadequate; 232 of authorities not already inadequate, 47 of which fell.
    whole, later = found(), {(one.target, one.model): one for one in found().later}
    for target, n, positives in (("inadequate", 273, 37), ("fell", 232, 47)):
        one, new = of(whole, target, "last-grade"), later[target, "last-grade"]
        assert (one.n - new.n, one.positives - new.positives) == (n, positives)


def test_every_model_is_reported_for_both_targets_whatever_came_out():
    keys = {(one.target, one.model) for one in found().results}
    assert keys == {(target, one.key) for target in ("inadequate", "fell") for one in MODELS}


def test_chance_is_a_coin_and_catches_a_fifth():
    for target in ("inadequate", "fell"):
        one = of(found(), target, "chance").scores
        assert (one.auc.value, one.caught.value) == (0.5, pytest.approx(0.2))


def test_every_interval_holds_its_figure():
    for one in found().results:
        for figure in (one.scores.auc, one.scores.average_precision, one.scores.caught):
            if figure.value is not None:
                assert figure.low <= figure.value + 1e-9
                assert figure.value - 1e-9 <= figure.high


def test_after_march_2025_none_was_found_inadequate_and_that_is_said():
    later = [one for one in found().later if one.target == "inadequate"]
    assert {one.positives for one in later} == {0}
    assert all("nothing can be told apart" in one.because for one in later)


def test_how_many_comparisons_were_made_is_counted():
    answer = found()
    # Of 9 and 8 models with an answer, all but the last grade, by three scores.
    assert answer.comparisons == 3 * (8 + 7)
    assert len(answer.clear) < answer.comparisons


def test_the_same_seed_gives_the_same_answer_again():
    day = date(2021, 1, 1)
    one = backtest(as_of=day, replicates=100, seed=7, from_year=2020)
    backtest(as_of=day, replicates=101, seed=7, from_year=2020)
    assert backtest(as_of=day, replicates=100, seed=7, from_year=2020) == one


def test_each_year_that_is_tried_is_told():
    told = []
    found(
        seed=99, from_year=2024, progress=lambda done, total, what: told.append((done, total))
    )
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"seed": -1}, "below nought"),
        ({"replicates": 5}, "Give 100 to"),
        ({"replicates": 10**6}, "Give 100 to"),
        ({"from_year": 2012}, "Nothing could be learned before 2012"),
    ],
)
def test_what_cannot_be_asked_is_refused(changed, message):
    with pytest.raises(Refused, match=message):
        found(**changed)


def test_the_shape_has_every_key_and_null_where_nothing_is_told():
    shapes = [of_result(one) for one in found().results]
    assert all(set(shape) == {*COLUMNS, "calibration"} for shape in shapes)
    silent = next(s for s in shapes if (s["target"], s["model"]) == ("fell", "grade-decay"))
    assert silent["auc"] is None
    assert silent["because"]
