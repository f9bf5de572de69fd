import shutil

import pytest

from firsthand.domain.prevalence.linkage.columns import FIELDS
from firsthand.domain.prevalence.linkage.vocabulary import plain_heading
from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_linkage import FOLDER, linkage_vocabulary


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "linkage")


def changed(folder, name, old, new):
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RefdataError) as caught:
        linkage_vocabulary(folder)
    return str(caught.value)


def test_every_field_has_words_and_every_exact_heading_is_plain():
    words = linkage_vocabulary()
    assert set(words.by_key) == set(FIELDS)
    for heading in words.exact:
        assert plain_heading(heading) == heading


def test_a_heading_that_is_exact_for_two_fields_is_refused(folder):
    told = changed(folder, "columns.yaml", "    - forename\n", "    - surname\n")
    assert "'surname' is exact for 'given_name' too" in told


def test_an_expression_that_is_none_is_refused(folder):
    assert "is no expression" in changed(folder, "columns.yaml", '"m ?/? ?f', '"(m ?/? ?f')


def test_a_field_given_twice_is_refused(folder):
    told = changed(folder, "columns.yaml", "- key: area\n", "- key: group\n")
    assert "'group' was given before" in told


def test_a_field_or_a_list_of_words_that_is_missing_is_refused(folder):
    told = changed(folder, "words.yaml", "- key: marks\n  words:", "- key: titles\n  words:")
    assert "no entry 'marks'" in told
