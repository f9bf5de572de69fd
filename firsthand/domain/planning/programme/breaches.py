"""
Breaches: every rule that a programme breaks, whoever or whatever made it.

Each objection names the visit, the rule and the remedy. The check reads the plan
alone: it finds a fault of the solver as it finds one of a person who moved a visit by hand.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted, day
from firsthand.domain.common.words import month as in_words
from firsthand.domain.planning.programme.burden import month_limit
from firsthand.domain.planning.programme.inspector import EngagementKind, Inspector
from firsthand.domain.planning.programme.month import MONTHS_IN_A_YEAR, last_day, number
from firsthand.domain.planning.programme.programme import PlannedVisit, Problem, Rules
from firsthand.domain.planning.programme.team_breaches import called, of_team


def breaches(visits: Sequence[PlannedVisit], problem: Problem) -> tuple[Objection, ...]:
    """Return an objection for each time that the plan breaks a rule of the problem."""
    inspectors = {one.code: one for one in problem.inspectors}
    found: list[Objection] = [*_answers(visits, problem)]
    for visit in visits:
        found += _of_month(visit, problem)
        found += of_team(visit, inspectors, problem.rules)
    found += _of_months(visits, problem)
    found += _of_authorities(visits, problem.rules)
    found += _of_inspectors(visits, inspectors, problem.rules)
    return tuple(found)


def _answers(visits: Sequence[PlannedVisit], problem: Problem) -> Iterator[Objection]:
    given = Counter(visit.need.key for visit in visits)
    asked = {need.key: need for need in problem.needs}
    for key in sorted(asked.keys() | given.keys()):
        if given[key] == 1 and key in asked:
            continue
        yield Objection(
            rule="answered-once",
            reason=f"The need {key} is answered by {counted(given[key], 'visit')}"
            + ("." if key in asked else ", and nobody asked for it."),
            remedy=f"Plan {'exactly one visit' if key in asked else 'no visit'} for {key}.",
        )


def _of_month(visit: PlannedVisit, problem: Problem) -> Iterator[Objection]:
    month, need, rules = visit.month, visit.need, problem.rules
    if month not in problem.months:
        yield _objection(visit, "months", "is outside the programme", "a month of it")
    if month.month in rules.closed_months:
        closed = month.strftime("closed-%B").lower()
        yield _objection(visit, closed, "is in a closed month", "another month")
    if need.latest_on is not None and last_day(month) > need.latest_on:
        yield _objection(
            visit,
            "latest-date",
            f"may end after {day(need.latest_on)}, its latest date",
            "a month that ends by then",
        )
    since = _months_since(visit)
    if since is not None and since < rules.gap_months:
        yield _objection(
            visit,
            "gap-months",
            f"is {counted(since, 'month')} after the last one, which ended "
            f"{day(need.last_visit_on)}; {rules.gap_months} are needed",
            f"a month at least {rules.gap_months} months after it",
        )


def _of_months(visits: Sequence[PlannedVisit], problem: Problem) -> Iterator[Objection]:
    most = month_limit(problem)
    for month, many in sorted(Counter(visit.month for visit in visits).items()):
        if many > most:
            yield Objection(
                rule="month-share",
                reason=f"{in_words(month)} takes {counted(many, 'visit')}; at most {most} are "
                f"allowed, {problem.rules.month_share:g} times an even share.",
                remedy="Move some of them to other months.",
            )


def _months_since(visit: PlannedVisit) -> int | None:
    last = visit.need.last_visit_on
    return None if last is None else number(visit.month) - number(last)


def _of_authorities(visits: Sequence[PlannedVisit], rules: Rules) -> Iterator[Objection]:
    """Object to visits of one authority that are too near, or led by the same person."""
    by_authority: dict[str, list[PlannedVisit]] = defaultdict(list)
    for visit in visits:
        by_authority[visit.need.la_code].append(visit)
    for theirs in by_authority.values():
        for one, other in combinations(sorted(theirs, key=lambda v: v.month), 2):
            yield from _of_pair(one, other, rules)


def _of_pair(one: PlannedVisit, other: PlannedVisit, rules: Rules) -> Iterator[Objection]:
    apart = number(other.month) - number(one.month)
    if apart < rules.gap_months:
        yield _objection(
            other,
            "gap-months",
            f"is {counted(apart, 'month')} after the one in {in_words(one.month)}; "
            f"{rules.gap_months} are needed",
            f"a month at least {rules.gap_months} months from it",
        )
    if rules.fresh_lead and one.team[:1] == other.team[:1] != ():
        yield _objection(
            other,
            "fresh-lead",
            f"is led by {one.team[0]}, who leads the one in {in_words(one.month)} too",
            "another lead",
        )
    years = rules.cooling_off_years.get(EngagementKind.INSPECTED, 0.0)
    again = sorted(set(one.team) & set(other.team))
    if again and apart < years * MONTHS_IN_A_YEAR:
        yield _objection(
            other,
            "cooling-off-inspected",
            f"has {', '.join(again)} in its team, as has the one in {in_words(one.month)}",
            "other members",
        )


def _of_inspectors(
    visits: Sequence[PlannedVisit], inspectors: Mapping[str, Inspector], rules: Rules
) -> Iterator[Objection]:
    theirs: dict[str, list[PlannedVisit]] = defaultdict(list)
    for visit in visits:
        for code in set(visit.team) & inspectors.keys():
            theirs[code].append(visit)
    for code in sorted(theirs):
        yield from _of_days(inspectors[code], theirs[code], rules)
        yield from _of_years(code, theirs[code], rules)


def _of_days(
    inspector: Inspector, theirs: Sequence[PlannedVisit], rules: Rules
) -> Iterator[Objection]:
    days: dict[str, float] = defaultdict(float)
    for visit in theirs:
        days[in_words(visit.month)] += rules.days_each[visit.need.kind]
    for month, needed in days.items():
        if needed > inspector.days_a_month:
            yield Objection(
                rule="days-a-month",
                reason=f"{inspector.code} is in visits of {needed:g} days in {month} and has "
                f"{inspector.days_a_month:g} days a month.",
                remedy="Put somebody else in one of the visits, or move one.",
            )


def _of_years(code: str, theirs: Sequence[PlannedVisit], rules: Rules) -> Iterator[Objection]:
    numbers = sorted(number(visit.month) for visit in theirs)
    most = max(sum(first <= n < first + MONTHS_IN_A_YEAR for n in numbers) for first in numbers)
    if most > rules.visits_a_year:
        yield Objection(
            rule="visits-a-year",
            reason=f"{code} is in {counted(most, 'visit')} within twelve months; at most "
            f"{rules.visits_a_year} are allowed.",
            remedy="Put somebody else in some of the visits.",
        )


def _objection(visit: PlannedVisit, rule: str, fault: str, needed: str) -> Objection:
    return Objection(rule=rule, reason=f"{called(visit)} {fault}.", remedy=f"Choose {needed}.")
