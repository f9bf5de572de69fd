"""Publishing: what goes out is whole, frozen, and in the national picture from that day."""

import json
from datetime import date, timedelta

import pytest

from firsthand.domain.accountability.canonical import digest
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.acts.progress import State
from firsthand.domain.inspection.acts.publication import Corrected, Published
from firsthand.domain.reference.authority import Authority
from firsthand.engines import typesetting
from firsthand.refdata import read
from firsthand.services import authorities, inspections, picture
from firsthand.services.inspecting import national, printing, publishing, recording
from firsthand.store import log
from firsthand.store import publication_files as files
from firsthand.store.models.ledger import PublicationFile
from tests.domain.inspection import build, worked
from tests.services.inspecting.worked import ON_THE_DAY, published, recorded, wanted

DAY = worked.PUBLISHED_ON
BEFORE = DAY - timedelta(days=1)


@pytest.fixture
def known_council(monkeypatch):
    """Let the invented council be one of the authorities of England."""
    invented = Authority(
        la_code=build.LA_CODE,
        name="Invented Council",
        region="Nowhere",
        ons_codes=("E99999999",),
        ofsted_urn=None,
        from_on=None,
        to_on=None,
    )
    everybody = (*read.authorities(), invented)
    monkeypatch.setattr(read, "authorities", lambda *_root: everybody)


def state_of(harm, *, as_of):
    rows = picture.national_picture(as_of=as_of, harm=harm).rows
    return next(row for row in rows if row.la_code == build.LA_CODE)


def test_publishing_moves_the_inspection_and_freezes_the_document(roles):
    after = recording.unchecked(published())
    body = after.of(Published)[-1].body
    assert after.state is State.PUBLISHED
    assert body.sha256 == digest(body.document)
    assert body.document["published_on"] == DAY.isoformat()


def test_an_inspection_that_lacks_its_method_is_not_published_and_that_leaves_a_trace(roles):
    recorded(without=(Sample,))
    with pytest.raises(Refused, match="no sample is recorded"):
        publishing.publish(wanted())
    assert not recording.unchecked("i-1").of(Published)
    assert [entry.act for entry in log.load_entries(subject="inspection/i-1")][-1] == "refused"


def test_an_inspector_who_does_not_lead_may_not_publish(roles):
    recorded()
    with pytest.raises(Refused, match="may not do this"):
        publishing.publish(wanted(by=build.INSPECTOR))


def test_what_is_shown_as_in_the_way_is_what_refuses(roles):
    recorded(without=("F1",))
    shown = publishing.objections(recording.unchecked("i-1"), now=ON_THE_DAY)
    with pytest.raises(Refused) as refused:
        publishing.publish(wanted())
    assert refused.value.objections == shown


def test_the_public_reads_it_from_the_day_of_publication_and_not_before(roles):
    published()
    assert publishing.published("i-1", as_of=DAY)["title"] == build.opened().title
    assert publishing.published("i-1", as_of=BEFORE) is None
    assert publishing.all_published(as_of=BEFORE) == ()
    assert [one.inspection_id for one in publishing.all_published(as_of=DAY)] == ["i-1"]


def test_nothing_of_an_inspection_under_way_is_published(roles):
    recorded()
    assert publishing.published("i-1", as_of=date.max) is None
    assert publishing.all_published(as_of=date.max) == ()


def test_an_inspection_that_does_not_exist_is_unknown(db):
    with pytest.raises(publishing.UnknownPublication):
        publishing.publication("no-such", as_of=DAY)


def test_a_preview_is_for_those_who_may_read_the_inspection(roles):
    conduct = recording.unchecked(recorded())
    told = publishing.preview(conduct, by=build.INSPECTOR, now=ON_THE_DAY)
    assert told["findings"]
    with pytest.raises(Refused):
        publishing.preview(conduct, by=build.STRANGER, now=ON_THE_DAY)


def test_a_correction_stands_beside_what_was_published_from_its_own_day(roles):
    published()
    before = publishing.publication("i-1", as_of=DAY)
    later = ON_THE_DAY + timedelta(days=3)
    publishing.correct(
        wanted(by=build.QUALITY, now=later), Corrected(id="", text="F1 is of 2025.")
    )
    after = publishing.publication("i-1", as_of=later.date())
    assert (after.document, after.sha256) == (before.document, before.sha256)
    assert [(one.id, one.text) for one in after.corrections] == [("N1", "F1 is of 2025.")]
    assert publishing.publication("i-1", as_of=DAY).corrections == ()


def test_a_correction_says_what_is_wrong(roles):
    published()
    with pytest.raises(Refused, match="does not say what is wrong"):
        publishing.correct(wanted(by=build.QUALITY), Corrected(id="", text=" "))


