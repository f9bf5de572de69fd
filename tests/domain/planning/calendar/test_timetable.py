"""Timetables that could not be counted are refused; others are found by their names."""

from datetime import date

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.calendar.timetable import (
    Form,
    Unit,
    family_called,
    timetable_for,
)
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.unknown import UnknownFramework, UnknownVisit
from tests.domain.planning.calendar.invented_timetables import (
    FIELDWORK,
    NOTICE,
    step,
    timetable,
)

OLD = timetable(key="old", to_on=date(2022, 12, 31))
NEW = timetable(key="new", from_on=date(2023, 1, 1))
STANDARD = timetable(key="standard", kind="standard-inspection")
JOINT = timetable(key="joint", family="jtai", kind="jtai")
ALL = (OLD, NEW, STANDARD, JOINT)
FRAMEWORKS = tuple(
    Framework(
        key=key,
        family=family,
        name=key,
        inspectorate="Invented",
        from_on=date(2018, 1, 1),
        to_on=None,
        areas=(),
        visits=(),
        questions=(),
        source="Invented.",
    )
    for key, family in (("ilacs-2018", "ilacs"), ("jtai-2022", "jtai"))
)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"offset": -1}, "offset is 0 or more"),
        ({"length": 0}, "length 1 or more"),
        ({"weekday": "monday"}, "needs the unit 'week'"),
        ({"earliest": 1}, "give both"),
        ({"earliest": 1, "latest": 3, "offset": 2}, "only an estimate has a range"),
        ({"earliest": 1, "latest": 3, "offset": 4, "form": Form.ESTIMATE}, "within its range"),
    ],
)
def test_a_step_that_could_not_be_counted_is_refused(given, words):
    with pytest.raises(ValueError, match=words):
        step("odd", after="notice", **given)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((NOTICE, FIELDWORK, FIELDWORK), "given twice"),
        ((NOTICE, step("fieldwork")), "only the first"),
        ((FIELDWORK,), "only the first"),
        ((NOTICE, step("fieldwork", after="later")), "does not stand before it"),
        ((NOTICE,), "no step 'fieldwork'"),
        (
            (NOTICE, step("call", after="notice"), step("fieldwork", after="call")),
            "is counted from it",
        ),
    ],
)
def test_steps_that_hang_in_the_air_are_refused(steps, words):
    with pytest.raises(ValueError, match=words):
        timetable(*steps)


def test_a_step_in_weeks_may_fall_on_a_weekday():
    assert step("ok", after="notice", unit=Unit.WEEKS, weekday="friday").weekday == "friday"


@pytest.mark.parametrize(
    ("on", "key"), [(date(2022, 12, 31), "old"), (date(2023, 1, 1), "new")]
)
def test_the_version_of_the_day_is_taken(on, key):
    assert timetable_for(ALL, family="ilacs", kind="short", on=on).key == key


@pytest.mark.parametrize(
    "kind", ["standard", "Standard", "standard-inspection", "Standard inspection"]
)
def test_a_kind_may_be_named_in_short_or_in_words(kind):
    assert timetable_for(ALL, family="ilacs", kind=kind, on=date(2020, 1, 1)) is STANDARD


def test_a_kind_need_not_be_named_where_there_is_only_one():
    assert timetable_for(ALL, family="jtai", kind=None, on=date(2020, 1, 1)) is JOINT


@pytest.mark.parametrize("kind", [None, "", "annual"])
def test_an_unknown_kind_is_answered_with_the_known_ones(kind):
    with pytest.raises(UnknownVisit, match="one of short-inspection, standard-inspection"):
        timetable_for(ALL, family="ilacs", kind=kind, on=date(2020, 1, 1))


def test_a_kind_that_was_not_named_is_asked_for():
    with pytest.raises(UnknownVisit, match=r"No kind of visit was named. Needed: one of short"):
        timetable_for(ALL, family="ilacs", kind=None, on=date(2020, 1, 1))


def test_a_slip_of_the_pen_is_answered_with_what_comes_near():
    with pytest.raises(UnknownVisit, match="Did you mean: short"):
        timetable_for(ALL, family="ilacs", kind="shrt", on=date(2020, 1, 1))


def test_a_family_without_a_timetable_is_refused_with_those_that_have_one():
    with pytest.raises(
        Refused, match="No timetable is recorded for sif; recorded are ilacs, j"
    ):
        timetable_for(ALL, family="sif", kind=None, on=date(2015, 1, 1))


def test_a_day_before_the_first_version_is_refused_with_the_days_that_hold():
    with pytest.raises(Refused) as refused:
        timetable_for(ALL, family="ilacs", kind="short", on=date(2017, 12, 31))
    assert "does not hold on 31 December 2017" in str(refused.value)
    assert "1 January 2018 to 31 December 2022; 1 January 2023 to now" in str(refused.value)


@pytest.mark.parametrize(("given", "family"), [("ILACS", "ilacs"), ("jtai-2022", "jtai")])
def test_a_framework_may_be_named_by_family_or_version(given, family):
    assert family_called(given, FRAMEWORKS) == family


def test_an_unknown_framework_is_answered_with_what_comes_near():
    with pytest.raises(UnknownFramework, match="Did you mean: ilacs"):
        family_called("ilax", FRAMEWORKS)
