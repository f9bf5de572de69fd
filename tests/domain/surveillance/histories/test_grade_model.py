"""What a grade is worth later: chances, half-lives, errors of inspections, checks, words."""

from datetime import date

import numpy as np
import pytest
from scipy.linalg import expm

from firsthand.domain.surveillance.histories import wording
from firsthand.domain.surveillance.histories.checking import checks
from firsthand.domain.surveillance.histories.decay import (
    chances_of_grades,
    curves,
    decays,
    in_the_long_run,
)
from firsthand.domain.surveillance.histories.joining import named_state
from firsthand.domain.surveillance.histories.model import (
    ErrorModel,
    Moves,
    error_model,
    grade_model,
)
from firsthand.refdata.read_histories import grade_states
from tests.domain.surveillance.histories.invented_grades import held, inspection, many

GRADES = ("outstanding", "good", "requires-improvement", "inadequate")


@pytest.fixture(scope="module")
def model():
    return grade_model(held(*many()), grade_states())


def test_on_the_day_of_a_grade_it_holds(model):
    assert chances_of_grades(model, "good", 0.0)["good"] == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("grade", GRADES)
def test_chances_of_grades_add_up_and_lie_within_their_intervals(model, grade):
    found = chances_of_grades(model, grade, 3.0)
    assert sum(chance for chance, _, _ in found.values()) == pytest.approx(1)
    assert all(low <= chance <= high for chance, low, high in found.values())


def test_chances_are_those_of_the_matrix_exponential(model):
    found = chances_of_grades(model, "inadequate", 2.0)
    row = expm(2.0 * model.fit.parts.intensities)[3]
    assert [found[grade][0] for grade in GRADES] == pytest.approx(list(row))


def test_a_grade_of_the_old_scale_is_the_state_it_stands_for(model):
    old = chances_of_grades(model, "adequate", 1.0)
    assert old == chances_of_grades(model, "Requires improvement", 1.0)
    assert named_state("adequate", model.states).state == 3


@pytest.mark.parametrize(("grade", "years"), [("splendid", 1.0), ("good", -1.0)])
def test_an_unknown_grade_and_years_before_it_are_refused(model, grade, years):
    with pytest.raises(ValueError, match=r"Needed|give 0 or more"):
        chances_of_grades(model, grade, years)


def test_after_its_half_life_a_grade_is_half_way_to_the_long_run(model):
    long_run = in_the_long_run(model)
    assert sum(one.value for one in long_run.values()) == pytest.approx(1)
    for one in decays(model):
        after = chances_of_grades(model, one.grade, one.half_life.value)[one.grade][0]
        assert after == pytest.approx((1 + long_run[one.grade].value) / 2)
        assert one.half_life.low < one.half_life.value < one.half_life.high


def test_intervals_of_chances_agree_with_draws_of_the_estimates(model):
    _, low, high = chances_of_grades(model, "good", 3.0)["requires-improvement"]
    rng = np.random.default_rng(1)
    drawn = rng.multivariate_normal(
        model.fit.parameters, np.linalg.inv(model.fit.information), 2000
    )
    taken = []
    for logs in drawn:
        q = np.zeros((4, 4))
        for log, (a, b) in zip(logs, model.fit.structure.moves, strict=True):
            q[a - 1, b - 1] = np.exp(log)
        q -= np.diag(q.sum(axis=1))
        taken.append(expm(3 * q)[1, 2])
    assert np.quantile(taken, [0.025, 0.975]) == pytest.approx([low, high], abs=0.03)


def test_the_picture_has_a_line_for_each_pair_of_grades(model):
    found = curves(model, after=(0, 1, 2))
    assert len(found) == 16
    one = next(c for c in found if (c.last_grade, c.grade) == ("good", "good"))
    assert one.points[0].chance == 1
    assert one.points[1].chance > one.points[2].chance
    for last in GRADES:
        own = [c.points[2].chance for c in found if c.last_grade == last]
        assert sum(own) == pytest.approx(1)


def test_where_moves_past_neighbours_are_allowed_the_likelihood_is_no_worse(model):
    every = grade_model(model.histories, grade_states(), moves=Moves.ALL)
    assert len(every.fit.structure.moves) == 12
    assert every.fit.log_likelihood >= model.fit.log_likelihood - 1e-3


@pytest.mark.requirement("R13")
def test_errors_of_inspections_that_are_not_told_are_not_printed(model):
    found = error_model(model)
    assert not found.told
    assert found.because
    said = wording.of_errors(found)
    assert "barely identified" in said
    assert "No chance of an error is given as a finding" in said
    assert found.gain >= -1e-3


def test_before_anything_is_known_the_reason_is_given_and_nothing_else():
    found = grade_model(held(inspection(date(2015, 5, 1), "good")), grade_states())
    assert found.fit is None
    assert "None of 1 histories has two looks" in found.why_not
    assert chances_of_grades(found, "good", 1.0) == {}
    assert curves(found) == ()
    assert decays(found) == ()
    assert in_the_long_run(found) == {}
    assert "cannot be said" in wording.sentences(found)[0]
    assert "There is no model" in wording.summary(found)
    errors = error_model(found)
    assert (errors.fit, errors.gain, errors.told) == (None, None, False)
    assert "cannot be told" in wording.of_errors(errors)
    checked = checks(found, rng=np.random.default_rng(1), draws=1)
    assert checked.could_not
    assert wording.of_checks(checked) == checked.could_not


@pytest.mark.requirement("R13")
def test_sentences_say_what_a_grade_is_worth_and_how_sure_that_is(model):
    said = wording.sentences(model)
    assert len(said) == 4
    assert said[1].startswith("Of 100 authorities graded good, ")
    assert "until 2013, adequate" in said[2]
    assert all("out of date after" in one for one in said)
    assert "In the long run" in wording.summary(model)


def test_checks_compare_eras_and_what_was_seen_with_what_is_expected(model):
    steps = []
    found = checks(
        model,
        rng=np.random.default_rng(1),
        draws=9,
        progress=lambda done, total: steps.append((done, total)),
    )
    assert steps[-1] == (9, 9)
    assert found.comparison.drawn == 9
    assert sum(cell.seen for cell in found.comparison.cells) == 180
    assert [one.years for one in found.shares] == [2.0, 4.0, 6.0]
    said = wording.of_checks(found)
    assert any("Pearson" in one for one in said)
    assert any("before and after 1 January 2018" in one for one in said)


def test_an_era_that_tells_nothing_is_named():
    late = [
        inspection(one.published_on.replace(year=one.published_on.year + 5), "good")
        for one in many(authorities=1)
    ]
    told = [
        inspection(date(2019 + k, 1, 1), grade, la_code=f"{i:03}", framework="ilacs-2018")
        for i in range(20)
        for k, grade in enumerate((*GRADES, *reversed(GRADES)))
    ]
    found = grade_model(held(*told, *late[:0]), grade_states())
    checked = checks(found, rng=np.random.default_rng(1), draws=1)
    assert checked.eras is None
    assert "cannot be compared" in checked.could_not[0]


def test_errors_that_are_told_are_said_to_be():
    told = ErrorModel(fit=object(), identification=None, gain=1.0, told=True, because=())
    assert wording.of_errors(told).startswith("The histories tell")
