"""
Choices: the months open to each visit, the people open to each visit in each month.

The rules are those of `conflict.py` in the domain. They are asked only of those who have had to
do with an authority; all others differ by month and by kind of visit alone.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from firsthand.domain.planning.programme.burden import month_limit
from firsthand.domain.planning.programme.conflict import keeps_from_leading, keeps_out
from firsthand.domain.planning.programme.inspector import (
    Engagement,
    EngagementKind,
    Inspector,
)
from firsthand.domain.planning.programme.month import MONTHS_IN_A_YEAR, last_day, number
from firsthand.domain.planning.programme.programme import Problem, VisitKind

Mask = NDArray[np.bool_]
"""For each inspector by number whether something is so."""


@dataclass(frozen=True, kw_only=True)
class People:
    """Who may be in the team of a visit, and who of them may lead it, by their numbers."""

    members: tuple[int, ...]
    leads: tuple[int, ...]


@dataclass(frozen=True)
class Choices:
    """A problem by numbers: needs, inspectors and open months are told by their places."""

    problem: Problem
    _outs: dict[tuple[str, int], list[int]] = field(default_factory=dict)

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
    def windows(self) -> tuple[tuple[int, ...], ...]:
        """Return the months of each run of twelve that begins with an open month."""
        return tuple(
            tuple(m for m, w in enumerate(self.waits) if first <= w < first + MONTHS_IN_A_YEAR)
            for first in self.waits
        )

    @cached_property
    def month_limit(self) -> int:
        """Return how many visits one month may take."""
        return month_limit(self.problem)

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
        return tuple(many for many in self._by_authority.values() if len(many) > 1)

    def others_there(self, v: int) -> tuple[int, ...]:
        """Return the other needs of the same authority."""
        theirs = self._by_authority[self.problem.needs[v].la_code]
        return tuple(other for other in theirs if other != v)

    @cached_property
    def skilled_to_lead(self) -> Mask:
        """Return who is skilled to lead at all."""
        return np.array([one.may_lead for one in self.problem.inspectors], dtype=bool)

    @cached_property
    def months_off(self) -> float:
        """Return within how many months nobody may inspect the same authority again."""
        years = self.problem.rules.cooling_off_years.get(EngagementKind.INSPECTED, 0.0)
        return years * MONTHS_IN_A_YEAR

    @property
    def keeps_leads_fresh(self) -> bool:
        """Tell whether two visits of an authority need two leads."""
        return self.problem.rules.fresh_lead and self.problem.rules.leads_each > 0

    def foreign(self, region: str) -> Mask:
        """Return who is from another region."""
        mask: Mask = self._regions != region
        return mask

    def size(self, v: int) -> int:
        """Return how many inspectors the visit needs."""
        return self.problem.rules.team_sizes[self.problem.needs[v].kind]

    def days(self, v: int) -> float:
        """Return how many days the visit takes of each of them."""
        return self.problem.rules.days_each[self.problem.needs[v].kind]

    def skills(self, v: int) -> dict[str, tuple[Mask, int]]:
        """Return for each skill that the visit needs who has it, and how many are needed."""
        return self._skills if self.problem.needs[v].kind is VisitKind.FULL else {}

    def may_be_in(self, v: int, m: int) -> Mask:
        """Return who may be in the team of need `v` in month `m`."""
        need = self.problem.needs[v]
        mask = self._there[:, m] & self._able[need.kind]
        mask[self._out(need.la_code, m)] = False
        return mask

    def may_lead(self, v: int, m: int) -> Mask:
        """Return who of them may lead it."""
        need, month, rules = self.problem.needs[v], self.months[m], self.problem.rules
        mask = self.may_be_in(v, m) & self.skilled_to_lead
        for i, one in self._led[need.la_code].items():
            mask[i] &= keeps_from_leading(one, need, month, rules) is None
        for i in (self._places[code] for code in need.last_leads if code in self._places):
            one = replace(self.problem.inspectors[i], engagements=())
            mask[i] &= keeps_from_leading(one, need, month, rules) is None
        return mask

    def people(self, v: int, m: int) -> People:
        """Return who may be in the team of need `v` in month `m`, by their numbers."""
        return People(
            members=tuple(np.flatnonzero(self.may_be_in(v, m)).tolist()),
            leads=tuple(np.flatnonzero(self.may_lead(v, m)).tolist()),
        )

    @cached_property
    def _by_authority(self) -> dict[str, tuple[int, ...]]:
        theirs: dict[str, tuple[int, ...]] = {}
        for v, need in enumerate(self.problem.needs):
            theirs[need.la_code] = (*theirs.get(need.la_code, ()), v)
        return theirs

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.code: i for i, one in enumerate(self.problem.inspectors)}

    @cached_property
    def _regions(self) -> NDArray[np.object_]:
        return np.array([one.region for one in self.problem.inspectors], dtype=object)

    @cached_property
    def _engaged(self) -> dict[str, dict[int, Inspector]]:
        """Return for each authority who had to do with it, with these engagements alone."""
        found: dict[str, dict[int, list[Engagement]]] = defaultdict(lambda: defaultdict(list))
        for i, one in enumerate(self.problem.inspectors):
            for engagement in one.engagements:
                found[engagement.la_code][i].append(engagement)
        people = self.problem.inspectors
        return defaultdict(
            dict,
            {
                code: {i: replace(people[i], engagements=tuple(e)) for i, e in theirs.items()}
                for code, theirs in found.items()
            },
        )

    @cached_property
    def _led(self) -> dict[str, dict[int, Inspector]]:
        """Return of them who led an inspection there."""
        led = EngagementKind.LED
        return defaultdict(
            dict,
            {
                code: {
                    i: o for i, o in theirs.items() if any(e.kind is led for e in o.engagements)
                }
                for code, theirs in self._engaged.items()
            },
        )

    @cached_property
    def _there(self) -> Mask:
        people = self.problem.inspectors
        rows = [[month not in one.away for month in self.months] for one in people]
        return np.array(rows, dtype=bool).reshape(len(people), len(self.months))

    @cached_property
    def _able(self) -> dict[VisitKind, Mask]:
        days = np.array([one.days_a_month for one in self.problem.inspectors], dtype=float)
        return {kind: days >= needed for kind, needed in self.problem.rules.days_each.items()}

    @cached_property
    def _skills(self) -> dict[str, tuple[Mask, int]]:
        people, needed = self.problem.inspectors, self.problem.rules.needed_skills
        return {
            skill: (np.array([skill in one.skills for one in people], dtype=bool), many)
            for skill, many in needed.items()
        }

    def _out(self, la_code: str, m: int) -> list[int]:
        """Return who is kept out; all months are found at once."""
        if (la_code, m) not in self._outs:
            self._outs.update({(la_code, at): [] for at in range(len(self.months))})
            for i, one in self._engaged[la_code].items():
                for at in self._kept_out(one, la_code):
                    self._outs[la_code, at].append(i)
        return self._outs[la_code, m]

    def _kept_out(self, one: Inspector, la_code: str) -> list[int]:
        rules, every = self.problem.rules, range(len(self.months))
        begun = last_day(self.months[0])
        # What has begun only ends, so that it need not be asked about each month.
        if all(e.from_on is None or e.from_on <= begun for e in one.engagements):
            if keeps_out(one, la_code, self.months[0], rules) is None:
                return []
            if keeps_out(one, la_code, self.months[-1], rules) is not None:
                return list(every)
        return [m for m in every if keeps_out(one, la_code, self.months[m], rules) is not None]

    def _fits(self, v: int, m: int) -> bool:
        need, month, rules = self.problem.needs[v], self.months[m], self.problem.rules
        if need.latest_on is not None and last_day(month) > need.latest_on:
            return False
        last = need.last_visit_on
        if last is not None and number(month) - number(last) < rules.gap_months:
            return False
        there = self.may_be_in(v, m)
        return bool(
            there.sum() >= self.size(v)
            and (there & self.skilled_to_lead).sum() >= rules.leads_each
            and (not rules.leads_each or self.may_lead(v, m).any())
            and all((who & there).sum() >= n for who, n in self.skills(v).values())
        )
