"""A small timetable and the bank holidays of two years, for tests of calendars."""

from datetime import date

from firsthand.domain.planning.calendar.timetable import Form, Step, Timetable, Unit

HOLIDAYS = {
    date(2026, 12, 25): "Christmas Day",
    date(2026, 12, 28): "Boxing Day",
    date(2027, 1, 1): "New Year's Day",
    date(2027, 3, 26): "Good Friday",
    date(2027, 3, 29): "Easter Monday",
    date(2027, 5, 3): "Early May bank holiday",
    date(2027, 5, 31): "Spring bank holiday",
    date(2027, 8, 30): "Summer bank holiday",
    date(2027, 12, 27): "Christmas Day",
    date(2027, 12, 28): "Boxing Day",
}


def step(key, **given):
    """Return a step of which only what matters is told."""
    told = {
        "name": key.replace("-", " ").capitalize(),
        "form": Form.DAY,
        "owner": "authority",
        "reason": "So that somebody looks.",
        "rule": "As invented.",
        "source": "Invented.",
        "status": "verified",
    }
    return Step(key=key, **{**told, **given})


NOTICE = step("notice", usual_weekdays=("monday",))
FIELDWORK = step(
    "fieldwork",
    after="notice",
    offset=1,
    unit=Unit.WEEKS,
    weekday="monday",
    usual_weekdays=("monday",),
    length=5,
)
AUDITS = step("audits", after="notice", unit=Unit.WEEKS, weekday="friday", form=Form.ESTIMATE)
PUBLICATION = step(
    "publication", after="fieldwork", offset=30, earliest=21, latest=45, form=Form.ESTIMATE
)
RECEIPT = step("receipt", after="publication", status="default", form=Form.DEADLINE)
PLAN = step("plan", after="receipt", offset=70, form=Form.DEADLINE)
VISIT = step("visit", after="plan", offset=4, unit=Unit.WEEKS, form=Form.ESTIMATE)
STEPS = (NOTICE, AUDITS, FIELDWORK, PUBLICATION, RECEIPT, PLAN, VISIT)


def timetable(*steps, **given):
    """Return a timetable of these steps."""
    told = {
        "key": "invented",
        "family": "ilacs",
        "kind": "short-inspection",
        "name": "Invented inspection",
        "from_on": date(2018, 1, 1),
        "to_on": None,
        "fieldwork": "fieldwork",
    }
    return Timetable(steps=steps or STEPS, **{**told, **given})
