"""R8: a recommendation is for children, not for paper."""

import pytest

from firsthand.domain.inspection.finding.recommending import (
    objections_to_findings,
    objections_to_recommendation,
)
from firsthand.domain.inspection.words.plain_words import FlagKey, TextKind, flags
from firsthand.refdata.read_plain_words import plain_words
from tests.domain.inspection import build

pytestmark = pytest.mark.requirement("R8")
WORDS = plain_words()
BEGUN = (build.evidence("E1"), build.finding("F1"))
# The two that the critique of 2014 quoted, as far as it quoted them.
QUOTED = ("Managers should sign off\u2026", "develop and publish an action plan")


@pytest.mark.parametrize("text", QUOTED)
def test_the_two_quoted_recommendations_fail(text):
    assert FlagKey.ONLY_PAPER in {
        one.key for one in flags(text, TextKind.RECOMMENDATION, WORDS)
    }
    told = build.conduct(*BEGUN, build.recommendation(text=text))
    rules = {one.rule for one in objections_to_findings(told, WORDS)}
    assert {"all-paper", "flag-only-paper"} <= rules


def test_a_recommendation_says_who_what_for_children_how_seen_and_by_when():
    bare = build.recommendation(who="", different="", seen_by="", by_on=build.MONDAY)
    found = objections_to_recommendation(bare, build.conduct(*BEGUN), on=build.MONDAY)
    assert {one.rule for one in found} == {
        "recommendation-who",
        "recommendation-different",
        "recommendation-seen-by",
        "recommendation-by",
    }
    assert all(one.remedy for one in found)


def test_a_recommendation_for_children_passes():
    told = build.conduct(*BEGUN, build.recommendation())
    assert objections_to_findings(told, WORDS) == ()
