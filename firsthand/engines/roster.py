"""
Roster: a plan in the making, and who is still free for which visit in which month.

Whatever is placed keeps every rule with all that stands already, so that a roster in which
every visit is placed is a programme.
"""

from collections.abc import Iterable, Mapping
from typing import Self

import numpy as np
from numpy.typing import NDArray

from firsthand.engines.choices import Choices, Mask

Team = tuple[int, ...]
"""The numbers of the members, the lead first."""


class Roster:
    """Visits with their months and teams, and what they leave of everybody's days and years."""

    def __init__(self, choices: Choices) -> None:
        """Begin with nothing placed."""
        self.choices = choices
        self.months: dict[int, int] = {}
        self.teams: dict[int, Team] = {}
        people, months = choices.problem.inspectors, len(choices.months)
        days = np.array([one.days_a_month for one in people], dtype=float)
        self.days_left = np.repeat(days[:, None], months, axis=1)
        inside = np.zeros((len(choices.windows), months), dtype=bool)
        for number, window in enumerate(choices.windows):
            inside[number, list(window)] = True
        self._inside: NDArray[np.bool_] = inside
        self._in_window = np.zeros((len(people), len(choices.windows)), dtype=int)
        self.load = np.zeros(len(people), dtype=int)

    @classmethod
    def of(cls, choices: Choices, months: Mapping[int, int], teams: Mapping[int, Team]) -> Self:
        """Return a roster of visits that are known to keep the rules."""
        roster = cls(choices)
        for v, team in teams.items():
            roster.place(v, months[v], team)
        return roster

    def copy(self) -> "Roster":
        """Return another roster that says the same."""
        return Roster.of(self.choices, self.months, self.teams)

    def place(self, v: int, m: int, team: Team) -> None:
        """Place a visit."""
        self.months[v], self.teams[v] = m, team
        self._book(v, 1)

    def remove(self, visits: Iterable[int]) -> None:
        """Take visits out again."""
        for v in [v for v in visits if v in self.teams]:
            self._book(v, -1)
            del self.months[v], self.teams[v]

    def _book(self, v: int, times: int) -> None:
        team, m = list(self.teams[v]), self.months[v]
        self.days_left[team, m] -= times * self.choices.days(v)
        self._in_window[team] += times * self._inside[:, m]
        self.load[team] += times

    def within_gap(self, v: int, m: int) -> bool:
        """Tell whether another visit of the authority is too near to that month."""
        waits, gap = self.choices.waits, self.choices.problem.rules.gap_months
        there = (self.months[o] for o in self.choices.others_there(v) if o in self.months)
        return any(abs(waits[m] - waits[other]) < gap for other in there)

    def room(self, m: int) -> int:
        """Return how many more visits the month may take."""
        return self.choices.month_limit - sum(at == m for at in self.months.values())

    def closed_to(self, v: int, m: int) -> bool:
        """Tell whether the month takes no more visits, or none of that authority."""
        return self.room(m) <= 0 or self.within_gap(v, m)

    def year_left(self, m: int) -> NDArray[np.int_]:
        """Return into how many more visits everybody can go in month `m` by their years."""
        used = self._in_window[:, self._inside[:, m]].max(axis=1, initial=0)
        left: NDArray[np.int_] = self.choices.problem.rules.visits_a_year - used
        return left

    def window_left(self, i: int) -> list[float]:
        """Return into how many more visits somebody can go in each run of twelve months."""
        most = self.choices.problem.rules.visits_a_year
        return [float(most - used) for used in self._in_window[i]]

    def free(self, v: int, m: int) -> tuple[Mask, Mask]:
        """Return who could be in the visit then, and who of them could lead it."""
        choices = self.choices
        free = choices.may_be_in(v, m) & (self.days_left[:, m] >= choices.days(v) - 1e-9)
        free &= self.year_left(m) > 0
        leads = choices.may_lead(v, m)
        for other in choices.others_there(v):
            if other not in self.teams:
                continue
            if choices.keeps_leads_fresh:
                leads[self.teams[other][0]] = False
            near = abs(choices.waits[m] - choices.waits[self.months[other]])
            if near < choices.months_off:
                free[list(self.teams[other])] = False
        return free, leads & free

    def keeps(self, v: int, m: int, team: Team) -> bool:
        """Tell whether the visit could be placed so without a rule broken."""
        choices = self.choices
        if m not in choices.may_go[v] or self.closed_to(v, m):
            return False
        if len(team) != choices.size(v) or len(set(team)) != len(team) or min(team) < 0:
            return False
        free, leads = self.free(v, m)
        them = list(team)
        return bool(
            free[them].all()
            and (not choices.problem.rules.leads_each or leads[team[0]])
            and choices.skilled_to_lead[them].sum() >= choices.problem.rules.leads_each
            and all(who[them].sum() >= n for who, n in choices.skills(v).values())
        )
