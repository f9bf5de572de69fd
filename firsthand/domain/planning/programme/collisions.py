"""
Collisions: why no programme can keep all rules, as far as counting can tell.

Each objection names who or what is short, where, and by how much. Counting finds the plain
cases; rules that collide only together are found by leaving out one kind of rule after another
(`without`), which the solver's side does.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from math import floor

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted, day
from firsthand.domain.common.words import month as in_words
from firsthand.domain.planning.programme.burden import month_limit
from firsthand.domain.planning.programme.conflict import keeps_out, may_lead, may_take_part
from firsthand.domain.planning.programme.inspector import LEAD, Inspector
from firsthand.domain.planning.programme.month import last_day, number
from firsthand.domain.planning.programme.programme import Need, Problem

MANY = 1_000  # as good as no limit

KINDS = {
    "gap-months": "the gap between visits to one authority",
    "closed-months": "the closed months",
    "latest-date": "the latest dates",
    "team-size": "the size of teams",
    "leads-each": "the skill to lead",
    "fresh-lead": "the fresh lead",
    "cooling-off": "the cooling-off after advice or employment",
    "skills": "the skills that a team needs",
    "away": "the months in which inspectors are away",
    "days-a-month": "the days of inspectors in a month",
    "visits-a-year": "the most visits of an inspector in twelve months",
    "month-share": "the even share of the months",
}


def without(problem: Problem, kind: str) -> Problem:
    """Return the problem as if there were no rule of that kind (a key of `KINDS`)."""
    return _WITHOUT[kind](problem)


def counted_collisions(problem: Problem) -> tuple[Objection, ...]:
    """Return what counting alone shows to be impossible; empty does not mean possible."""
    open_months = tuple(m for m in problem.months if m.month not in problem.rules.closed_months)
    if not open_months:
        return (
            _collision(
                "closed-months",
                "No month of the programme is open.",
                "Choose more months, or close fewer.",
            ),
        )
    # Who lacks a team at all is not told of each authority that lacks one.
    found = tuple(_of_inspectors(problem)) or tuple(_of_needs(problem, open_months))
    return found or (*_of_windows(problem, open_months), *_of_authorities(problem, open_months))


def _of_inspectors(problem: Problem) -> Iterator[Objection]:
    rules, people = problem.rules, problem.inspectors
    for kind in sorted({need.kind for need in problem.needs}):
        days, size = rules.days_each[kind], rules.team_sizes[kind]
        able = sum(one.days_a_month >= days for one in people)
        if able < size:
            yield _collision(
                "days-a-month",
                f"{counted(able, 'inspector')} of {len(people)} can give {days:g} days in a "
                f"month; a team of {size} is needed.",
                "Bring inspectors with more days, or shorten the visits.",
            )
    if rules.leads_each and not any(one.may_lead for one in people):
        yield _collision(
            "leads-each",
            f"None of {counted(len(people), 'inspector')} is skilled to lead.",
            f"Give at least one inspector the skill {LEAD!r}.",
        )
    for skill, needed in sorted(rules.needed_skills.items()):
        having = sum(skill in one.skills for one in people)
        if having < needed:
            yield _collision(
                "skills",
                f"{counted(having, 'inspector')} skilled in {skill}; a team needs {needed}.",
                f"Bring inspectors skilled in {skill}, or ask for fewer.",
            )


def _of_needs(problem: Problem, open_months: tuple[date, ...]) -> Iterator[Objection]:
    for need in problem.needs:
        in_time = [m for m in open_months if _in_time(need, m, problem)]
        if not in_time:
            yield _no_month(need, problem)
            continue
        yield from _nobody(need, in_time, problem)


def _in_time(need: Need, month: date, problem: Problem) -> bool:
    if need.latest_on is not None and last_day(month) > need.latest_on:
        return False
    if need.last_visit_on is None:
        return True
    return number(month) - number(need.last_visit_on) >= problem.rules.gap_months


def _no_month(need: Need, problem: Problem) -> Objection:
    parts = []
    if need.latest_on is not None:
        parts.append(f"it must have ended by {day(need.latest_on)}")
    if need.last_visit_on is not None:
        parts.append(
            f"it must be {problem.rules.gap_months} months after {day(need.last_visit_on)}"
        )
    rule = "latest-date" if need.latest_on is not None else "gap-months"
    return _collision(
        rule,
        f"No open month is left for {need.key} ({need.authority}): {' and '.join(parts)}.",
        "Begin the programme at another time, open a month, or change the date or the gap.",
    )


def _nobody(need: Need, in_time: list[date], problem: Problem) -> Iterator[Objection]:
    """Object where too few, or no lead, may inspect the authority in every month left to it."""
    rules, size = problem.rules, problem.rules.team_sizes[need.kind]
    there = {
        m: [one for one in problem.inspectors if may_take_part(one, need, m, rules)]
        for m in in_time
    }
    most = max(in_time, key=lambda m: len(there[m]))
    if len(there[most]) < size:
        out = sum(
            keeps_out(one, need.la_code, most, rules) is not None for one in problem.inspectors
        )
        yield _collision(
            "cooling-off" if out else "away",
            f"At most {counted(len(there[most]), 'inspector')} may inspect {need.authority} in "
            f"any month left to it ({in_words(most)}); {size} are needed, and {out} of "
            f"{len(problem.inspectors)} are kept out by what they did there.",
            "Bring other inspectors, or shorten the cooling-off.",
        )
        return
    if rules.leads_each and not any(
        may_lead(one, need, m, rules) for m in in_time for one in there[m]
    ):
        yield _collision(
            "fresh-lead",
            f"Nobody who may inspect {need.authority} may lead there in any month left to it.",
            "Bring another lead, or allow the same lead again.",
        )


def _of_windows(problem: Problem, open_months: tuple[date, ...]) -> Iterator[Objection]:
    """Object to the shortest run of months into which more must go than inspectors can give."""
    for length in range(1, len(open_months) + 1):
        for first in range(len(open_months) - length + 1):
            objection = _of_window(problem, open_months, (first, first + length))
            if objection is not None:
                yield objection
                return


def _of_window(
    problem: Problem, open_months: tuple[date, ...], run: tuple[int, int]
) -> Objection | None:
    window = open_months[run[0] : run[1]]
    bound_to = [
        need
        for need in problem.needs
        if all(m in window for m in open_months if _in_time(need, m, problem))
    ]
    needed = sum(problem.rules.team_sizes[need.kind] for need in bound_to)
    there = sum(_gives(one, window, problem) for one in problem.inspectors)
    leads = problem.rules.leads_each * len(bound_to)
    leading = sum(_gives(one, window, problem) for one in problem.inspectors if one.may_lead)
    when = in_words(window[0])
    if len(window) > 1:
        when = f"{when} to {in_words(window[-1])}"
    if needed > there:
        return _collision(
            "team-size",
            f"{counted(len(bound_to), 'visit')} that can only be in {when} need {needed} "
            f"places in teams; the inspectors can fill {there} with their days, months away "
            f"and {problem.rules.visits_a_year} visits in twelve months.",
            "Bring more inspectors or months, make teams smaller, or allow more visits a year.",
        )
    if leads > leading:
        return _collision(
            "leads-each",
            f"{counted(len(bound_to), 'visit')} that can only be in {when} need {leads} leads; "
            f"those skilled to lead can go {leading} times.",
            "Bring more inspectors skilled to lead, or more months.",
        )
    return _beyond_share(len(bound_to), window, when, problem)


def _beyond_share(
    visits: int, window: tuple[date, ...], when: str, problem: Problem
) -> Objection | None:
    most = month_limit(problem) * len(window)
    if visits <= most:
        return None
    return _collision(
        "month-share",
        f"{counted(visits, 'visit')} that can only be in {when} are more than the {most} that "
        f"may take place then, {problem.rules.month_share:g} times an even share each month.",
        "Let a month take more (month-share), choose more months, or change latest dates.",
    )


def _gives(one: Inspector, window: tuple[date, ...], problem: Problem) -> int:
    """Return into how many visits somebody could go at most within the window."""
    shortest = min(problem.rules.days_each[need.kind] for need in problem.needs)
    each_month = floor(one.days_a_month / shortest + 1e-9)
    months = sum(m not in one.away for m in window)
    years = -(-(number(window[-1]) - number(window[0]) + 1) // 12)
    return min(each_month * months, problem.rules.visits_a_year * years)


def _of_authorities(problem: Problem, open_months: tuple[date, ...]) -> Iterator[Objection]:
    """Object where an authority's visits cannot lie as far apart as they must."""
    by_authority: dict[str, list[Need]] = {}
    for need in problem.needs:
        by_authority.setdefault(need.la_code, []).append(need)
    span = number(open_months[-1]) - number(open_months[0])
    for theirs in by_authority.values():
        needed = (len(theirs) - 1) * problem.rules.gap_months
        if needed > span:
            yield _collision(
                "gap-months",
                f"{counted(len(theirs), 'visit')} to {theirs[0].authority} need {needed} "
                f"months between the first and the last; the programme has {span}.",
                "Choose more months, a smaller gap, or fewer visits.",
            )


