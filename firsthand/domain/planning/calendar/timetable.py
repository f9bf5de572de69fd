"""
Timetables: the steps of an inspection as data, each with its rule, its owner and its source.

A timetable says how one step follows from another; `calendar.py` makes dates of it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.common.words import day
from firsthand.domain.reference.framework import Framework
from firsthand.domain.reference.names import KINDS
from firsthand.domain.reference.unknown import UnknownFramework, UnknownVisit

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday")
Status = Literal["verified", "default"]


class Unit(StrEnum):
    """What a step is counted in."""

    WORKING_DAYS = "WD"
    CALENDAR_DAYS = "CD"
    WEEKS = "week"


class Form(StrEnum):
    """How binding a date is: the day of the step, the last day for it, or a mere estimate."""

    DAY = "day"
    DEADLINE = "deadline"
    ESTIMATE = "estimate"


@dataclass(frozen=True, kw_only=True)
class Step:
    """
    One step: `offset` units after the step named by `after`; the first step follows none.

    It is counted from the last day of that step unless `counted_from` says otherwise. With
    `weekday`, weeks are counted from Monday to Monday and the step falls on that day.
    `earliest` and `latest` are offsets too: one in ten came by the first, nine in ten by the
    second. `length` is in working days. `status` is 'verified' when the law, a published
    letter or a measurement says so, else 'default'.
    """

    key: str
    name: str
    form: Form
    owner: str
    reason: str
    rule: str
    source: str
    status: Status
    after: str | None = None
    counted_from: Literal["first-day", "last-day"] = "last-day"
    offset: int = 0
    unit: Unit = Unit.WORKING_DAYS
    weekday: Weekday | None = None
    usual_weekdays: tuple[Weekday, ...] = ()
    length: int | None = None
    earliest: int | None = None
    latest: int | None = None
    condition: str = ""

    def __post_init__(self) -> None:
        """Refuse a step that could not be counted."""
        if self.offset < 0 or (self.length is not None and self.length < 1):
            raise ValueError(f"step {self.key!r}: offset is 0 or more and length 1 or more")
        if self.weekday and self.unit is not Unit.WEEKS:
            raise ValueError(f"step {self.key!r}: a weekday needs the unit 'week'")
        if (self.earliest is None) != (self.latest is None):
            raise ValueError(f"step {self.key!r}: give both 'earliest' and 'latest', or none")
        if self.earliest is not None and self.latest is not None:
            if self.form is not Form.ESTIMATE:
                raise ValueError(f"step {self.key!r}: only an estimate has a range")
            if not self.earliest <= self.offset <= self.latest:
                raise ValueError(f"step {self.key!r}: 'offset' is not within its range")

    @property
    def called(self) -> str:
        """Return the name as it stands inside a sentence."""
        return f"{self.name[0].lower()}{self.name[1:]}"


@dataclass(frozen=True, kw_only=True)
class Caveat:
    """What is not known of a timetable, and between which days that matters."""

    words: str
    source: str
    from_on: date | None = None
    to_on: date | None = None

    def holds_on(self, on: date) -> bool:
        """Tell whether a calendar that starts on `on` needs this caveat."""
        begun = self.from_on is None or self.from_on <= on
        return begun and (self.to_on is None or on <= self.to_on)


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """
    The steps of one kind of visit, for starts from `from_on` to `to_on`.

    Each step follows one that stands before it. `fieldwork` names the step on site.
    """

    key: str
    family: str
    kind: str
    name: str
    from_on: date
    to_on: date | None
    fieldwork: str
    steps: tuple[Step, ...]
    caveats: tuple[Caveat, ...] = ()

    def __post_init__(self) -> None:
        """Refuse steps that hang in the air."""
        known: set[str] = set()
        for step in self.steps:
            if step.key in known:
                raise ValueError(f"step {step.key!r} is given twice")
            if (step.after is None) != (not known):
                raise ValueError("the first step, and only the first, follows no other")
            if step.after is not None and step.after not in known:
                raise ValueError(
                    f"step {step.key!r} follows {step.after!r}, which does not stand before it"
                )
            known.add(step.key)
        if self.fieldwork not in known:
            raise ValueError(f"there is no step {self.fieldwork!r} for the fieldwork")
        if self.step(self.fieldwork).after not in (None, self.first.key):
            raise ValueError("fieldwork is the first step, or is counted from it")

    @property
    def first(self) -> Step:
        """Return the step of day 0."""
        return self.steps[0]

    def step(self, key: str) -> Step:
        """Return the step with this key."""
        return next(step for step in self.steps if step.key == key)


def family_called(given: str, frameworks: tuple[Framework, ...]) -> str:
    """Return the family that `given` names: 'ilacs', or one of its versions, 'ilacs-2023'."""
    wanted = given.casefold().strip()
    for framework in frameworks:
        if wanted in (framework.key, framework.family):
            return framework.family
    known = {f.family for f in frameworks} | {f.key for f in frameworks}
    raise UnknownFramework(given, known)


def timetable_for(
    timetables: tuple[Timetable, ...], *, family: str, kind: str | None, on: date
) -> Timetable:
    """Return the timetable of a kind of visit in force on a day, or say which there are."""
    ours = [one for one in timetables if one.family == family]
    if not ours:
        raise Refused(_no_timetable(family, {one.family for one in timetables}))
    wanted = _kind_called(kind, sorted({one.kind for one in ours}))
    versions = [one for one in ours if one.kind == wanted]
    for one in versions:
        if one.from_on <= on and (one.to_on is None or on <= one.to_on):
            return one
    raise Refused(_out_of_force(versions, on))


def _kind_called(given: str | None, known: list[str]) -> str:
    """Return the kind meant: 'short-inspection' or 'short'; None where there is only one."""
    if not given and len(known) == 1:
        return known[0]
    wanted = (given or "").casefold().strip()
    for kind in known:
        if wanted and wanted in (kind, kind.rpartition("-")[0], KINDS[kind].casefold()):
            return kind
    raise UnknownVisit(given or "", known)


def _no_timetable(family: str, recorded: set[str]) -> Objection:
    return Objection(
        rule="calendar-timetable",
        reason=f"No timetable is recorded for {family}; recorded are {_listed(recorded)}.",
        remedy="Choose one of these, or add a file to firsthand/refdata/timetables.",
    )


def _out_of_force(versions: list[Timetable], on: date) -> Objection:
    times = "; ".join(
        f"{day(one.from_on)} to {day(one.to_on) if one.to_on else 'now'}" for one in versions
    )
    return Objection(
        rule="calendar-timetable",
        reason=f"The timetable “{versions[0].name}” does not hold on {day(on)}, but {times}.",
        remedy="Choose a start within these days.",
    )


def _listed(words: set[str]) -> str:
    return ", ".join(sorted(words))
