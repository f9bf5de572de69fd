"""Coverage: 'not examined' is never 'no concern', and what the body told is no examination."""

from dataclasses import replace

import pytest

from firsthand.domain.common.act import Withdrawn
from firsthand.domain.inspection.acts.enquiry import Matter, NotExamined, Sample, Sought
from firsthand.domain.inspection.acts.evidence import Relation, SelectedBy, Source
from firsthand.domain.inspection.collecting.coverage import (
    HEARD_TITLES,
    LOOKED_TITLES,
    Heard,
    Looked,
    harm_states,
    line_states,
    matter_states,
    voice_states,
)
from firsthand.domain.inspection.collecting.coverage_rules import objections_to_coverage
from firsthand.domain.inspection.collecting.enquiry_rules import (
    objections_to_matter,
    objections_to_not_examined,
    objections_to_sought,
)
from firsthand.domain.inspection.collecting.samples import objections_to_sample
from firsthand.refdata.read import frameworks
from firsthand.refdata.read_protocols import protocol_for
from tests.domain.inspection import build
from tests.domain.inspection.pieces import FRAMEWORK, PROTOCOL, rules

LINE = "organised-exploitation"
NOT = NotExamined(id=LINE, because="The police could not spare anybody in these weeks.")
SEEN = build.evidence("E1", lines=(LINE,))
TOLD = build.evidence("E1", Source.OFFICER_STATEMENT, lines=(LINE,))


def there(*steps):
    return build.conduct(*build.IN_FIELDWORK, *steps)


def line(*steps, key=LINE):
    states = line_states(there(*steps), PROTOCOL)
    return next(one for one in states if one.line.key == key)


def voice(*steps, key="voice-children"):
    states = voice_states(there(*steps), PROTOCOL)
    return next(one for one in states if one.voice.key == key)


def matter(*steps, key="ethnicity-of-victims"):
    states = matter_states(there(*steps), PROTOCOL)
    return next(one for one in states if one.matter.key == key)


def harm(*steps, key="child-sexual-exploitation", protocol=PROTOCOL, framework=FRAMEWORK):
    return harm_states(there(*steps), protocol, framework=framework, harms=(key,))[0]


def test_a_line_of_which_nobody_said_anything_is_not_told():
    assert line().state is Looked.NOT_TOLD
    assert line().evidence == ()


def test_a_line_that_was_looked_at_tells_by_whom():
    found = line(SEEN, build.evidence("E2", Source.CHILD, lines=(LINE,)))
    assert found.state is Looked.EVIDENCED
    assert found.evidence == ("E1", "E2")
    assert found.counts == {Relation.INDEPENDENT: 1, Relation.LIVED_EXPERIENCE: 1}


def test_a_line_of_which_only_the_body_told_was_not_examined():
    found = line(TOLD)
    assert found.state is Looked.OWN_ACCOUNT
    assert found.counts == {Relation.OFFICIAL: 1}


@pytest.mark.parametrize(
    "source", [Source.EARLIER_INSPECTION, Source.CONCERN, Source.COMPLAINT_OUTCOME]
)
def test_what_is_told_from_afar_is_a_reason_to_look_and_no_look(source):
    afar = build.evidence(source=source, lines=(LINE,), harms=("neglect",))
    assert line(afar).state is Looked.SECOND_HAND
    assert harm(afar, key="neglect").state is Looked.SECOND_HAND
    assert line(afar, NOT).state is Looked.NOT_EXAMINED
    told = [one for one in everything_told() if one.id != LINE]
    (found,) = objections_to_coverage(there(*told, afar), PROTOCOL)
    assert "Only what others tell from afar (E1)" in found.reason


def test_figures_of_somebody_else_that_inspectors_read_are_enquired_into():
    figures = build.evidence(source=Source.INDEPENDENT_ANALYSIS, lines=(LINE,))
    assert line(figures).state is Looked.EVIDENCED


def test_a_line_that_was_not_examined_says_why():
    found = line(NOT)
    assert (found.state, found.because) == (Looked.NOT_EXAMINED, NOT.because)


def test_the_later_act_wins_and_the_other_stays():
    found = line(NOT, SEEN)
    assert (found.state, found.because) == (Looked.EVIDENCED, NOT.because)
    found = line(SEEN, NOT)
    assert (found.state, found.evidence) == (Looked.NOT_EXAMINED, ("E1",))


def test_what_the_body_tells_later_does_not_make_a_line_examined():
    assert line(NOT, TOLD).state is Looked.NOT_EXAMINED


