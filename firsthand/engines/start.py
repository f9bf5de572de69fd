"""
Start: a whole programme within seconds, by placing one visit after another.

Those with the fewest months come first, then those with the greatest weight, each in the first
month in which a team is free. Where none is, a few visits of one month make room and are placed
again. It often fails where nearly everybody is needed in every month; it never breaks a rule.
"""

from collections.abc import Callable, Iterable, Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

from firsthand.engines.choices import Choices, Mask
from firsthand.engines.roster import Roster, Team

TIGHT = 6  # months open to a visit, below which it is placed before all others
TRIES = 3  # times that a visit may push others out, on average
OUT = 3  # visits that make room for one
FOREIGN = 2.0  # how much a colleague from the region is preferred to one from elsewhere
LEADING = 3.0  # how much those who cannot lead are preferred as members


def order(choices: Choices) -> list[int]:
    """Return the visits in the order in which they are placed."""
    needs, open_to = choices.problem.needs, choices.may_go
    return sorted(
        range(len(needs)),
        key=lambda v: (min(len(open_to[v]), TIGHT), -needs[v].weight / choices.size(v), v),
    )


def placed(
    roster: Roster, visits: Sequence[int], *, seed: int, enough: Callable[[], bool]
) -> list[int]:
    """Place the visits, and return those for which there was no room before `enough`."""
    waiting, chance = list(visits), Random(seed)
    budget, out = TRIES * len(waiting) + 10, list[int]()
    while waiting:
        v = waiting.pop(0)
        if enough():
            return [*out, v, *waiting]
        if place_first(roster, v, roster.choices.may_go[v]):
            continue
        if budget <= 0:
            out.append(v)
            continue
        budget -= 1
        pushed = _push(roster, v, chance)
        if pushed is None:
            out.append(v)
        else:
            waiting = [*pushed, *waiting]
    return out


def place_first(roster: Roster, v: int, months: Iterable[int]) -> bool:
    """Place the visit in the first of the months in which a team is free; tell whether."""
    for m in months:
        team = None if roster.closed_to(v, m) else team_for(roster, v, m)
        if team is not None:
            roster.place(v, m, team)
            return True
    return False


def team_for(roster: Roster, v: int, m: int) -> Team | None:
    """Return a team that is free, its members the least needed elsewhere, or None."""
    choices = roster.choices
    free, leads = roster.free(v, m)
    if free.sum() < choices.size(v):
        return None
    price = _price(roster, v, m)
    if not choices.problem.rules.leads_each:
        return _filled(choices, v, [], free, price)
    for lead in sorted(np.flatnonzero(leads).tolist(), key=lambda i: (price[i], i))[:5]:
        team = _filled(choices, v, [lead], free, price)
        if team is not None:
            return team
    return None


def _price(roster: Roster, v: int, m: int) -> NDArray[np.float64]:
    """Return how little each is to be preferred: from elsewhere, few visits left, a lead."""
    region = roster.choices.problem.needs[v].region
    foreign = roster.choices.foreign(region)
    return FOREIGN * foreign - roster.year_left(m) + 0.5 * (roster.days_left[:, m] >= 20)


def _filled(
    choices: Choices, v: int, team: list[int], free: Mask, price: NDArray[np.float64]
) -> Team | None:
    rules, chosen = choices.problem.rules, list(team)
    needed = [(choices.skilled_to_lead, rules.leads_each), *choices.skills(v).values()]
    dear = price + LEADING * choices.skilled_to_lead
    order = [i for i in np.argsort(dear, kind="stable").tolist() if free[i]]
    for having, number in needed:
        short = number - int(having[chosen].sum())
        chosen += [i for i in order if having[i] and i not in chosen][: max(short, 0)]
    if len(chosen) > choices.size(v):
        return None
    chosen += [i for i in order if i not in chosen][: choices.size(v) - len(chosen)]
    enough = all(int(having[chosen].sum()) >= number for having, number in needed)
    return tuple(chosen) if enough and len(chosen) == choices.size(v) else None


def _push(roster: Roster, v: int, chance: Random) -> list[int] | None:
    """Place the visit where some others of a month make room, and return those."""
    months = list(roster.choices.may_go[v])
    chance.shuffle(months)
    for m in months:
        there = [o for o in roster.months if roster.months[o] == m or o in _near(roster, v, m)]
        chance.shuffle(there)
        there.sort(key=lambda o: len(roster.choices.may_go[o]), reverse=True)
        must = [o for o in there if o in _near(roster, v, m)]
        pushed = list(dict.fromkeys([*must, *there[:OUT]]))
        saved = [(o, roster.months[o], roster.teams[o]) for o in pushed]
        roster.remove(pushed)
        if place_first(roster, v, (m,)):
            return pushed
        for one in saved:
            roster.place(*one)
    return None


def _near(roster: Roster, v: int, m: int) -> set[int]:
    waits, gap = roster.choices.waits, roster.choices.problem.rules.gap_months
    theirs = (o for o in roster.choices.others_there(v) if o in roster.months)
    return {o for o in theirs if abs(waits[m] - waits[roster.months[o]]) < gap}
