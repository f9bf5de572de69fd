"""Builders with honest defaults: acts, things and whole inspections, all invented."""

from datetime import UTC, date, datetime, timedelta

from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.evidence import (
    Evidence,
    Method,
    Relation,
    SelectedBy,
    Source,
    Stance,
)
from firsthand.domain.inspection.acts.findings import (
    Cause,
    CauseKind,
    Finding,
    FindingKind,
    Recommendation,
)
from firsthand.domain.inspection.acts.judgement import Judgement, judgement_id
from firsthand.domain.inspection.acts.opening import (
    BodyKind,
    InspectedBody,
    Inspectorate,
    Opened,
)
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.team import Joined, Part
from firsthand.domain.inspection.conduct import conduct_of
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role

SOCIAL_CARE = Inspectorate.SOCIAL_CARE
LA_CODE = "900"  # no authority has it
MONDAY = date(2026, 3, 2)
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LEAD = Actor(code="p-lead", name="Lee Lead", role=Role.LEAD, inspectorate="social-care")
INSPECTOR = Actor(
    code="p-insp", name="Ines Spector", role=Role.INSPECTOR, inspectorate="social-care"
)
REVIEWER = Actor(
    code="p-rev1", name="Rae Viewer", role=Role.REVIEWER, inspectorate="social-care"
)
SECOND_REVIEWER = Actor(
    code="p-rev2", name="Robin Second", role=Role.REVIEWER, inspectorate="social-care"
)
QUALITY = Actor(code="p-qual", name="Quinn Lead", role=Role.QUALITY_LEAD)
LIAISON = Actor(code="p-liai", name="Lia Ison", role=Role.AUTHORITY_LIAISON, la_code=LA_CODE)
ANALYST = Actor(code="p-anal", name="Ana Lyst", role=Role.DATA_ANALYST)
ADMINISTRATOR = Actor(code="p-admi", name="Ada Min", role=Role.ADMINISTRATOR)
STRANGER = Actor(code="p-none", name="Sam Elsewhere", role=Role.INSPECTOR)
EVERYBODY = (
    LEAD,
    INSPECTOR,
    REVIEWER,
    SECOND_REVIEWER,
    QUALITY,
    LIAISON,
    ANALYST,
    ADMINISTRATOR,
    STRANGER,
)


def opened(**changed):
    usual = {
        "title": "An invented look at help and protection",
        "framework": "ilacs-2023",
        "visit": "standard-inspection",
        "inspectorates": (SOCIAL_CARE,),
        "bodies": (
            InspectedBody(
                kind=BodyKind.LOCAL_AUTHORITY, name="Invented Council", la_code=LA_CODE
            ),
        ),
        "from_on": MONDAY,
        "to_on": MONDAY + timedelta(days=11),
        "lead": LEAD.code,
    }
    return Opened(**{**usual, **changed})


def joined(actor, part=Part.INSPECTOR, inspectorate=SOCIAL_CARE):
    return Joined(id=actor.code, name=actor.name, part=part, inspectorate=inspectorate)


TEAM = (
    joined(LEAD, Part.LEAD),
    joined(INSPECTOR),
    joined(REVIEWER, Part.REVIEWER),
    joined(SECOND_REVIEWER, Part.REVIEWER),
)
IN_FIELDWORK = (Moved(move=Move.START_FIELDWORK),)
IN_WRITING = (*IN_FIELDWORK, Moved(move=Move.END_FIELDWORK))
IN_REVIEW = (*IN_WRITING, Moved(move=Move.SUBMIT))


def conduct(*steps, inspection_id="i-1", opening=None, team=TEAM):
    """
    Return an inspection: the opening, the team, then the steps.

    A step is a body (done by INSPECTOR) or a pair of an actor and a body.
    """
    bodies = [(LEAD, opening or opened()), *((LEAD, one) for one in team)]
    bodies += [step if isinstance(step, tuple) else (INSPECTOR, step) for step in steps]
    return conduct_of(
        inspection_id,
        [
            Act(
                number=number,
                key=f"k{number}",
                by=actor.code,
                at=START + timedelta(minutes=number),
                body=body,
                entry=number,
            )
            for number, (actor, body) in enumerate(bodies, start=1)
        ],
    )


