"""R23: any view can be had as of any date, and shows only what was public then."""

from datetime import date

import pytest

from firsthand.services.authorities import authority
from firsthand.services.picture import national_picture

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
]

BEFORE_THE_JAY_REPORT = date(2014, 7, 1)


@pytest.mark.requirement("R23")
def test_in_july_2014_the_public_could_know_this_of_rotherham_and_no_more():
    told = [
        (entry.published_on, entry.kind, entry.grade)
        for entry in authority("Rotherham", as_of=BEFORE_THE_JAY_REPORT).timeline
        if entry.area in {None, "overall", "safeguarding"}
    ]
    assert told == [
        (date(2009, 12, 9), "rating", "Performs poorly (inadequate)"),
        (date(2009, 12, 31), "improvement-notice", None),
        (date(2010, 8, 27), "inspection", "Adequate"),
        (date(2011, 1, 31), "intervention-ended", None),
        (date(2012, 8, 10), "inspection", "Adequate"),
    ]


@pytest.mark.requirement("R23")
@pytest.mark.requirement("R14")
def test_the_table_of_2023_calls_adequate_by_another_word_and_both_are_kept():
    then = authority("372", as_of=BEFORE_THE_JAY_REPORT).timeline
    now = authority("372", as_of=date(2024, 1, 1)).timeline
    inspected_2012 = [
        next(e for e in line if e.published_on == date(2012, 8, 10)) for line in (then, now)
    ]
    assert [e.grade for e in inspected_2012] == ["Adequate", "Adequate"]
    assert [e.official_label for e in inspected_2012] == [
        None,
        "Requires improvement to be good",
    ]
    assert [e.recoded for e in inspected_2012] == [False, True]


@pytest.mark.requirement("R23")
def test_no_row_of_the_picture_knows_the_future():
    day = date(2016, 3, 31)
    for row in national_picture(as_of=day, harm="child-sexual-exploitation").rows:
        assert all(look.published_on <= day for look in row.looks)


@pytest.mark.requirement("R23")
def test_figures_are_shown_from_their_release_and_not_from_their_period():
    answer = authority("372", as_of=date(2016, 6, 1))
    points = [point for one in answer.indicators for point in one.series.points]
    assert points
    assert all(point.known_on <= date(2016, 6, 1) for point in points)
    assert not any(point.period_ends_on == date(2016, 3, 31) for point in points)
