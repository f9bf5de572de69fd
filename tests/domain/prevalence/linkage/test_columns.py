import polars as pl
import pytest

from firsthand.domain.prevalence.invented.records import COLUMNS
from firsthand.domain.prevalence.linkage.columns import (
    EXACT,
    LIKE,
    NONE,
    VALUES,
    Mapping,
    objections,
)
from firsthand.domain.prevalence.linkage.proposing import proposed
from firsthand.refdata.read_linkage import linkage_vocabulary

WORDS = linkage_vocabulary()


def proposal(*headings, **samples):
    filled = {name.replace("_", " "): pl.Series(cells) for name, cells in samples.items()}
    return proposed("police", headings, filled, WORDS)


def found(*headings, **samples):
    columns = proposal(*headings, **samples).columns
    return {one.heading: (one.field, one.certainty) for one in columns}


@pytest.mark.requirement("R6")
@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Forename", "given_name"),
        ("childFirstName", "given_name"),
        ("PUPIL_SURNAME", "surname"),
        ("D.O.B.", "date_of_birth"),
        ("PERSON BIRTH DATE", "date_of_birth"),
        ("NHS No.", "nhs_number"),
        ("Unique Pupil Number", "upn"),
        ("LAC start", "known_on"),
        ("Post Code", "postcode"),
        ("Zip code", "postcode"),
        ("Address Line 1", "street"),
        ("Gender", "sex"),
        ("Child Unique ID", "record"),
        ("Source of Referral", "referred_by"),
        ("Child's name", "whole_name"),
        ("Local Authority", "area"),
        ("Allocated Team", "part"),
        ("Source system", "part"),
    ],
)
def test_headings_of_the_field_mean_one_thing(heading, field):
    assert found(heading)[heading] == (field, EXACT)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Forname", "given_name"),
        ("Date of brith", "date_of_birth"),
        ("Expected DOB", "date_of_birth"),
        ("NHS ID number", "nhs_number"),
        ("Police ref no", "record"),
        ("Missing Persons Unit", "part"),
        ("Source", "referred_by"),
    ],
)
def test_headings_that_come_close_are_to_be_confirmed(heading, field):
    assert found(heading)[heading] == (field, LIKE)


@pytest.mark.parametrize("heading", ["Mother's DOB", "GP Postcode", "Worker name", "Notes"])
def test_headings_that_speak_of_others_are_left(heading):
    assert found(heading)[heading] == (None, NONE)


def test_invented_lists_have_headings_that_are_certain():
    assert proposal(*COLUMNS).certain
    assert [one.field for one in proposal(*COLUMNS).columns] == list(COLUMNS)


def test_values_tell_what_a_heading_does_not():
    numbers = ["9434765919", "943 476 5919"] * 3
    postcodes = ["XA20 9AU", "B1 1AA"] * 3
    upns = ["H801200001001"] * 6
    days = ["31/12/2010", "2010-01-01"] * 3
    assert found("A", "B", "C", "D", A=numbers, B=postcodes, C=upns, D=days) == {
        "A": ("nhs_number", VALUES),
        "B": ("postcode", VALUES),
        "C": ("upn", VALUES),
        "D": ("date_of_birth", VALUES),
    }


def test_ten_digits_with_wrong_check_digits_are_no_nhs_numbers():
    assert found("A", A=["9434765918"] * 6) == {"A": (None, NONE)}


def test_values_that_two_columns_share_tell_neither():
    days = ["31/12/2010"] * 6
    assert found("A", "B", A=days, B=days) == {"A": (None, NONE), "B": (None, NONE)}


def test_values_that_gainsay_a_heading_make_it_less_certain():
    assert found("DOB", DOB=["Smith"] * 6) == {"DOB": ("date_of_birth", LIKE)}


def test_two_headings_for_one_field_are_to_be_chosen_from():
    assert found("DOB", "Birth date") == {
        "DOB": ("date_of_birth", LIKE),
        "Birth date": (None, NONE),
    }


def test_a_whole_name_gives_way_to_its_parts():
    assert found("Full name", "Forename", "Surname")["Full name"] == (None, NONE)
    assert found("Name", "Surname")["Name"] == ("given_name", LIKE)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ({"headings": {"fornam": "A"}}, "'fornam' is no field"),
        ({"headings": {"surname": "Z"}}, "no column 'Z' for 'surname'"),
        ({"headings": {}, "ignored": ("Z",)}, "no column 'Z', which is to be ignored"),
        (
            {"headings": {"surname": "A", "given_name": "A"}},
            "given for 'surname' and 'given_name'",
        ),
        ({"headings": {"surname": "A"}, "ignored": ("A",)}, "'surname' and what is ignored"),
        ({"headings": {"surname": "A", "whole_name": "B"}}, "'whole_name' is given beside"),
        (
            {"headings": {"known_on": "A"}, "date_styles": {"known_on": "dmy"}},
            "style 'dmy' of 'known_on' means nothing",
        ),
        ({"headings": {}, "date_styles": {"known_on": "day first"}}, "there is no column"),
    ],
)
def test_what_is_wrong_with_a_mapping_is_told_by_name(mapping, said):
    (told,) = objections(Mapping(list_name="police", **mapping), ("A", "B"))
    assert told.reason.startswith("List 'police'")
    assert said in told.reason


def test_a_heading_that_its_values_contradict_is_left_to_a_person():
    values = [f"case-{number:04d}" for number in range(20)]
    (column,) = proposal("upn local", upn_local=values).columns
    assert (column.field, column.certainty) == (None, NONE)
    assert "Yet 0% of 20 values are UPNs" in column.reason
