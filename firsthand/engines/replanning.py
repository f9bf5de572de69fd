"""
Replanning: a plan made before, changed as little as can be.

Every visit that still breaks no rule stands, month and team. The others are placed again, first
in their own months, and only where that cannot be done with others of those months, then in
other months, then with the visits of neighbouring months. At each step a month moved costs
more than all members changed, and a member or lead changed more than all travel.
"""

from collections.abc import Iterable, Mapping
from functools import partial

from firsthand.domain.planning.programme.programme import PlannedVisit
from firsthand.engines import highs, start
from firsthand.engines.choices import Choices
from firsthand.engines.joint import Part, Price, columns, found, joint_model
from firsthand.engines.roster import Roster, Team
from firsthand.engines.watch import Watch

CHANGED = 100.0  # a member or a lead, above what travel and load can save for one visit
MOVED = 10_000.0  # a visit moved to another month
DROPPED = 10_000_000.0  # a visit that this step leaves to the next
NEIGHBOURS = 2  # months before and after, where nothing smaller is enough
WIDEST = 60_000  # columns of the widest step that is tried
STEP_SECONDS = 20.0
Before = Mapping[int, tuple[int, Team]]


def before(choices: Choices) -> dict[int, tuple[int, Team]]:
    """Return the plan before by numbers; what is unknown now has the number -1."""
    people = {one.code: i for i, one in enumerate(choices.problem.inspectors)}
    month_of = {month: m for m, month in enumerate(choices.months)}
    visits = {visit.need.key: visit for visit in choices.problem.previous}
    return {
        v: (month_of.get(visits[need.key].month, -1), _team(visits[need.key], people))
        for v, need in enumerate(choices.problem.needs)
        if need.key in visits
    }


def standing(choices: Choices, known: Before) -> Roster:
    """Return the visits of before that keep every rule as it is now, in order of month."""
    roster = Roster(choices)
    for v in sorted(known, key=lambda v: (known[v][0], v)):
        m, team = known[v]
        if m >= 0 and roster.keeps(v, m, team):
            roster.place(v, m, team)
    return roster


def replanned(choices: Choices, *, watch: Watch, seed: int) -> tuple[Roster, list[int]]:
    """Return the plan before with the fewest changes found, and visits without room in it."""
    known = before(choices)
    roster = standing(choices, known)
    todo = {v for v in range(len(choices.problem.needs)) if v not in roster.teams}
    for step in (_own_month, _with_its_month, _any_month, _with_neighbours):
        if not todo:
            break
        open_to = step(roster, todo, known)
        if columns(choices, open_to) <= WIDEST and watch.left > 0:
            todo = _placed_again(roster, open_to, known, watch)
    left = [v for v in start.order(choices) if v in todo]
    return roster, start.placed(roster, left, seed=seed, enough=lambda: watch.left <= 0)


def _team(visit: PlannedVisit, people: Mapping[str, int]) -> Team:
    return tuple(people.get(code, -1) for code in visit.team)


def _placed_again(
    roster: Roster, open_to: Mapping[int, tuple[int, ...]], known: Before, watch: Watch
) -> set[int]:
    """Place the visits of a step, and return those for which it was not wide enough."""
    saved = {v: (roster.months[v], roster.teams[v]) for v in open_to if v in roster.teams}
    roster.remove(open_to)
    drop = dict.fromkeys((v for v in open_to if v not in saved), DROPPED)
    price = Price(waiting=1e-3, burden=1.0, moved=MOVED, changed=CHANGED, drop=drop)
    part = Part(stands=roster, open_to=open_to, price=price, before=known)
    sums = joint_model(roster.choices, part)
    seconds = min(STEP_SECONDS, max(watch.left, 1.0))
    answer = watch.during(partial(highs.best, sums, seconds=seconds))
    chosen = saved if answer.values is None else found(sums, answer.values)
    for v, (m, team) in chosen.items():
        roster.place(v, m, team)
    return open_to.keys() - chosen.keys() - saved.keys()


def _own_month(roster: Roster, todo: set[int], known: Before) -> dict[int, tuple[int, ...]]:
    """Open to each visit its own month; to a new one every month."""
    may_go = roster.choices.may_go
    return {
        v: tuple(m for m in may_go[v] if v not in known or m == known[v][0])
        for v in sorted(todo)
    }


def _with_its_month(
    roster: Roster, todo: set[int], known: Before
) -> dict[int, tuple[int, ...]]:
    """Open the teams of all visits in those months as well."""
    own = _own_month(roster, todo, known)
    months = {m for v in todo if v in known for m in own[v]}
    return own | _those_in(roster, months)


def _any_month(roster: Roster, todo: set[int], known: Before) -> dict[int, tuple[int, ...]]:
    """Open every month to each visit, while the others stand."""
    return {v: roster.choices.may_go[v] for v in sorted(todo)}


def _with_neighbours(
    roster: Roster, todo: set[int], known: Before
) -> dict[int, tuple[int, ...]]:
    """Open the months around, and let the visits there move among them."""
    own = {known[v][0] for v in todo if v in known} | {0}
    months = {m + n for m in own for n in range(-NEIGHBOURS, NEIGHBOURS + 1)}
    may_go = roster.choices.may_go
    around = {
        v: tuple(sorted((months & set(may_go[v])) | {m}))
        for v, (m,) in _those_in(roster, months).items()
    }
    return _any_month(roster, todo, known) | around


def _those_in(roster: Roster, months: Iterable[int]) -> dict[int, tuple[int, ...]]:
    wanted = set(months)
    return {v: (m,) for v, m in sorted(roster.months.items()) if m in wanted}
