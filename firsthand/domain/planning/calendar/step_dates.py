"""Step dates: the days on which one step falls, counted from another, and why in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.common.words import counted as number_of
from firsthand.domain.common.words import day as in_words
from firsthand.domain.planning.calendar.timetable import WEEKDAYS, Form, Step, Unit
from firsthand.domain.reference import working_days

Holidays = Mapping[date, str]
ONE_DAY = timedelta(days=1)
UNIT_WORDS = {
    Unit.WORKING_DAYS: "working day",
    Unit.CALENDAR_DAYS: "calendar day",
    Unit.WEEKS: "week",
}


@dataclass(frozen=True, kw_only=True)
class Span:
    """
    The first and the last day of a step, and the range of its first day.

    A day that rests on an estimate is itself one: `earliest` and `latest` are then not `on`.
    """

    on: date
    until: date
    earliest: date
    latest: date
    earliest_until: date
    latest_until: date

    @property
    def certain(self) -> bool:
        """Tell whether the day rests on no estimate."""
        return self.earliest == self.latest


def fixed(step: Step, on: date, holidays: Holidays) -> Span:
    """Return the span of a step whose first day is given."""
    until = _until(step, on, holidays)
    return Span(
        on=on,
        until=until,
        earliest=on,
        latest=on,
        earliest_until=until,
        latest_until=until,
    )


def following(step: Step, trigger: Span, holidays: Holidays) -> Span:
    """Return the span of `step` by its rule, counted from the step that it follows."""
    first = step.counted_from == "first-day"
    soonest = step.offset if step.earliest is None else step.earliest
    last = step.offset if step.latest is None else step.latest
    on = counted(step, trigger.on if first else trigger.until, step.offset, holidays)
    earliest = counted(
        step, trigger.earliest if first else trigger.earliest_until, soonest, holidays
    )
    latest = counted(step, trigger.latest if first else trigger.latest_until, last, holidays)
    return Span(
        on=on,
        until=_until(step, on, holidays),
        earliest=earliest,
        latest=latest,
        earliest_until=_until(step, earliest, holidays),
        latest_until=_until(step, latest, holidays),
    )


def counted(step: Step, start: date, offset: int, holidays: Holidays) -> date:
    """
    Return the day that is `offset` units of the step after `start`.

    A day on which people meet moves on to the next working day, and the last day of something
    that is done by a weekday back to the one before. Other counts of weeks stay as they fall.
    """
    if step.unit is Unit.WORKING_DAYS:
        return working_days.added(start, offset, holidays.keys())
    days = offset if step.unit is Unit.CALENDAR_DAYS else 7 * offset
    if step.weekday:
        start -= timedelta(days=start.weekday() - WEEKDAYS.index(step.weekday))
    found = start + timedelta(days=days)
    if step.form is Form.DAY:
        return working_days.added(found - ONE_DAY, 1, holidays.keys())
    if step.weekday:
        return working_days.added(found + ONE_DAY, -1, holidays.keys())
    return found


def because(step: Step, trigger: Step, placed: Span, made: Span, holidays: Holidays) -> str:
    """
    Say how `made`, the span of `step`, was counted, and which bank holidays were left out.

    `trigger` is the step that it follows and `placed` where that one stands.
    """
    first = step.counted_from == "first-day"
    since = placed.on if first else placed.until
    point = _point(trigger, since, first=first)
    if not placed.certain:
        point += " (itself an estimate)"
    words = [_distance(step, point)]
    if step.earliest is not None:
        words.append(f"measured: {step.earliest} to {step.latest}")
    if step.unit is Unit.WORKING_DAYS:
        words.append(_left_out(since + ONE_DAY, made.on, holidays))
    elif step.weekday and made.on.weekday() != WEEKDAYS.index(step.weekday):
        words.append(_rolled(step, made.on, holidays))
    if step.length:
        words.append(f"{number_of(step.length, 'working day')}, to {in_words(made.until)}")
        words.append(_left_out(made.on, made.until, holidays))
    sentence = "; ".join(part for part in words if part)
    return f"{sentence[0].upper()}{sentence[1:]}."


def between(first: date, last: date, holidays: Holidays) -> tuple[date, ...]:
    """Return the bank holidays from `first` to `last`, both included, in order."""
    return tuple(sorted(one for one in holidays if first <= one <= last))


def _until(step: Step, on: date, holidays: Holidays) -> date:
    if step.length is None:
        return on
    return working_days.added(on - ONE_DAY, step.length, holidays.keys())


def _point(trigger: Step, since: date, *, first: bool) -> str:
    if trigger.length is None:
        return f"the {trigger.called} on {in_words(since)}"
    return f"the {'first' if first else 'last'} day of the {trigger.called}, {in_words(since)}"


def _distance(step: Step, point: str) -> str:
    about = "about " if step.form is Form.ESTIMATE else ""
    if step.weekday:
        weekday = step.weekday.capitalize()
        after = {0: "of", 1: "after"}.get(step.offset, f"{step.offset} weeks after that of")
        return f"{about}the {weekday} of the week {after} {point}"
    if step.offset == 0:
        latest = "at the latest " if step.form is Form.DEADLINE else ""
        return f"{about}{latest}the same day as {point}"
    return f"{about}{number_of(step.offset, UNIT_WORDS[step.unit])} after {point}"


def _left_out(first: date, last: date, holidays: Holidays) -> str:
    found = between(first, last, holidays)
    return f"{_named(found, holidays)} not counted" if found else ""


def _rolled(step: Step, on: date, holidays: Holidays) -> str:
    """Say why a step is not on its weekday: bank holidays lie there."""
    monday = on - timedelta(days=on.weekday())
    names = _named(between(monday, monday + timedelta(days=4), holidays), holidays)
    where = "next working day" if step.form is Form.DAY else "working day before"
    return f"the {where}, because of {names}"


def _named(days: tuple[date, ...], holidays: Holidays) -> str:
    names = [f"{holidays[one]} ({in_words(one)})" for one in days]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