@pytest.mark.parametrize(
    ("harm", "state"),
    [
        (worked.HARM, "weakness-reported"),
        (worked.QUIET_HARM, "no-weakness-reported"),
        (worked.PAPER_HARM, "too-thin"),
        ("private-fostering", "not-reported"),
    ],
)
def test_from_that_day_the_national_picture_shows_what_was_seen(
    roles, known_council, harm, state
):
    published()
    shown = state_of(harm, as_of=DAY)
    assert (shown.state.value, shown.strict_state.value) == (state, state)
    assert state_of(harm, as_of=BEFORE).state.value == "not-reported"


def test_the_inspection_has_its_page_among_all_others(roles, known_council):
    published()
    listed = inspections.inspections_by(as_of=DAY, la_code=build.LA_CODE)
    assert [one.published_on for one in listed] == [DAY]
    told = inspections.inspection(listed[0].inspection_id, as_of=DAY).settled
    assert told.address == "/published/i-1"
    assert [(one.area, one.label) for one in told.grades] == [
        ("help-and-protection", "Requires improvement to be good")
    ]
    assert told.statement("days_on_site").value == "5"
    assert told.statement("evidence_children").value == "fewer than 5"
    assert build.LEAD.name not in told.statement("lead_inspector").value


def test_adding_a_publication_to_the_picture_twice_adds_it_once(roles, known_council):
    published()
    found = publishing.publication("i-1", as_of=DAY)
    again = national.add_to_picture(
        found.document, sha256=found.sha256, address="/published/i-1", now=ON_THE_DAY
    )
    assert again.files == 0


def test_a_body_that_is_no_authority_is_not_in_the_picture_and_that_is_told(roles):
    published()
    document = publishing.published("i-1", as_of=DAY)
    assert national.shown_for(document) == ()
    assert national.outside_the_picture(document) == ("Invented Council",)
    assert inspections.inspections_by(as_of=DAY, la_code=build.LA_CODE) == ()


def test_the_background_job_makes_the_pdf_once(roles):
    published()
    printing.make.call("i-1")
    printing.make.call("i-1")
    found = publishing.publication("i-1", as_of=DAY)
    made = files.load_file("i-1", document_sha256=found.sha256)
    assert made.content.startswith(b"%PDF")
    assert PublicationFile.objects.count() == 1


def test_where_no_worker_ran_the_pdf_is_made_when_it_is_asked_for(roles):
    published()
    assert publishing.pdf("i-1", as_of=DAY, now=ON_THE_DAY).startswith(b"%PDF")
    assert PublicationFile.objects.count() == 1


def test_a_pdf_that_fails_says_why_and_is_tried_again_on_another_day(roles, monkeypatch):
    published()

    def broken(*_args, **_named):
        raise typesetting.NotSet("The typesetter said: no ink.")

    with monkeypatch.context() as patched:
        patched.setattr(typesetting, "report", broken)
        with pytest.raises(Refused, match="no ink"):
            publishing.pdf("i-1", as_of=DAY, now=ON_THE_DAY)
    with pytest.raises(Refused, match="no ink"):
        publishing.pdf("i-1", as_of=DAY, now=ON_THE_DAY)
    later = ON_THE_DAY + timedelta(days=2)
    assert publishing.pdf("i-1", as_of=DAY, now=later).startswith(b"%PDF")


def test_the_document_survives_the_database_as_it_was(roles):
    published()
    document = publishing.published("i-1", as_of=DAY)
    assert json.loads(json.dumps(document)) == document


def test_the_authority_has_it_on_its_timeline(roles, known_council):
    published()
    told = authorities.authority(build.LA_CODE, as_of=DAY).timeline
    assert {one.published_on for one in told} == {DAY}
    assert {(one.rank, one.of) for one in told if one.grade} == {(3, 4)}
    assert authorities.authority(build.LA_CODE, as_of=BEFORE).timeline == ()


def test_the_next_inspection_of_the_body_tells_what_became_of_what_was_asked_for(roles):
    published()
    later = ON_THE_DAY + timedelta(days=300)
    opening = build.opened(from_on=later.date(), to_on=later.date())
    recorded("i-2", opening=opening, at=later)
    found = recording.unchecked("i-2")
    asked = publishing.preview(found, by=build.LEAD, now=later)["earlier"]
    assert (asked["asked"], asked["examined"]) == (1, 0)
    refused = publishing.objections(found, now=later)
    assert "earlier-action" in {one.rule for one in refused}


def test_a_publication_that_cannot_reach_the_picture_is_not_published_by_half(
    roles, monkeypatch
):
    recorded()

    def broken(*_args, **_named):
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(national, "add_to_picture", broken)
        with pytest.raises(OSError, match="full"):
            publishing.publish(wanted())
    assert recording.unchecked("i-1").state is State.ANSWERED
    publishing.publish(wanted())
    assert recording.unchecked("i-1").state is State.PUBLISHED