def test_what_was_withdrawn_counts_no_more():
    gone = Withdrawn(id="E1", reason="Recorded in the wrong inspection.")
    assert line(SEEN, gone).state is Looked.NOT_TOLD
    assert line(NOT, Withdrawn(id=LINE, reason="It was, on Friday.")).state is Looked.NOT_TOLD


def test_a_voice_is_heard_when_what_it_said_is_on_record():
    body_chose = build.evidence("E2", Source.CHILD, selected_by=SelectedBy.BODY)
    found = voice(build.evidence("E1", Source.CHILD), body_chose)
    assert found.state is Heard.HEARD
    assert found.counts == {Source.CHILD: 2}
    assert found.chosen_by_body == 1


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (None, Heard.NOT_TOLD),
        (Sought(id="voice-children", asked=0, heard=0, because="No time."), Heard.NOT_SOUGHT),
        (Sought(id="voice-children", asked=9, heard=0, how="By letter."), Heard.NOBODY),
        (Sought(id="voice-children", asked=9, heard=4, how="In school."), Heard.NOT_ON_RECORD),
    ],
)
def test_a_voice_that_is_not_on_record_was_not_heard_whatever_is_said(told, state):
    found = voice(*([told] if told else []))
    assert found.state is state
    assert found.evidence == ()


def test_a_voice_keeps_its_numbers():
    told = Sought(id="voice-children", asked=9, heard=4, how="In school, with an advocate.")
    found = voice(told, build.evidence("E1", Source.CHILD))
    assert (found.state, found.asked, found.heard, found.how) == (Heard.HEARD, 9, 4, told.how)


def test_a_matter_is_told_or_it_is_not():
    assert matter().state == "not-told"
    told = Matter(id="ethnicity-of-victims", state="recorded", text="", known=12, of=40)
    assert (matter(told).state, matter(told).known, matter(told).of) == ("recorded", 12, 40)


def test_a_harm_is_evidenced_or_the_bodys_own_account_or_not_told():
    assert harm().state is Looked.NOT_TOLD
    seen = build.evidence(harms=("child-sexual-exploitation",))
    assert harm(seen).state is Looked.EVIDENCED
    told = replace(TOLD, harms=("child-sexual-exploitation",))
    assert harm(told).state is Looked.OWN_ACCOUNT


def test_a_harm_of_which_neither_framework_nor_lines_ask_was_not_enquired_into():
    old = next(one for one in frameworks() if one.key == "acsa-2009")
    no_lines = replace(protocol_for("acsa-2009"), lines=())
    found = harm(key="radicalisation", protocol=no_lines, framework=old)
    assert found.state is Looked.NOT_ENQUIRED
    asked = harm(key="child-sexual-exploitation", framework=old)
    assert asked.state is Looked.NOT_TOLD


def test_every_state_has_a_title_and_none_says_no_concern():
    assert set(LOOKED_TITLES) == set(Looked)
    assert set(HEARD_TITLES) == set(Heard)
    assert not any("concern" in title for title in LOOKED_TITLES.values())


def test_silence_on_any_line_voice_or_matter_stands_in_the_way():
    found = objections_to_coverage(there(), PROTOCOL)
    mandatory = [one for one in PROTOCOL.lines if one.mandatory]
    silent = len(mandatory) + len(PROTOCOL.voices) + len(PROTOCOL.matters)
    assert len(found) == silent
    assert {one.rule for one in found} == {"line", "voice", "matter"}


def everything_told():
    return (
        *(NotExamined(id=one.key, because="Not this time.") for one in PROTOCOL.lines),
        *(
            Sought(id=one.key, asked=0, heard=0, because="Not this time.")
            for one in PROTOCOL.voices
        ),
        *(Matter(id=one.key, state="not-examined", text="No.") for one in PROTOCOL.matters),
    )


def test_when_all_is_told_nothing_stands_in_the_way():
    assert objections_to_coverage(there(*everything_told()), PROTOCOL) == ()


def test_the_bodys_own_account_is_not_enough_for_a_mandatory_line():
    told = [one for one in everything_told() if one.id != LINE]
    found = objections_to_coverage(there(*told, TOLD), PROTOCOL)
    assert [one.rule for one in found] == ["line"]
    assert "Only the body's own account (E1)" in found[0].reason


def test_a_line_that_is_not_mandatory_may_stay_silent():
    lines = tuple(replace(one, mandatory=False) for one in PROTOCOL.lines)
    found = objections_to_coverage(there(), replace(PROTOCOL, lines=lines))
    assert {one.rule for one in found} == {"voice", "matter"}


