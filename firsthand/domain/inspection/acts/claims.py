"""Claims: what the body says of itself, tested against something else (R2)."""

from dataclasses import dataclass
from enum import StrEnum

from firsthand.domain.inspection.acts.evidence import Source


class Outcome(StrEnum):
    """What a test of a claim showed."""

    HELD = "held"
    HELD_IN_PART = "held-in-part"
    DID_NOT_HOLD = "did-not-hold"
    COULD_NOT_BE_TESTED = "could-not-be-tested"


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What the body says works, numbered C1, C2, …; `made_in` is the source that says so."""

    id: str
    text: str
    made_in: Source
    areas: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()  # where the claim itself is on record


@dataclass(frozen=True, kw_only=True)
class ClaimTested:
    """The newest test of a claim; the `id` is the claim's."""

    id: str
    outcome: Outcome
    evidence: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True)
class Question:
    """An open question, numbered Q1, …, raised by a person; contradictions raise their own."""

    id: str
    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer to an open question; the `id` is the question's."""

    id: str
    text: str
    evidence: tuple[str, ...] = ()
