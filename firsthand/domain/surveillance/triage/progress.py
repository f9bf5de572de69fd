"""
Progress: the states of a signal on the record, and which move leads from which to which.

The table below is the only place that says so; the diagram in the documents is drawn from it.
"""

from enum import StrEnum

from firsthand.domain.surveillance.triage.acts import (
    SignalDismissed,
    SignalOpened,
    SignalReopened,
    SignalTakenUp,
)


class State(StrEnum):
    """Where a signal stands."""

    RAISED = "raised"
    OPENED = "opened"
    DISMISSED = "dismissed"
    TAKEN_UP = "taken-up"


STATE_TITLES = {
    State.RAISED: "Raised, and opened by nobody",
    State.OPENED: "Opened, and not decided",
    State.DISMISSED: "Dismissed",
    State.TAKEN_UP: "Taken up",
}


class Move(StrEnum):
    """What takes a signal from one state to another."""

    OPEN = "open"
    DISMISS = "dismiss"
    TAKE_UP = "take-up"
    REOPEN = "reopen"


MOVE_TITLES = {
    Move.OPEN: "Open it",
    Move.DISMISS: "Dismiss it",
    Move.TAKE_UP: "Take it up",
    Move.REOPEN: "Reopen it",
}
TRANSITIONS: dict[tuple[State, Move], State] = {
    (State.RAISED, Move.OPEN): State.OPENED,
    (State.OPENED, Move.DISMISS): State.DISMISSED,
    (State.OPENED, Move.TAKE_UP): State.TAKEN_UP,
    (State.DISMISSED, Move.REOPEN): State.OPENED,
    (State.TAKEN_UP, Move.REOPEN): State.OPENED,
}
MOVE_OF: dict[type, Move] = {
    SignalOpened: Move.OPEN,
    SignalDismissed: Move.DISMISS,
    SignalTakenUp: Move.TAKE_UP,
    SignalReopened: Move.REOPEN,
}
DECIDED = frozenset({State.DISMISSED, State.TAKEN_UP})


def moves_from(state: State) -> tuple[Move, ...]:
    """Return the moves that the table allows from `state`."""
    return tuple(move for before, move in TRANSITIONS if before is state)
