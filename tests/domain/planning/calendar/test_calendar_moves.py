"""A date that is moved is kept; what follows from it moves too; what it breaks is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from firsthand.domain.planning.calendar.calendar import calendar
from firsthand.domain.planning.calendar.calendar_doubts import doubts, objections, of_version
from firsthand.domain.planning.calendar.timetable import Caveat, Form, Unit
from firsthand.domain.reference import working_days
from tests.domain.planning.calendar.invented_timetables import (
    HOLIDAYS,
    PLAN,
    STEPS,
    step,
    timetable,
)

START = date(2027, 1, 4)
KEYS = [one.key for one in STEPS]
UPSTREAM = {
    key: KEYS[: KEYS.index(key)] + ["audits"] * (key != "audits")
    for key in KEYS
    if key != "notice"
}
workdays = st.dates(date(2027, 1, 1), date(2027, 4, 30)).filter(
    lambda day: day.weekday() < 5 and day not in HOLIDAYS
)


def dated(start=START, table=None, **moved):
    return calendar(table or timetable(), start=start, holidays=HOLIDAYS, moved=moved)


def wrong(made):
    return objections(made, holidays=HOLIDAYS)


def uncertain(made):
    return " ".join(doubts(made, holidays=HOLIDAYS))


def test_what_follows_a_moved_date_is_counted_anew_and_what_precedes_it_stays():
    before, after = dated(), dated(fieldwork=date(2027, 1, 18))
    assert after.step("notice").on == before.step("notice").on
    assert after.step("publication").on == date(2027, 3, 5)
    assert before.step("publication").on == date(2027, 2, 26)


def test_a_moved_date_says_from_where_and_what_the_rule_gave():
    because = dated(fieldwork=date(2027, 1, 18)).step("fieldwork").because
    assert because.startswith("Moved by hand from 11 January 2027. By the rule: The Monday of")


def test_the_first_step_can_be_moved_and_takes_all_others_with_it():
    assert dated(notice=date(2027, 1, 11)).step("fieldwork").on == date(2027, 1, 18)


def test_a_plan_after_its_deadline_is_kept_and_objected_to_with_the_days_late():
    # 70 working days from Monday 1 February 2027: 25 March is 38; Good Friday and Easter Monday
    # fall out; 30 April is 62; 3 May falls out; 7 May is 66, 13 May 70.
    made = dated(receipt=date(2027, 2, 1), plan=date(2027, 5, 24))
    assert made.step("plan").ruled.on == date(2027, 5, 13)
    assert made.step("plan").on == date(2027, 5, 24)
    (objection,) = wrong(made)
    assert objection.rule == "invented/plan"
    assert "is 11 days late (7 working days)" in objection.reason
    assert "Move it to 13 May 2027 or earlier" in objection.remedy
    assert "not verified" not in objection.reason


def test_a_plan_on_its_deadline_or_before_is_not_objected_to():
    for day in (date(2027, 5, 13), date(2027, 5, 12)):
        assert wrong(dated(receipt=date(2027, 2, 1), plan=day)) == ()


def test_a_broken_default_is_said_to_be_one():
    steps = (*STEPS[:-2], replace(PLAN, status="default"))
    made = dated(table=timetable(*steps), receipt=date(2027, 2, 1), plan=date(2027, 5, 24))
    assert "This rule is a default, not verified." in wrong(made)[0].reason


def test_a_deadline_that_hangs_on_an_estimate_may_be_late_before_it_is():
    made = dated()
    plan = made.step("plan")
    maybe = dated(plan=plan.on + timedelta(days=4))
    assert wrong(maybe) == ()
    assert "may be too late; it depends on a date that is still an estimate" in uncertain(maybe)
    surely = dated(plan=plan.latest + timedelta(days=1))
    assert len(wrong(surely)) == 1


def test_a_step_before_the_one_that_it_is_counted_from_is_objected_to():
    (objection,) = wrong(dated(publication=date(2027, 1, 13)))
    assert "is before 15 January 2027, the day of the step that it follows" in objection.reason
    daily = step("daily", after="fieldwork", counted_from="first-day")
    table = timetable(*STEPS, daily)
    assert wrong(dated(table=table, daily=date(2027, 1, 11))) == ()
    assert wrong(dated(table=table, daily=date(2027, 1, 8)))


def test_a_report_may_arrive_before_it_is_published_but_not_before_fieldwork_ends():
    assert wrong(dated(receipt=date(2027, 2, 1))) == ()
    assert "before" not in uncertain(dated(receipt=date(2027, 2, 1)))
    assert "is before 15 January 2027" in wrong(dated(receipt=date(2027, 1, 14)))[0].reason


def test_a_step_before_an_estimated_one_is_doubted_until_it_is_surely_wrong():
    reply = step("reply", after="publication", offset=5)
    table = timetable(*STEPS, reply)
    maybe = dated(table=table, reply=date(2027, 2, 22))
    assert wrong(maybe) == ()
    assert "is before the estimated day of the step that it follows" in uncertain(maybe)
    (surely,) = wrong(dated(table=table, reply=date(2027, 2, 12)))
    assert "is before 15 February 2027, the earliest likely day" in surely.reason


@pytest.mark.parametrize(
    ("moved", "words"),
    [
        ({"publication": date(2027, 4, 30)}, "is outside what is likely, 15 February 2027 to"),
        ({"fieldwork": date(2027, 1, 13)}, "is a Wednesday; the usual day is Monday"),
        ({"fieldwork": date(2027, 1, 18)}, "the rule gives 11 January 2027"),
        ({"fieldwork": date(2027, 1, 17)}, "17 January 2027 is no working day"),
        ({"fieldwork": date(2027, 4, 29)}, "Early May bank holiday (3 May 2027) falls within"),
        ({"fieldwork": date(2027, 3, 22)}, "and Easter Monday (29 March 2027) fall within it"),
    ],
)
def test_what_is_unusual_is_doubted_and_not_refused(moved, words):
    assert words in uncertain(dated(**moved))


def test_an_estimate_that_falls_on_a_bank_holiday_is_doubted():
    weeks = step("look-again", after="notice", offset=12, unit=Unit.WEEKS, form=Form.ESTIMATE)
    made = dated(table=timetable(*STEPS, weeks))
    assert made.step("look-again").on == date(2027, 3, 29)
    assert "29 March 2027 is no working day" in uncertain(made)


def test_a_date_confirmed_where_the_rule_put_it_leaves_no_doubt():
    assert "moved" not in uncertain(dated(fieldwork=date(2027, 1, 11)))


def test_a_start_on_an_unusual_weekday_is_doubted():
    assert "is a Tuesday; the usual day is Monday" in uncertain(dated(date(2027, 1, 5)))


def test_a_caveat_is_told_only_while_it_holds():
    caveats = (
        Caveat(words="Always.", source="Invented."),
        Caveat(words="Later.", source="Invented.", from_on=date(2027, 1, 5)),
        Caveat(words="Sooner.", source="Invented.", to_on=date(2027, 1, 3)),
    )
    assert uncertain(dated(table=timetable(caveats=caveats))) == "Always."


def test_a_version_that_is_not_in_force_is_told_even_if_none_is():
    assert "No framework" in of_version("ilacs", None, on=START)[0]


@given(start=workdays, key=st.sampled_from(sorted(UPSTREAM)), to=workdays)
def test_moving_a_date_never_changes_what_stands_before_it(start, key, to):
    before, after = dated(start), dated(start, **{key: to})
    assert after.step(key).on == to
    for other in UPSTREAM[key]:
        if other != key:
            assert after.step(other) == before.step(other)


@given(start=workdays, extra=st.sets(workdays, max_size=8))
def test_more_holidays_never_make_a_deadline_earlier(start, extra):
    assume(start not in extra)
    more = {**HOLIDAYS, **dict.fromkeys(extra, "Invented")}
    before, after = dated(start), calendar(timetable(), start=start, holidays=more)
    for key in ("fieldwork", "publication", "receipt", "plan", "visit"):
        assert after.step(key).on >= before.step(key).on
        assert after.step(key).span.latest >= before.step(key).span.latest


@given(start=workdays)
def test_seventy_working_days_lie_between_receipt_and_plan(start):
    made = dated(start)
    first = made.step("receipt").on + timedelta(days=1)
    assert working_days.counted(first, made.step("plan").on, HOLIDAYS.keys()) == 70


@given(start=workdays)
def test_a_calendar_counted_back_from_its_fieldwork_finds_the_same_fieldwork(start):
    fieldwork = dated(start).step("fieldwork").on
    back = calendar(timetable(), start=fieldwork, start_is="fieldwork", holidays=HOLIDAYS)
    assert back.step("fieldwork").on == fieldwork
    assert not back.step("fieldwork").moved
    assert back.step("plan").on == dated(start).step("plan").on
