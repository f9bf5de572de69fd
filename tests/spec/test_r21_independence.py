"""R21: who helped an authority does not inspect it, and a tie found later ends it at once."""

from datetime import date, timedelta

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.claims import Answered
from firsthand.domain.inspection.acts.progress import Move, State
from firsthand.domain.inspection.independence.cutting_off import flagged_things
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.link import Link, LinkKind
from firsthand.services.inspecting import moving, opening, recording, team, testing
from firsthand.services.inspecting.recording import Wanted
from firsthand.store import people
from tests.domain.inspection import build, whole
from tests.services.inspecting.stages import put

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R21")]
INSPECTOR, LEAD, ADMINISTRATOR = build.INSPECTOR, build.LEAD, build.ADMINISTRATOR


@pytest.fixture
def opened():
    """Return the identifier of an inspection with a lead and nobody else."""
    given = [
        RoleGiven(
            person=one.code,
            name=one.name,
            role=one.role,
            la_code=one.la_code,
            inspectorate=one.inspectorate,
        )
        for one in build.EVERYBODY
    ]
    people.add_acts(given, by="system", at=build.START)
    return opening.open_inspection(build.opened(), by=LEAD, now=build.START)


def wanted(inspection_id, by=LEAD):
    return Wanted(inspection_id=inspection_id, by=by, now=build.START)


def declare(person, kind=LinkKind.ADVISED, **dates):
    link = Link(person=person.code, la_code=build.LA_CODE, kind=kind, **dates)
    return team.declare_link(link, by=ADMINISTRATOR, now=build.START)


def join_all(opened):
    for joined in build.TEAM[1:]:
        team.join(wanted(opened), joined)


@pytest.mark.parametrize("kind", list(LinkKind))
def test_who_advised_worked_for_or_is_close_to_it_cannot_be_added(opened, kind):
    declare(INSPECTOR, kind, to_on=build.MONDAY - timedelta(days=365))
    with pytest.raises(Refused) as refusal:
        team.join(wanted(opened), build.joined(INSPECTOR))
    assert [one.rule for one in refusal.value.objections] == [f"independence-{kind.value}"]


def test_after_the_cooling_off_they_can(opened):
    declare(INSPECTOR, to_on=date(2023, 3, 2))
    assert team.join(wanted(opened), build.joined(INSPECTOR)).member(INSPECTOR.code)


def test_a_link_found_later_cuts_access_and_flags_what_they_did(opened):
    join_all(opened)
    put(whole.START, build.evidence("E1"), inspection_id=opened)
    assert recording.conduct(opened, by=INSPECTOR)
    assert declare(INSPECTOR) == (opened,)
    with pytest.raises(recording.UnknownConduct):
        recording.conduct(opened, by=INSPECTOR)
    assert set(flagged_things(recording.conduct(opened, by=LEAD))) == {"E1"}


def test_what_they_did_is_answered_for_before_anybody_reviews_it(opened):
    join_all(opened)
    put(*whole.IN_WRITING, inspection_id=opened)
    declare(INSPECTOR)
    with pytest.raises(Refused) as refusal:
        moving.move(wanted(opened), Move.SUBMIT)
    rules = {one.rule for one in refusal.value.objections}
    assert rules == {"cut-off-unanswered", "open-questions"}
    answer = Answered(id="Q1", text="I followed the same case again myself: it may stand.")
    testing.answer(wanted(opened), answer)
    assert moving.move(wanted(opened), Move.SUBMIT).state is State.IN_REVIEW
