"""Choices: the months open to each visit, the people open to each visit in each month."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from firsthand.domain.planning.programme.conflict import may_lead, may_take_part
from firsthand.domain.planning.programme.inspector import Inspector
from firsthand.domain.planning.programme.month import last_day, number
from firsthand.domain.planning.programme.programme import Need, Problem, VisitKind


@dataclass(frozen=True)
class People:
    """Who may be in the team of a visit, and who of them may lead it, by their numbers."""

    members: tuple[int, ...]
    leads: tuple[int, ...]


@dataclass(frozen=True)
class Choices:
    """A problem by numbers: needs, inspectors and open months are told by their places."""

    problem: Problem
    _known: dict[tuple[int, int], People] = field(default_factory=dict)

    @cached_property
    def months(self) -> tuple[date, ...]:
        """Return the months that are not closed, in order."""
        closed = self.problem.rules.closed_months
        return tuple(m for m in sorted(set(self.problem.months)) if m.month not in closed)

    @cached_property
    def waits(self) -> tuple[int, ...]:
        """Return for each open month how many months after the first of the programme it is."""
        first = min(number(m) for m in self.problem.months) if self.problem.months else 0
        return tuple(number(m) - first for m in self.months)

    @cached_property
    def may_go(self) -> tuple[tuple[int, ...], ...]:
        """Return for each need the months in which it can be met, taken by itself."""
        return tuple(
            tuple(m for m in range(len(self.months)) if self._fits(v, m))
            for v in range(len(self.problem.needs))
        )

    @cached_property
    def same_authority(self) -> tuple[tuple[int, ...], ...]:
        """Return the needs of each authority that has several."""
        theirs: dict[str, list[int]] = defaultdict(list)
        for v, need in enumerate(self.problem.needs):
            theirs[need.la_code].append(v)
        return tuple(tuple(many) for many in theirs.values() if len(many) > 1)

    @cached_property
    def _by_skill(self) -> dict[str, frozenset[int]]:
        people = self.problem.inspectors
        return {
            skill: frozenset(i for i, one in enumerate(people) if skill in one.skills)
            for skill in self.problem.rules.needed_skills
        }

    def size(self, v: int) -> int:
        """Return how many inspectors the visit needs."""
        return self.problem.rules.team_sizes[self.problem.needs[v].kind]

    def days(self, v: int) -> float:
        """Return how many days the visit takes of each of them."""
        return self.problem.rules.days_each[self.problem.needs[v].kind]

    def skills(self, v: int) -> dict[str, tuple[frozenset[int], int]]:
        """Return for each skill that the visit needs who has it, and how many are needed."""
        if self.problem.needs[v].kind is not VisitKind.FULL:
            return {}
        needed = self.problem.rules.needed_skills
        return {skill: (self._by_skill[skill], needed[skill]) for skill in needed}

    def people(self, v: int, m: int) -> People:
        """Return who may be in the team of need `v` in month `m`."""
        if (v, m) not in self._known:
            self._known[v, m] = self._people(self.problem.needs[v], self.months[m])
        return self._known[v, m]

    def _people(self, need: Need, month: date) -> People:
        rules = self.problem.rules
        all_of_them: tuple[tuple[int, Inspector], ...] = tuple(
            (i, one)
            for i, one in enumerate(self.problem.inspectors)
            if may_take_part(one, need, month, rules)
        )
        return People(
            members=tuple(i for i, _ in all_of_them),
            leads=tuple(i for i, one in all_of_them if may_lead(one, need, month, rules)),
        )

    def _fits(self, v: int, m: int) -> bool:
        need, month, rules = self.problem.needs[v], self.months[m], self.problem.rules
        if need.latest_on is not None and last_day(month) > need.latest_on:
            return False
        last = need.last_visit_on
        if last is not None and number(month) - number(last) < rules.gap_months:
            return False
        there = self.people(v, m)
        skilled = sum(self.problem.inspectors[i].may_lead for i in there.members)
        return (
            len(there.members) >= self.size(v)
            and skilled >= rules.leads_each
            and (bool(there.leads) or not rules.leads_each)
            and all(
                len(who.intersection(there.members)) >= n for who, n in self.skills(v).values()
            )
        )
