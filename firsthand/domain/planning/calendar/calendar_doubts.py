"""What is wrong with the dates of a calendar, and what about them is not certain."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted, day
from firsthand.domain.planning.calendar.calendar import Calendar, Dated
from firsthand.domain.planning.calendar.step_dates import Holidays, Span, between
from firsthand.domain.planning.calendar.timetable import WEEKDAYS, Form
from firsthand.domain.reference import working_days
from firsthand.domain.reference.framework import Framework

ONE_DAY = timedelta(days=1)


def objections(calendar: Calendar, *, holidays: Holidays) -> tuple[Objection, ...]:
    """Return each rule that a date moved by hand breaks; the date is kept all the same."""
    found = (
        objection
        for one in calendar.steps
        if one.moved
        for objection in (_too_late(one, holidays), _too_early(one, calendar))
    )
    return tuple(one for one in found if one)


def doubts(calendar: Calendar, *, holidays: Holidays) -> tuple[str, ...]:
    """Say what of the calendar rests on too little, and which days are unusual."""
    said = [
        *(one.words for one in calendar.timetable.caveats if one.holds_on(calendar.start)),
        *_of_fieldwork(calendar, holidays),
        *(doubt for one in calendar.steps for doubt in _of_step(one, holidays)),
        *(doubt for one in calendar.steps for doubt in _perhaps_too_early(one, calendar)),
    ]
    return tuple(said)


def of_version(asked: str, in_force: Framework | None, *, on: date) -> tuple[str, ...]:
    """Say so when the version asked for is not the one in force on the first day on site."""
    if in_force is None:
        return (f"No framework of this family is known to be in force on {day(on)}.",)
    if asked in (in_force.key, in_force.family):
        return ()
    return (f"{asked} is not in force on {day(on)}; {in_force.key} is.",)


def _of_step(one: Dated, holidays: Holidays) -> Iterator[str]:
    name, usual = one.step.name, one.step.usual_weekdays
    # An estimate may lie beyond the years whose bank holidays are known.
    if one.on in holidays or one.on.weekday() >= working_days.SATURDAY:
        yield f"{name}: {day(one.on)} is no working day."
    elif usual and WEEKDAYS[one.on.weekday()] not in usual:
        days = " or ".join(weekday.capitalize() for weekday in usual)
        yield (
            f"{name}: {day(one.on)} is a {WEEKDAYS[one.on.weekday()].capitalize()}; "
            f"the usual day is {days}."
        )
    yield from _of_move(one)


def _of_fieldwork(calendar: Calendar, holidays: Holidays) -> Iterator[str]:
    one = calendar.step(calendar.timetable.fieldwork)
    if one.until and (within := between(one.on, one.until, holidays)):
        names = " and ".join(f"{holidays[holiday]} ({day(holiday)})" for holiday in within)
        verb = "fall" if len(within) > 1 else "falls"
        yield (
            f"{one.step.name}: {names} {verb} within it, so it ends later than usual. "
            "Inspectorates avoid such weeks; another start may be better."
        )


def _of_move(one: Dated) -> Iterator[str]:
    """Say what a move leaves uncertain, where it breaks no rule for certain."""
    ruled = one.ruled
    if ruled is None or one.on == ruled.on:
        return
    if one.step.form is Form.DAY:
        given = f"moved by hand to {day(one.on)}"
        yield f"{one.step.name}: {given}; the rule gives {day(ruled.on)}."
    if one.step.form is Form.ESTIMATE and not ruled.earliest <= one.on <= ruled.latest:
        yield (
            f"{one.step.name}: {day(one.on)} is outside what is likely, "
            f"{day(ruled.earliest)} to {day(ruled.latest)}."
        )
    if one.step.form is Form.DEADLINE and ruled.on < one.on <= ruled.latest:
        yield (
            f"{one.step.name}: {day(one.on)} may be too late; it depends on a date that is "
            "still an estimate."
        )


def _too_late(one: Dated, holidays: Holidays) -> Objection | None:
    ruled = one.ruled
    if ruled is None or one.step.form is not Form.DEADLINE or one.on <= ruled.latest:
        return None
    late = counted((one.on - ruled.latest).days, "day")
    worked = working_days.counted(ruled.latest + ONE_DAY, one.on, holidays.keys())
    weight = "" if one.step.status == "verified" else " This rule is a default, not verified."
    return Objection(
        rule=one.rule_id,
        reason=(
            f"{one.step.name} on {day(one.on)} is {late} late "
            f"({counted(worked, 'working day')}): {one.step.rule}{weight}"
        ),
        remedy=f"Move it to {day(ruled.latest)} or earlier, or record why it is late.",
    )


def _too_early(one: Dated, calendar: Calendar) -> Objection | None:
    before = _must_follow(one, calendar)
    if before is None or one.on >= _ends(before, one).earliest:
        return None
    since = _ends(before, one).earliest
    what = "the day" if before.span.certain else "the earliest likely day"
    return Objection(
        rule=one.rule_id,
        reason=(
            f"{one.step.name} on {day(one.on)} is before {day(since)}, {what} of the step that "
            f"it follows ({before.step.called})."
        ),
        remedy=f"Move it to {day(since)} or later, or move {before.step.called} first.",
    )


def _perhaps_too_early(one: Dated, calendar: Calendar) -> Iterator[str]:
    before = _must_follow(one, calendar)
    if one.moved and before and _ends(before, one).earliest <= one.on < _ends(before, one).on:
        yield (
            f"{one.step.name}: {day(one.on)} is before the estimated day of the step that it "
            f"follows ({before.step.called}, {day(_ends(before, one).on)}); move that one too."
        )


def _must_follow(one: Dated, calendar: Calendar) -> Dated | None:
    """Return the step before which this one cannot be; 'at the latest with X' may precede X."""
    step = one.step
    while step.after and step.form is Form.DEADLINE and step.offset == 0:
        step = calendar.step(step.after).step
    return calendar.step(step.after) if step.after else None


def _ends(before: Dated, one: Dated) -> Span:
    """Return the days of `before` from which `one` is counted: its first days, or its last."""
    span = before.span
    if one.step.counted_from == "first-day":
        return span
    return replace(span, on=span.until, earliest=span.earliest_until, latest=span.latest_until)
