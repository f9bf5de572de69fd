"""
Scheduling: who inspects whom when: a start, months, then teams; or an earlier plan changed.

A whole plan is made within seconds, one visit after another, and is returned if time leaves no
better one. Then the months are chosen against what inspectors can supply, each with its teams;
then, the months being given, teams that travel less. A plan made before is changed as little
as can be. Whatever is returned has been checked by `breaches`.
"""

from collections.abc import Sequence
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
from firsthand.engines import cpsat, start
from firsthand.engines.bettering import Search, as_a_whole, bound_of, improved, whole_above
from firsthand.engines.choices import Choices
from firsthand.engines.colliding import A_SECOND, SMALL, colliding
from firsthand.engines.joint import Price, columns, everything, found, joint_model
from firsthand.engines.lacking import cp_model
from firsthand.engines.months import waiting_bound
from firsthand.engines.replanning import replanned
from firsthand.engines.rolling import rolled
from firsthand.engines.roster import Roster
from firsthand.engines.watch import Watch

ROLLING = 200_000  # visits times inspectors up to which months are chosen as a whole
START_SECONDS = 2.0  # that a first plan may take, however little time is given
START_SHARE = 0.4  # of the time at most goes into it
BOUND_SHARE = 0.15  # of the time at most goes into the bound of waiting
MONTHS_SHARE = 0.6  # of the time after which the months are settled
TEAMS_SHARE = 0.8  # of the time left then goes into one model of all teams
COLLIDING_SECONDS = 30.0  # at most, for the search which rules collide
PROVED = 1e-6  # a gap so small that only rounding is left of it


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

    Where none is found, the search which rules collide takes up to as long again.
    """
    cp_model()
    run = _Run(problem, Watch(seconds=seconds, on_step=on_step), workers, seed)
    programme = run.programme(seconds)
    run.watch.tell("done", programme.teams or programme.months, programme.visits)
    return programme


class _Run:
    """One search: its problem by numbers, its watch, and the bounds once known."""

    def __init__(self, problem: Problem, watch: Watch, workers: int, seed: int) -> None:
        self.problem, self.watch = problem, watch
        self.choices = Choices(problem)
        self.bound = -inf
        self.burden_bound = -inf
        self.search = Search(
            choices=self.choices, watch=watch, workers=workers, seed=seed, told=self._told
        )

    def programme(self, seconds: float) -> Programme:
        """Return the plan, or the rules that collide."""
        if not self.problem.needs:
            return Programme(visits=(), months=None, teams=None, broken=())
        self.watch.tell("months")
        if not self.choices.months or not all(self.choices.may_go):
            return self._none(seconds)
        if self.problem.previous:
            roster, out = replanned(self.choices, watch=self.watch, seed=self.search.seed)
            if not out:
                self._bound(seconds)
                self._bound_teams(roster, seconds * BOUND_SHARE)
                return self._finished(roster)
        return self._anew(seconds)

    def _anew(self, seconds: float) -> Programme:
        roster = self._started()
        loose = self._bound(seconds)
        if roster is None and loose:
            return self._none(seconds)
        needs, people = len(self.problem.needs), len(self.problem.inspectors)
        if self.watch.left > 0 and (needs * people <= ROLLING or roster is None):
            roster = self._rolled(roster, seconds * MONTHS_SHARE)
        if roster is None:
            roster = self._jointly()
        if roster is None:
            return self._none(seconds)
        self._told(roster)
        return self._finished(self._bettered(roster, seconds))

    def _started(self) -> Roster | None:
        roster = Roster(self.choices)
        order = start.order(self.choices)
        until = max(self.watch.left * START_SHARE, START_SECONDS)
        out = start.placed(
            roster, order, seed=self.search.seed, enough=lambda: self.watch.spent > until
        )
        if out:
            return None
        self._told(roster)
        return roster

    def _bound(self, seconds: float) -> bool:
        """Find the bound of waiting; tell whether there is surely no plan."""
        allowed = min(seconds * BOUND_SHARE, self.watch.left)
        loose = self.watch.during(partial(waiting_bound, self.choices, seconds=allowed))
        self.bound = loose.bound
        return loose.impossible

    def _rolled(self, first: Roster | None, until: float) -> Roster | None:
        second, out = rolled(
            Roster(self.choices), watch=self.watch, until=until, seed=self.search.seed
        )
        if out:
            return first
        if first is None or self._waiting_of(second) <= self._waiting_of(first):
            return second
        return first

    def _jointly(self) -> Roster | None:
        """Return a plan by the one model of everything, where that is small."""
        part = everything(self.choices, Price(waiting=1.0))
        if columns(self.choices, part.open_to) > min(SMALL, A_SECOND * self.watch.left):
            return None
        sums = joint_model(self.choices, part)
        work = partial(cpsat.best, sums, workers=self.search.workers, seed=self.search.seed)
        answer = self.watch.during(partial(work, seconds=self.watch.left))
        if answer.values is None:
            return None
        chosen = found(sums, answer.values)
        return Roster.of(
            self.choices,
            {v: m for v, (m, _) in chosen.items()},
            {v: team for v, (_, team) in chosen.items()},
        )

    def _bettered(self, roster: Roster, seconds: float) -> Roster:
        """Return the plan after all visits were tried as one, then some at a time."""
        self._bound_teams(roster, self.watch.left / 4)
        self._told(roster)
        if not self._proved(roster) and self.watch.left > 1:
            allowed = self.watch.left * TEAMS_SHARE
            whole, bound = as_a_whole(self.search, roster, seconds=allowed)
            self.burden_bound = max(self.burden_bound, bound)
            if whole is not None and self._burden_of(whole) < self._burden_of(roster):
                roster = whole
                self._told(roster)
        return improved(self.search, roster, until=seconds, enough=self._proved)

    def _bound_teams(self, roster: Roster, seconds: float) -> None:
        if self.watch.left > 1:
            bound = bound_of(self.search, roster, seconds=min(seconds, self.watch.left))
            self.burden_bound = whole_above(bound)

    def _proved(self, roster: Roster) -> bool:
        return self._burden_of(roster) <= self.burden_bound

    def _burden_of(self, roster: Roster) -> int:
        return team_burden(self._visits(roster), self.problem)

    def _waiting_of(self, roster: Roster) -> float:
        return waiting(self._visits(roster), min(self.problem.months))

    def _visits(self, roster: Roster) -> tuple[PlannedVisit, ...]:
        people = self.problem.inspectors
        visits = (
            PlannedVisit(
                need=self.problem.needs[v],
                month=self.choices.months[roster.months[v]],
                team=tuple(people[i].code for i in team),
            )
            for v, team in roster.teams.items()
        )
        return tuple(sorted(visits, key=lambda one: (one.month, one.need.key)))

    def _told(self, roster: Roster) -> None:
        """Tell of a better plan."""
        visits = self._visits(roster)
        self.watch.tell("teams", self._burdened(visits), visits)

    def _waited(self, visits: Sequence[PlannedVisit]) -> Quality:
        objective = waiting(visits, min(self.problem.months))
        return _quality(objective, self.bound, self.watch.spent)

    def _burdened(self, visits: Sequence[PlannedVisit]) -> Quality:
        objective = team_burden(visits, self.problem)
        return _quality(objective, self.burden_bound, self.watch.spent)

    def _finished(self, roster: Roster) -> Programme:
        visits, earlier = self._visits(roster), self.problem.previous
        return Programme(
            visits=visits,
            months=self._waited(visits),
            teams=self._burdened(visits),
            broken=breaches(visits, self.problem),
            changed=changed(earlier, visits) if earlier else (),
        )

    def _none(self, seconds: float) -> Programme:
        """Return no plan, and the rules that cannot all be kept."""
        allowed = min(COLLIDING_SECONDS, max(seconds, 1.0))
        work = partial(colliding, self.problem, seconds=allowed, workers=self.search.workers)
        collisions = self.watch.during(work)
        return Programme(visits=(), months=None, teams=None, broken=(), collisions=collisions)


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
