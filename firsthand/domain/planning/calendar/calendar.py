"""
The calendar of an inspection: each step of a timetable with its date and what made it.

A date that is moved by hand is kept; everything counted from it follows, and what stands
before it stays. `calendar_doubts.py` says what is then wrong, and what is not certain anyway.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.words import day
from firsthand.domain.planning.calendar import step_dates
from firsthand.domain.planning.calendar.step_dates import Holidays, Span
from firsthand.domain.planning.calendar.timetable import WEEKDAYS, Step, Timetable
from firsthand.domain.reference import working_days
from firsthand.domain.reference.unknown import UnknownStep
from firsthand.domain.reference.working_days import YearLacking

HOLIDAY_FILE = "firsthand/refdata/calendars/england_and_wales.csv"
# Notices are at most two weeks long; with Christmas between, five weeks back are enough.
FURTHEST_BACK = 40


@dataclass(frozen=True, kw_only=True)
class Dated:
    """
    One step with its days. `ruled` is what the rule gives, where the date was moved by hand.

    `until` is None for a step of one day; `earliest` and `latest` are None where the date
    rests on no estimate.
    """

    step: Step
    span: Span
    because: str
    rule_id: str
    ruled: Span | None = None

    @property
    def on(self) -> date:
        """Return the day of the step, or the first of several."""
        return self.span.on

    @property
    def until(self) -> date | None:
        """Return the last of several days."""
        return self.span.until if self.step.length else None

    @property
    def earliest(self) -> date | None:
        """Return the earliest day that is likely, where the day is an estimate."""
        return None if self.span.certain else self.span.earliest

    @property
    def latest(self) -> date | None:
        """Return the latest day that is likely, where the day is an estimate."""
        return None if self.span.certain else self.span.latest

    @property
    def moved(self) -> bool:
        """Tell whether somebody moved the date by hand."""
        return self.ruled is not None


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The dated steps, in the order of the timetable; `start_is` names the step given."""

    timetable: Timetable
    start: date
    start_is: str
    steps: tuple[Dated, ...]

    def step(self, key: str) -> Dated:
        """Return the dated step with this key."""
        return next(one for one in self.steps if one.step.key == key)

    @property
    def in_order(self) -> tuple[Dated, ...]:
        """Return the steps by their day; steps of one day keep the order of the timetable."""
        return tuple(sorted(self.steps, key=lambda one: one.on))


@dataclass(frozen=True, kw_only=True)
class _Given:
    """What is known before any counting: the day of the first step, and days set by hand."""

    first_on: date
    holidays: Holidays
    moved: Mapping[str, date] = field(default_factory=dict)
    worked_back_from: date | None = None


def calendar(
    timetable: Timetable,
    *,
    start: date,
    holidays: Holidays,
    start_is: str | None = None,
    moved: Mapping[str, date] | None = None,
) -> Calendar:
    """
    Return the calendar that begins on `start`, the day of the first step or of fieldwork.

    Refuses a start at a weekend or on a bank holiday, and days whose bank holidays are not
    known, since they would be counted wrongly in silence.
    """
    start_is = start_is or timetable.first.key
    moves = dict(moved or {})
    _refuse_unknown_steps(timetable, start_is, moves)
    _refuse_unknown_years(timetable, {start_is: start, **moves}, holidays)
    if not working_days.is_working_day(start, holidays.keys()):
        raise Refused(_no_working_day(timetable.step(start_is), start, holidays))
    given = _given(timetable, start, start_is, holidays)
    given = replace(given, moved={**given.moved, **moves})
    placed: dict[str, Dated] = {}
    for step in timetable.steps:
        placed[step.key] = _dated(timetable, step, placed, given)
    return Calendar(
        timetable=timetable, start=start, start_is=start_is, steps=tuple(placed.values())
    )


def _dated(
    timetable: Timetable, step: Step, placed: Mapping[str, Dated], given: _Given
) -> Dated:
    try:
        ruled, because = _by_rule(timetable, step, placed, given)
        on = given.moved.get(step.key)
        if on is None:
            span, moved = ruled, None
        else:
            span, moved = step_dates.fixed(step, on, given.holidays), ruled
            because = f"Moved by hand from {day(ruled.on)}. By the rule: {because}"
    except YearLacking as lacking:
        raise Refused(_year_lacking(lacking.year, step, given.holidays)) from None
    return Dated(
        step=step,
        span=span,
        because=because,
        rule_id=f"{timetable.key}/{step.key}",
        ruled=moved,
    )


