"""The dates of an inspection, counted by hand over Christmas and Easter, and why."""

from datetime import date

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.calendar.calendar import calendar
from firsthand.domain.planning.calendar.timetable import Form, Unit
from firsthand.domain.reference.unknown import UnknownStep
from tests.domain.planning.calendar.invented_timetables import (
    FIELDWORK,
    HOLIDAYS,
    NOTICE,
    step,
    timetable,
)


def dated(start, **more):
    return calendar(timetable(), start=start, holidays=HOLIDAYS, **more)


def test_every_date_from_a_notice_in_november_is_the_one_counted_by_hand():
    # 30 working days from 13 November: four whole weeks and five days to 18 December are 25,
    # 21 to 24 December 29; 25 and 28 December are holidays; 29 December is the thirtieth.
    # 70 more: 27 January is 20, 10 February 30, 19 March 57, 25 March 61; Good Friday and
    # Easter Monday fall out; 2 April is 65, 9 April 70.
    made = dated(date(2026, 11, 2))
    assert [(one.step.key, one.on) for one in made.in_order] == [
        ("notice", date(2026, 11, 2)),
        ("audits", date(2026, 11, 6)),
        ("fieldwork", date(2026, 11, 9)),
        ("publication", date(2026, 12, 29)),
        ("receipt", date(2026, 12, 29)),
        ("plan", date(2027, 4, 9)),
        ("visit", date(2027, 5, 7)),
    ]
    assert made.step("fieldwork").until == date(2026, 11, 13)


def test_a_date_says_how_it_was_counted_and_which_holidays_fell_out():
    assert dated(date(2026, 11, 2)).step("plan").because == (
        "70 working days after the receipt on 29 December 2026 (itself an estimate); "
        "New Year's Day (1 January 2027), Good Friday (26 March 2027) and "
        "Easter Monday (29 March 2027) not counted."
    )


def test_what_rests_on_an_estimate_is_shown_with_its_range():
    made = dated(date(2027, 1, 4))
    # From 15 January, 21 working days reach 15 February, and 45 reach 19 March 2027.
    publication, plan = made.step("publication"), made.step("plan")
    assert (publication.earliest, publication.latest) == (date(2027, 2, 15), date(2027, 3, 19))
    assert plan.earliest < plan.on < plan.latest
    assert made.step("fieldwork").earliest is None


def test_a_date_that_is_known_ends_the_estimates_behind_it():
    made = dated(date(2027, 1, 4), moved={"publication": date(2027, 3, 3)})
    assert (made.step("plan").earliest, made.step("plan").latest) == (None, None)
    assert "itself an estimate" not in made.step("plan").because


def test_fieldwork_begins_on_the_next_working_day_where_its_monday_is_a_holiday():
    made = dated(date(2027, 3, 22))
    fieldwork = made.step("fieldwork")
    assert (fieldwork.on, fieldwork.until) == (date(2027, 3, 30), date(2027, 4, 5))
    assert "next working day, because of Easter Monday (29 March 2027)" in fieldwork.because


def test_what_is_due_by_a_friday_is_due_before_good_friday():
    audits = dated(date(2027, 3, 22)).step("audits")
    assert audits.on == date(2027, 3, 25)
    assert "working day before, because of Good Friday" in audits.because


def test_fieldwork_over_easter_lasts_as_many_working_days_as_any_other():
    fieldwork = dated(date(2027, 3, 15)).step("fieldwork")
    assert (fieldwork.on, fieldwork.until) == (date(2027, 3, 22), date(2027, 3, 30))
    assert fieldwork.because.endswith(
        "5 working days, to 30 March 2027; Good Friday (26 March 2027) and Easter Monday "
        "(29 March 2027) not counted."
    )


