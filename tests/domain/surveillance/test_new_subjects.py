"""New subjects in invented texts: found when there, not found when dates mean nothing."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.subjects.emerging import Asked, emerging
from firsthand.domain.surveillance.subjects.text import Text
from firsthand.refdata.read_subjects import subject_words
from tests.domain.surveillance.invented_texts import invented_texts, shuffled

WORDS = [f"number {chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(30)]
ASKED = Asked(as_of=date(2023, 1, 31), shuffles=10)


def by_letters(texts):
    """Stand for the engine: a vector counts the letters, so that like words are alike."""
    return np.array([[text.count(letter) for letter in "abcdefghijklmnop"] for text in texts])


def search(texts, asked=ASKED):
    return emerging(texts, subject_words(), by_letters, asked=asked, progress=lambda *_: None)


@pytest.fixture(scope="module")
def found():
    return search(invented_texts())


@pytest.mark.requirement("R10")
def test_a_planted_subject_is_found_with_its_places_and_days(found):
    planted = [one for one in found.subjects if "vaping lounge" in one.terms]
    assert len(planted) == 1
    subject = planted[0]
    assert subject.q_value <= 0.1
    assert date(2022, 7, 1) < subject.flagged_on <= date(2022, 10, 1)
    assert subject.third_place_on == subject.first_seen[2].on
    assert len({seen.place for seen in subject.first_seen}) == subject.places >= 3
    assert list(subject.first_seen) == sorted(
        subject.first_seen, key=lambda seen: (seen.on, seen.place)
    )


def test_its_phrases_are_one_concept(found):
    assert len([one for one in found.subjects if any("vaping" in t for t in one.terms)]) == 1


def test_only_terms_come_out_and_no_sentence(found):
    assert all(len(term.split()) <= 3 for one in found.subjects for term in one.terms)


def test_a_seed_gives_the_same_answer_again(found):
    assert search(invented_texts()).subjects == found.subjects


def test_the_order_of_texts_does_not_matter(found):
    assert search(list(reversed(invented_texts()))).subjects == found.subjects


@pytest.mark.requirement("R10")
def test_with_shuffled_dates_hardly_anything_is_found():
    raised = [search(shuffled(invented_texts(), seed)).raised for seed in range(10)]
    # One false family in ten runs is what a rate of 0.1 allows; three are still chance.
    assert sum(raised) <= 3


def test_as_of_a_day_nothing_later_is_known():
    early = search(invented_texts(), replace(ASKED, as_of=date(2022, 6, 30)))
    assert not any("vaping" in term for one in early.subjects for term in one.terms)
    assert all(source.on <= date(2022, 6, 30) for source in early.counted.sources)


def test_a_new_word_outside_any_context_of_harm_is_no_subject():
    texts = invented_texts(planted_from=None)
    harmless = " ".join(["The garden was tidy and the sun came out over the roofs."] * 2)
    late = [
        replace(text, body=f"{harmless} They sell trampolines. {harmless}")
        if text.on >= date(2022, 7, 1)
        else text
        for text in texts
    ]
    assert not any("trampolines" in one.terms for one in search(late).subjects)


def test_one_place_that_writes_again_and_again_makes_no_subject():
    texts = invented_texts(planted_from=None)
    one = [
        Text(
            place="Invented Ash",
            on=date(2022, 7 + n % 6, 3),
            kind="letter",
            body=f"Children are hurt in the vaping lounge, visit {WORDS[n]}.",
        )
        for n in range(30)
    ]
    assert not any("vaping lounge" in s.terms for s in search([*texts, *one]).subjects)


def test_a_name_or_a_case_number_never_comes_out():
    texts = [
        replace(text, body=text.body.replace("vaping lounge", "room of Kayla, case K014 Zed"))
        for text in invented_texts()
    ]
    told = {t for one in search(texts).subjects for term in one.terms for t in term.split()}
    assert not told & {"kayla", "k014", "k"}


@pytest.mark.parametrize("told", ["acacia avenue", "kaylee brightwell", "initials jsk"])
def test_a_street_or_a_person_written_small_never_comes_out(told):
    texts = [
        replace(text, body=text.body.replace("vaping lounge", told))
        for text in invented_texts()
    ]
    terms = {term for one in search(texts).subjects for term in one.terms}
    assert told not in terms


def test_a_title_tells_a_name_that_is_on_no_list():
    texts = [
        replace(text, body=text.body.replace("in the vaping lounge", "by Mr Xanthopoulos"))
        for text in invented_texts()
    ]
    terms = {term for one in search(texts).subjects for term in one.terms}
    assert not any("xanthopoulos" in term for term in terms)


def test_the_budget_of_a_quarter_is_kept_and_the_rest_counted():
    narrow = search(invented_texts(), replace(ASKED, per_quarter=1, rate=0.9))
    wide = search(invented_texts(), replace(ASKED, per_quarter=99, rate=0.9))
    assert all(one.rank == 1 for one in narrow.subjects)
    assert len(narrow.subjects) + narrow.beyond == len(wide.subjects)


@pytest.mark.parametrize(
    ("texts", "rule"),
    [
        ([], "no-texts"),
        (invented_texts()[:1], "few-places"),
        ([replace(one, on=date(2022, 1, 1)) for one in invented_texts()], "short-time"),
        ([replace(one, place="Invented Ash") for one in invented_texts()], "few-places"),
        ([replace(one, on=date(2024, 1, 1)) for one in invented_texts()], "no-texts"),
    ],
)
def test_texts_in_which_nothing_can_be_new_are_refused_in_words(texts, rule):
    with pytest.raises(Refused) as told:
        search(texts)
    (objection,) = told.value.objections
    assert objection.rule == rule
    assert objection.remedy


def test_texts_without_a_word_of_harm_give_no_subject_and_no_error():
    texts = [
        replace(one, body="The garden was tidy all year. " * 3) for one in invented_texts()
    ]
    assert search(texts).subjects == ()


@given(seed=st.integers(0, 1000))
@settings(max_examples=5)
def test_whatever_the_seed_a_flag_never_comes_before_the_third_place(seed):
    found = search(invented_texts(seed=seed), replace(ASKED, rate=0.5, shuffles=3))
    for one in found.subjects:
        assert one.third_place_on is None or one.flagged_on > one.first_seen[0].on
        assert sum(seen.on < one.flagged_on for seen in one.first_seen) >= 1


def test_what_most_texts_say_word_for_word_is_a_form_and_no_subject():
    form = "This letter tells of children at risk of harm who were visited by tricycle."
    texts = [
        replace(text, body=f"{text.body} {form}") if text.on >= date(2022, 7, 1) else text
        for text in invented_texts(planted_from=None)
    ]
    found = search(texts)
    assert found.counted.standing > 0
    assert not any("tricycle" in term for one in found.subjects for term in one.terms)
