"""Names that sound alike have one code; the cases are those the National Archives explain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.prevalence.linkage.phonetic import soundex

pytestmark = pytest.mark.requirement("R12")
PUBLISHED = {
    "washington": "w252",
    "lee": "l000",
    "gutierrez": "g362",
    "pfister": "p236",
    "jackson": "j250",
    "tymczak": "t522",
    "ashcraft": "a261",
    "robert": "r163",
    "rupert": "r163",
    "rubin": "r150",
    "honeyman": "h555",
}


@pytest.mark.parametrize(("name", "code"), PUBLISHED.items())
def test_published_examples_are_met(name, code):
    assert soundex(name) == code


@pytest.mark.parametrize("nothing", ["", "1", "žů"])
def test_a_name_without_plain_letters_has_no_code(nothing):
    assert soundex(nothing) == ""


@given(st.text("abcdefghijklmnopqrstuvwxyz' ", min_size=1))
def test_a_code_is_a_letter_and_three_digits_whatever_stands_between(name):
    code = soundex(name)
    assert code == soundex(name.replace(" ", "").replace("'", ""))
    assert not code or (code[0].isalpha() and code[1:].isdigit() and len(code) == 4)
