"""Openings: who is inspected, by whom, under which framework, and what was known before."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BodyKind(StrEnum):
    """What kind of body is inspected."""

    LOCAL_AUTHORITY = "local-authority"
    POLICE_FORCE = "police-force"
    HEALTH_BODY = "health-body"
    PROBATION_SERVICE = "probation-service"
    OTHER = "other"


class Inspectorate(StrEnum):
    """Who inspects: one, or several together (R22)."""

    SOCIAL_CARE = "social-care"
    HEALTH = "health"
    POLICE = "police"
    PROBATION = "probation"


INSPECTORATES = {
    Inspectorate.SOCIAL_CARE: "Social care inspectorate",
    Inspectorate.HEALTH: "Health inspectorate",
    Inspectorate.POLICE: "Police inspectorate",
    Inspectorate.PROBATION: "Probation inspectorate",
}


@dataclass(frozen=True, kw_only=True)
class InspectedBody:
    """A council, police force or other body; `la_code` is its authority's, where it has one."""

    kind: BodyKind
    name: str
    la_code: str = ""


@dataclass(frozen=True, kw_only=True)
class KnownBefore:
    """What the public could know of one harm on the day before the inspection was opened."""

    harm: str
    state: str
    strict_state: str
    last_looked_on: date | None
    la_code: str = ""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """
    An inspection was opened, under one dated version of a framework for ever.

    `known_before` was frozen on that day and `known_sha256` is the hash of it. `need_arose_on`
    is the day on which the need for a joint inspection was first stated, if it was.
    """

    title: str
    framework: str
    visit: str
    inspectorates: tuple[Inspectorate, ...]
    bodies: tuple[InspectedBody, ...]
    from_on: date
    to_on: date
    lead: str
    theme: str = ""
    harms: tuple[str, ...] = ()
    need_arose_on: date | None = None
    plan_id: str = ""
    known_before: tuple[KnownBefore, ...] = ()
    known_sha256: str = ""

    @property
    def la_codes(self) -> tuple[str, ...]:
        """Return the authorities concerned, each once."""
        return tuple(dict.fromkeys(body.la_code for body in self.bodies if body.la_code))

    @property
    def subject(self) -> str:
        """Return who is inspected, in words."""
        return " and ".join(body.name for body in self.bodies)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What somebody suspected before fieldwork, so that nobody can claim it afterwards."""

    id: str
    text: str
    harms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ToldOutside:
    """Something outside the inspection (press, inquiry, court) made a failure public (R23)."""

    id: str
    what: str
    where: str
    public_on: date
    harms: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InspectorateLeft:
    """One of several inspectorates left a joint inspection; what it did stays."""

    inspectorate: Inspectorate
    reason: str
