"""Whatever anybody does in whatever order, the rules of an inspection hold."""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from firsthand.domain.inspection.acts.progress import State
from tests.services.inspecting.machine import Inspection

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("FIRSTHAND_MACHINE_EXAMPLES", "15"))


def test_those_whose_turn_it_is_get_from_opening_to_publication():
    machine = Inspection()
    machine.open(steps=0)
    reached = [machine.conduct.state]
    while machine.conduct.state is not State.PUBLISHED:
        machine.go_on()
        machine.check()
        reached.append(machine.conduct.state)
    assert set(reached) == set(State) - {State.ABANDONED}
    machine.teardown()


def test_whatever_anybody_tries_no_rule_is_passed_by():
    run_state_machine_as_test(
        Inspection,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=30,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
