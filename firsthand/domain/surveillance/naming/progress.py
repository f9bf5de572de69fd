"""
Progress: the states of a subject on the record, and which move leads from which to which.

The table below is the only place that says so; the diagram in the documents is drawn from it.
To be found again changes no state. A harm stays a harm: reports, inspections and pictures
speak of it from then on.
"""

from enum import StrEnum

from firsthand.domain.surveillance.naming.acts import (
    SubjectJoined,
    SubjectMadeHarm,
    SubjectNamed,
    SubjectReopened,
    SubjectSetAside,
)


class State(StrEnum):
    """Where a subject stands."""

    FOUND = "found"
    NAMED = "named"
    JOINED = "joined"
    SET_ASIDE = "set-aside"
    HARM = "harm"


STATE_TITLES = {
    State.FOUND: "Found, and named by nobody",
    State.NAMED: "Named",
    State.JOINED: "Joined to another",
    State.SET_ASIDE: "Set aside",
    State.HARM: "A harm of the vocabulary",
}


class Move(StrEnum):
    """What takes a subject from one state to another."""

    NAME = "name"
    JOIN = "join"
    SET_ASIDE = "set-aside"
    MAKE_HARM = "make-harm"
    REOPEN = "reopen"


MOVE_TITLES = {
    Move.NAME: "Name it",
    Move.JOIN: "Join it to another",
    Move.SET_ASIDE: "Set it aside",
    Move.MAKE_HARM: "Make it a harm of the vocabulary",
    Move.REOPEN: "Reopen it",
}
TRANSITIONS: dict[tuple[State, Move], State] = {
    (State.FOUND, Move.NAME): State.NAMED,
    (State.FOUND, Move.JOIN): State.JOINED,
    (State.FOUND, Move.SET_ASIDE): State.SET_ASIDE,
    (State.NAMED, Move.NAME): State.NAMED,
    (State.NAMED, Move.JOIN): State.JOINED,
    (State.NAMED, Move.SET_ASIDE): State.SET_ASIDE,
    (State.NAMED, Move.MAKE_HARM): State.HARM,
    (State.JOINED, Move.REOPEN): State.FOUND,
    (State.SET_ASIDE, Move.REOPEN): State.FOUND,
}
MOVE_OF: dict[type, Move] = {
    SubjectNamed: Move.NAME,
    SubjectJoined: Move.JOIN,
    SubjectSetAside: Move.SET_ASIDE,
    SubjectMadeHarm: Move.MAKE_HARM,
    SubjectReopened: Move.REOPEN,
}


def moves_from(state: State) -> tuple[Move, ...]:
    """Return the moves that the table allows from `state`."""
    return tuple(move for before, move in TRANSITIONS if before is state)
