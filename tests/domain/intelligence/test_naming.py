"""Invented passages in the manner of reports; none is taken from one."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.intelligence.naming import mentions
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sentences import paragraphs, plain, sentences
from firsthand.domain.intelligence.sieve import sieve
from firsthand.domain.intelligence.sighting import Mention
from firsthand.domain.intelligence.stems import longest_word, stems
from firsthand.domain.intelligence.vocabulary import vocabulary
from firsthand.refdata.read import harms

CSE, CCE = "child-sexual-exploitation", "child-criminal-exploitation"


def passage(
    text: str, *, part: str = "body", page: int = 5, area: str = "leadership"
) -> Passage:
    return Passage(page=page, heading="Findings", area=area, part=part, text=text)


def heard(text: str, *, on: date = date(2022, 1, 1), part: str = "body") -> dict[str, Mention]:
    return {one.harm: one for one in mentions([passage(text, part=part)], harms(), on=on)}


NAMED = {
    CSE: "Children at risk of sexual exploitation.",
    CCE: "Work on county lines.",
    "missing-children": "Return home interviews are held.",
    "domestic-abuse": "Cases are heard at the MARAC.",
    "neglect": "The graded care profile is in use.",
    "child-sexual-abuse": "Children who were sexually abused.",
    "physical-abuse": "A child with a non-accidental injury.",
    "emotional-abuse": "Plans in the category of emotional abuse.",
    "trafficking-and-modern-slavery": "Referrals to the national referral mechanism.",
    "serious-youth-violence": "Work on knife crime.",
    "radicalisation": "Staff know their Prevent duty.",
    "female-genital-mutilation": "A protocol on FGM.",
    "forced-marriage-and-honour-abuse": "Training on so-called honour-based abuse.",
    "online-harm": "Foster carers know how to keep children safe online.",
    "harmful-sexual-behaviour": "Children who show harmful sexual behaviour.",
    "substance-misuse": "Parents who misuse alcohol.",
    "mental-ill-health-and-self-harm": "Children who self-harm.",
    "homelessness-16-17": "Children aged 16 and 17 who present as homeless.",
    "missing-education": "Children missing education are traced.",
    "unaccompanied-children": "Unaccompanied asylum-seeking children.",
    "private-fostering": "Children who are privately fostered.",
}
FALSE_FRIENDS = {
    "neglect": ("Managers neglected to record it.", "A neglected area of work."),
    "missing-children": (
        "Children missing education are traced.",
        "Some documents are missing information.",
        "Missing medical appointments is followed up.",
        "Plans are missing key information.",
        "Contingency plans are often missing.",
    ),
    CSE: ("Leaders exploit every opportunity.", "Children were criminally exploited."),
    "missing-education": (
        "Children who are missing from care.",
        "Not in education, employment",
    ),
    "online-harm": ("Staff complete online training.", "An online portal for carers."),
    "radicalisation": ("Early help to prevent family breakdown.", "A new prevention strategy."),
    "substance-misuse": ("The substance of the plan is clear.",),
    "homelessness-16-17": ("Homeless families are housed.",),
    "mental-ill-health-and-self-harm": ("Practical and emotional support is given.",),
    "private-fostering": ("Children in foster care do well.",),
}


def test_every_harm_is_named_by_a_strict_term():
    assert {harm.key for harm in harms()} == set(NAMED)
    for harm in harms():
        assert any(term.reading == "strict" for term in harm.terms)


@pytest.mark.parametrize(("harm", "sentence"), NAMED.items())
def test_a_plain_word_for_the_harm_names_it(harm: str, sentence: str):
    assert heard(sentence)[harm].strict >= 1


@pytest.mark.parametrize(
    ("harm", "sentence"), [(h, one) for h, each in FALSE_FRIENDS.items() for one in each]
)
def test_a_false_friend_does_not_name_the_harm(harm: str, sentence: str):
    assert harm not in heard(sentence)


def test_every_term_is_an_expression_with_stems_and_known_reading():
    for harm in harms():
        for term in harm.terms:
            assert term.reading in ("strict", "wide")
            assert re.compile(term.pattern)
            assert stems(term.pattern), f"{harm.key}: {term.pattern} has no stem and is slow"


def test_a_wide_term_stands_for_the_harm_only_from_its_date():
    text = "Children at risk of exploitation are known."
    assert CCE not in heard(text, on=date(2017, 6, 1))
    found = heard(text, on=date(2019, 6, 1))
    assert (found[CCE].strict, found[CCE].wide) == (0, 1)
    assert (found[CSE].strict, found[CSE].wide) == (0, 1)


def test_the_wide_count_includes_the_strict_one():
    found = heard("Sexual exploitation and other exploitation of children.")[CSE]
    assert (found.strict, found.wide) == (1, 2)


def test_two_kinds_of_exploitation_in_one_phrase_name_both():
    found = heard("Children at risk of sexual and criminal exploitation.")
    assert found[CSE].strict == found[CCE].strict == 1


def test_a_criticism_belongs_to_the_harm_that_its_sentence_names():
    found = heard(
        "Work on neglect is strong. Plans after domestic abuse are not always timely."
    )
    assert (found["neglect"].criticised_strict, found["neglect"].examined_strict) == (0, 1)
    assert found["domestic-abuse"].criticised_strict == 1


def test_a_sentence_that_goes_on_belongs_to_the_harm_before():
    found = heard("Return interviews are held. However, they are too late to be of use.")
    assert found["missing-children"].criticised_strict == 1


def test_a_sentence_on_something_else_does_not():
    found = heard("Work is good. Return interviews are prompt. Adoption work is weak.")
    assert found["missing-children"].criticised_wide == 0


def test_a_short_paragraph_that_opens_with_a_harm_is_about_it_to_its_end():
    said = "Private fostering is known to few. Visits happen. Managers keep no clear record."
    assert heard(said)["private-fostering"].criticised_strict >= 1


def test_a_new_paragraph_ends_what_went_before():
    found = heard("Return interviews are held promptly.\n12. These plans are weak.")
    assert found["missing-children"].criticised_wide == 0


def test_this_also_applies_carries_the_criticism_over():
    found = heard(
        "Plans are often weak. This particularly applies to children who are neglected."
    )
    assert found["neglect"].criticised_strict == 1


@pytest.mark.parametrize("part", ["about", "cover"])
def test_standing_text_never_counts_as_a_look(part: str):
    found = heard("The response to neglect is weak.", part=part)["neglect"]
    assert found.strict == 1
    assert (found.criticised_wide, found.examined_wide, found.to_improve_wide) == (0, 0, 0)


def test_an_item_of_the_list_of_what_must_improve_is_counted_as_such():
    found = heard("\u25fc The quality of return interviews.", part="to-improve")
    assert found["missing-children"].to_improve_strict == 1
    assert found["missing-children"].criticised_strict == 0


def test_a_harm_given_as_an_example_or_in_a_list_is_no_look():
    example = "Managers respond well to risks, such as neglect."
    listed = (
        "Good training covers neglect, forced marriage, online safety, and private fostering."
    )
    assert heard(example)["neglect"].examined_wide == 0
    assert heard(listed)["neglect"].examined_wide == 0


def test_counts_are_kept_by_area_and_heading_with_their_pages():
    said = [
        passage("Neglect is well understood.", page=4),
        passage("Neglect is known.", page=6),
        passage("Neglect is well understood.", page=9, area="lscb"),
    ]
    found = mentions(said, harms(), on=date(2016, 1, 1))
    assert [(one.area, one.strict, one.pages) for one in found] == [
        ("leadership", 2, (4, 6)),
        ("lscb", 1, (9,)),
    ]


def test_words_broken_over_lines_are_whole_again():
    assert heard("Children who are sexually\nexploited are seen.")[CSE].strict == 1
    assert heard("Risks are extra\ufffefamilial.")[CSE].wide == 1


def test_a_page_is_cut_at_bullets_and_numbers():
    text = "First line\ngoes on.\n\u2022 A bullet.\n14. A paragraph. It goes on."
    assert paragraphs(plain(text)) == [
        "First line goes on.",
        "A bullet.",
        "A paragraph. It goes on.",
    ]
    assert sentences("A paragraph. It goes on.") == ["a paragraph.", "it goes on."]


def test_empty_text_names_nothing():
    assert mentions([passage("")], harms(), on=date(2022, 1, 1)) == ()
    assert mentions([], harms(), on=date(2022, 1, 1)) == ()


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bneglect\b", ("neglect",)),
        (r"\bcse\b|\bsexual(?:ly)? exploit\w*", ("cse", " exploit")),
        (r"\b(?:drugs?|alcohol)\b", ("drug", "alcohol")),
        (r"\b(?:a|an)\b", None),
        (r"\bself-? ?harm", ("self",)),
    ],
)
def test_the_stems_of_an_expression_are_what_it_cannot_do_without(
    pattern: str, expected: tuple[str, ...] | None
):
    assert stems(pattern) == expected


def test_a_bracket_that_never_closes_is_refused():
    with pytest.raises(ValueError, match="never closes"):
        stems(r"\b(?:neglect")


def test_a_stem_is_searched_by_its_longest_word_that_is_not_common():
    assert longest_word("separated children") == "separated"
    assert longest_word("children") == "children"


WORDS = st.sampled_from(
    (
        *("children", "neglect", "sexual", "exploitation", "exploited", "missing", "from"),
        *("home", "education", "domestic", "abuse", "and", "or", "the", "not", "drug"),
        *("alcohol", "online", "safety", "mental", "health", "homeless", "16", "17", "gangs"),
    )
)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_the_stems_never_hide_what_an_expression_would_find(text: str):
    known = vocabulary(harms(), on=date(2024, 1, 1))
    every = {words.harm: words for each in known.by_stem.values() for words in each}
    found = {harm for harm, words in every.items() if words.wide.search(text)}
    assert found <= {words.harm for words in known.perhaps_in(text)}


def test_a_word_is_remembered_and_forgotten_without_changing_the_answer(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("firsthand.domain.intelligence.sieve.REMEMBERED", 1)
    known = sieve([("neglect", (r"\bneglect\b",)), ("always", (r"\ba\b",))])
    for text in ("neglect here", "nothing here", "neglect here"):
        assert ("neglect" in known.perhaps_in(text)) is ("neglect" in text)
        assert "always" in known.perhaps_in(text)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str):
    assert isinstance(mentions([passage(text)], harms(), on=date(2022, 1, 1)), tuple)