def _by_rule(
    timetable: Timetable, step: Step, placed: Mapping[str, Dated], given: _Given
) -> tuple[Span, str]:
    if step.after is None:
        span = step_dates.fixed(step, given.first_on, given.holidays)
        if given.worked_back_from is None:
            return span, "The start that was given."
        fieldwork = timetable.step(timetable.fieldwork)
        back = f"Worked back from the first day of the {fieldwork.called}"
        return span, f"{back}, {day(given.worked_back_from)}."
    trigger = placed[step.after]
    span = step_dates.following(step, trigger.span, given.holidays)
    said = step_dates.because(step, trigger.step, trigger.span, span, given.holidays)
    return span, said


def _given(timetable: Timetable, start: date, start_is: str, holidays: Holidays) -> _Given:
    """Return day 0: the start itself, or the notice that leads to fieldwork on that day."""
    if start_is == timetable.first.key:
        return _Given(first_on=start, holidays=holidays)
    try:
        notice, leads_to = _worked_back(timetable, start, holidays)
    except YearLacking as lacking:
        raise Refused(_year_lacking(lacking.year, timetable.first, holidays)) from None
    moved = {} if leads_to == start else {timetable.fieldwork: start}
    return _Given(first_on=notice, holidays=holidays, moved=moved, worked_back_from=start)


def _worked_back(
    timetable: Timetable, fieldwork_on: date, holidays: Holidays
) -> tuple[date, date]:
    """Return the best day for the first step, and the day of fieldwork that follows from it."""
    fieldwork = timetable.step(timetable.fieldwork)
    usual = timetable.first.usual_weekdays
    found = []
    for back in range(1, FURTHEST_BACK):
        notice = fieldwork_on - timedelta(days=back)
        if not working_days.is_working_day(notice, holidays.keys()):
            continue
        leads_to = step_dates.counted(fieldwork, notice, fieldwork.offset, holidays)
        if leads_to <= fieldwork_on:
            is_usual = not usual or WEEKDAYS[notice.weekday()] in usual
            found.append((leads_to, is_usual, notice))
    leads_to, _, notice = max(found)
    return notice, leads_to


def _refuse_unknown_steps(
    timetable: Timetable, start_is: str, moved: Mapping[str, date]
) -> None:
    starts = tuple(dict.fromkeys((timetable.first.key, timetable.fieldwork)))
    if start_is not in starts:
        raise UnknownStep(start_is, starts)
    keys = tuple(step.key for step in timetable.steps)
    for key in moved:
        if key not in keys:
            raise UnknownStep(key, keys)


def _refuse_unknown_years(
    timetable: Timetable, days: Mapping[str, date], holidays: Holidays
) -> None:
    known = {holiday.year for holiday in holidays}
    for key, given in days.items():
        if given.year not in known:
            raise Refused(_year_lacking(given.year, timetable.step(key), holidays))


def _year_lacking(year: int, step: Step, holidays: Holidays) -> Objection:
    years = sorted({holiday.year for holiday in holidays})
    known = f"{years[0]} to {years[-1]}" if years else "none"
    return Objection(
        rule="calendar-bank-holidays",
        reason=(
            f"“{step.name}” needs the bank holidays of {year}, which are not known "
            f"(known: {known}); working days would be counted wrongly."
        ),
        remedy=f"Choose dates within the years known, or add {year} to {HOLIDAY_FILE}.",
    )


def _no_working_day(step: Step, start: date, holidays: Holidays) -> Objection:
    if start.weekday() >= working_days.SATURDAY:
        what = "a Saturday" if start.weekday() == working_days.SATURDAY else "a Sunday"
    else:
        what = f"a bank holiday ({holidays[start]})"
    later = working_days.added(start, 1, holidays.keys())
    return Objection(
        rule="calendar-start",
        reason=f"The start, {day(start)} ({step.called}), is {what}, no working day.",
        remedy=f"Start on a working day; the next is {day(later)}.",
    )
