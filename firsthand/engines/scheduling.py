"""
Scheduling: who inspects whom when: months, then teams, then repair.

Months first, against what inspectors can supply; then teams; where no teams can be found, the
fewest visits move and the teams are sought again. A plan made before is changed as little as
can be: months moved count first, then members and leads, then how good the plan is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from math import inf

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.domain.planning.programme.burden import changed, team_burden, waiting
from firsthand.domain.planning.programme.programme import (
    OnStep,
    PlannedVisit,
    Problem,
    Programme,
    Quality,
)
from firsthand.engines.choices import Choices
from firsthand.engines.colliding import colliding
from firsthand.engines.keeping import cannot_stay, changes, kept, standing
from firsthand.engines.lacking import cp_model
from firsthand.engines.months import (
    Cut,
    MonthPlan,
    best_months,
    fewest_moves,
    waiting_bound,
)
from firsthand.engines.repair import cuts_of, no_newcomers
from firsthand.engines.staffing import (
    Search,
    Staffed,
    as_a_whole,
    bound_of,
    by_month,
    by_relaxation,
    filled,
    improved,
    whole_above,
)
from firsthand.engines.teams import Task, Team
from firsthand.engines.watch import Watch

REPAIRS = 12  # times that the months are chosen again before the rules are said to collide
MONTHS_SHARE = 0.3  # of the time at most goes into the months
WHOLE_SECONDS = 20.0  # at least, where some months lack somebody
REPAIR_SECONDS = 20.0  # for the months, each time
COLLIDING_SECONDS = 30.0  # for the search which rules collide
PROVED = 1e-6  # a gap so small that only rounding is left of it
CHANGE = 1_000.0  # of a member or lead, above what travel and load can ever save for it


def schedule(
    problem: Problem,
    *,
    seconds: float,
    workers: int = 2,
    seed: int = 0,
    on_step: OnStep | None = None,
) -> Programme:
    """
    Return the best programme found in time, with how good it is, or the rules that collide.

    The time is a limit for the search; a plan may come later where the first one took longer.
    """
    cp_model()
    run = _Run(problem, Watch(seconds=seconds, on_step=on_step), workers, seed)
    programme = run.programme(seconds)
    run.watch.tell("done", programme.teams or programme.months, programme.visits)
    return programme


class _Run:
    """One search: its problem by numbers, its watch, and the bound of waiting once known."""

    def __init__(self, problem: Problem, watch: Watch, workers: int, seed: int) -> None:
        self.problem, self.watch = problem, watch
        self.choices = Choices(problem)
        self.before = kept(self.choices)
        self.bound = -inf
        self.burden_bound = -inf
        self.months: tuple[int, ...] = ()
        self.search = Search(
            choices=self.choices, watch=watch, workers=workers, seed=seed, told=self._told
        )

    def programme(self, seconds: float) -> Programme:
        """Return the plan, or the rules that collide."""
        if not self.problem.needs:
            return Programme(visits=(), months=None, teams=None, broken=())
        self.watch.tell("months")
        plan = self.watch.during(lambda: self._months(seconds * MONTHS_SHARE))
        if plan.months is None:
            return self._none(plan)
        plan, staffed = self._repaired(plan)
        if plan.months is None or staffed.lacking:
            return self._none(plan)
        return self._bettered(plan, staffed)

    def _months(self, seconds: float) -> MonthPlan:
        if not self.problem.previous:
            plan = best_months(self.choices, seconds=seconds)
            self.bound = plan.bound
            return plan
        if self.choices.months:
            self.bound = waiting_bound(self.choices, seconds=seconds / 4).bound
        return fewest_moves(self.choices, self.before.months, seconds=seconds)

    def _repaired(self, plan: MonthPlan) -> tuple[MonthPlan, Staffed]:
        """Return months for which there are teams, and those, or the last that were tried."""
        cuts: tuple[Cut, ...] = ()
        staffed = self._staffed(plan)
        for _ in range(REPAIRS):
            if not staffed.lacking or plan.months is None:
                break
            self.watch.tell("repair")
            cuts = (*cuts, *cuts_of(plan.months, staffed.lacking))
            stay = self.before.months or dict(enumerate(plan.months))
            closed = no_newcomers(self.choices, plan.months)
            move = partial(fewest_moves, self.choices, stay, cuts=(*cuts, *closed))
            before = plan.months
            plan = self.watch.during(partial(move, seconds=REPAIR_SECONDS))
            if plan.months is None:
                work = partial(fewest_moves, self.choices, stay, cuts=cuts)
                plan = self.watch.during(partial(work, seconds=REPAIR_SECONDS))
            if plan.months is None:
                break
            staffed = self._refilled(plan, before, staffed)
        return plan, staffed

    def _refilled(self, plan: MonthPlan, before: tuple[int, ...], staffed: Staffed) -> Staffed:
        """Return the teams of the visits that did not move, and new ones for those that did."""
        self.months = plan.months or ()
        moved = {v for v, m in enumerate(self.months) if m != before[v]}
        lacking = Counter({v: self.choices.size(v) for v in moved})
        lacking += Counter({v: n for v, n in staffed.lacking.items() if v not in moved})
        kept_teams = {v: () if v in moved else team for v, team in staffed.teams.items()}
        now = Staffed(teams=kept_teams, lacking=lacking, bound=-inf)
        self.burden_bound = -inf
        return filled(self.search, self._task(plan), now)

    def _staffed(self, plan: MonthPlan) -> Staffed:
        """Return teams for the months, with as few places missing as can be."""
        self.months = plan.months or ()
        self.watch.tell("teams")
        task = self._task(plan)
        first = by_relaxation(self.search, task) or by_month(self.search, task)
        self.burden_bound = first.bound if not task.keep else -inf
        staffed = filled(self.search, task, first)
        if not staffed.lacking and self._surely_fewest(task, staffed.teams):
            return staffed
        if staffed.lacking and not task.keep:
            return staffed
        everybody = replace(task, free=frozenset(range(len(self.months))), fixed={})
        seconds = max(self.watch.left / 2, WHOLE_SECONDS)
        whole = as_a_whole(self.search, everybody, seconds=seconds)
        if whole is None or (
            not staffed.lacking and self._price(staffed.teams) <= self._price(whole.teams)
        ):
            return staffed
        return whole

    def _task(self, plan: MonthPlan) -> Task:
        """Return all visits as one task, those that stand from the plan before held fast."""
        stand = standing(self.choices, self.months, self.before) if self.before.teams else {}
        return Task(
            months=self.months,
            free=frozenset(range(len(self.months))) - stand.keys(),
            fixed=stand,
            keep=self.before.teams,
            change=CHANGE,
            supply=None if self.before.teams else plan.supply,
        )

    def _surely_fewest(self, task: Task, teams: Mapping[int, Team]) -> bool:
        """Tell whether only those were changed who could not stay."""
        must = sum(
            cannot_stay(self.choices, self.months, v, task.keep[v])
            for v in task.free & task.keep.keys()
        )
        return changes(task.keep, teams) <= must

    def _price(self, teams: Mapping[int, Team]) -> float:
        visits = self._visits(teams)
        cost = team_burden(visits, self.problem)
        return CHANGE * changes(self.before.teams, teams) + cost

    def _bettered(self, plan: MonthPlan, staffed: Staffed) -> Programme:
        """Return the plan after all visits were tried as one, then some at a time."""
        if self.burden_bound == -inf:
            self.burden_bound = bound_of(self.search, plan, seconds=self.watch.left / 3)
        self.burden_bound = whole_above(self.burden_bound)
        self._told(staffed.teams)
        if not self.before.teams and not self._proved(staffed.teams):
            task = self._task(plan)
            whole = as_a_whole(self.search, task, seconds=self.watch.left * 0.8)
            if whole is not None:
                self.burden_bound = max(self.burden_bound, whole_above(whole.bound))
                if self._price(whole.teams) <= self._price(staffed.teams):
                    staffed = whole
                self._told(staffed.teams)
            if not self._proved(staffed.teams):
                staffed = improved(self.search, task, staffed)
        return self._finished(staffed.teams)

    def _proved(self, teams: Mapping[int, Team]) -> bool:
        return team_burden(self._visits(teams), self.problem) <= self.burden_bound

    def _visits(self, teams: Mapping[int, Team]) -> tuple[PlannedVisit, ...]:
        people = self.problem.inspectors
        visits = (
            PlannedVisit(
                need=self.problem.needs[v],
                month=self.choices.months[m],
                team=tuple(people[i].code for i in teams.get(v, ())),
            )
            for v, m in enumerate(self.months)
        )
        return tuple(sorted(visits, key=lambda one: (one.month, one.need.key)))

    def _told(self, teams: Mapping[int, Team]) -> None:
        """Tell of a better plan."""
        visits = self._visits(teams)
        self.watch.tell("teams", self._burdened(visits), visits)

    def _waited(self, visits: Sequence[PlannedVisit]) -> Quality:
        objective = waiting(visits, min(self.problem.months))
        return _quality(objective, self.bound, self.watch.spent)

    def _burdened(self, visits: Sequence[PlannedVisit]) -> Quality:
        objective = team_burden(visits, self.problem)
        return _quality(objective, self.burden_bound, self.watch.spent)

    def _finished(self, teams: Mapping[int, Team]) -> Programme:
        visits, before = self._visits(teams), self.problem.previous
        return Programme(
            visits=visits,
            months=self._waited(visits),
            teams=self._burdened(visits),
            broken=breaches(visits, self.problem),
            changed=changed(before, visits) if before else (),
        )

    def _none(self, months: MonthPlan) -> Programme:
        """Return no plan, and the rules that cannot all be kept."""
        found = self.watch.during(
            lambda: colliding(
                self.problem, seconds=COLLIDING_SECONDS, workers=self.search.workers
            )
        )
        quality = None if months.months is None else self._waited(self._visits({}))
        return Programme(visits=(), months=quality, teams=None, broken=(), collisions=found)


def _quality(objective: float, bound: float, seconds: float) -> Quality:
    """Return the quality; a bound that is not known is 0, which nothing can go below."""
    known = min(max(bound, 0.0), objective)
    gap = (objective - known) / objective if objective else 0.0
    return Quality(
        objective=objective,
        bound=known,
        gap=gap,
        seconds=seconds,
        proved_best=gap <= PROVED,
    )
