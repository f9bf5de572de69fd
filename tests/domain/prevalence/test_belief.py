"""When an estimate of a hidden number is not to be believed: each rule, and where it ends."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import poisson

from firsthand.domain.prevalence import telling
from firsthand.domain.prevalence.answer import (
    HiddenAnswer,
    headline,
    judged,
    with_sensitivity,
)
from firsthand.domain.prevalence.belief import of_bound, of_estimate, of_methods, of_table
from firsthand.domain.prevalence.doubt import Bars
from firsthand.domain.prevalence.groups import stated
from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.bounds import chao
from firsthand.stats.hidden.estimate import refused
from firsthand.stats.hidden.log_linear import best, downhill, stepwise
from tests.domain.prevalence.given import given as one_given
from tests.stats.hidden.tables import ARTIFICIAL, KOREA, KOSOVO, NEW_ORLEANS, UK, table

pytestmark = pytest.mark.requirement("R6")


def given(method="stepwise", estimate=1000.0, lower=800.0, upper=1400.0, **detail):
    return one_given(method, estimate, lower, upper, **{"replicates": 1000, **detail})


def rules(doubts):
    return {one.objection.rule: one.bars for one in doubts}


def point(method, made):
    asked = Resampling(replicates=0, rng=np.random.default_rng(0))
    return judged(method(made, asked), made)


def test_a_table_with_many_shared_people_on_three_lists_is_not_doubted():
    assert of_table(KOREA) == of_table(KOSOVO) == of_table(UK) == ()


def test_two_lists_bar_every_method():
    made = table(2, {"1": 30, "2": 20, "12": 10})
    assert rules(of_table(made)) == {"lists": Bars.METHOD}


def test_a_list_inside_another_is_no_second_look():
    made = table(3, {"1": 30, "2": 20, "12": 10, "13": 8, "123": 4})
    found = of_table(made)
    assert rules(found)["within"] is Bars.METHOD
    assert "Everybody on L3 (12) is on L1 too" in found[0].words
    assert judged(given(), made).estimate is None


def test_too_few_shared_people_bar_every_method():
    found = rules(of_table(ARTIFICIAL))  # 6 people are on two lists
    assert found["shared"] is Bars.METHOD
    enough = table(3, {"1": 40, "2": 30, "3": 20, "12": 4, "13": 3, "23": 3})
    assert "shared" not in rules(of_table(enough))


def test_most_pairs_sharing_nobody_bars_a_headline_but_not_the_working():
    assert rules(of_table(ARTIFICIAL))["empty-pairs"] is Bars.HEADLINE
    one_of_three = table(3, {"1": 40, "2": 30, "3": 20, "12": 6, "13": 6})
    assert "empty-pairs" not in rules(of_table(one_of_three))


def test_lists_apart_by_design_leave_not_even_a_lower_bound():
    apart = (("L1", "L3"),)
    assert rules(of_table(KOREA, apart)) == {"apart": Bars.METHOD}
    for method in ("stepwise", "chao"):
        found = judged(given(method), KOREA, apart)
        assert found.refused and found.estimate is None
        assert "cannot share anybody by design" in found.reasons[0]


def test_what_is_refused_keeps_its_number_for_those_who_check_the_working():
    found = judged(given(estimate=777.0), ARTIFICIAL)
    assert (found.estimate, found.lower, found.upper) == (None, None, None)
    assert found.detail["worked_out"] == {"estimate": 777.0, "lower": 800.0, "upper": 1400.0}


def test_a_lower_bound_stands_where_estimates_do_not():
    found = judged(given("chao"), ARTIFICIAL)
    assert found.estimate == 1000.0 and not found.refused
    assert any("6 of 96 people" in reason for reason in found.reasons)


def test_an_interval_without_an_upper_limit_bars_the_method():
    assert rules(of_estimate(given(upper=None), KOSOVO)) == {"upper": Bars.METHOD}


def test_a_number_without_an_interval_heads_no_answer():
    # Where one person fewer leaves no estimate, no resample is tried.
    none = given(upper=None, lower=None, replicates=0)
    assert rules(of_estimate(none, KOSOVO)) == {"resamples": Bars.HEADLINE}
    others = [none, given("graphs"), given("chao", 900.0)]
    found = headline(others, KOSOVO)
    assert found.refused and found.reasons[0].startswith("There is no interval")


@pytest.mark.parametrize(
    ("level", "asked", "enough"),
    [(0.95, 0, 40), (0.95, 1, 40), (0.95, 39, 40), (0.8, 9, 10), (0.5, 3, 4), (0.99, 199, 200)],
)
def test_a_headline_needs_so_many_resamples_that_one_lies_beyond_each_limit(
    level, asked, enough
):
    few, many = (
        replace(given(replicates_asked=number), level=level) for number in (asked, enough)
    )
    assert rules(of_estimate(few, KOSOVO)) == {"resamples": Bars.HEADLINE}
    assert of_estimate(many, KOSOVO) == ()
    found = headline([few], KOSOVO)
    assert found.refused and f"it takes {enough} or more" in found.reasons[0]
    assert "--replicates 1000" in found.reasons[0]
    # The number of the method itself stays, with the reason.
    kept = judged(few, KOSOVO)
    assert kept.estimate == few.estimate and not kept.refused
    assert kept.reasons == found.reasons


@pytest.mark.parametrize("number", [799.0, 1401.0])
def test_limits_that_miss_their_estimate_are_told_and_bar_the_headline(number):
    missed = given(estimate=number)
    assert rules(of_estimate(missed, KOSOVO))["outside"] is Bars.HEADLINE
    kept = judged(missed, KOSOVO)
    assert kept.estimate == number and not kept.refused
    assert f"{number:,.0f} lies outside its own limits, 800 to 1,400" in kept.reasons[0]
    # Limits of other methods that hold the number do not put it right.
    wider = given("graphs", 1000.0, 700.0, 1500.0)
    assert headline([missed, wider], KOSOVO).refused
    assert of_estimate(given(estimate=800.0), KOSOVO) == ()


@pytest.mark.parametrize(("number", "heads"), [(799.0, False), (1000.0, True)])
def test_of_one_method_alone_no_number_outside_its_limits_heads_the_answer(number, heads):
    answer = HiddenAnswer(
        table=KOREA,
        version="v",
        estimates=(judged(given(estimate=number), KOREA),),
        headline=None,
        variants=(),
        notes=(),
    )
    assert stated(answer).refused is not heads
    words = telling.sentence(answer)
    assert words.startswith("About 1,000 people" if heads else "No number: The estimate of 799")
    assert answer.estimates[0].estimate == number


def test_limits_that_links_widen_do_not_hide_that_they_missed_the_estimate():
    alone = {"lower": 1010.0, "upper": 1300.0}
    found = of_estimate(given(without_linkage_error=alone), KOSOVO)
    assert rules(found) == {"outside": Bars.HEADLINE}
    assert "1,010 to 1,300" in found[0].words


def test_a_very_wide_interval_bars_a_headline():
    assert rules(of_estimate(given(lower=100.0, upper=1001.0), KOSOVO)) == {
        "width": Bars.HEADLINE
    }
    assert of_estimate(given(lower=100.0, upper=1000.0), KOSOVO) == ()


@pytest.mark.parametrize(
    ("fewer", "bars"),
    [(1049.0, None), (1060.0, Bars.NOTHING), (890.0, Bars.HEADLINE), (None, None)],
)
def test_how_far_one_person_may_move_an_estimate(fewer, bars):
    found = rules(of_estimate(given(one_fewer={"L1 + L2": fewer}), KOSOVO))
    assert found.get("one-person") is bars


def test_one_case_of_new_orleans_is_told_with_its_combination():
    found = point(stepwise, NEW_ORLEANS)
    assert not found.refused
    assert any("One person fewer on L" in reason for reason in found.reasons)


def test_lists_that_share_nobody_where_chance_would_let_them_bar_a_headline():
    made = table(3, {"1": 400, "2": 300, "3": 200, "12": 60, "23": 50})
    found = of_estimate(given(estimate=2000.0, upper=3000.0), made)  # 460 x 250 / 2000 = 57.5
    assert rules(found) == {"never-met": Bars.HEADLINE}
    assert "L1 and L3 share nobody" in found[0].words and "about 58" in found[0].words
    assert of_estimate(given(estimate=20000.0, lower=9000.0, upper=30000.0), made) == ()


def test_a_bound_says_which_lists_share_so_few_that_it_may_be_none():
    # Of 1,000 people each list has 300, and whoever is on the first is kept off the third.
    apart = table(3, {"1": 210, "3": 210, "2": 120, "12": 90, "23": 90})
    bound = chao(apart)
    assert bound.estimate > 1_000
    (found,) = of_bound(bound, apart)
    assert "L1 and L3 share nobody (about 65 by chance)" in found.words
    assert found.bars is Bars.NOTHING
    (told,) = (one for one in judged(bound, apart).reasons if "keeps people off" in one)
    assert told.endswith("Ask which of the two is so.")
    assert not judged(bound, apart).refused


@pytest.mark.parametrize(("shared", "told"), [(3, True), (4, True), (5, False), (15, False)])
def test_lists_share_too_few_where_chance_would_hardly_ever_let_them(shared, told):
    # 100 and 150 people of 1,000 share 15 by chance; 4 or fewer once in 1,200.
    made = table(3, {"1": 100 - shared, "2": 150 - shared, "12": shared, "3": 50})
    wanted = bool(poisson.cdf(shared, 15) < 0.001)
    named = " ".join(one.words for one in of_bound(given("chao"), made))
    assert ("L1 and L2 share" in named) is told is wanted


def test_the_most_unlikely_pairs_are_named_and_the_others_counted():
    made = table(4, {"1": 300, "2": 300, "3": 300, "4": 300})
    (found,) = of_bound(given("chao"), made)
    assert found.words.count("share nobody") == 3
    assert "and 3 more pairs share too few" in found.words
    assert of_bound(refused("chao", "no"), made) == ()


def test_methods_that_disagree_bar_a_headline():
    near, far = given("bic", 1499.0), given("downhill", 1501.0)
    assert rules(of_methods([given(), near], None)) == {}
    assert rules(of_methods([given(), far], None)) == {"disagree": Bars.HEADLINE}
    assert rules(of_methods([given(), refused("bic", "no")], None)) == {}
    assert rules(of_methods([refused("bic", "no")], None)) == {"none": Bars.HEADLINE}


def test_an_estimate_below_the_lower_bound_is_told():
    bound = given("chao", 1000.0, lower=800.0)
    assert rules(of_methods([given(estimate=900.0)], bound)) == {"below-bound": Bars.NOTHING}
    # Below even the lower limit of the bound, chance is no excuse.
    assert rules(of_methods([given(estimate=799.0)], bound)) == {"below-bound": Bars.HEADLINE}
    assert of_methods([given(estimate=1000.0)], bound) == ()
    assert of_methods([given(estimate=900.0)], refused("chao", "no")) == ()


def test_estimates_below_the_lower_bound_are_told_in_one_sentence_for_each_weight():
    bound = given("chao", 1000.0, lower=800.0)
    low = [given("bic", 900.0), given("stepwise", 950.4), given("graphs", 900.0)]
    (told,) = of_methods(low, bound)
    assert told.objection.reason.startswith(
        "900 to 950 by best model (bic), stepwise log-linear model and average over graphs, "
        "below the lower bound of 1,000"
    )
    surely, perhaps = of_methods([given("bic", 799.0), given("stepwise", 950.0)], bound)
    assert (surely.bars, perhaps.bars) == (Bars.HEADLINE, Bars.NOTHING)
    assert surely.objection.reason.startswith("799 by best model (bic), below")


def test_where_no_method_was_tried_none_is_named():
    (told,) = of_methods([], None)
    assert told.objection.reason == "No method gives a number that can be believed."


def test_the_government_figure_stands_for_no_method_but_its_own():
    # 11,313 stepwise, 25,311 by the criterion: no number heads the answer for 2013.
    found = headline([point(stepwise, UK), point(best, UK)], UK)
    assert found.refused and found.estimate is None
    assert "11,313 by stepwise log-linear model, 25,311 by best model (bic)" in found.reasons[0]


def test_a_headline_is_led_by_one_method_and_spans_all_intervals():
    estimates = [
        given("stepwise", 5200.0, 4700.0, 6000.0),
        given("bic", 5000.0, 4600.0, 5500.0),
        given("chao", 4500.0, 4400.0, 4650.0),
    ]
    found = headline(estimates, KOSOVO)
    assert (found.estimate, found.lower, found.upper) == (5000.0, 4400.0, 6000.0)
    assert found.detail["models_alone"] == {"lower": 4600.0, "upper": 6000.0}
    assert found.detail["led_by"] == "bic" and found.detail["lower_bound"] == 4500.0
    assert not found.refused


def test_a_headline_falls_where_one_of_its_estimates_is_doubted():
    wide = replace(given("bic"), lower=100.0, upper=5000.0)
    found = headline([given(), wide], KOSOVO)
    assert found.refused and "50 times the lower" in found.reasons[0]


def test_published_tables_by_descent_are_given():
    assert round(point(downhill, KOSOVO).estimate) == 10357


def test_two_lists_have_chapman_s_number_and_no_headline():
    made = table(2, {"1": 30, "2": 20, "12": 10})
    alone = judged(given("chapman", 119.0), made)
    assert alone.estimate == 119.0 and "nothing shows whether" in alone.reasons[0]
    found = headline([alone, judged(given("chao", 110.0), made)], made)
    assert found.refused and found.estimate is None


def test_what_stands_beside_the_models_leads_and_bars_nothing_but_widens_the_headline():
    estimates = [given(), given("coverage", 9000.0, 8000.0, 9999.0)]
    found = headline(estimates, KOSOVO)
    assert not found.refused and found.estimate == 1000.0
    assert (found.lower, found.upper) == (800.0, 9999.0)


def test_what_was_refused_widens_nothing():
    none = refused("coverage", "it has no answer")
    found = headline([given(), none, refused("chao", "nor has it")], KOSOVO)
    assert (found.lower, found.upper) == (800.0, 1400.0)


def test_what_dependence_would_double_a_number_stands_beside_it():
    found = with_sensitivity(given(estimate=10000.0), KOSOVO).detail["sensitivity"]
    assert found["to_double"] == pytest.approx((20000 - 4400) / (10000 - 4400))
    pair = found["dependences"][0]  # 177 on both, 1131 and 845 on one, 5600 hidden
    assert pair["estimated"] == pytest.approx(177 * 5600 / (1131 * 845))
    for bound in (given("chao", 10000.0), refused("bic", "no"), given(estimate=4400.0)):
        assert with_sensitivity(bound, KOSOVO) is bound


def test_reasons_are_sentences_and_said_once():
    fragment = replace(given(), reasons=("the prior decides", "The prior decides."))
    assert judged(fragment, KOSOVO).reasons == ("The prior decides.",)