def test_steps_can_be_counted_from_the_first_day_of_another_and_in_calendar_days():
    made = calendar(
        timetable(
            NOTICE,
            FIELDWORK,
            step("daily", after="fieldwork", counted_from="first-day", length=5),
            step("letter", after="fieldwork", offset=8, unit=Unit.CALENDAR_DAYS),
            step(
                "reply",
                after="fieldwork",
                offset=8,
                unit=Unit.CALENDAR_DAYS,
                form=Form.DEADLINE,
            ),
        ),
        start=date(2027, 3, 1),
        holidays=HOLIDAYS,
    )
    assert made.step("daily").on == date(2027, 3, 8)
    # Eight days after Friday 12 March is a Saturday: people meet on Monday, a deadline stays.
    assert made.step("letter").on == date(2027, 3, 22)
    assert made.step("reply").on == date(2027, 3, 20)
    assert "8 calendar days after the last day of the fieldwork" in made.step("reply").because


def test_two_weeks_later_is_said_so():
    late = step("late", after="notice", offset=2, unit=Unit.WEEKS, weekday="friday")
    made = calendar(
        timetable(NOTICE, FIELDWORK, late), start=date(2027, 3, 1), holidays=HOLIDAYS
    )
    assert made.step("late").because == (
        "The Friday of the week 2 weeks after that of the notice on 1 March 2027."
    )


def test_a_start_given_as_fieldwork_finds_the_notice_that_leads_to_it():
    made = dated(date(2027, 3, 8), start_is="fieldwork")
    assert (made.step("notice").on, made.step("fieldwork").on) == (
        date(2027, 3, 1),
        date(2027, 3, 8),
    )
    assert made.step("notice").because == (
        "Worked back from the first day of the fieldwork, 8 March 2027."
    )
    assert not made.step("fieldwork").moved


def test_fieldwork_on_a_day_that_no_notice_leads_to_is_kept_as_moved():
    made = dated(date(2027, 3, 10), start_is="fieldwork")
    assert made.step("notice").on == date(2027, 3, 1)
    assert (made.step("fieldwork").on, made.step("fieldwork").moved) == (
        date(2027, 3, 10),
        True,
    )


def test_ten_working_days_of_notice_are_found_backwards_over_easter():
    ten = step("fieldwork", after="notice", offset=10, length=5)
    made = calendar(
        timetable(NOTICE, ten), start=date(2027, 3, 31), start_is="fieldwork", holidays=HOLIDAYS
    )
    assert made.step("notice").on == date(2027, 3, 15)
    assert not made.step("fieldwork").moved


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (date(2027, 3, 6), "is a Saturday, no working day. Start on a working day; the next"),
        (date(2027, 3, 7), "is a Sunday"),
        (date(2027, 3, 29), "is a bank holiday (Easter Monday)"),
    ],
)
def test_a_start_on_which_nobody_works_is_refused(start, words):
    with pytest.raises(Refused, match="The start") as refused:
        dated(start)
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("start", "more", "year"),
    [
        (date(2025, 3, 3), {}, 2025),
        (date(2027, 10, 4), {}, 2028),
        (date(2027, 3, 1), {"moved": {"plan": date(9999, 12, 31)}}, 9999),
        (date(2026, 1, 5), {"start_is": "fieldwork"}, 2025),
    ],
)
def test_a_year_without_known_holidays_is_named_with_the_file_to_extend(start, more, year):
    with pytest.raises(Refused) as refused:
        dated(start, **more)
    (objection,) = refused.value.objections
    assert f"needs the bank holidays of {year}" in objection.reason
    assert (
        f"add {year} to firsthand/refdata/calendars/england_and_wales.csv" in objection.remedy
    )


def test_no_holidays_at_all_are_refused():
    with pytest.raises(Refused, match="known: none"):
        calendar(timetable(), start=date(2027, 3, 1), holidays={})


@pytest.mark.parametrize(
    "more", [{"moved": {"pln": date(2027, 3, 1)}}, {"start_is": "publication"}]
)
def test_a_step_that_does_not_exist_is_answered_with_those_that_do(more):
    with pytest.raises(UnknownStep, match="notice"):
        dated(date(2027, 3, 1), **more)
