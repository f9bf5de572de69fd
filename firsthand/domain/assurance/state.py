"""
States: what one report lets the public know of one harm.

A state says what a report says, never how children fare. Silence does not prove that nobody
looked; it proves that the public cannot know.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from firsthand.domain.intelligence.sighting import Mention

Reading = Literal["strict", "wide"]


class State(StrEnum):
    """What a report says of a harm, from the most that is known to nothing."""

    WEAKNESS_REPORTED = "weakness-reported"
    NO_WEAKNESS_REPORTED = "no-weakness-reported"
    TOO_THIN = "too-thin"
    NOT_REPORTED = "not-reported"

    @property
    def looked(self) -> bool:
        """Tell whether the report says what inspectors saw."""
        return self in (State.WEAKNESS_REPORTED, State.NO_WEAKNESS_REPORTED)

    @property
    def knowledge(self) -> int:
        """Return how much the public may know, from 3 (a weakness) to 0 (nothing)."""
        return KNOWLEDGE[self]


# What is told in the place of a state when no report was read for a harm that was added here.
NOT_READ = "not-read"
KNOWLEDGE = {state: 3 - position for position, state in enumerate(State)}

LOOKED_FROM = 1
"""
Sentences on what inspectors saw of practice, from which a report counts as having looked.

One is enough: reports since 2018 give a harm a sentence or two, and to call that 'too thin'
would say that most harms are never looked at. A mere list of harms does not count as one.
"""


@dataclass(frozen=True, kw_only=True)
class StateReason:
    """A state, the counts that made it, the pages to open, and the reason in words."""

    state: State
    reading: Reading
    named: int
    criticised: int
    to_improve: int
    examined: int
    pages: tuple[int, ...]
    because: str


def state_of(
    mentions: Iterable[Mention], *, reading: Reading, area: str | None = None
) -> State:
    """Return what a report says of one harm, given its mentions of that harm."""
    return explained(mentions, reading=reading, area=area).state


def explained(
    mentions: Iterable[Mention], *, reading: Reading, area: str | None = None
) -> StateReason:
    """Return the state with its reasons; give `area` to ask of one judgement area only."""
    heard = [_heard(m, reading) for m in mentions if area is None or m.area == area]
    named = sum(one.named for one in heard)
    criticised = sum(one.criticised for one in heard)
    to_improve = sum(one.to_improve for one in heard)
    examined = sum(one.examined for one in heard)
    state = _state(named, criticised + to_improve, examined)
    return StateReason(
        state=state,
        reading=reading,
        named=named,
        criticised=criticised,
        to_improve=to_improve,
        examined=examined,
        pages=_pages(heard, DECIDED_BY[state]),
        because=_because(state, criticised, to_improve, examined, named),
    )


@dataclass(frozen=True, kw_only=True)
class _Heard:
    """One mention under one reading."""

    named: int
    criticised: int
    to_improve: int
    examined: int
    pages: tuple[int, ...]


DECIDED_BY: dict[State, Callable[[_Heard], int]] = {
    State.WEAKNESS_REPORTED: lambda one: one.criticised + one.to_improve,
    State.NO_WEAKNESS_REPORTED: lambda one: one.examined,
    State.TOO_THIN: lambda one: one.named,
    State.NOT_REPORTED: lambda one: 0,
}
"""The count that decides each state; the pages of a state are those where it is not 0."""


def _heard(mention: Mention, reading: Reading) -> _Heard:
    if reading == "strict":
        return _Heard(
            named=mention.strict,
            criticised=mention.criticised_strict,
            to_improve=mention.to_improve_strict,
            examined=mention.examined_strict,
            pages=mention.pages,
        )
    return _Heard(
        named=mention.wide,
        criticised=mention.criticised_wide,
        to_improve=mention.to_improve_wide,
        examined=mention.examined_wide,
        pages=mention.pages,
    )


def _state(named: int, weaknesses: int, examined: int) -> State:
    if weaknesses:
        return State.WEAKNESS_REPORTED
    if examined >= LOOKED_FROM:
        return State.NO_WEAKNESS_REPORTED
    return State.TOO_THIN if named else State.NOT_REPORTED


def _pages(heard: list[_Heard], deciding: Callable[[_Heard], int]) -> tuple[int, ...]:
    return tuple(sorted({page for one in heard if deciding(one) for page in one.pages}))


def _because(state: State, criticised: int, to_improve: int, examined: int, named: int) -> str:
    if state is State.WEAKNESS_REPORTED:
        return (
            f"{_times(criticised, 'passage')} on this harm "
            f"{'reports' if criticised == 1 else 'report'} a weakness, and "
            f"{_times(to_improve, 'item')} on the list of what must improve "
            f"{'names' if to_improve == 1 else 'name'} it."
        )
    if state is State.NO_WEAKNESS_REPORTED:
        return (
            f"{_times(examined, 'passage')} on what was seen of practice, and no weakness told."
        )
    if state is State.TOO_THIN:
        return f"Named {_times(named, 'time')}, and nothing told of what inspectors saw."
    return "Not named under this reading."


def _times(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
