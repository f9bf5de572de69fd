"""Numbers and symbols as DfE writes them, and codes that may be what they seem."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.ees.checks_codes import authorities, countries, regions
from firsthand.sources.ees.meta import guessed_meta
from firsthand.sources.ees.pair import Pair
from firsthand.sources.ees.table import Table
from firsthand.sources.ees.values import is_number, number_in, symbol_in

LA = ("time_period", "old_la_code", "new_la_code", "la_name")


@given(st.integers(-(10**9), 10**9))
def test_a_number_is_read_with_and_without_commas(number):
    assert number_in(str(number)) == number_in(f"{number:,}") == number


@given(st.floats(-1e6, 1e6).map(lambda x: round(x, 5)))
def test_a_number_with_decimals_is_read(number):
    assert number_in(str(number)) == number


@pytest.mark.parametrize(
    "text", ["", " ", "c", "low", "1,0", "1,2345", "1.2.3", "-", "1 2", "e5"]
)
def test_what_is_no_number_is_not_read_as_one(text):
    assert not is_number(text)
    assert number_in(text) is None


@given(st.text(max_size=12))
def test_no_text_stops_the_reader(text):
    number_in(text)
    symbol_in(text)


@pytest.mark.parametrize("text", ["c", " C ", "low", "~", ":"])
def test_a_symbol_is_known_in_any_case(text):
    assert symbol_in(text) == text.strip().lower()


def pair(header: tuple[str, ...], *rows: tuple[str, ...]) -> Pair:
    table = Table(file_name="invented.csv", header=header, rows=rows)
    return Pair(data=table, meta=guessed_meta(table))


def found(check, header, *rows) -> list[str]:
    return [finding.reason for finding in check(pair(header, *rows))]


def test_two_authorities_that_return_together_are_no_fault():
    row = ("2025", "901 / 902", "E06000901 / E06000902", "Anyton / Otherton")
    assert found(authorities, LA, row) == []


def test_a_code_that_belongs_to_another_authority_is_told():
    # Rotherham's nine-character code with Barnsley's three digits.
    assert found(authorities, LA, ("2025", "370", "E08000018", "Barnsley")) == [
        "la-combination"
    ]


def test_a_new_code_from_a_later_year_is_no_fault():
    # North Yorkshire kept its three digits when its other code changed.
    rows = (
        ("2023", "815", "E10000023", "North Yorkshire"),
        ("2024", "815", "E06000065", "North Yorkshire"),
    )
    assert found(authorities, LA, *rows) == []


@pytest.mark.parametrize("name", ["Outside of England and unknown", "Unknown"])
def test_a_place_that_is_in_no_country_has_the_code_z(name):
    assert found(countries, ("country_code", "country_name"), ("z", name)) == []


def test_a_country_is_not_hidden_behind_z():
    rows = (("z", "Scotland"),)
    assert found(countries, ("country_code", "country_name"), *rows) == ["country-combination"]


def test_a_region_that_is_not_known_has_the_code_x_or_z():
    header = ("geographic_level", "region_code", "region_name")
    assert found(regions, header, ("Regional", "z", "Unknown")) == []


def test_without_metadata_a_regions_spelling_is_let_pass():
    header = ("geographic_level", "region_code", "region_name")
    rows = (("Regional", "E12000003", "Yorkshire and the Humber"),)
    assert found(regions, header, *rows) == []
