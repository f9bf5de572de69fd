"""Signs: what no reader sees, and letters that only look like others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.signs import folded, foreign, objections_to_unseen, unseen


@pytest.mark.parametrize(
    ("text", "lines", "found"),
    [
        ("Plain words, 'quoted' - and £5.", False, ()),
        ("Two\nlines", True, ()),
        ("Two\nlines", False, ("U+000A",)),
        ("pas\u00adted", True, ()),
        ("pas\u00adted", False, ("U+00AD",)),
        ("turned\u202e\u202e\u2066", True, ("U+202E", "U+2066")),
        ("\x1b[2Jcleared", True, ("U+001B",)),
    ],
    ids=ascii,
)
def test_signs_that_no_reader_sees_are_named_once(text, lines, found):
    assert unseen(text, lines=lines) == found
    assert bool(objections_to_unseen(text, rule="reason", lines=lines)) == bool(found)


@pytest.mark.parametrize(
    ("text", "plain"),
    [("N\u00e9GLECT", "neglect"), ("\uff2eeglect", "neglect"), ("\U0001d40deglect", "neglect")],
    ids=ascii,
)
def test_other_forms_of_a_letter_are_the_letter(text, plain):
    assert folded(text) == plain
    assert foreign(text) == ""


@pytest.mark.parametrize("text", ["Negle\u0441t", "\u0274eglect", "f\u0131xed"], ids=ascii)
def test_a_letter_that_only_looks_like_another_is_found(text):
    assert foreign(text)


@given(st.text(max_size=40))
def test_what_is_folded_stays_as_it_is(text):
    assert folded(folded(text)) == folded(text)
