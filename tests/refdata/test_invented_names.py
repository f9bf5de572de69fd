"""The names of invented people: read, checked, and refused in words where they are wrong."""

import pytest

from firsthand.refdata.errors import RefdataError
from firsthand.refdata.read_invented import FILE, invented_names

pytestmark = pytest.mark.requirement("R6")


def test_there_are_names_enough_that_most_children_are_told_apart():
    names = invented_names()
    assert len(names.surnames) > 1500
    assert len(names.streets) > 900
    assert len(names.girls) > 100 and len(names.boys) > 100


def test_no_postcode_area_exists():
    # No postcode begins with these letters (Royal Mail, Programmers' Guide to the PAF).
    assert {area[0] for area in invented_names().postcode_areas} <= {"Q", "V", "X"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("key: street-kinds", "key: street-names", "'street-names' was given before"),
        ("key: street-kinds", "key: hats", "'hats' is not a known word"),
        ("parts: [QB, QD,", "parts: [QB, QB,", "none of them twice"),
        ("parts: [QB, QD,", "hats: [QB, QD,", "There is no field 'hats'"),
    ],
    ids=["twice", "unknown", "repeated", "field"],
)
def test_wrong_names_are_refused_with_what_to_do(tmp_path, before, after, said):
    text = FILE.read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "names.yaml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(RefdataError, match=said):
        invented_names(file)


def test_a_list_that_is_missing_is_named(tmp_path):
    text = FILE.read_text(encoding="utf-8")
    file = tmp_path / "names.yaml"
    file.write_text(text[: text.index("- key: postcode-areas")], encoding="utf-8")
    with pytest.raises(RefdataError, match="no list 'postcode-areas'"):
        invented_names(file)