def _collision(rule: str, reason: str, remedy: str) -> Objection:
    return Objection(rule=rule, reason=reason, remedy=remedy)


def _changed_rules(**values: object) -> Callable[[Problem], Problem]:
    return lambda problem: replace(problem, rules=replace(problem.rules, **values))  # type: ignore[arg-type]


def _changed_people(**values: object) -> Callable[[Problem], Problem]:
    return lambda problem: replace(
        problem,
        inspectors=tuple(replace(one, **values) for one in problem.inspectors),  # type: ignore[arg-type]
    )


def _without_gap(problem: Problem) -> Problem:
    return replace(problem, rules=replace(problem.rules, gap_months=0))


def _without_latest(problem: Problem) -> Problem:
    return replace(problem, needs=tuple(replace(n, latest_on=None) for n in problem.needs))


def _without_size(problem: Problem) -> Problem:
    ones = dict.fromkeys(problem.rules.team_sizes, 1)
    rules = replace(problem.rules, team_sizes=ones, needed_skills={})
    return replace(problem, rules=replace(rules, leads_each=min(rules.leads_each, 1)))


def _without_cooling(problem: Problem) -> Problem:
    """Return the problem in which only having led counts."""
    led = {k: v for k, v in problem.rules.cooling_off_years.items() if k == "led"}
    people = tuple(
        replace(one, engagements=tuple(e for e in one.engagements if e.kind == "led"))
        for one in problem.inspectors
    )
    rules = replace(problem.rules, cooling_off_years=led)
    return replace(problem, inspectors=people, rules=rules)


_WITHOUT: dict[str, Callable[[Problem], Problem]] = {
    "gap-months": _without_gap,
    "closed-months": _changed_rules(closed_months=frozenset()),
    "latest-date": _without_latest,
    "team-size": _without_size,
    "leads-each": _changed_rules(leads_each=0),
    "fresh-lead": _changed_rules(fresh_lead=False),
    "cooling-off": _without_cooling,
    "skills": _changed_rules(needed_skills={}),
    "away": _changed_people(away=frozenset()),
    "days-a-month": _changed_people(days_a_month=float(MANY)),
    "visits-a-year": _changed_rules(visits_a_year=MANY),
    "month-share": _changed_rules(month_share=float(MANY)),
}
