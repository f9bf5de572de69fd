"""Collecting: evidence is recorded once, numbered, under its rules; readings leave a trace."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.evidence import (
    AttachedFile,
    Evidence,
    Relation,
    Source,
    Stance,
)
from firsthand.services.inspecting import collecting, files
from firsthand.services.inspecting.recording import UnknownConduct, conduct
from firsthand.store import log
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, wanted

pytestmark = pytest.mark.django_db
NEW = build.evidence("")


def refused(act, *args):
    with pytest.raises(Refused) as refusal:
        act(*args)
    return sorted(one.rule for one in refusal.value.objections)


def entries(act):
    return [one for one in log.load_entries(details=True) if one.act == act]


def test_evidence_gets_the_next_number(at_work):
    collecting.add_evidence(wanted(build.INSPECTOR), NEW)
    after = collecting.add_evidence(wanted(build.LEAD), NEW)
    assert [one.id for one in after.bodies(Evidence)] == ["E1", "E2"]
    assert after.found(Evidence, "E2").by == build.LEAD.code


def test_what_is_sent_twice_after_the_connection_dropped_is_recorded_once(at_work):
    for _ in range(2):
        after = collecting.add_evidence(wanted(build.INSPECTOR, key="laptop-7"), NEW)
    assert len(after.of(Evidence)) == 1


def test_a_refusal_names_every_reason_and_leaves_a_trace_and_no_evidence(at_work):
    wrong = replace(NEW, text="", relation=Relation.OFFICIAL, areas=("nowhere",))
    rules = refused(collecting.add_evidence, wanted(build.INSPECTOR), wrong)
    assert rules == ["empty", "provenance-relation", "unknown-judgement-area"]
    assert conduct(INSPECTION, by=build.LEAD).of(Evidence) == ()
    assert "provenance-relation" in entries("refused")[-1].detail


def test_who_takes_no_part_finds_no_inspection_and_a_reviewer_collects_nothing(at_work):
    with pytest.raises(UnknownConduct):
        collecting.add_evidence(wanted(build.STRANGER), NEW)
    assert refused(collecting.add_evidence, wanted(build.REVIEWER), NEW) == ["permission"]


def test_nothing_is_collected_before_fieldwork(begun):
    assert refused(collecting.add_evidence, wanted(build.INSPECTOR), NEW) == ["state"]


def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused(at_work):
    first = collecting.add_evidence(wanted(build.INSPECTOR), NEW).last
    better = replace(NEW, id="E1", text="All of the meeting was watched.")
    collecting.add_evidence(wanted(build.INSPECTOR, seen=first), better)
    late = wanted(build.LEAD, seen=first)
    assert refused(collecting.add_evidence, late, better) == ["changed-meanwhile"]
    unknown = replace(NEW, id="E9")
    assert refused(collecting.add_evidence, wanted(build.LEAD), unknown) == ["no-such-thing"]


def test_another_persons_evidence_is_not_made_milder(at_work):
    adverse = replace(NEW, stance=Stance.CONTRADICTS)
    number = collecting.add_evidence(wanted(build.INSPECTOR), adverse).last
    milder = replace(NEW, id="E1")
    asked = wanted(build.LEAD, seen=number)
    assert refused(collecting.add_evidence, asked, milder) == ["recorded-by-another"]
    back = Withdrawn(id="E1", reason="It was one bad day.")
    assert refused(collecting.withdraw, wanted(build.LEAD), back) == ["recorded-by-another"]


def test_what_was_taken_back_stays_on_the_record_with_the_reason(at_work):
    collecting.add_evidence(wanted(build.INSPECTOR), NEW)
    back = Withdrawn(id="E1", reason="Recorded in the wrong inspection.")
    after = collecting.withdraw(wanted(build.INSPECTOR), back)
    assert after.bodies(Evidence) == ()
    assert [act.body.text for act in after.history(Evidence, "E1")] == [NEW.text]
    assert after.of(Withdrawn)[0].body == back


def test_a_member_of_the_team_cannot_be_taken_back(at_work):
    back = Withdrawn(id=build.REVIEWER.code, reason="They ask too much.")
    assert refused(collecting.withdraw, wanted(build.LEAD), back) == ["unknown-thing"]
    assert conduct(INSPECTION, by=build.LEAD).member(build.REVIEWER.code) is not None


def test_a_restricted_piece_is_read_by_the_team_and_each_reading_is_logged(at_work):
    collecting.add_evidence(wanted(build.INSPECTOR), replace(NEW, restricted=True))
    found = collecting.read_restricted(wanted(build.REVIEWER), "E1")
    assert found.text == NEW.text
    (read,) = entries("read")
    assert (read.by, '"E1"' in read.detail) == (build.REVIEWER.code, True)
    assert NEW.text not in read.detail


def test_who_is_not_of_the_team_reads_nothing_restricted(at_work):
    collecting.add_evidence(wanted(build.INSPECTOR), replace(NEW, restricted=True))
    assert refused(collecting.read_restricted, wanted(build.QUALITY), "E1") == ["permission"]
    with pytest.raises(UnknownConduct):
        collecting.read_restricted(wanted(build.LIAISON), "E1")
    assert refused(collecting.read_restricted, wanted(build.LEAD), "E9") == ["unknown-evidence"]
    assert entries("read") == []


def test_a_file_that_was_never_taken_in_is_attached_to_nothing(at_work):
    invented = AttachedFile(
        file_id="0" * 32, name="notes.txt", sha256="0" * 64, size=5, media_type="text/plain"
    )
    told = replace(NEW, files=(invented,))
    rules = refused(collecting.add_evidence, wanted(build.INSPECTOR), told)
    assert rules == ["file-of-inspection"]


@pytest.mark.usefixtures("kept_files")
def test_a_file_that_was_taken_in_is_attached_as_it_was_and_not_as_another(at_work):
    kept = files.keep(wanted(build.INSPECTOR), "notes.txt", b"A page of notes.\n")
    after = collecting.add_evidence(wanted(build.INSPECTOR), replace(NEW, files=(kept,)))
    assert after.bodies(Evidence)[0].files == (kept,)
    renamed = replace(NEW, files=(replace(kept, name="signed statement.txt"),))
    assert refused(collecting.add_evidence, wanted(build.INSPECTOR), renamed) == [
        "file-of-inspection"
    ]


def test_a_text_that_seems_to_name_a_child_is_refused_until_answered(at_work):
    told = replace(NEW, text="Kayden Prowse said that nobody came.", source=Source.OBSERVATION)
    assert refused(collecting.add_evidence, wanted(build.INSPECTOR), told) == ["personal-name"]
    assert [one.rule for one in collecting.warnings(told.text)] == ["personal-name"]
    answered = replace(told, answered_warning="An actor's name, of the campaign.")
    after = collecting.add_evidence(wanted(build.INSPECTOR), answered)
    assert after.bodies(Evidence)[0].answered_warning == answered.answered_warning


def test_the_day_is_that_of_england(at_work):
    """Half past midnight in July is still the day before by the sun of Greenwich."""
    summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    told = replace(NEW, seen_on=datetime(2026, 7, 2, tzinfo=UTC).date())
    asked = replace(wanted(build.INSPECTOR), now=summer)
    assert collecting.add_evidence(asked, told).bodies(Evidence)
