"""The checker's words are data, and a broken file is told by its line."""

import shutil

import pytest

from firsthand.domain.inspection.words.word_groups import KINDS
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_plain_words import FOLDER, plain_words


def test_there_are_words_of_every_kind_and_jargon_says_what_it_means():
    groups = plain_words().groups
    assert {group.kind for group in groups} == KINDS
    assert all(group.plain for group in groups if group.kind in {"jargon", "hedge"})


def test_no_word_stands_twice_in_one_kind():
    for kind in KINDS:
        told = [word for one in plain_words().groups if one.kind == kind for word in one.words]
        assert len(told) == len(set(told)), kind


def test_a_kind_that_has_no_words_left_is_refused(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "words")
    (tmp_path / "words" / "jargon.yaml").unlink()
    with pytest.raises(RefdataError, match="no words of kind 'jargon'"):
        plain_words(tmp_path / "words")


def test_an_unknown_kind_is_refused_with_its_line(tmp_path):
    (tmp_path / "words.yaml").write_text("- kind: noise\n  words: [a]\n")
    with pytest.raises(RefdataError, match="line 1"):
        plain_words(tmp_path)
