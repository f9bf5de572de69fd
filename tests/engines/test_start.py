"""The start: a whole plan within seconds, and never a rule broken."""

from random import Random
from time import monotonic

import pytest

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.domain.planning.programme.programme import PlannedVisit
from firsthand.engines import start
from firsthand.engines.choices import Choices
from firsthand.engines.roster import Roster
from firsthand.refdata.read_programme import programme_rules, with_changes
from tests.engines.invented_programme import invented_problem


def _told(roster: Roster) -> tuple[PlannedVisit, ...]:
    problem = roster.choices.problem
    return tuple(
        PlannedVisit(
            need=problem.needs[v],
            month=roster.choices.months[roster.months[v]],
            team=tuple(problem.inspectors[i].code for i in team),
        )
        for v, team in roster.teams.items()
    )


@pytest.mark.parametrize("seed", range(3))
def test_the_target_size_has_a_plan_within_five_seconds(seed):
    began = monotonic()
    problem = invented_problem(seed=seed)
    roster = Roster(Choices(problem))
    out = start.placed(roster, start.order(roster.choices), seed=0, enough=lambda: False)
    assert not out
    assert breaches(_told(roster), problem) == ()
    assert monotonic() - began < 5


def test_visits_make_room_for_one_that_must_be_in_their_month():
    rules = with_changes(programme_rules(), {"team-full": 2, "team-random": 2})
    problem = invented_problem(authorities=12, inspectors=8, months=12, seed=2, rules=rules)
    choices = Choices(problem)
    roster = Roster(choices)
    last_first = sorted(start.order(choices), reverse=True)
    out = start.placed(roster, last_first, seed=1, enough=lambda: False)
    told = {one.rule for one in breaches(_told(roster), problem)}
    assert told <= {"answered-once"}
    assert len(roster.teams) + len(out) == len(problem.needs)


def test_nothing_is_begun_when_there_is_no_time():
    choices = Choices(invented_problem(authorities=5, inspectors=20, months=6))
    order = start.order(choices)
    assert start.placed(Roster(choices), order, seed=0, enough=lambda: True) == order


def test_what_is_taken_out_leaves_everybody_as_free_as_before():
    choices = Choices(invented_problem(authorities=10, inspectors=30, months=12))
    roster = Roster(choices)
    start.placed(roster, start.order(choices), seed=0, enough=lambda: False)
    visits = list(roster.teams)
    Random(3).shuffle(visits)
    roster.remove(visits)
    empty = Roster(choices)
    assert (roster.days_left == empty.days_left).all()
    assert (roster.load == 0).all()
    assert all(roster.window_left(i) == empty.window_left(i) for i in range(30))
