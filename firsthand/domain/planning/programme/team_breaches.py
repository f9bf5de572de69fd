"""Breaches by a team: of its size, its lead, its skills, and who may not be in it."""

from collections.abc import Iterator, Mapping

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.words import counted, day
from firsthand.domain.common.words import month as in_words
from firsthand.domain.planning.programme.conflict import keeps_from_leading, keeps_out
from firsthand.domain.planning.programme.inspector import Inspector
from firsthand.domain.planning.programme.programme import PlannedVisit, Rules, VisitKind


def called(visit: PlannedVisit) -> str:
    """Return what the visit is called in an objection."""
    what = "visit by lot" if visit.need.kind is VisitKind.RANDOM else "full inspection"
    return f"The {what} of {visit.need.authority} in {in_words(visit.month)}"


def of_team(
    visit: PlannedVisit, inspectors: Mapping[str, Inspector], rules: Rules
) -> Iterator[Objection]:
    """Yield each rule that the team of one visit breaks."""
    unknown = sorted(set(visit.team) - inspectors.keys())
    if unknown:
        reason = f"has {', '.join(unknown)}, who is not among the inspectors"
        yield _objection(visit, "known-inspector", reason, "Choose a known inspector.")
    yield from _of_size(visit, rules)
    members = [inspectors[code] for code in visit.team if code in inspectors]
    yield from _of_lead(visit, members, rules)
    yield from _of_skills(visit, members, rules)
    for member in members:
        yield from _of_member(visit, member, rules)


def _of_size(visit: PlannedVisit, rules: Rules) -> Iterator[Objection]:
    size = rules.team_sizes[visit.need.kind]
    if len(visit.team) != size:
        reason = f"has a team of {len(visit.team)}; {size} are needed"
        yield _objection(visit, f"team-{visit.need.kind}", reason, f"Choose {size}.")
    if len(set(visit.team)) < len(visit.team):
        twice = sorted({code for code in visit.team if visit.team.count(code) > 1})
        reason = f"has {', '.join(twice)} in its team twice"
        yield _objection(visit, "nobody-twice", reason, "Choose somebody else.")


def _of_lead(
    visit: PlannedVisit, members: list[Inspector], rules: Rules
) -> Iterator[Objection]:
    leads = sum(one.may_lead for one in members)
    if leads < rules.leads_each:
        reason = f"has {counted(leads, 'member')} skilled to lead; {rules.leads_each} needed"
        yield _objection(visit, "leads-each", reason, "Choose members who are skilled to lead.")
    lead = next((one for one in members if one.code == visit.team[0]), None)
    if lead is None or not rules.leads_each:
        return
    if not lead.may_lead:
        reason = f"is led by {lead.code}, who is not skilled to lead"
        yield _objection(visit, "leads-each", reason, "Choose a lead who is.")
    led = keeps_from_leading(lead, visit.need, visit.month, rules)
    if led is not None:
        reason = f"is led by {lead.code}, who led there before ({day(led.to_on)})"
        yield _objection(visit, "fresh-lead", reason, "Choose another lead.")


def _of_skills(
    visit: PlannedVisit, members: list[Inspector], rules: Rules
) -> Iterator[Objection]:
    if visit.need.kind is not VisitKind.FULL:
        return
    for skill, needed in sorted(rules.needed_skills.items()):
        there = sum(skill in one.skills for one in members)
        if there < needed:
            reason = f"has {counted(there, 'member')} skilled in {skill}; {needed} needed"
            yield _objection(visit, f"skill-{skill}", reason, f"Choose members with {skill}.")


def _of_member(visit: PlannedVisit, member: Inspector, rules: Rules) -> Iterator[Objection]:
    if visit.month in member.away:
        reason = f"has {member.code} in its team, who is away in that month"
        yield _objection(visit, "away", reason, "Choose somebody who is there.")
    why = keeps_out(member, visit.need.la_code, visit.month, rules)
    if why is not None:
        until = "still does, or no end is known" if why.to_on is None else day(why.to_on)
        reason = f"has {member.code} in its team, whom it had {why.kind} ({until})"
        if why.kind == "advised":
            reason = f"has {member.code} in its team, who advised it ({until})"
        yield _objection(visit, f"cooling-off-{why.kind}", reason, "Choose somebody else.")


def _objection(visit: PlannedVisit, rule: str, fault: str, remedy: str) -> Objection:
    return Objection(rule=rule, reason=f"{called(visit)} {fault}.", remedy=remedy)
