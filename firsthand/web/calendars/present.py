"""Put a calendar in the shape of the page: rows in order, and the marks of the picture."""

from dataclasses import dataclass
from datetime import date, timedelta

from firsthand.domain.common.words import MONTHS, day, short_day
from firsthand.domain.planning.calendar.calendar import Calendar, Dated
from firsthand.domain.planning.calendar.timetable import WEEKDAYS, Form

SHARE_OF_MARGIN = 0.02
MANY_MONTHS = 8
FORM_NAMES = {
    Form.DAY: "On this day",
    Form.DEADLINE: "By this day at the latest",
    Form.ESTIMATE: "About this day",
}
WEEKEND = ("Saturday", "Sunday")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One step in the picture; places are shares of its width."""

    one: Dated
    label: str
    at: float
    until: float
    from_at: float | None
    to_at: float | None
    verified: bool
    said: str


@dataclass(frozen=True, kw_only=True)
class Tick:
    """The first day of a month, on the axis."""

    at: float
    label: str


@dataclass(frozen=True, kw_only=True)
class Picture:
    """Steps as bars and marks on one scale of days; later ones are only in the table."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    left_out: tuple[str, ...]


def picture(calendar: Calendar) -> Picture:
    """Return the picture, which ends with the last step that follows in any case."""
    steps = calendar.in_order
    sure = [one for one in steps if not one.step.condition] or list(steps)
    end = max(max(one.span.latest, one.span.until) for one in sure)
    first = steps[0].on
    shown = [one for one in steps if one.on <= end]
    scale = _Scale(first=first, days=max((end - first).days, 1))
    return Picture(
        marks=tuple(_mark(one, scale) for one in shown),
        ticks=_ticks(first, end, scale),
        left_out=tuple(one.step.name for one in steps if one not in shown),
    )


def weekday(value: date) -> str:
    """Return 'Monday 8 March 2027'."""
    names = (*(name.capitalize() for name in WEEKDAYS), *WEEKEND)
    return f"{names[value.weekday()]} {day(value)}"


def form_name(one: Dated) -> str:
    """Say how binding the date is."""
    if one.moved:
        return "Moved by hand"
    return "Estimated" if not one.span.certain else FORM_NAMES[one.step.form]


@dataclass(frozen=True, kw_only=True)
class _Scale:
    first: date
    days: int

    def at(self, value: date) -> float:
        share = (value - self.first).days / self.days
        return min(1.0, max(0.0, share)) * (1 - 2 * SHARE_OF_MARGIN) + SHARE_OF_MARGIN


def _mark(one: Dated, scale: _Scale) -> Mark:
    return Mark(
        one=one,
        label=f"{one.on.day} {MONTHS[one.on.month - 1][:3]}",
        at=scale.at(one.on),
        until=scale.at(one.span.until),
        from_at=scale.at(one.earliest) if one.earliest else None,
        to_at=scale.at(one.latest) if one.latest else None,
        verified=one.step.status == "verified",
        said=_said(one),
    )


def _said(one: Dated) -> str:
    parts = [one.step.name, short_day(one.on)]
    if one.until:
        parts.append(f"to {short_day(one.until)}")
    if one.earliest and one.latest:
        parts.append(f"likely {short_day(one.earliest)} to {short_day(one.latest)}")
    parts.append("verified" if one.step.status == "verified" else "not verified")
    return ", ".join(parts)


def _ticks(first: date, end: date, scale: _Scale) -> tuple[Tick, ...]:
    months = []
    month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while month <= end:
        months.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    step = 1 if len(months) <= MANY_MONTHS else 3
    return tuple(Tick(at=scale.at(one), label=_month(one)) for one in months[::step])


def _month(first: date) -> str:
    name = MONTHS[first.month - 1][:3]
    return f"{name} {first.year}" if first.month == 1 else name
