"""Printed labels understood on their scale."""

from datetime import date

import pytest

from firsthand.domain.reference.scale import Grade, Recoding, Scale, understood


def grade(key, rank):
    """Return an invented grade."""
    return Grade(
        key=key, label=key.title(), rank=rank, meaning="a", does_not_mean="b", must_follow="c"
    )


DRY, DAMP = grade("dry", 1), grade("damp", 2)
SCALE = Scale(
    key="wet",
    name="Wet",
    grades=(DRY, DAMP),
    spellings={"dry": DRY.key, "damp": DAMP.key, "grade 2 (damp)": DAMP.key},
    recodings=(
        Recoding(
            printed_label="moist to be dry",
            awarded_key=DAMP.key,
            known_on=date(2023, 7, 6),
            where="a later table",
        ),
    ),
)


@pytest.mark.parametrize("label", ["Damp", " DAMP ", "Grade 2\n(damp)"])
def test_a_printed_label_is_understood_whatever_its_case_and_spaces(label):
    reading = understood(label, SCALE)
    assert (reading.grade, reading.recoded) == (DAMP, False)


def test_a_recoded_label_leads_to_the_grade_that_was_awarded():
    reading = understood("Moist to be dry", SCALE)
    assert (reading.grade, reading.recoded) == (DAMP, True)


@pytest.mark.parametrize("label", ["", "soaked", "not judged", "moist"])
def test_a_label_of_no_grade_is_none_and_never_the_nearest(label):
    assert understood(label, SCALE) is None
