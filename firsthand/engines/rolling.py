"""
Rolling: months for all visits, teams for the first month, and again from there.

The months are chosen against what inspectors can supply beside all that stands, so that a visit
for which a month had no team after all is simply still to come. What time or luck leaves over
is placed one by one (`start.py`).
"""

from collections.abc import Mapping
from functools import partial

from firsthand.engines import highs, start
from firsthand.engines.joint import Part, Price, found, joint_model
from firsthand.engines.months import MonthPlan, best_months
from firsthand.engines.roster import Roster
from firsthand.engines.watch import Watch

SHARE = 0.5  # of the time left to it goes into one choice of months
MONTH_SECONDS = 8.0  # for the teams of one month
DROPPED = 1_000.0  # the price of a visit left out, above all that teams can save
UNPLANNED = 3.0  # of somebody whom the months did not foresee
HINT = 0.01  # of a place filled from another region, so that it decides between equals


def rolled(
    stands: Roster, *, watch: Watch, until: float, seed: int
) -> tuple[Roster, list[int]]:
    """Return a plan beside what stands, and the visits for which no room was found."""
    roster = stands.copy()
    todo = {v for v in range(len(roster.choices.problem.needs)) if v not in roster.teams}
    while todo and watch.spent < until:
        seconds = max((until - watch.spent) * SHARE, 0.5)
        choose = partial(best_months, roster, todo, burden=0.0, seconds=seconds)
        plan = watch.during(choose)
        if plan is None:
            break
        fresh = _staffed(roster, plan, watch, until)
        if not fresh:
            break
        todo -= fresh
    left = [v for v in start.order(roster.choices) if v in todo]
    out = start.placed(roster, left, seed=seed, enough=lambda: watch.left <= 0)
    return roster, out


def _staffed(roster: Roster, plan: MonthPlan, watch: Watch, until: float) -> set[int]:
    """Place the visits of the first month that has teams, and return them."""
    by_month: dict[int, list[int]] = {}
    for v, m in plan.months.items():
        by_month.setdefault(m, []).append(v)
    for m in sorted(by_month):
        placed = _of_month(roster, by_month[m], m, plan, watch, until)
        if placed:
            return set(placed)
    return set()


def _of_month(
    roster: Roster, there: list[int], m: int, plan: MonthPlan, watch: Watch, until: float
) -> Mapping[int, object]:
    needs = roster.choices.problem.needs
    drop = {v: DROPPED * (1 + needs[v].weight) for v in there}
    part = Part(
        stands=roster,
        open_to={v: (m,) for v in there},
        price=Price(burden=HINT, drop=drop, unplanned=UNPLANNED),
        supply=plan.supply,
    )
    sums = joint_model(roster.choices, part)
    seconds = min(MONTH_SECONDS, max(until - watch.spent, 1.0))
    answer = watch.during(partial(highs.best, sums, seconds=seconds, share=1e-4))
    placed = found(sums, answer.values) if answer.values is not None else {}
    for v, (month, team) in placed.items():
        roster.place(v, month, team)
    return placed
