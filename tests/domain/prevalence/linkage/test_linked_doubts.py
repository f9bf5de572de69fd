"""When errors of linkage speak against a hidden number."""

from dataclasses import replace

import pytest

from firsthand.domain.prevalence.doubt import Bars
from firsthand.domain.prevalence.linkage.linked_doubts import moves_more, of_quality
from firsthand.domain.prevalence.linkage.quality import NOTHING, Comparison, Quality, Told

pytestmark = pytest.mark.requirement("R6")


def share(estimate, reach=0.01):
    return Told(estimate=estimate, lower=estimate - reach, upper=estimate + reach)


def compared(model, again):
    return Comparison(
        by_model=model,
        by_recapture=NOTHING if again is None else share(again),
        used=share(0.98),
    )


GOOD = Quality(
    guess=False,
    judged=300,
    cannot_tell=5,
    unjudged=0,
    precision=share(0.98),
    recall=share(0.95),
    by_lists=(),
    compared=compared(0.98, 0.975),
    calibration=(),
    design_based=share(0.98),
)


def rules(quality):
    return {one.objection.rule: one.bars for one in of_quality(quality)}


def test_a_linkage_that_was_judged_and_compared_nearly_all_is_not_doubted():
    assert rules(GOOD) == {}


def test_what_nobody_judged_bars_a_headline():
    assert rules(replace(GOOD, guess=True, judged=0, cannot_tell=0)) == {
        "not-judged": Bars.HEADLINE
    }


def test_few_judgements_are_told():
    assert rules(replace(GOOD, judged=49)) == {"few-judged": Bars.NOTHING}


def test_a_judge_who_mostly_cannot_tell_bars_a_headline():
    assert rules(replace(GOOD, cannot_tell=101)) == {"cannot-tell": Bars.HEADLINE}
    assert rules(replace(GOOD, cannot_tell=100)) == {}


def test_two_ways_of_telling_what_was_never_compared_must_agree():
    assert rules(replace(GOOD, compared=compared(0.98, 0.95))) == {
        "compared-apart": Bars.NOTHING
    }
    assert rules(replace(GOOD, compared=compared(0.98, 0.92))) == {
        "compared-apart": Bars.HEADLINE
    }
    assert rules(replace(GOOD, compared=compared(None, None))) == {
        "compared-unknown": Bars.HEADLINE
    }
    assert rules(replace(GOOD, compared=compared(0.9, None))) == {}


def test_a_linkage_that_found_little_bars_a_headline():
    assert rules(replace(GOOD, recall=share(0.6))) == {"little-found": Bars.HEADLINE}


def test_only_unjudged_errors_that_move_more_than_the_sample_bar_a_method():
    guess = replace(GOOD, guess=True)
    (found,) = moves_more(guess, 500, 400)
    assert found.bars is Bars.METHOD
    assert "500" in found.words
    assert moves_more(guess, 300, 400) == ()
    assert moves_more(GOOD, 500, 400) == ()
