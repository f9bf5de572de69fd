"""Codes: spellings that are read, and those that are rightly left in doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.refdata import read_lists
from firsthand.sources.lists.codes import code_of, spellings
from tests.conftest import skip

SETS = read_lists.code_sets()
SCHEMA = "Annex_A_schema_liia_pipeline.yml"


def read(key: str, cell: str) -> str | None:
    return code_of(cell, spellings(SETS[key]))


@pytest.mark.parametrize("code_set", SETS.values(), ids=SETS.keys())
def test_each_code_is_read_from_itself_its_label_its_aliases_and_both_together(code_set):
    for code in code_set.codes:
        for cell in (code.code, code.label, code.label.upper(), *code.aliases):
            assert read(code_set.key, cell) == code.code, cell
            assert read(code_set.key, f"k) {cell}") == code.code, cell


@pytest.mark.parametrize(
    ("key", "cell", "code"),
    [
        ("gender", "Female", "female"),
        ("gender", "b) Female", "female"),
        ("ethnicity", "a) WBRI", "WBRI"),
        ("ethnicity", "s) NOBT", "NOBT"),
        ("ethnicity", "s) REFU", "REFU"),
        ("ethnicity", "White & Black Caribbean", "MWBC"),
        ("contact-source", "q) 6: Police", "6"),
        ("contact-source", "j) 3D: Health services", "3D"),
        ("primary-need", "N1 - Abuse or Neglect", "N1"),
        ("legal-status", "E1: Placement order", "E1"),
        ("placement-type", "f) U6: Foster placement - not FFA", "U6"),
        ("no-further-action", "No further action", "yes"),
        ("abuse", "Neglect; Emotional abuse", "MUL"),
        ("accommodation", "B With parents or relatives", "B"),
        ("in-touch", "e) NREQ", "NREQ"),
        ("primary-need", "N3SB : Children whose parents abuse drugs", "N3"),
        ("ceased-reason", "Return home, not part of the care plan (not under SGO)", "E4B"),
        ("ceased-reason", "Independent living: non supportive accommodation", "E6"),
        ("placement-type", "K2OUT - Homes and Hostels (outside LA)", "K2"),
    ],
)
def test_a_spelling_means_its_code(key, cell, code):
    assert read(key, cell) == code


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("ethnicity", "s)"),  # the letter alone: two sources letter their lists differently
        ("ethnicity", "White - Not yet obtained"),
        ("ethnicity", "Gypsy or Irish Traveller"),
        ("gender", "Transgender"),
        ("yes-no", "CS Assessment Updated"),
        ("seen-alone", "Seen"),
        ("seen", "Not seen alone"),
        ("primary-need", "PSRMEM - Support with memory and cognition"),
        ("primary-need", "N1 - Low income"),  # the code says one thing, the words another
        ("contact-source", "Health"),
        ("contact-source", "Other dept (not Housing)"),
        ("case-status", "CLA&CP"),
        ("closure-reason", "RC5a - Transferred to services of our LA"),
        ("placement-type", "U6 - Residential accommodation not subject to children's homes"),
        ("placement-type", "H5 - Placement with other foster carer"),
        ("closure-reason", "Return home (not under SGO/residence order)"),
    ],
)
def test_a_spelling_that_could_mean_two_things_is_left_in_doubt(key, cell):
    assert read(key, cell) is None


@given(st.sampled_from(sorted(SETS)), st.text(max_size=60))
def test_no_text_breaks_the_reader_and_only_codes_come_out(key, text):
    assert read(key, text) in {None, *(code.code for code in SETS[key].codes)}


@pytest.mark.requirement("R6")
def test_ten_thousand_real_spellings_are_read_rightly_or_left_in_doubt(shared):
    """Compare with the groups that the schema's makers chose, and a reader's verdicts."""
    from benchmarks import spellings as measure

    schema = shared / "data" / "samples" / "annex_a" / SCHEMA
    if not schema.is_file():
        skip(f"{SCHEMA} is not there")
    found = list(measure.spellings(schema))
    assert len(found) == 10_781
    verdicts = measure.verdicts()
    wrong = [
        (one.column, one.given, one.read)
        for one in measure.strangers(found)
        if verdicts.get((one.column, one.given)) != "ours"
    ]
    assert wrong == []
    assert sum(one.read is not None for one in found) > 7_000
