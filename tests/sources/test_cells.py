from datetime import date

import pytest

from firsthand.sources.cells import day, is_grade, text, whose
from tests.sources.invented_tables import authority

END = date(2019, 3, 31)
COUNTY = authority("835", "Sameshire", to_on=END)
UNITARY = authority("838", "Sameshire", ons=["E99000059"], from_on=date(2019, 4, 1))
BOTH = (COUNTY, UNITARY)


@pytest.mark.parametrize(
    "cell", ["2024-06-10T00:00:00", "2024-06-10", "10/06/2024", "10/06/24", "10 June 2024"]
)
def test_a_day_is_read_in_each_form_that_publishers_use(cell):
    assert day(cell) == date(2024, 6, 10)


@pytest.mark.parametrize("cell", [None, "", "nan", "None", "soon", "31/02/2024", "45453"])
def test_what_is_no_day_is_none(cell):
    assert day(cell) is None


def test_blank_words_say_nothing():
    assert [text(cell) for cell in (None, " ", "NaN", "None", " two\n words ")] == [
        *(None, None, None, None),
        "two words",
    ]


def test_only_words_that_inspectorates_use_are_grades():
    assert is_grade("Requires improvement to be good")
    assert is_grade("-")
    assert not is_grade("see note 3")
    assert not is_grade(None)


def test_one_name_of_two_authorities_is_told_apart_by_the_day():
    assert whose(["Sameshire"], BOTH, days=[date(2016, 5, 23)]) is COUNTY
    assert whose(["Sameshire"], BOTH, days=[date(2021, 11, 19)]) is UNITARY


def test_one_name_of_two_authorities_without_a_day_is_nobody():
    assert whose(["Sameshire"], BOTH, days=[None]) is None


def test_a_report_may_come_out_after_the_end_of_its_authority():
    assert whose(["Gonely"], (authority("909", "Gonely", to_on=END),), days=[END, None]).la_code


def test_a_name_and_a_code_that_disagree_are_nobody():
    others = (authority("991", "Anyborough"), UNITARY)
    assert whose(["Anyborough", "E99000059"], others, days=[date(2021, 1, 1)]) is None
    assert whose(["Sameshire", "E99000059"], others, days=[date(2021, 1, 1)]) is UNITARY


def test_an_unknown_code_beside_a_known_name_is_nobody():
    assert whose(["Sameshire", "E00000000"], BOTH, days=[date(2021, 1, 1)]) is None
