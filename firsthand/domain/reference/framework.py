"""
Frameworks: what an inspectorate undertook to ask, in dated versions.

Nothing may assume an overall grade: ILACS has none from April 2026.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Area:
    """A judgement area of a framework; `line` joins like areas across frameworks."""

    key: str
    name: str
    line: str  # overall | leadership | help-and-protection | children-in-care | …
    scale: str | None


@dataclass(frozen=True, kw_only=True)
class Question:
    """Whether a framework asks about a harm: 'asked', 'named', 'not-asked' or 'not-known'."""

    harm: str
    asked: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class VisitKind:
    """A kind of visit under a framework, such as a full inspection or a focused visit."""

    key: str
    name: str
    graded: bool
    full: bool


@dataclass(frozen=True, kw_only=True)
class Framework:
    """One dated version of a framework; `family` joins its versions."""

    key: str
    family: str
    name: str
    inspectorate: str
    from_on: date
    to_on: date | None
    areas: tuple[Area, ...]
    visits: tuple[VisitKind, ...]
    questions: tuple[Question, ...]
    source: str
    verified: bool = False

    def asks(self, harm: str) -> Question:
        """Return what the framework asks about `harm`; 'not-known' when nobody recorded it."""
        for question in self.questions:
            if question.harm == harm:
                return question
        return Question(harm=harm, asked="not-known", basis="No published text was read.")


def in_force(family: str, frameworks: tuple[Framework, ...], *, on: date) -> Framework | None:
    """Return the version of `family` in force on `on`, or None when there was none."""
    for framework in frameworks:
        if framework.family != family or on < framework.from_on:
            continue
        if framework.to_on is None or on <= framework.to_on:
            return framework
    return None
