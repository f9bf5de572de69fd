"""Authorities by name: civic titles, shared names, days."""

from datetime import date

import pytest

from firsthand.domain.reference.authority import Authority, folded, named, untitled


def authority(la_code, name, *other_names, from_on=None, to_on=None):
    """Return an invented authority."""
    return Authority(
        la_code=la_code,
        name=name,
        region="London",
        ons_codes=(f"E99000{la_code}",),
        ofsted_urn=None,
        from_on=from_on,
        to_on=to_on,
        other_names=other_names,
    )


OLD = authority("901", "Fenland", "Fenland County Council", to_on=date(2019, 3, 31))
NEW = authority("902", "Fenland", from_on=date(2019, 4, 1))
CITY = authority("903", "City of Mere")
WEIR = authority("904", "Weir and Lock", "Weir & Lock-on-Sea")
EVERYONE = (OLD, NEW, CITY, WEIR)


@pytest.mark.parametrize(
    "name",
    [
        "Weir and Lock",
        "weir & lock",
        "WEIR  AND LOCK",
        "Weir and Lock Council",
        "Weir and Lock Metropolitan Borough Council",
        "London Borough of Weir and Lock",
        "Royal Borough of Weir and Lock",
        "The Council of the City of Weir and Lock",
        "Weir and Lock-on Sea",
        "904",
        "E99000904",
    ],
)
def test_an_authority_answers_to_its_name_in_every_dress(name):
    assert named(name, EVERYONE) == WEIR


@pytest.mark.parametrize("name", ["", "Council", "City of", "Weir", "Lock", "905", "Fen"])
def test_a_part_of_a_name_or_a_bare_title_is_nobody(name):
    assert named(name, EVERYONE) is None


def test_a_title_that_belongs_to_the_name_is_kept():
    assert named("City of Mere", EVERYONE) == CITY


def test_a_shared_name_is_nobody_until_a_day_is_given():
    assert named("Fenland", EVERYONE) is None
    assert named("Fenland", EVERYONE, on=date(2019, 3, 31)) == OLD
    assert named("Fenland Council", EVERYONE, on=date(2019, 4, 1)) == NEW


def test_a_full_name_tells_apart_what_the_short_one_does_not():
    assert named("Fenland County Council", EVERYONE) == OLD


def test_an_authority_exists_on_its_first_and_its_last_day():
    assert OLD.exists_on(date(2019, 3, 31)) and not OLD.exists_on(date(2019, 4, 1))
    assert NEW.exists_on(date(2019, 4, 1)) and not NEW.exists_on(date(2019, 3, 31))


def test_names_are_compared_without_case_marks_and_double_spaces():
    assert folded("St. Bee's-on-Sea  & Mere") == "st bees on sea and mere"
    assert untitled("The City of York City Council") == "york"
