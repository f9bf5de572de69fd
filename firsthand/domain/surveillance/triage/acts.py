"""Acts on signals: opened, dismissed, taken up, reopened; each by a named person."""

from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.surveillance.triage.snapshot import Snapshot


class Course(StrEnum):
    """What will be done about a signal that is taken up."""

    INSPECTION = "inspection"
    QUESTION = "question"
    THEME = "theme"
    OTHER = "other"


COURSE_TITLES = {
    Course.INSPECTION: "An inspection or a visit",
    Course.QUESTION: "A question to the authority",
    Course.THEME: "A theme of a thematic inspection",
    Course.OTHER: "Something else",
}


@dataclass(frozen=True, kw_only=True)
class SignalOpened:
    """Somebody looked at a signal; `facts` is what they saw."""

    signal: str
    facts: Snapshot


@dataclass(frozen=True, kw_only=True)
class SignalDismissed:
    """Somebody decided that nothing needs to be done about a signal, and said why."""

    signal: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SignalTakenUp:
    """
    Somebody decided what will be done about a signal.

    `inspection_id` names an inspection made here; `harm` the harm that a theme is about. Both
    may be empty.
    """

    signal: str
    course: Course
    what: str
    inspection_id: str = ""
    harm: str = ""


@dataclass(frozen=True, kw_only=True)
class SignalReopened:
    """A decision about a signal was taken back, and why; the decision stays on the record."""

    signal: str
    reason: str


SIGNAL_BODIES: dict[str, type] = {
    "signal-opened": SignalOpened,
    "signal-dismissed": SignalDismissed,
    "signal-taken-up": SignalTakenUp,
    "signal-reopened": SignalReopened,
}
SignalAct = SignalOpened | SignalDismissed | SignalTakenUp | SignalReopened
