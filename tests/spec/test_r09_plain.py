"""R9: hedging, jargon and sentences that name no one are flagged; nothing is rewritten."""

import pytest

from firsthand.domain.inspection.finding.flagging import flags_of, unanswered_flags
from firsthand.domain.inspection.finding.recommending import objections_to_findings
from firsthand.domain.inspection.words.plain_words import FlagKey, TextKind, flags
from firsthand.refdata.read_plain_words import plain_words
from tests.domain.inspection import build

pytestmark = pytest.mark.requirement("R9")
WORDS = plain_words()
WOOLLY = "It was found that referrals to the MASH were not always robust."


def test_a_woolly_sentence_is_flagged_for_all_that_is_wrong_with_it():
    found = {one.key for one in flags(WOOLLY, TextKind.FINDING, WORDS)}
    assert found == {FlagKey.NO_SUBJECT, FlagKey.JARGON, FlagKey.HEDGING}


def test_a_direct_sentence_is_not_flagged():
    direct = "The duty team closed 14 of 30 referrals about Pakistani-heritage girls unread."
    assert flags(direct, TextKind.FINDING, WORDS) == ()


def test_an_unanswered_flag_stands_in_the_way_of_signing():
    told = build.conduct(
        build.evidence("E1"), build.finding("F1", text=WOOLLY), build.recommendation()
    )
    rules = {one.rule for one in objections_to_findings(told, WORDS)}
    assert rules == {"flag-no-subject", "flag-jargon", "flag-hedging"}
    assert set(unanswered_flags(told, WORDS)) == {"F1"}


def test_the_checker_changes_no_word():
    finding = build.finding("F1", text=WOOLLY)
    told = build.conduct(build.evidence("E1"), finding)
    for flag in flags_of(told, WORDS)["F1"]:
        assert flag.passage.text in WOOLLY
        assert flag.why != flag.helps
    assert told.bodies(type(finding))[0].text == WOOLLY
