"""Nobody is stuck on a page, or meets a code where words are due."""

from datetime import timedelta

import pytest

from firsthand.domain.inspection.acts.findings import Finding
from firsthand.domain.inspection.acts.judgement import DerogationGiven
from firsthand.domain.inspection.acts.signing import Answer, Response
from firsthand.domain.inspection.acts.team import OnSite
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role
from firsthand.services.inspecting import recording
from firsthand.web.inspecting import about
from tests.domain.inspection import build, worked
from tests.services.inspecting.conftest import INSPECTION
from tests.services.inspecting.worked import published
from tests.web.reader import read
from tests.web.room import put
from tests.web.written import FINDING, SAMPLE

pytestmark = pytest.mark.django_db
OVERVIEW = f"/inspect/{INSPECTION}"
JOINT = "joint-1"
COUNCILLOR = Actor(
    code="p-coun", name="Cleo Uncil", role=Role.SCRUTINY_MEMBER, la_code=build.LA_CODE
)


@pytest.fixture
def joint(roles):
    """Return a joint inspection in fieldwork, under a framework without areas."""
    begun = build.opened(framework="jtai-2022", visit="jtai", theme="exploitation")
    recording.open_ledger(JOINT, begun, by=build.LEAD, now=build.START)
    wanted = recording.Wanted(
        inspection_id=JOINT, by=build.LEAD, now=build.START + timedelta(minutes=5)
    )
    told = (*build.TEAM, *build.IN_FIELDWORK, build.evidence("E1", areas=()))
    recording.record_unseen(wanted, lambda _before: told)
    return JOINT


def test_a_finding_needs_no_area_where_the_framework_has_none(client, as_person, joint):
    inspector = as_person(client, build.INSPECTOR)
    asked = inspector.get(f"/inspect/{joint}/new/finding")
    assert b'name="area"' not in asked.content
    sent = {**FINDING, "evidence": "E1"}
    answer = inspector.post(
        f"/inspect/{joint}/new/finding", {**sent, "inspectorate": "social-care"}
    )
    assert answer.status_code == 303, read(answer).text
    found = recording.conduct(joint, by=build.LEAD, deed="read").bodies(Finding)
    assert [one.area for one in found] == [""]


@pytest.mark.parametrize("form", ["evidence/new", "new/claim"])
def test_nobody_is_asked_to_tick_areas_that_there_are_not(client, as_person, joint, form):
    page = as_person(client, build.INSPECTOR).get(f"/inspect/{joint}/{form}")
    assert b'name="areas"' not in page.content


def test_evidence_that_is_added_for_a_line_has_it_ticked(client, as_person, furnished):
    inspector = as_person(client, build.INSPECTOR)
    address = f"{OVERVIEW}/evidence/new?line=missing"
    assert address in read(inspector.get(f"{OVERVIEW}/enquiry")).links
    told = inspector.get(address).content.decode()
    tag = next(one for one in told.split("<input") if 'value="missing"' in one)
    assert " checked" in tag


def test_what_two_people_may_set_aside_of_a_publication_leads_there(
    client, as_person, furnished
):
    address = f"{OVERVIEW}/change/derogation/outside-frame:publishing"
    lead = as_person(client, build.LEAD)
    assert lead.post(f"{OVERVIEW}/new/sample", SAMPLE).status_code == 303
    assert address in read(lead.get(f"{OVERVIEW}/preview")).links
    answer = lead.post(address, {"reason": "No list from outside exists here."})
    assert answer.status_code == 303
    quality = as_person(client, build.QUALITY)
    assert "Confirm a rule that the lead would set aside" in read(quality.get("/inspect")).text
    quality.post(address, {"reason": "So it is.", "seen": the_derogation().number})
    assert the_derogation().body.second == build.QUALITY.code


def the_derogation():
    found = recording.conduct(INSPECTION, by=build.LEAD, deed="read")
    return found.found(DerogationGiven, "outside-frame:publishing")


def test_the_record_tells_days_people_and_questions_in_words(client, as_person, furnished):
    day = OnSite(id="2026-03-02", on=build.MONDAY, people=(build.LEAD.code,))
    put(build.LEAD, "on-site", day)
    lead = as_person(client, build.LEAD)
    for page in (OVERVIEW, f"{OVERVIEW}/record"):
        told = read(lead.get(page)).text
        assert "2 March 2026" in told
        assert "2026-03-02" not in told
    claims = read(lead.get(f"{OVERVIEW}/claims")).text
    assert "C1, contradicted" in claims
    assert "C1:contradicted" not in claims


def test_a_councillor_is_led_to_what_was_published_of_their_authority(client, as_person):
    published()
    page = read(as_person(client, COUNCILLOR).get("/inspect"))
    assert "/published/i-1" in page.links
    assert "Published of your authority" in page.text


def test_who_has_no_authority_is_led_to_all_that_was_published(client, as_person):
    page = read(as_person(client, build.ADMINISTRATOR).get("/inspect"))
    assert "/published" in page.links


def test_the_preview_is_read_as_the_publication_will_be(client, as_person, furnished):
    page = read(as_person(client, build.LEAD).get(f"{OVERVIEW}/preview"))
    assert "What could have been missed" in page.text
    assert "La code" not in page.text
    assert "cannot be done now" not in page.text


def test_a_published_page_tells_how_much_asks_only_for_paper(client):
    published()
    page = read(client.get("/published/i-1", {"as_of": worked.PUBLISHED_ON.isoformat()}))
    assert "for a change in practice" in page.text
    assert "only for paper" in page.text


def test_who_weighs_an_answer_reads_what_it_answers():
    answer = Response(id="F1", answer=Answer.CONTESTED, text="We do ask.", evidence_offered="E")
    found = build.conduct((build.LIAISON, build.finding("F1")), (build.LIAISON, answer))
    told = about.response(found, "F1")
    assert build.finding("F1").text in told
    assert "We do ask." in told


def test_no_mark_up_is_shown_as_text(client, as_person, furnished):
    page = as_person(client, build.LEAD).get(f"{OVERVIEW}/judge")
    assert "Propose a grade" in read(page).text
    assert b"&lt;span" not in page.content


def test_a_refused_grade_tells_each_objection_once(client, as_person, furnished):
    sent = {"grade": "good", "evidence": "E1", "reason": "It is.", "act": "record"}
    address = f"{OVERVIEW}/judge/social-care:help-and-protection"
    answer = as_person(client, build.LEAD).post(address, sent)
    assert answer.status_code == 422
    assert read(answer).text.count("Accounts of those who lived it") == 1
    assert "The grade was not recorded" in read(answer).text


def test_who_says_why_nobody_was_asked_need_not_count_to_nought(client, as_person, furnished):
    lead = as_person(client, build.LEAD)
    address = f"{OVERVIEW}/change/voice/voice-carers"
    assert lead.post(address, {"how": "By letter"}).status_code == 422
    assert lead.post(address, {"because": "The visit was of one day."}).status_code == 303


def test_what_waits_for_somebody_leads_to_where_it_is_done(client, as_person, furnished):
    lead = as_person(client, build.LEAD)
    for page in ("/inspect", OVERVIEW):
        told = read(lead.get(page))
        assert "1 claim to test" in told.text
        assert f"{OVERVIEW}/claims" in told.links
