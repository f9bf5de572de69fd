"""Invented sentences in the manner of reports; none is taken from one."""

import pytest

from firsthand.domain.intelligence.criticism import tone

WEAK = (
    "return interviews are not always offered to every child.",
    "although the panel meets monthly, its actions are rarely followed up.",
    "the response to exploitation is inconsistent across the teams.",
    "social workers' assessments of neglect lack analysis.",
    "too many children wait for a risk assessment.",
    "more needs to be done so that trafficked children are recognised.",
    "there is no system for bringing the information together.",
    "take-up of interviews by children who return from being missing remains low.",
    "the quality of plans for these children is too variable.",
    "inspectors also identified delays in seeing children.",
)
NOT_WEAK = (
    "strategy meetings are held without delay and include all partners.",
    "children with poor mental health receive skilled support.",
    "children who do not attend school are followed up the same day.",
    "managers have identified gaps and closed them quickly.",
    "not only social workers but schools know the signs of exploitation.",
    "children are seen at once when there are safeguarding concerns.",
    "a small number of children were found to be trafficked.",
    "care leavers who are at risk of exploitation are well supported.",
    "workers ensure that young people do not become homeless.",
    "weaknesses found at the last inspection have been addressed.",
    "children who need help with their mental health get it promptly.",
)
NEUTRAL = (
    "the team has four workers and a manager.",
    "this letter outlines our findings about the multi-agency response to neglect.",
    "this inspection included a deep dive on children who are exploited.",
    "forty children were on a plan in the category of neglect.",
)


@pytest.mark.parametrize("sentence", WEAK)
def test_a_weakness_is_heard(sentence: str):
    assert tone(sentence).weakness


@pytest.mark.parametrize("sentence", NOT_WEAK)
def test_what_only_looks_like_criticism_is_none(sentence: str):
    assert not tone(sentence).weakness


@pytest.mark.parametrize("sentence", NEUTRAL)
def test_a_neutral_sentence_judges_nothing(sentence: str):
    assert not tone(sentence).judges


def test_a_sentence_may_praise_and_criticise():
    heard = tone("while the response is prompt, plans are not sufficiently detailed.")
    assert heard.weakness
    assert heard.strength


def test_a_weakness_of_the_past_is_one_still_when_nothing_says_it_was_put_right():
    assert tone("at the last inspection, and since, plans have been weak.").weakness