def test_voices_said_to_be_heard_must_be_on_record():
    said = Sought(id="voice-children", asked=5, heard=5, how="In their school.")
    told = [one for one in everything_told() if one.id != "voice-children"]
    found = objections_to_coverage(there(*told, said), PROTOCOL)
    assert [one.rule for one in found] == ["voice"]
    assert "5 people" in found[0].reason


def test_not_examined_is_of_a_known_line_with_a_reason_and_not_of_one_examined():
    assert objections_to_not_examined(NOT, there(), PROTOCOL) == ()
    unknown = NotExamined(id="nothing", because=" ")
    assert rules(objections_to_not_examined(unknown, there(), PROTOCOL)) == [
        "empty",
        "unknown-line-of-enquiry",
    ]
    assert rules(objections_to_not_examined(NOT, there(SEEN), PROTOCOL)) == ["examined"]
    assert objections_to_not_examined(NOT, there(TOLD), PROTOCOL) == ()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"id": "voice-nobody"}, ["unknown-voice"]),
        ({"heard": 10}, ["numbers"]),
        ({"heard": -1}, ["numbers"]),
        ({"how": ""}, ["empty"]),
        ({"heard": 0}, ["empty"]),
        ({"heard": 0, "because": "They wanted none of it."}, []),
        ({"asked": 0, "heard": 0}, ["empty"]),
    ],
)
def test_how_a_voice_was_sought_is_told_in_full(changed, expected):
    usual = {"id": "voice-children", "asked": 9, "heard": 4, "how": "In school."}
    assert rules(objections_to_sought(Sought(**{**usual, **changed}), PROTOCOL)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"id": "height"}, ["unknown-sensitive-matter"]),
        ({"state": "fine"}, ["empty", "unknown-state-of-a-matter"]),
        ({"known": None, "of": None}, ["numbers"]),
        ({"known": 41}, ["numbers"]),
        ({"known": 0, "of": 0}, ["numbers"]),
        ({"known": -1}, ["numbers"]),
        ({"of": None}, ["numbers", "numbers"]),
        ({"state": "not-recorded", "known": None, "of": None}, ["empty"]),
        ({"state": "not-recorded", "known": None, "of": None, "text": "No field for it."}, []),
        ({"evidence": ("E9",)}, ["unknown-evidence"]),
    ],
)
def test_a_sensitive_matter_is_counted_or_says_why_not(changed, expected):
    usual = {
        "id": "ethnicity-of-victims",
        "state": "recorded",
        "text": "",
        "known": 12,
        "of": 40,
    }
    told = Matter(**{**usual, **changed})
    assert rules(objections_to_matter(told, there(), PROTOCOL)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"frame": " "}, ["empty"]),
        ({"how_chosen": ""}, ["empty"]),
        ({"chosen_by": ""}, ["empty"]),
        ({"not_reached": ""}, ["empty"]),
        ({"spoken_with": ""}, ["empty"]),
        ({"drawn": 301}, ["numbers"]),
        ({"read": 31}, ["numbers"]),
        ({"population": 0, "drawn": 0, "read": 0}, ["numbers"]),
        ({"refused": 31}, ["numbers"]),
        ({"replaced": -1}, ["numbers"]),
        ({"share_affected": 0}, ["numbers"]),
        ({"share_affected": 5}, ["numbers"]),
        ({"sensitivity": 1.2}, ["numbers"]),
        ({"known": 20, "suspected": 11}, ["numbers"]),
        ({"known": -1}, ["numbers"]),
        ({"newly_identified": 1}, ["referral"]),
    ],
)
def test_a_sample_says_how_it_was_chosen_and_its_numbers_agree(changed, expected):
    usual = {
        "id": "S1",
        "frame": "Children missing from home this year",
        "outside": False,
        "population": 300,
        "drawn": 30,
        "read": 30,
        "how_chosen": "By lot, seed 7",
        "chosen_by": "The analyst",
        "not_reached": "Children placed far away",
        "spoken_with": "Eleven, each with somebody they trusted",
    }
    sample = Sample(**{**usual, **changed})
    assert rules(objections_to_sample(sample, there())) == expected


def test_children_newly_identified_are_on_record_with_their_referral():
    piece = build.evidence(newly_identified=2, referred_to="The duty team, the same hour")
    sample = Sample(
        id="S1",
        frame="Missing children",
        outside=True,
        population=50,
        drawn=20,
        read=20,
        how_chosen="By lot",
        chosen_by="The analyst",
        not_reached="Nobody",
        spoken_with="All of them",
        newly_identified=2,
    )
    assert objections_to_sample(sample, there(piece)) == ()
    assert rules(objections_to_sample(replace(sample, newly_identified=3), there(piece))) == [
        "referral"
    ]
