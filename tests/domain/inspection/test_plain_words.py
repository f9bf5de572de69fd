"""The checker of words: what it flags, where, and that no text upsets it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.inspection.words.paper_only import only_paper
from firsthand.domain.inspection.words.plain_words import FlagKey, TextKind, flags, text_hash
from firsthand.domain.inspection.words.word_groups import Vocabulary, WordGroup
from firsthand.refdata.read_plain_words import plain_words

WORDS = plain_words()
# Pieces that the rules know, so that drawn texts reach deep into them.
PIECES = st.sampled_from(
    ["plan", "sign off", "children", "are seen", "so that", "may", "MASH", "it was found that",
     ".", ";", "\n", "\u2019s", "\U0001f642", "\u202e\u05e9\u05dc\u05d5\u05dd", "\u2026", "by",
     "not always", "and ensure that", "\x00"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))
PAPER = [
    "Managers should sign off…",
    "Managers should sign off all assessments, plans and case review arrangements.",
    "develop and publish an action plan",
    "Develop and publish a multi-agency action plan, and share progress with the board.",
    "The director publishes a strategy for children who go missing.",
    "Ensure that all plans are specific and measurable.",
    "The quality of plans to help children.",
    "Ensure that plans to record visits are complete.",
    "Team managers record their decisions on every file.",
    "Review the policy on exploitation and circulate it to all staff.",
    "The board should audit twenty case files each month and report to the lead member.",
    "Improve the completeness of training records so that outcomes for children improve.",
    "Social workers' chronologies are brought up to date; managers countersign them.",
]
PRACTICE = [
    "The head of the front door sees to it that social workers see every child on that day.",
    "Social workers visit each child in the week after they move.",
    "Write a plan with each young person, and make sure that they are seen every week.",
    "The director houses every care leaver of 18 in a home of their own.",
    "Supervision of newly qualified social workers.",
    "Team managers publish the rota and ensure that children are spoken to alone.",
]


def keys(text, kind=TextKind.RECOMMENDATION):
    return {flag.key for flag in flags(text, kind, WORDS)}


@pytest.mark.parametrize("text", PAPER)
def test_a_recommendation_for_paper_alone_is_flagged(text):
    assert FlagKey.ONLY_PAPER in keys(text)


@pytest.mark.parametrize("text", PRACTICE)
def test_a_recommendation_that_a_child_would_notice_is_not_flagged(text):
    assert FlagKey.ONLY_PAPER not in keys(text)


def test_paper_asked_for_beside_a_change_for_children_is_not_only_paper():
    paper = "Managers sign off every plan."
    assert only_paper(paper, WORDS)
    assert not only_paper(f"{paper} Children are visited every week.", WORDS)


def test_a_child_far_from_what_is_gained_gains_nothing():
    far = "Record it for each child of whom " + "the authority of the place " * 6 + "is told."
    assert only_paper(far, WORDS)


@pytest.mark.parametrize(
    "words", ["some", "may", "appears to", "not always", "in places", "variable",
              "not yet consistently"]
)  # fmt: skip
def test_words_that_hedge_are_flagged_where_they_stand(words):
    text = f"Social workers {words} see the child."
    found = [one for one in flags(text, TextKind.FINDING, WORDS) if one.key is FlagKey.HEDGING]
    assert words in [one.passage.text for one in found]
    assert all(text[one.passage.start : one.passage.end] == one.passage.text for one in found)


def test_the_month_of_may_does_not_hedge():
    assert FlagKey.HEDGING not in keys("Inspectors came in May.", TextKind.FINDING)


def test_jargon_is_flagged_with_what_it_means():
    (flag,) = flags("Staff of the MASH met on Monday.", TextKind.FINDING, WORDS)
    assert flag.key is FlagKey.JARGON
    assert "police" in flag.helps
    assert flags("Staff did a mash of it.", TextKind.FINDING, WORDS) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It was found that things had gone wrong.",
        "Improvements are needed.",
        "Arrangements should be strengthened.",
        "Referrals were closed unread.",
        "Oversight is poor.",
    ],
)
def test_a_sentence_in_which_nobody_acts_is_flagged(text):
    assert FlagKey.NO_SUBJECT in keys(text, TextKind.FINDING)


@pytest.mark.parametrize(
    "text",
    [
        "Managers closed referrals unread.",
        "Referrals were closed unread by the duty team.",
        "She was experienced.",
        "The premises were located near a river.",
        "Children waited four months.",
    ],
)
def test_a_sentence_that_names_who_acted_is_not_flagged(text):
    assert FlagKey.NO_SUBJECT not in keys(text, TextKind.FINDING)


def test_a_recommendation_names_who_acts_not_only_who_gets_something():
    assert FlagKey.NOBODY_NAMED in keys("Improve the supervision of social workers.")
    assert FlagKey.NOBODY_NAMED not in keys("Team managers supervise every week.")


def test_a_sentence_of_35_words_is_let_pass_and_one_of_36_is_not():
    sentence = "Anna " + "saw " * 34
    assert FlagKey.LONG_SENTENCE not in keys(sentence.strip() + ".", TextKind.FINDING)
    assert FlagKey.LONG_SENTENCE in keys(sentence + "them.", TextKind.FINDING)


def test_what_will_be_different_must_speak_of_children():
    assert FlagKey.NO_CHILD in keys("The service is better.", TextKind.DIFFERENT)
    assert FlagKey.NO_CHILD not in keys("A girl is heard alone.", TextKind.DIFFERENT)


def test_how_it_will_be_seen_must_not_be_paper_again_and_must_say_how_many():
    assert keys("Monitoring reports to the board.", TextKind.SEEN_BY) == {
        FlagKey.PAPER_PROOF,
        FlagKey.NO_MEASURE,
    }
    assert keys("Inspectors ask 20 children.", TextKind.SEEN_BY) == set()


def test_an_empty_text_raises_nothing():
    assert all(flags("", kind, WORDS) == () for kind in TextKind)


def test_each_flag_is_explained_and_says_what_would_help():
    text = "It was found that some permanence plans may be robust. " + "plan " * 40
    for kind in TextKind:
        for flag in flags(text, kind, WORDS):
            assert flag.why.endswith(".")
            assert flag.helps.endswith(".")


def test_a_changed_text_has_another_hash():
    assert text_hash("a", "b") != text_hash("ab")
    assert text_hash("\ud800")  # half a character, as a broken browser may send it


@given(TEXTS, st.sampled_from(TextKind))
def test_no_text_upsets_the_checker_and_each_flag_lies_in_the_text(text, kind):
    found = flags(text, kind, WORDS)
    for flag in found:
        assert 0 <= flag.passage.start < flag.passage.end <= len(text)
        assert text[flag.passage.start : flag.passage.end] == flag.passage.text
    assert found == flags(text, kind, WORDS)


@pytest.mark.parametrize(
    "word",
    [
        "children are seen by plans ",
        "is not ",
        "plan to ",
        "a",
        ". ",
        "\u2019",
        "sign off help ",
    ],
)
@pytest.mark.parametrize("kind", TextKind)
def test_ten_thousand_words_are_read_within_a_second(word, kind):
    text = word * (10_000 // max(1, len(word.split())))
    begun = time.process_time()
    flags(text, kind, WORDS)
    assert time.process_time() - begun < 1


def test_a_group_without_words_or_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="no words"):
        WordGroup(kind="hedge", words=())
    with pytest.raises(ValueError, match="not empty"):
        WordGroup(kind="hedge", words=(" *",))
    with pytest.raises(ValueError, match="known kind"):
        WordGroup(kind="noise", words=("a",))


def test_a_word_may_end_in_any_way_and_be_written_with_a_hyphen():
    words = Vocabulary(groups=(WordGroup(kind="act", words=("sign* off",)),))
    assert words.spans("act", "Signing-off, sign  off, design off") == [(0, 11), (13, 22)]
    assert words.has("thing", "plan") is False
