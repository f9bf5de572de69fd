"""R22: several inspectorates, one ledger; each gives its own grades and signs its own part."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.judgement import Judgement, judgement_id
from firsthand.domain.inspection.acts.opening import (
    BodyKind,
    InspectedBody,
    Inspectorate,
    InspectorateLeft,
)
from firsthand.domain.inspection.acts.progress import Move
from firsthand.domain.inspection.acts.signing import Reviewed, Signed
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.finding.detection import clock
from firsthand.domain.inspection.sign_off.sign_off import valid_signature
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.role import Role
from firsthand.services.inspecting import (
    collecting,
    judging,
    moving,
    opening,
    recording,
    signing,
    team,
)
from firsthand.services.inspecting.recording import Wanted
from firsthand.store import people
from tests.domain.inspection import build, whole
from tests.services.inspecting.stages import put

pytestmark = pytest.mark.django_db
SOCIAL_CARE, POLICE, HEALTH = (
    Inspectorate.SOCIAL_CARE,
    Inspectorate.POLICE,
    Inspectorate.HEALTH,
)
CONSTABLE = Actor(code="p-pol", name="Pol Ice", role=Role.LEAD, inspectorate="police")
NURSE = Actor(code="p-nur", name="Nur Se", role=Role.LEAD, inspectorate="health")
BODIES = (
    build.opened().bodies[0],
    InspectedBody(kind=BodyKind.POLICE_FORCE, name="Invented Police", la_code=build.LA_CODE),
    InspectedBody(kind=BodyKind.HEALTH_BODY, name="Invented Health", la_code=build.LA_CODE),
)
TEAM = (
    *build.TEAM[1:],
    build.joined(CONSTABLE, Part.LEAD, POLICE),
    build.joined(NURSE, Part.LEAD, HEALTH),
)


@pytest.fixture
def joint():
    """Return the identifier of an inspection by three inspectorates, with its team."""
    given = [
        RoleGiven(
            person=one.code,
            name=one.name,
            role=one.role,
            la_code=one.la_code,
            inspectorate=one.inspectorate,
        )
        for one in (*build.EVERYBODY, CONSTABLE, NURSE)
    ]
    people.add_acts(given, by="system", at=build.START)
    asked = build.opened(
        inspectorates=(SOCIAL_CARE, POLICE, HEALTH),
        bodies=BODIES,
        theme="Children who go missing",
        need_arose_on=date(2026, 1, 1),
    )
    opened = opening.open_inspection(asked, by=build.LEAD, now=build.START)
    for joined in TEAM:
        team.join(wanted(opened), joined)
    return opened


def wanted(inspection_id, by=build.LEAD):
    return Wanted(inspection_id=inspection_id, by=by, now=build.START + timedelta(hours=1))


def refused(act, *args):
    with pytest.raises(Refused) as refusal:
        act(*args)
    return {one.rule for one in refusal.value.objections}


def in_review(joint):
    content = [
        replace(one, case="") if isinstance(one, Evidence) else one for one in whole.CONTENT
    ]
    return put(whole.START, *content, whole.END, whole.SUBMIT, inspection_id=joint)


def review_all(joint, after, parts=(SOCIAL_CARE, POLICE, HEALTH)):
    for reviewer in (build.REVIEWER, build.SECOND_REVIEWER):
        for part in parts:
            told = Reviewed(
                id="",
                inspectorate=part,
                approved=True,
                of_content=after.content,
                comment="Read against the evidence.",
            )
            signing.review(wanted(joint, reviewer), told)


def signed(after, part):
    return Signed(id="", inspectorate=part, of_content=after.content)


def test_all_collect_into_one_ledger_that_all_of_them_read(joint):
    moving.move(wanted(joint), Move.START_FIELDWORK)
    for by in (build.INSPECTOR, CONSTABLE, NURSE):
        collecting.add_evidence(wanted(joint, by), build.evidence("", case=""))
    for by in (build.LEAD, CONSTABLE, NURSE):
        found = recording.conduct(joint, by=by).bodies(Evidence)
        assert [one.id for one in found] == ["E1", "E2", "E3"]


def test_each_inspectorate_gives_its_own_grade_and_none_for_another(joint):
    in_review(joint)
    theirs = build.judgement(
        id=judgement_id(POLICE, "help-and-protection"),
        inspectorate=POLICE,
        grade="inadequate",
    )
    assert refused(judging.judge, wanted(joint), theirs) == {"own-inspectorate"}
    after = judging.judge(wanted(joint, CONSTABLE), theirs)
    assert {one.inspectorate for one in after.bodies(Judgement)} == {SOCIAL_CARE, POLICE}


def test_each_signs_its_own_part_and_no_other(joint):
    after = in_review(joint)
    review_all(joint, after)
    assert refused(signing.sign, wanted(joint, CONSTABLE), signed(after, HEALTH)) == {
        "other-part"
    }
    found = signing.sign(wanted(joint, CONSTABLE), signed(after, POLICE))
    assert valid_signature(found, POLICE)
    assert valid_signature(found, HEALTH) is None


def test_it_is_sent_when_all_have_signed_and_not_before(joint):
    after = in_review(joint)
    review_all(joint, after)
    for by, part in ((build.LEAD, SOCIAL_CARE), (CONSTABLE, POLICE)):
        signing.sign(wanted(joint, by), signed(after, part))
    assert refused(moving.move, wanted(joint), Move.SEND) == {"unsigned"}
    signing.sign(wanted(joint, NURSE), signed(after, HEALTH))
    assert moving.move(wanted(joint), Move.SEND).state.value == "with-body"


def test_an_inspectorate_that_leaves_keeps_its_history_and_holds_nobody_up(joint):
    moving.move(wanted(joint), Move.START_FIELDWORK)
    collecting.add_evidence(wanted(joint, NURSE), build.evidence("", case=""))
    left = InspectorateLeft(inspectorate=HEALTH, reason="Its people are needed elsewhere.")
    after = opening.leave(wanted(joint), left)
    assert [act.by for act in after.of(Evidence)] == [NURSE.code]
    assert after.inspectorates == (SOCIAL_CARE, POLICE)
    assert refused(
        team.join, wanted(joint), build.joined(build.STRANGER, inspectorate=HEALTH)
    ) == {"inspectorate-not-here"}


def test_the_days_from_need_to_start_are_counted(joint):
    assert clock(recording.conduct(joint, by=NURSE)).days_to_start is None
    found = moving.move(wanted(joint), Move.START_FIELDWORK)
    assert clock(found).days_to_start == 60


def test_police_forces_and_health_bodies_are_inspected_bodies(joint):
    found = recording.conduct(joint, by=CONSTABLE).opened
    assert {one.kind for one in found.bodies} == {
        BodyKind.LOCAL_AUTHORITY,
        BodyKind.POLICE_FORCE,
        BodyKind.HEALTH_BODY,
    }
