"""Joining: which grades of which frameworks make one history, as data with reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.domain.intelligence.settled import SettledGrade
from firsthand.domain.reference.scale import Grade, Scale


@dataclass(frozen=True, kw_only=True)
class Joined:
    """An area of a version of a framework whose grades belong to the history."""

    framework: str
    area: str
    because: str


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """A version of a framework whose grades do not belong, though they might seem to."""

    framework: str
    because: str


@dataclass(frozen=True, kw_only=True)
class HistoryArea:
    """One area of judgement through the years."""

    key: str
    name: str
    joined: tuple[Joined, ...]
    left_out: tuple[LeftOut, ...] = ()

    def area_of(self, framework: str) -> str | None:
        """Return which area of a framework's version is this one; None where none is."""
        return next((one.area for one in self.joined if one.framework == framework), None)


@dataclass(frozen=True, kw_only=True)
class Awarded:
    """A grade on the scale on which it was awarded."""

    scale: str
    grade: str


@dataclass(frozen=True, kw_only=True)
class GradeState:
    """A state of a history, 1 the best, and the grades that it stands for."""

    state: int
    key: str
    label: str
    awarded: tuple[Awarded, ...]
    because: str


def state_of(grade: SettledGrade, states: Iterable[GradeState]) -> GradeState | None:
    """Return the state that a settled grade stands for; None where it stands for none."""
    if grade.grade is None or grade.scale is None:
        return None
    return _standing_for(grade.scale, grade.grade, states)


def _standing_for(
    scale: Scale, grade: Grade, states: Iterable[GradeState]
) -> GradeState | None:
    awarded = Awarded(scale=scale.key, grade=grade.key)
    return next((one for one in states if awarded in one.awarded), None)


def named_state(given: str, states: tuple[GradeState, ...]) -> GradeState | None:
    """Return the state called so: by its key, or by that of a grade it stands for."""
    wanted = given.strip().lower().replace(" ", "-")
    for one in states:
        if wanted in {one.key, *(awarded.grade for awarded in one.awarded)}:
            return one
    return None
