"""Findings and recommendations: what was found and why, and what must be different (R7, R8)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from firsthand.domain.inspection.acts.opening import Inspectorate


class FindingKind(StrEnum):
    """Whether a finding speaks well or ill of practice."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"


class CauseKind(StrEnum):
    """Why a weakness is there: the critique's five (K2), and four more of the field."""

    WILFUL_DISREGARD = "wilful-disregard"
    LACK_OF_AWARENESS = "lack-of-awareness"
    COMPETING_PRIORITIES = "competing-priorities"
    LACK_OF_RESOURCES = "lack-of-resources"
    ABSENCE_OF_EXPERTISE = "absence-of-expertise"
    CULTURE_OR_DENIAL = "culture-or-denial"
    INFORMATION = "information"
    SYSTEMS = "systems"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Cause:
    """One cause of a weakness, with the evidence for it."""

    kind: CauseKind
    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """
    One finding, numbered F1, … Each paragraph of `text` is published with its evidence.

    A weakness has `causes`, or `not_established` says why none could be established.
    """

    id: str
    inspectorate: Inspectorate
    area: str
    kind: FindingKind
    text: str
    evidence: tuple[str, ...]
    priority: bool = False
    causes: tuple[Cause, ...] = ()
    not_established: str = ""
    harms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Recommendation:
    """
    What must be different, numbered R1, …, and how anybody would see it (R8).

    `who` answers for it; `different` is what changes for children; `seen_by` is how it will be
    seen, by whom; `by_on` the day.
    """

    id: str
    findings: tuple[str, ...]
    text: str
    who: str
    different: str
    seen_by: str
    by_on: date


@dataclass(frozen=True, kw_only=True)
class FlagAnswered:
    """
    The author's reason for leaving a flagged text as it is.

    The `id` is `flag_id(thing, flag)`. A changed text raises its flags anew, so `of_text` is
    the hash of what was flagged.
    """

    id: str
    of_text: str
    reason: str


def flag_id(thing: str, flag: str) -> str:
    """Return the identifier of one flag on one thing: 'R1:only-paper'."""
    return f"{thing}:{flag}"


class Office(StrEnum):
    """The offices on which a priority finding is served (R20)."""

    LEADER = "leader"
    LEAD_MEMBER = "lead-member"
    CHIEF_EXECUTIVE = "chief-executive"
    DIRECTOR = "director"


OFFICES = {
    Office.LEADER: "Leader of the council",
    Office.LEAD_MEMBER: "Lead member for children's services",
    Office.CHIEF_EXECUTIVE: "Chief executive",
    Office.DIRECTOR: "Director of children's services",
}


@dataclass(frozen=True, kw_only=True)
class Served:
    """A finding was served on the holder of an office; the `id` is '<finding>:<office>'."""

    id: str
    finding: str
    office: Office
    holder: str  # who held the office on that day, and for ever on this record
    served_on: date
    acknowledged_on: date | None = None
