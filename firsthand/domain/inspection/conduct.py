"""
Conduct: one inspection as its acts tell it, up to a moment.

Rules take a `Conduct` and answer from it; they never fetch. Of each thing the newest version
counts, unless it was withdrawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar, cast

from firsthand.domain.common.act import Act, Withdrawn
from firsthand.domain.inspection.acts.bodies import CONTENT_TYPES, LETTERS
from firsthand.domain.inspection.acts.opening import Inspectorate, InspectorateLeft, Opened
from firsthand.domain.inspection.acts.progress import Moved, State, state_after
from firsthand.domain.inspection.acts.team import CutOff, Joined

Body = TypeVar("Body")


@dataclass(frozen=True)
class Conduct:
    """One inspection: its identifier and its acts in order, the opening first."""

    inspection_id: str
    acts: tuple[Act[Any], ...]
    _by_kind: dict[type, list[Act[Any]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _newest: dict[type, dict[str, Act[Any]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Sort the acts by kind once; refuse an inspection that was never opened."""
        if not self.acts or not isinstance(self.acts[0].body, Opened):
            raise ValueError(f"{self.inspection_id}: the first act must be the opening")
        for act in self.acts:
            self._by_kind.setdefault(type(act.body), []).append(act)

    @property
    def opened(self) -> Opened:
        """Return how it was opened."""
        return cast(Opened, self.acts[0].body)

    @property
    def last(self) -> int:
        """Return the number of the last act, by which changes are noticed."""
        return self.acts[-1].number

    @property
    def state(self) -> State:
        """Return where the inspection stands."""
        return state_after(tuple(act.body.move for act in self.of(Moved)))

    @property
    def content(self) -> int:
        """Return the number of the last act of content; reviews of less do not count."""
        return max((a.number for a in self.acts if type(a.body) in CONTENT_TYPES), default=0)

    @property
    def inspectorates(self) -> tuple[Inspectorate, ...]:
        """Return the inspectorates that take part and have not left."""
        gone = {act.body.inspectorate for act in self.of(InspectorateLeft)}
        return tuple(one for one in self.opened.inspectorates if one not in gone)

    def of(self, kind: type[Body]) -> tuple[Act[Body], ...]:
        """Return every act with a body of this kind, in order."""
        return tuple(self._by_kind.get(kind, ()))

    def current(self, kind: type[Body]) -> tuple[Act[Body], ...]:
        """Return the newest version of each thing of this kind, in the order of its first."""
        return tuple(self._things(kind).values())

    def bodies(self, kind: type[Body]) -> tuple[Body, ...]:
        """Return the newest version of each thing of this kind, without who and when."""
        return tuple(act.body for act in self.current(kind))

    def found(self, kind: type[Body], thing: str) -> Act[Body] | None:
        """Return the newest version of one thing, or None."""
        return self._things(kind).get(thing)

    def history(self, kind: type[Body], thing: str) -> tuple[Act[Body], ...]:
        """Return every version of one thing, the oldest first."""
        return tuple(a for a in self.of(kind) if cast(Any, a.body).id == thing)

    def next_id(self, kind: type) -> str:
        """Return the next number of a thing that is counted: 'E12'."""
        used = {act.body.id for act in self._by_kind.get(kind, ())}
        return f"{LETTERS[kind]}{len(used) + 1}"

    def team(self) -> tuple[Joined, ...]:
        """Return those who take part and have not been cut off since they joined."""
        cut = {act.body.person: act.number for act in self.of(CutOff)}
        return tuple(a.body for a in self.current(Joined) if cut.get(a.body.id, 0) < a.number)

    def member(self, person: str) -> Joined | None:
        """Return as what somebody takes part, or None."""
        return next((one for one in self.team() if one.id == person), None)

    def wrote(self, person: str) -> tuple[Act[Any], ...]:
        """Return the acts of content that somebody did."""
        return tuple(a for a in self.acts if a.by == person and type(a.body) in CONTENT_TYPES)

    def as_of(self, moment: datetime) -> "Conduct":
        """Return the inspection as it was known at a moment."""
        return Conduct(self.inspection_id, tuple(a for a in self.acts if a.at <= moment))

    def _things(self, kind: type[Any]) -> dict[str, Act[Any]]:
        """Return the newest version of each thing by its id; worked out once, acts stay."""
        if kind not in self._newest:
            newest = {act.body.id: act for act in self._by_kind.get(kind, ())}
            for act in self._by_kind.get(Withdrawn, ()):
                taken = newest.get(act.body.id)
                if taken is not None and taken.number < act.number:
                    del newest[act.body.id]
            self._newest[kind] = newest
        return self._newest[kind]

    def day(self) -> date:
        """Return the day of the last act."""
        return self.acts[-1].at.date()


def conduct_of(inspection_id: str, acts: Iterable[Act[Any]]) -> Conduct:
    """Return the inspection that these acts make up."""
    return Conduct(inspection_id, tuple(acts))
