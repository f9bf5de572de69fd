"""Put a signal and what was done with it in the shape of its page, for whoever reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from firsthand.domain.common.act import Act
from firsthand.domain.people.actor import Actor
from firsthand.domain.reference.unknown import Unknown
from firsthand.domain.surveillance.signal import Direction, Kind
from firsthand.domain.surveillance.triage.acts import (
    COURSE_TITLES,
    Course,
    SignalAct,
    SignalDismissed,
    SignalOpened,
    SignalReopened,
    SignalTakenUp,
)
from firsthand.domain.surveillance.triage.permission import reads_reasons
from firsthand.domain.surveillance.triage.snapshot import Snapshot
from firsthand.domain.surveillance.triage.standing import reason_of
from firsthand.refdata import read
from firsthand.services.signalling.telling import Told
from firsthand.web import signal_pictures
from firsthand.web.figures import percent, shown
from firsthand.web.signal_pictures import Picture

TOGETHER = "Figures and inspections together"
KINDS = {
    Kind.FUNNEL: "Far from authorities of its size",
    Kind.NEIGHBOURS: "Far from its statistical neighbours",
    Kind.STEP: "A step away from its own past",
    Kind.DECLINE: "A steady decline",
    Kind.DECLINE_TOGETHER: "A decline of many figures together",
}
DIRECTIONS = {
    Direction.WORSE: "For the worse",
    Direction.BETTER: "For the better",
    Direction.HIGHER: "Higher",
    Direction.LOWER: "Lower",
}
DONE = {
    SignalOpened: "Opened",
    SignalDismissed: "Dismissed",
    SignalTakenUp: "Taken up",
    SignalReopened: "Reopened",
}
FIELDS = {
    "period": "the period",
    "value": "the value",
    "expected": "what was expected",
    "p_value": "the chance of it if nothing had changed",
    "q_value": "the rate of false signals",
    "raised": "whether it is raised",
    "sentence": "its sentence",
    "caveats": "what could explain it",
    "first_raisable_on": "the day on which it could first be raised",
    "direction": "its direction",
    "authority": "the name of the authority",
    "indicator_name": "the name of the figure",
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing that was done; `by` and `said` are empty for those who may not read them."""

    title: str
    at: datetime
    by: str = ""
    said: str = ""
    course: str = ""
    inspection_id: str = ""
    theme: str = ""  # the harm of a theme; a theme without a harm has only its course
    is_theme: bool = False


def steps(
    acts: tuple[Act[SignalAct], ...],
    *,
    reader: Actor | None,
    names: Mapping[str, str],
    seen: tuple[str, ...],
) -> list[Step]:
    """
    Return what was done with a signal, the first thing first.

    Who did it, and why, stand in it for people of the inspectorates alone; an inspection for
    those who may know that it exists.
    """
    reads = reads_reasons(reader)
    return [full(act, names, seen) if reads else bare(act) for act in acts]


def bare(act: Act[SignalAct]) -> Step:
    """Return what the public reads of an act: that it was done, and when."""
    return Step(title=DONE[type(act.body)], at=act.at)


def full(act: Act[SignalAct], names: Mapping[str, str], seen: tuple[str, ...]) -> Step:
    """Return an act with its person, reason and course."""
    body = act.body
    taken = body if isinstance(body, SignalTakenUp) else None
    known = taken is not None and taken.inspection_id in seen
    return Step(
        title=DONE[type(body)],
        at=act.at,
        by=names.get(act.by, act.by),
        said=reason_of(body),
        course=COURSE_TITLES[taken.course] if taken else "",
        inspection_id=taken.inspection_id if taken and known else "",
        theme=taken.harm if taken else "",
        is_theme=taken is not None and taken.course is Course.THEME,
    )


def figure(facts: Snapshot) -> str:
    """Return which figure a signal is about."""
    return facts.indicator_name or TOGETHER


def picture(told: Told, *, as_of: date) -> Picture:
    """Return the picture of a signal as the figures of a day draw it."""
    try:
        return signal_pictures.picture(told.signal or told.facts, as_of=as_of)
    except Unknown:
        return Picture()


def rows(facts: Snapshot) -> list[tuple[str, str]]:
    """Return the facts of a signal by name, as they stand on its page."""
    unit = next((one.unit for one in read.indicators() if one.key == facts.indicator), "mean")
    told = [
        ("Figure", figure(facts)),
        ("How it was found", KINDS[facts.kind]),
        ("Period", facts.period),
        ("Direction", DIRECTIONS[facts.direction]),
        ("Value", shown(facts.value, unit)),
        ("Expected", shown(facts.expected, unit)),
        ("Of such signals, false by chance", percent(facts.q_value)),
    ]
    return [(name, text) for name, text in told if text]


def told_apart(changed: tuple[str, ...]) -> str:
    """Say what a signal tells differently since it was opened; empty when nothing."""
    named = [FIELDS.get(one, one) for one in changed]
    return "; ".join(named)
