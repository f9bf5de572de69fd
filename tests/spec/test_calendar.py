"""
Story: the report comes early, and every date behind it with it.

An authority is called on a Monday in January. Ten weeks later it holds its report, nobody
needs to guess any longer, and the plan that the council wants to send in summer is late.
"""

from datetime import date

from firsthand.services.calendars import inspection_calendar

CALLED = date(2027, 1, 11)
REPORT = date(2027, 3, 3)


def dates(**more):
    return inspection_calendar(
        framework="ilacs", kind="standard", start=CALLED, authority="Northmarsh", **more
    )


def test_before_the_report_every_later_date_is_an_estimate_and_says_so():
    for key in ("publication", "receipt", "authority-publishes", "action-plan"):
        step = dates().calendar.step(key)
        assert step.earliest < step.on < step.latest


def test_once_the_report_is_there_each_deadline_is_one_day_with_its_law_and_its_holidays():
    answer = dates(moved={"receipt": REPORT})
    due = {
        key: answer.calendar.step(key).on
        for key in ("draft-action-plan", "authority-publishes", "action-plan")
    }
    # From 4 March: 25 March is the 16th; Good Friday and Easter Monday fall out; 2 April is the
    # 20th, 16 April the 30th; 3 and 31 May fall out; 15 June is the 70th.
    assert due == {
        "draft-action-plan": date(2027, 4, 2),
        "authority-publishes": date(2027, 4, 16),
        "action-plan": date(2027, 6, 15),
    }
    publishes = answer.calendar.step("authority-publishes")
    assert publishes.latest is None
    assert "Good Friday (26 March 2027) and Easter Monday (29 March 2027) not counted" in (
        publishes.because
    )
    assert (publishes.step.source, publishes.step.status) == (
        "SI 2007/462, regulation 2.",
        "verified",
    )


def test_a_late_plan_is_not_forbidden_but_named_with_its_days():
    answer = dates(moved={"receipt": REPORT, "action-plan": date(2027, 7, 1)})
    assert answer.calendar.step("action-plan").on == date(2027, 7, 1)
    (objection,) = answer.objections
    assert "16 days late (12 working days)" in objection.reason


def test_what_nobody_read_in_a_primary_text_is_never_shown_as_a_rule_that_binds():
    for one in dates().calendar.steps:
        if one.step.status == "default":
            assert any(
                word in one.step.source.lower()
                for word in ("secondary", "recalled", "assumption")
            )
