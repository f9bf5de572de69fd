"""
Calendars: the dates of one inspection, and the same as a file that every diary reads.

Nothing is stored: the same words give the same dates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.words import day
from firsthand.domain.planning.calendar import calendar_doubts, timetable
from firsthand.domain.planning.calendar.calendar import Calendar, Dated, calendar
from firsthand.domain.planning.calendar.timetable import Form, Timetable
from firsthand.domain.reference.framework import in_force
from firsthand.refdata import read
from firsthand.refdata.read_timetables import timetables

LONGEST_NAME = 100
ONE_DAY = timedelta(days=1)
# Diaries take the entry with the greater number for the newer one; minutes since then fit.
FIRST_MOMENT = datetime(2020, 1, 1, tzinfo=UTC)
STATUS_WORDS = {
    "verified": "Verified: read in the law or in published letters, or measured.",
    "default": "Not verified: a default that was not read in any primary text.",
}
FORM_WORDS = {
    Form.DAY: "the day",
    Form.DEADLINE: "the last day",
    Form.ESTIMATE: "an estimate",
}


@dataclass(frozen=True, kw_only=True)
class CalendarAnswer:
    """A calendar, with the version in force on the first day on site, and what is wrong."""

    calendar: Calendar
    framework: str | None
    authority: str
    objections: tuple[Objection, ...]
    doubts: tuple[str, ...]

    @property
    def title(self) -> str:
        """Return what the calendar is of."""
        name = self.calendar.timetable.name
        return f"{self.authority}: {name}" if self.authority else name


def inspection_calendar(
    *,
    framework: str,
    kind: str | None,
    start: date,
    start_is: str | None = None,
    moved: Mapping[str, date] | None = None,
    authority: str = "",
) -> CalendarAnswer:
    """
    Return the dates of an inspection under a framework, by its family or version.

    `authority` is only a name on top: nothing is looked up.
    """
    family = timetable.family_called(framework, read.frameworks())
    chosen = timetable.timetable_for(timetables(), family=family, kind=kind, on=start)
    holidays = read.bank_holiday_names()
    made = calendar(chosen, start=start, start_is=start_is, moved=moved, holidays=holidays)
    on_site = made.step(chosen.fieldwork).on
    version = in_force(family, read.frameworks(), on=on_site)
    asked = framework.casefold().strip()
    return CalendarAnswer(
        calendar=made,
        framework=version.key if version else None,
        authority=_named(authority),
        objections=calendar_doubts.objections(made, holidays=holidays),
        doubts=(
            *calendar_doubts.of_version(asked, version, on=on_site),
            *calendar_doubts.doubts(made, holidays=holidays),
        ),
    )


def moves(pairs: Iterable[tuple[str, date]]) -> Mapping[str, date]:
    """Return the day of each step that is moved, or refuse a step that is moved twice."""
    found: dict[str, date] = {}
    for step, on in pairs:
        if found.setdefault(step, on) != on:
            raise Refused(
                Objection(
                    rule="calendar-moved-twice",
                    reason=f"The step {step} is moved to {day(found[step])} and {day(on)}.",
                    remedy="Give one day for each step.",
                )
            )
    return found


def known_timetables() -> tuple[Timetable, ...]:
    """Return the timetables that there are, for whoever offers a choice."""
    return timetables()


def ics_bytes(answer: CalendarAnswer, *, stamped: datetime) -> bytes:
    """
    Return the calendar as iCalendar (RFC 5545): one entry of whole days for each step.

    An entry keeps its identifier while authority, kind and start stay the same, so that a
    diary replaces a date that was moved instead of showing both.
    """
    # Imported here: a tenth of a second, which no other answer should wait for.
    import icalendar

    diary = icalendar.Calendar()
    diary.add("prodid", "-//Firsthand//Calendar of an inspection//EN")
    diary.add("version", "2.0")
    diary.add("method", "PUBLISH")
    diary.add("x-wr-calname", answer.title)
    for one in answer.calendar.in_order:
        event = icalendar.Event()
        for name, value in _entry(answer, one, stamped.astimezone(UTC)).items():
            event.add(name, value)
        diary.add_component(event)
    return diary.to_ical()


def _entry(answer: CalendarAnswer, one: Dated, stamped: datetime) -> dict[str, object]:
    unverified = "" if one.step.status == "verified" else " (not verified)"
    sure = one.step.form is not Form.ESTIMATE and one.span.certain
    return {
        "uid": _identifier(answer, one),
        "dtstamp": stamped.replace(microsecond=0),
        "sequence": max(0, int((stamped - FIRST_MOMENT).total_seconds() // 60)),
        "dtstart": one.on,
        "dtend": one.span.until + ONE_DAY,
        "summary": f"{one.step.name}{unverified}, {answer.title}",
        "description": _description(one),
        "categories": [one.step.owner],
        "status": "CONFIRMED" if sure else "TENTATIVE",
        "transp": "OPAQUE" if one.step.length else "TRANSPARENT",
    }


def _identifier(answer: CalendarAnswer, one: Dated) -> str:
    made = answer.calendar
    parts = (
        *(made.timetable.family, made.timetable.kind, made.start_is, made.start.isoformat()),
        *(answer.authority.casefold(), one.step.key),
    )
    return f"{sha256('|'.join(parts).encode()).hexdigest()[:32]}@firsthand"


def _description(one: Dated) -> str:
    lines = [
        f"Owner: {one.step.owner}.",
        f"Why there is this step: {one.step.reason}",
        f"Rule ({one.rule_id}): {one.step.rule}",
        f"This date is {FORM_WORDS[one.step.form]}: {one.because}",
    ]
    if one.earliest and one.latest:
        lines.append(f"Likely between {day(one.earliest)} and {day(one.latest)}.")
    if one.step.condition:
        lines.append(f"{one.step.condition}.")
    return "\n".join([*lines, STATUS_WORDS[one.step.status], f"Source: {one.step.source}"])


def _named(given: str) -> str:
    """Return the name on one line, or refuse one that is no name."""
    name = " ".join("".join(c if c.isprintable() else " " for c in given).split())
    if len(name) > LONGEST_NAME:
        raise Refused(
            Objection(
                rule="calendar-authority",
                reason=f"The name of the authority has {len(name)} letters.",
                remedy=f"Give a name of at most {LONGEST_NAME}; it only stands on top.",
            )
        )
    return name
