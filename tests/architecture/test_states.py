"""The states of an inspection: one table, whole, and drawn as it is."""

import sys
from pathlib import Path

from firsthand.domain.inspection.acts.progress import (
    ENDED,
    MOVE_TITLES,
    STATE_TITLES,
    TRANSITIONS,
    Move,
    State,
    moves_from,
)
from firsthand.domain.inspection.permission import MOVES
from firsthand.domain.surveillance.triage import progress as signals

ROOT = Path(__file__).parents[2]


def drawn():
    sys.path.insert(0, str(ROOT / "scripts"))
    import states

    return states.drawn()


def test_the_drawing_of_the_states_is_up_to_date():
    written = (ROOT / "docs" / "generated" / "states.md").read_text(encoding="utf-8")
    assert written == drawn(), "run: python scripts/states.py"


def test_every_state_and_every_move_is_in_the_table_and_in_the_drawing():
    in_table = {state for state, _ in TRANSITIONS} | set(TRANSITIONS.values())
    assert in_table == set(State) == set(STATE_TITLES)
    assert {move for _, move in TRANSITIONS} == set(Move) == set(MOVE_TITLES) == set(MOVES)
    for title in (*STATE_TITLES.values(), *MOVE_TITLES.values()):
        assert title in drawn()


def test_every_state_and_every_move_of_a_signal_is_in_the_drawing():
    for title in (*signals.STATE_TITLES.values(), *signals.MOVE_TITLES.values()):
        assert title in drawn()


def test_every_state_is_reached_and_only_the_ends_lead_nowhere():
    reached, waiting = set(), [State.OPENED]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting += [TRANSITIONS[state, move] for move in moves_from(state)]
        waiting = [one for one in waiting if one not in reached]
    assert reached == set(State)
    assert {state for state in State if not moves_from(state)} == ENDED


def test_every_state_but_the_ends_can_be_left_by_somebody():
    for state in set(State) - ENDED:
        assert any(state in MOVES[move].states for move in moves_from(state))
