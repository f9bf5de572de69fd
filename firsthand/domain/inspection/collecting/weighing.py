"""
Weighing: which pieces of evidence count towards a grade, and why the others do not.

The body's own account of itself weighs nothing (R1): a policy shows that there is a policy.
What speaks against a grade does not hold it up, and what was not known on the day is not there.
"""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.act import Act
from firsthand.domain.common.words import day
from firsthand.domain.inspection.acts.evidence import (
    INSPECTOR_CHOSE,
    OWN_ACCOUNT,
    Evidence,
    Method,
    Relation,
    Source,
    Stance,
)
from firsthand.domain.inspection.conduct import Conduct
from firsthand.domain.reference.framework import Area, Framework

FOLLOWED_THROUGH = frozenset({Source.CASE_TRACKED, Source.REPERFORMANCE})
# Somebody else's finding, or something told from afar: no inspector saw or heard it here.
FROM_AFAR = frozenset(
    {
        Source.CONCERN,
        Source.COMPLAINT_OUTCOME,
        Source.OTHER_INSPECTORATE,
        Source.EARLIER_INSPECTION,
    }
)
# To read the figures of somebody else is to enquire, and is no look at practice.
SECOND_HAND = FROM_AFAR | {Source.INDEPENDENT_ANALYSIS}
WHOLE = "overall"


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """One cited piece of evidence; `why_not` is empty when it counts towards the grade."""

    evidence: Evidence
    why_not: str = ""


def known_on(conduct: Conduct, on: date) -> Conduct:
    """Return the inspection as it was known at the end of a day; its opening always is."""
    opening, *others = conduct.acts
    known = tuple(act for act in others if act.at.date() <= on)
    return Conduct(conduct.inspection_id, (opening, *known))


def is_own_account(evidence: Evidence) -> bool:
    """Tell whether it is the body's own account of itself, whoever wrote it down."""
    return evidence.source in OWN_ACCOUNT or evidence.relation is Relation.OFFICIAL


def is_own_test(evidence: Evidence) -> bool:
    """Tell whether inspectors did it again, or followed a case through, by their own choice."""
    tested = evidence.method is Method.TESTED or evidence.source in FOLLOWED_THROUGH
    return tested and evidence.selected_by in INSPECTOR_CHOSE and not is_own_account(evidence)


def is_first_hand(evidence: Evidence) -> bool:
    """Tell whether inspectors themselves saw practice, or heard those whom it concerns."""
    return not is_own_account(evidence) and evidence.source not in SECOND_HAND


def is_enquiry(evidence: Evidence) -> bool:
    """Tell whether inspectors looked into something with it, and not only heard from afar."""
    return not is_own_account(evidence) and evidence.source not in FROM_AFAR


def bears_on(evidence: Evidence, area: Area) -> bool:
    """Tell whether it bears on an area; everything bears on the whole."""
    return area.line == WHOLE or area.key in evidence.areas or area.line in evidence.areas


def concerns(evidence: Evidence, area: Area) -> bool:
    """
    Tell whether a judgement of an area must take it up.

    The judgement of the whole takes up only what no other area does.
    """
    if area.line == WHOLE:
        return not evidence.areas or area.key in evidence.areas
    return bears_on(evidence, area)


def area_of(framework: Framework, key: str) -> Area | None:
    """Return one judgement area of a framework version, or None."""
    return next((area for area in framework.areas if area.key == key), None)


def when_unknown(act: Act[Evidence], on: date) -> str:
    """Return why a piece of evidence was not known on a day; empty when it was."""
    if act.at.date() > on:
        return f"was recorded on {day(act.at.date())}, later than the day judged"
    if act.body.seen_on > on:
        return f"was seen on {day(act.body.seen_on)}, later than the day judged"
    if act.body.happened_on > on:
        return f"happened on {day(act.body.happened_on)}, later than the day judged"
    return ""


def weighed(evidence: Evidence, area: Area, *, favourable: bool, on: date) -> Weighed:
    """Return whether a piece counts towards a grade of an area."""
    return Weighed(evidence=evidence, why_not=_why_not(evidence, area, favourable, on))


def _why_not(evidence: Evidence, area: Area, favourable: bool, on: date) -> str:
    if is_own_account(evidence):
        return "the body's own account of itself"
    if not bears_on(evidence, area):
        return "does not bear on this area"
    if evidence.stale_on is not None and evidence.stale_on <= on:
        return "too old"
    if evidence.stance is Stance.CONTEXT:
        return "context only"
    if speaks_against(evidence, favourable=favourable):
        return "speaks against the grade"
    return ""


def speaks_against(evidence: Evidence, *, favourable: bool) -> bool:
    """Tell whether it speaks against a grade that praises, or against one that does not."""
    against = Stance.CONTRADICTS if favourable else Stance.SUPPORTS
    return evidence.stance is against
