"""A commission of invented inspectors, and a plan made without a solver."""

from datetime import date

from django.utils import timezone

from firsthand.domain.planning.programme.commission import Commission, Team
from firsthand.domain.planning.programme.inspector import (
    LEAD,
    Engagement,
    EngagementKind,
    Inspector,
)
from firsthand.domain.planning.programme.programme import PlannedVisit, Programme, Quality, Step
from firsthand.services.programmes import answer, jobs, making
from firsthand.store import programmes as store

TODAY = date(2026, 1, 2)
START = date(2027, 1, 1)
CSE = "child-sexual-exploitation"


def inspector(number, **changed):
    values = {
        "code": f"I{number:02}",
        "region": "London",
        "skills": frozenset({LEAD, "neglect"}),
        "days_a_month": 20.0,
        "away": frozenset({date(2027, 3, 1)}),
        "engagements": (
            Engagement(
                la_code="372", kind=EngagementKind.ADVISED, from_on=date(2025, 1, 1), to_on=None
            ),
        ),
    }
    return Inspector(**{**values, **changed})


def team(count=4, **changed):
    values = {
        "inspectors": tuple(inspector(number) for number in range(count)),
        "pseudonyms": {"I00": "0123456789"},
        "how_read": ("Read as it stood.",),
        "file_sha256": "a" * 64,
    }
    return Team(**{**values, **changed})


def commission(**changed):
    values = {
        "team": team(),
        "from_on": START,
        "months": 24,
        "harms": (CSE,),
        "as_of": TODAY,
        "seconds": 5.0,
    }
    return Commission(**{**values, **changed})


def quality(gap=0.1):
    return Quality(
        objective=100.0, bound=100.0 * (1 - gap), gap=gap, seconds=1.5, proved_best=False
    )


def plain_plan(problem, *, on_step=None, **_):
    """Plan visits in turn, whatever the rules say: quick, and made for showing."""
    open_months = [m for m in problem.months if m.month not in problem.rules.closed_months]
    codes = [one.code for one in problem.inspectors]
    visits = tuple(
        PlannedVisit(
            need=need,
            month=open_months[i % len(open_months)],
            team=tuple(codes[(i + k) % len(codes)] for k in range(min(2, len(codes)))),
        )
        for i, need in enumerate(problem.needs)
    )
    before = {one.need.key: (one.month, one.team) for one in problem.previous}
    if on_step:
        on_step(Step(phase="months", seconds=0.5, quality=None))
        on_step(Step(phase="months", seconds=1.0, quality=quality(0.4), visits=visits[:3]))
        on_step(Step(phase="months", seconds=1.5, quality=quality(0.1), visits=visits[:3]))
        on_step(Step(phase="teams", seconds=2.0, quality=quality(0.2), visits=visits))
    return Programme(
        visits=visits,
        months=quality(0.03),
        teams=quality(0.2),
        broken=(),
        changed=tuple(
            v.need.key for v in visits if before and before.get(v.need.key) != (v.month, v.team)
        ),
    )


def load_jobs():
    """Put a finished programme, a running one and a waiting one into the store."""
    now = timezone.now()
    finished, running, _waiting = (
        jobs.start(commission(team=team(9, invented=True)), now=now) for _ in range(3)
    )
    made = making.make(commission(), on_step=jobs.Recorder(finished), solve=plain_plan)
    store.add_result(finished, at=now, outcome="planned", answer=answer.of_programme(made))
    plain_plan(made.problem, on_step=jobs.Recorder(running))
