"""
Progress: the states of an inspection, and which move leads from which to which.

The table below is the only place that says so; the diagram in the documents is drawn from it.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an inspection stands."""

    OPENED = "opened"
    FIELDWORK = "fieldwork"
    WRITING = "writing"
    IN_REVIEW = "in-review"
    WITH_BODY = "with-body"
    ANSWERED = "answered"
    PUBLISHED = "published"
    ABANDONED = "abandoned"


STATE_TITLES = {
    State.OPENED: "Opened, no fieldwork yet",
    State.FIELDWORK: "Fieldwork",
    State.WRITING: "Writing",
    State.IN_REVIEW: "In review",
    State.WITH_BODY: "With the inspected body, to check accuracy",
    State.ANSWERED: "Answered by the inspected body",
    State.PUBLISHED: "Published",
    State.ABANDONED: "Abandoned",
}


class Move(StrEnum):
    """What takes an inspection from one state to another."""

    START_FIELDWORK = "start-fieldwork"
    END_FIELDWORK = "end-fieldwork"
    SUBMIT = "submit"
    RETURN = "return"
    SEND = "send"
    CLOSE_RESPONSE = "close-response"
    PUBLISH = "publish"
    ABANDON = "abandon"


MOVE_TITLES = {
    Move.START_FIELDWORK: "Start fieldwork",
    Move.END_FIELDWORK: "End fieldwork",
    Move.SUBMIT: "Submit for review",
    Move.RETURN: "Return to writing",
    Move.SEND: "Send to the inspected body",
    Move.CLOSE_RESPONSE: "Close the body's response",
    Move.PUBLISH: "Publish",
    Move.ABANDON: "Abandon",
}
TRANSITIONS: dict[tuple[State, Move], State] = {
    (State.OPENED, Move.START_FIELDWORK): State.FIELDWORK,
    (State.OPENED, Move.ABANDON): State.ABANDONED,
    (State.FIELDWORK, Move.END_FIELDWORK): State.WRITING,
    (State.FIELDWORK, Move.ABANDON): State.ABANDONED,
    (State.WRITING, Move.SUBMIT): State.IN_REVIEW,
    (State.WRITING, Move.ABANDON): State.ABANDONED,
    (State.IN_REVIEW, Move.RETURN): State.WRITING,
    (State.IN_REVIEW, Move.SEND): State.WITH_BODY,
    (State.IN_REVIEW, Move.ABANDON): State.ABANDONED,
    (State.WITH_BODY, Move.CLOSE_RESPONSE): State.ANSWERED,
    (State.WITH_BODY, Move.ABANDON): State.ABANDONED,
    (State.ANSWERED, Move.PUBLISH): State.PUBLISHED,
    (State.ANSWERED, Move.ABANDON): State.ABANDONED,
}
ENDED = frozenset({State.PUBLISHED, State.ABANDONED})


@dataclass(frozen=True, kw_only=True)
class Moved:
    """The inspection moved on; `reason` is needed to return or to abandon."""

    move: Move
    reason: str = ""


def state_after(moves: tuple[Move, ...]) -> State:
    """Return the state that a sequence of moves leads to from the opening."""
    state = State.OPENED
    for move in moves:
        state = TRANSITIONS[state, move]
    return state


def moves_from(state: State) -> tuple[Move, ...]:
    """Return the moves that the table allows from `state`."""
    return tuple(move for from_state, move in TRANSITIONS if from_state is state)
