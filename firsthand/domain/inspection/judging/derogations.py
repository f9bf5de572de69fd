"""
Derogations: two people set one rule aside, and the publication says so in full.

The lead proposes, a quality lead who takes no part in the inspection confirms. It was given for
the grade that was judged next; for another grade it does not stand.
"""

from firsthand.domain.common.act import Act
from firsthand.domain.common.objection import Objection
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.inspection.protocol import Protocol
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role

PUBLISHING = "publishing"
# What a publication may lack when two people say why: a sample of children whom statutory
# services do not know (K6), and samples as large as the policy asks for (C6).
OUTSIDE_FRAME, SMALLEST_SAMPLE = "outside-frame", "smallest-sample"
OF_PUBLISHING = frozenset({OUTSIDE_FRAME, SMALLEST_SAMPLE})


def derogation_id(rule: str, about: str) -> str:
    """Return the identifier of the derogation from one rule for one thing."""
    return f"{rule}:{about}"


def rules_to_set_aside(about: str, protocol: Protocol) -> frozenset[str]:
    """Return the rules that two people may set aside for a judgement, or for publishing."""
    if about == PUBLISHING:
        return OF_PUBLISHING
    return frozenset(one.rule for one in protocol.grounds if one.may_be_set_aside)


def is_complete(given: DerogationGiven) -> bool:
    """Tell whether two different people stand behind it."""
    return bool(given.first and given.second) and given.first != given.second


def standing(
    conduct: Conduct, rule: str, judgement: Judgement, protocol: Protocol
) -> DerogationGiven | None:
    """Return the derogation that sets a rule aside for a judgement, or None."""
    found = _found(conduct, rule, judgement.id, protocol)
    if found is None:
        return None
    later = [
        act.body.grade
        for act in conduct.history(Judgement, judgement.id)
        if act.number > found.number
    ]
    if later and later[0] != judgement.grade:
        return None
    return found.body


def standing_for_publishing(
    conduct: Conduct, rule: str, protocol: Protocol
) -> DerogationGiven | None:
    """Return the derogation that lets a publication lack something, or None."""
    found = _found(conduct, rule, PUBLISHING, protocol)
    return found.body if found is not None else None


def _found(
    conduct: Conduct, rule: str, about: str, protocol: Protocol
) -> Act[DerogationGiven] | None:
    found = conduct.found(DerogationGiven, derogation_id(rule, about))
    if found is None or not is_complete(found.body):
        return None
    return found if rule in rules_to_set_aside(about, protocol) else None


def objections_to_derogation(
    given: DerogationGiven, conduct: Conduct, protocol: Protocol, *, by: Actor
) -> tuple[Objection, ...]:
    """Return what is wrong with proposing a derogation, or with confirming one."""
    found = [*_allowed(given, conduct, protocol)]
    before = conduct.found(DerogationGiven, given.id)
    if is_confirmation(given, conduct, by):
        found += _confirming(by, before, conduct)
    elif not _leads(by, conduct):
        found.append(
            Objection(
                rule="derogation",
                reason="A lead inspector of this inspection proposes to set a rule aside; a "
                "quality lead confirms.",
                remedy="Ask the lead to propose it first.",
            )
        )
    if not given.reason.strip():
        found.append(
            Objection(
                rule="reason",
                reason="No reason is given.",
                remedy="Say why the rule cannot be kept here; the reason is published.",
            )
        )
    return tuple(found)


def is_confirmation(given: DerogationGiven, conduct: Conduct, by: Actor) -> bool:
    """Tell whether this would be the second person's word on what the first proposed."""
    before = conduct.found(DerogationGiven, given.id)
    proposed = before is not None and not before.body.second
    return proposed and not _leads(by, conduct)


def _leads(by: Actor, conduct: Conduct) -> bool:
    member = conduct.member(by.code)
    return member is not None and member.part is Part.LEAD


def _allowed(given: DerogationGiven, conduct: Conduct, protocol: Protocol) -> list[Objection]:
    found = []
    rules = rules_to_set_aside(given.about, protocol)
    if given.rule not in rules:
        found.append(
            Objection(
                rule="not-to-be-set-aside",
                reason=f"Nobody may set “{given.rule}” aside.",
                remedy=f"Only these may be: {', '.join(sorted(rules)) or 'none'}.",
            )
        )
    areas = {one.value for one in conduct.inspectorates}
    if given.about != PUBLISHING and given.about.partition(":")[0] not in areas:
        found.append(
            Objection(
                rule="derogation",
                reason=f"“{given.about}” is no judgement of this inspection.",
                remedy="Name a judgement, such as “social-care:leadership”, or “publishing”.",
            )
        )
    return found


def _confirming(
    by: Actor, before: Act[DerogationGiven] | None, conduct: Conduct
) -> list[Objection]:
    if before is not None and by.code == before.body.first:
        why = "the same person cannot be both"
    elif by.role is not Role.QUALITY_LEAD:
        why = "the second is a quality lead"
    elif conduct.member(by.code) is not None or conduct.wrote(by.code):
        why = "the second takes no part in the inspection"
    else:
        return []
    return [
        Objection(
            rule="two-people",
            reason=f"{by.name} cannot confirm this: {why}.",
            remedy="Ask a quality lead who takes no part in this inspection.",
        )
    ]