RELATIONS = {
    Source.POLICY_DOCUMENT: Relation.RECORD,
    Source.SELF_EVALUATION: Relation.OFFICIAL,
    Source.MANAGEMENT_INFORMATION: Relation.RECORD,
    Source.OFFICER_STATEMENT: Relation.OFFICIAL,
    Source.PRACTITIONER_ACCOUNT: Relation.PRACTITIONER,
    Source.CASE_RECORD: Relation.RECORD,
    Source.CASE_TRACKED: Relation.RECORD,
    Source.OBSERVATION: Relation.INDEPENDENT,
    Source.REPERFORMANCE: Relation.INDEPENDENT,
    Source.CHILD: Relation.LIVED_EXPERIENCE,
    Source.PARENT_CARER: Relation.LIVED_EXPERIENCE,
    Source.PARTNER_AGENCY: Relation.PARTNER,
}
METHODS = {
    Source.OFFICER_STATEMENT: Method.INTERVIEWED,
    Source.PRACTITIONER_ACCOUNT: Method.INTERVIEWED,
    Source.CHILD: Method.INTERVIEWED,
    Source.PARENT_CARER: Method.INTERVIEWED,
    Source.PARTNER_AGENCY: Method.INTERVIEWED,
    Source.OBSERVATION: Method.OBSERVED,
    Source.CASE_TRACKED: Method.TESTED,
    Source.REPERFORMANCE: Method.TESTED,
}


def evidence(number="E1", source=Source.OBSERVATION, **changed):
    usual = {
        "source": source,
        "method": METHODS.get(source, Method.EXAMINED),
        "relation": RELATIONS.get(source, Relation.INDEPENDENT),
        "selected_by": SelectedBy.INSPECTOR_AT_RANDOM,
        "text": "A duty meeting was watched from beginning to end.",
        "happened_on": MONDAY,
        "seen_on": MONDAY,
        "areas": ("help-and-protection",),
        "stance": Stance.SUPPORTS,
    }
    return Evidence(id=number, **{**usual, **changed})


def claim(number="C1", **changed):
    usual = {
        "text": "Every child who goes missing is spoken with within three days.",
        "made_in": Source.SELF_EVALUATION,
        "areas": ("help-and-protection",),
    }
    return Claim(id=number, **{**usual, **changed})


def finding(number="F1", **changed):
    usual = {
        "inspectorate": SOCIAL_CARE,
        "area": "help-and-protection",
        "kind": FindingKind.WEAKNESS,
        "text": "Duty social workers closed referrals about older girls unread.",
        "evidence": ("E1",),
        "causes": (
            Cause(
                kind=CauseKind.LACK_OF_AWARENESS,
                text="Managers took the girls for young women who had chosen their lives.",
                evidence=("E1",),
            ),
        ),
    }
    return Finding(id=number, **{**usual, **changed})


def recommendation(number="R1", **changed):
    usual = {
        "findings": ("F1",),
        "text": "The head of the front door makes sure that a social worker sees every child "
        "of whom a referral says that she was exploited, on the same day.",
        "who": "Head of the front door",
        "different": "A child who is exploited is seen by a social worker on the same day.",
        "seen_by": "Inspectors follow 30 referrals drawn by lot and ask the children.",
        "by_on": date(2026, 9, 1),
    }
    return Recommendation(id=number, **{**usual, **changed})


def judgement(area="help-and-protection", grade="good", **changed):
    usual = {
        "id": judgement_id(SOCIAL_CARE, area),
        "inspectorate": SOCIAL_CARE,
        "area": area,
        "grade": grade,
        "evidence": ("E1",),
        "reason": "What was seen in practice bears it out.",
    }
    return Judgement(**{**usual, **changed})
