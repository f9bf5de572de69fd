"""The words by which new subjects are found: read, checked, and enough for every harm."""

import pytest

from firsthand.domain.surveillance.subjects.lexicon import Told
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read import harms
from firsthand.refdata.read_subjects import subject_words

# Harms whose name itself is no word of harm: what is told beside them speaks of it.
NAMED_WITHOUT = {"private-fostering"}


def test_each_harm_that_ships_is_told_by_a_word_of_harm():
    told = Told(subject_words(), "harm")
    missing = {
        harm.key
        for harm in harms()
        if not any(told[word] for word in f"{harm.name} {harm.meaning}".casefold().split())
    }
    assert missing <= NAMED_WITHOUT


def test_every_group_says_why_it_is_there():
    assert all(group.note for group in subject_words().groups)


def test_an_asterisk_stands_for_every_ending_and_nothing_else_does():
    told = Told(subject_words(), "harm")
    assert told["exploitation"]
    assert told["exploited"]
    assert told["harm"]
    assert not told["harmony"]


def test_small_words_and_names_are_told_from_each_other():
    words = subject_words()
    assert not words.of_use("name") & words.of_use("stop")


@pytest.mark.parametrize("word", ["Harm", "two words", "*", "k014"])
def test_a_word_that_could_never_match_is_refused_with_its_line(tmp_path, word):
    (tmp_path / "a.yaml").write_text(
        f'- key: invented\n  use: harm\n  note: Invented.\n  words: ["{word}"]\n'
    )
    with pytest.raises(RefdataError, match="small letters"):
        subject_words(tmp_path)


def test_a_use_without_words_is_refused(tmp_path):
    (tmp_path / "a.yaml").write_text(
        "- key: invented\n  use: harm\n  note: Invented.\n  words: [harm]\n"
    )
    with pytest.raises(RefdataError, match="no words of use"):
        subject_words(tmp_path)
