"""Any problem, drawn at random: a plan that is returned breaks no rule, and time is kept."""

from dataclasses import replace
from datetime import date
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.engines.scheduling import schedule
from firsthand.refdata.read_programme import programme_rules, with_changes
from tests.engines.invented_programme import invented_problem

CHANGES = st.fixed_dictionaries(
    {
        "team-full": st.integers(1, 4),
        "team-random": st.integers(1, 3),
        "leads-each": st.integers(1, 2),
        "gap-months": st.integers(0, 6),
        "visits-a-year": st.integers(1, 5),
        "fresh-lead": st.integers(0, 1),
        "cooling-off-inspected": st.sampled_from([0, 0.5, 1]),
        "skill-practice": st.integers(0, 1),
        "month-share": st.sampled_from([1, 1.25, 1000]),
    }
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=CHANGES,
    authorities=st.integers(1, 8),
    inspectors=st.integers(2, 20),
    months=st.integers(2, 14),
    seed=st.integers(0, 1000),
)
def test_a_plan_breaks_no_rule_and_no_plan_says_why(
    changes, authorities, inspectors, months, seed
):
    problem = invented_problem(
        authorities=authorities,
        inspectors=inspectors,
        months=months,
        seed=seed,
        rules=with_changes(programme_rules(), changes),
    )
    found = schedule(problem, seconds=0.5, workers=1)
    if not found.visits:
        assert found.collisions
        return
    assert breaches(found.visits, problem) == ()
    assert found.broken == ()
    fewer = replace(problem, inspectors=problem.inspectors[1:], previous=found.visits)
    again = schedule(fewer, seconds=0.5, workers=1)
    assert breaches(again.visits, fewer) == () if again.visits else again.collisions


@pytest.mark.parametrize("seconds", [0.2, 3.0])
def test_the_time_is_kept_and_the_best_plan_so_far_returned(seconds):
    problem = invented_problem(authorities=80, inspectors=70, months=18, seed=6)
    began = monotonic()
    found = schedule(problem, seconds=seconds)
    assert monotonic() - began < seconds * 1.1 + 3
    assert breaches(found.visits, problem) == ()


def test_latest_dates_that_can_be_kept_are_kept():
    problem = invented_problem(authorities=12, inspectors=40, months=12, seed=8)
    soon = date(2027, 4, 30)
    needs = tuple(
        replace(n, latest_on=soon) if n.kind == "full" and i % 3 == 0 else n
        for i, n in enumerate(problem.needs)
    )
    found = schedule(replace(problem, needs=needs), seconds=3)
    assert found.visits
    assert found.broken == ()
