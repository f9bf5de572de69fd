"""Enquiring: lines, voices, matters and samples are told, or why not."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.collecting.coverage import (
    Looked,
    line_states,
    matter_states,
    voice_states,
)
from firsthand.services.inspecting import collecting, enquiring, judging
from tests.domain.inspection import build
from tests.services.inspecting.conftest import wanted

pytestmark = pytest.mark.django_db
NOT = NotExamined(id="missing", because="The register was not handed over.")
SAMPLE = Sample(
    id="",
    frame="Children of a youth project",
    outside=True,
    population=80,
    drawn=20,
    read=18,
    how_chosen="By lot",
    chosen_by="The lead",
    not_reached="Children who never came back",
    spoken_with="Each with a worker they chose",
)


def refused(act, asked, by=build.INSPECTOR, **changed):
    with pytest.raises(Refused) as refusal:
        act(wanted(by, **changed), asked)
    return sorted(one.rule for one in refusal.value.objections)


def line(found, key="missing"):
    states = line_states(found, judging.protocol_of(found))
    return next(one for one in states if one.line.key == key)


def test_a_line_that_was_not_examined_is_told_and_a_look_ends_that(at_work):
    after = enquiring.not_examined(wanted(build.INSPECTOR), NOT)
    assert line(after).state is Looked.NOT_EXAMINED
    looked = build.evidence("", lines=("missing",))
    after = collecting.add_evidence(wanted(build.INSPECTOR), looked)
    assert line(after).state is Looked.EVIDENCED
    again = enquiring.not_examined
    number = after.found(NotExamined, "missing").number
    assert refused(again, NOT, seen=number) == ["examined"]


def test_what_is_not_asked_cannot_be_left_out(at_work):
    wrong = NotExamined(id="weather", because="It rained.")
    assert refused(enquiring.not_examined, wrong) == ["unknown-line-of-enquiry"]


def test_a_reason_is_changed_only_as_it_was_seen(at_work):
    enquiring.not_examined(wanted(build.INSPECTOR), NOT)
    assert refused(enquiring.not_examined, NOT, by=build.LEAD) == ["changed-meanwhile"]


def test_voices_are_told_in_numbers(at_work):
    told = Sought(id="voice-children", asked=12, heard=0, how="In school", because="Shut.")
    after = enquiring.sought(wanted(build.INSPECTOR), told)
    state = voice_states(after, judging.protocol_of(after))[0]
    assert (state.asked, state.heard, state.state) == (12, 0, "nobody-heard")
    wrong = Sought(id="voice-carers", asked=1, heard=2, how="By telephone")
    assert refused(enquiring.sought, wrong) == ["numbers"]


def test_a_matter_that_the_body_did_not_record_is_a_fact(at_work):
    told = Matter(id="ethnicity-of-perpetrators", state="not-recorded", text="No field.")
    after = enquiring.matter(wanted(build.INSPECTOR), told)
    states = {one.matter.key: one for one in matter_states(after, judging.protocol_of(after))}
    assert states["ethnicity-of-perpetrators"].state == "not-recorded"
    wrong = Matter(id="sex", state="not-examined", text="")
    assert refused(enquiring.matter, wrong) == ["empty"]


def test_samples_are_numbered_and_say_how_they_were_chosen(at_work):
    after = enquiring.sample(wanted(build.INSPECTOR), SAMPLE)
    assert [one.id for one in after.bodies(Sample)] == ["S1"]
    silent = Sample(**{**SAMPLE.__dict__, "how_chosen": " "})
    assert refused(enquiring.sample, silent) == ["empty"]
