"""The document: what the public reads, linked to evidence by number and kind, naming nobody."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.inspection.acts.earlier_action import Done, EarlierAction
from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.acts.evidence import Source, Stance
from firsthand.domain.inspection.acts.judgement import DerogationGiven, Judgement
from firsthand.domain.inspection.acts.opening import Inspectorate, InspectorateLeft, ToldOutside
from firsthand.domain.inspection.acts.team import Part
from firsthand.domain.inspection.document.account import reading_of
from firsthand.domain.inspection.document.document import document
from firsthand.domain.inspection.document.rules import (
    PublishingRule,
    part_of,
    people,
    rules_of,
)
from firsthand.domain.inspection.document.secrets import leaks
from firsthand.domain.inspection.finding.earlier import Asked
from firsthand.domain.people.actor import SYSTEM
from firsthand.refdata.read_publishing import publishing_rules
from tests.domain.inspection import build, worked

RULES = publishing_rules()


@pytest.fixture(scope="module")
def told():
    return document(worked.basis())


def made(**changed):
    return document(worked.basis(worked.conduct(**changed)))


def by_id(things, thing):
    return next(one for one in things if one["id"] == thing)


def test_each_sentence_stands_on_evidence_by_number_and_kind(told):
    said = by_id(told["findings"], "F1")["sentences"]
    assert [one["text"] for one in said] == [
        "Duty social workers closed referrals about older girls unread (E1).",
        "No manager asked what became of them.",
        "Girls who were exploited were left alone with it.",
    ]
    assert said[0]["evidence"] == [{"id": "E1", "kind": "Observation of practice"}]
    assert [one["id"] for one in said[1]["evidence"]] == ["E1", "E2", "E3"]


def test_a_sentence_cannot_name_evidence_that_the_finding_does_not_cite():
    finding = build.finding("F9", text="Nobody asked (E7).", evidence=("E1",))
    said = by_id(made(more=(finding,))["findings"], "F9")["sentences"]
    assert [one["id"] for one in said[0]["evidence"]] == ["E1"]


def test_priorities_come_first_and_strengths_last(told):
    assert [one["id"] for one in told["findings"]] == ["F1", "F2", "F3"]
    more = build.finding("F8", evidence=("E1",), priority=True)
    assert [one["id"] for one in made(more=(more,))["findings"]] == ["F1", "F8", "F2", "F3"]


def test_no_grade_stands_without_its_meaning_and_its_rank(told):
    for one in told["grades"]:
        assert one["means"] and one["does_not_mean"] and one["must_now_happen"]
        assert (one["rank"], one["of"]) == (3, 4)


def test_a_weakness_says_why_or_that_it_is_not_known_why(told):
    weak = [one for one in told["findings"] if one["kind"] == "weakness"]
    assert all(bool(one["causes"]) != bool(one["not_established"]) for one in weak)


def test_the_answer_of_the_body_stands_beside_each_finding_and_silence_is_one(told):
    answers = {one["id"]: one["response"]["answer"] for one in told["findings"]}
    assert answers == {"F1": "contested", "F2": "silent", "F3": "silent"}
    assert by_id(told["recommendations"], "R1")["response"]["answer"] == "accepted"


def test_what_was_made_of_a_contested_finding_is_told(told):
    weighed = by_id(told["findings"], "F1")["response"]["weighed"]
    assert weighed["changed"] is False
    assert "none of the girls" in weighed["text"]


def test_a_withdrawn_piece_of_evidence_is_not_in_it(told):
    assert [one["id"] for one in told["evidence"]] == [f"E{n}" for n in range(1, 10)]


def test_the_numbers_by_kind_add_up_and_show_the_kinds_without_any(told):
    kinds = {one["key"]: one["number"] for one in told["numbers"]["by_kind"]}
    assert sum(kinds.values()) == told["numbers"]["pieces"] == 9
    assert set(kinds) == {one.value for one in Source}
    assert kinds["case-record"] == 0
    assert told["numbers"]["own_account"] == 1


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("line", "Where and how do young people live who have left care"),
        ("harm", "Private fostering"),
        ("harm", "Harm online"),
        ("matter", "Ethnicity of those who harmed them"),
        ("voice", "Councillors"),
        ("area", "Overall effectiveness"),
        ("children", "Not reached from the list S1"),
    ],
)
def test_what_was_not_looked_at_is_told_with_its_reason(told, kind, what):
    found = [one for one in told["not_looked_at"] if one["kind"] == kind]
    one = next(gap for gap in found if gap["what"].startswith(what))
    assert one["because"]


@pytest.mark.parametrize("harm", ["Child sexual exploitation", "Neglect"])
def test_what_was_seen_is_not_among_what_was_not_looked_at(told, harm):
    assert harm not in {one["what"] for one in told["not_looked_at"]}


def test_a_policy_on_a_harm_is_no_look_at_it(told):
    found = next(one for one in told["harms"] if one["key"] == worked.PAPER_HARM)
    assert (found["practice"], found["paper"]) == (0, 1)


def test_the_chance_of_missing_a_failure_is_printed_for_all_and_for_each_list(told):
    said = " ".join(told["missed"]["sentences"])
    assert "Reading 84 of 705 files in 2 groups" in said
    assert "97 percent chance" in said
    assert [one["id"] for one in told["missed"]["samples"]] == ["S1", "S2"]


def test_without_samples_no_chance_is_made_up():
    found = made(without=(Sample,))["missed"]
    assert found["sentences"] == []
    assert "cannot be worked out" in found["because"]


def test_the_age_of_the_evidence_and_the_end_of_the_assurance_are_told(told):
    limits = told["limits"]
    assert (limits["oldest_on"], limits["newest_on"]) == ("2026-01-12", "2026-03-02")
    assert limits["ends_on"] == "2029-03-13"


def test_an_assurance_from_a_leap_day_ends_on_a_day_that_exists():
    opening = build.opened(to_on=date(2028, 2, 29))
    ends = document(worked.basis(worked.conduct(opening=opening)))["limits"]["ends_on"]
    assert ends == "2031-02-28"


def test_evidence_that_had_become_stale_is_counted():
    stale = build.evidence(
        "E9", Source.VOLUNTARY_SECTOR, text="It was so last year.", stale_on=date(2026, 4, 1)
    )
    limits = made(more=(stale,))["limits"]
    assert limits["stale"] == 1
    assert "had become too old" in " ".join(limits["sentences"])


def test_days_of_the_team_are_counted_and_only_the_lead_is_named(told):
    assert told["days_on_site"] == {"days": 5, "person_days": 10}
    assert told["team"]["lead"] == build.LEAD.name
    assert (told["team"]["size"], told["team"]["parts"][3]["number"]) == (2, 2)
    assert build.INSPECTOR.name not in json.dumps(told)


def test_no_holder_of_an_office_is_named(told):
    offices = [one["office"] for one in by_id(told["findings"], "F1")["served"]]
    assert "Director of children's services" in offices
    assert "Dara Rector" not in json.dumps(told)


def test_what_two_people_set_aside_is_told_in_full_and_without_their_codes():
    given = DerogationGiven(
        id="outside-frame:publishing",
        rule="outside-frame",
        about="publishing",
        first=build.LEAD.code,
        second=build.QUALITY.code,
        reason="There is no project for children outside services.",
    )
    told = made(more=(given,))
    assert told["derogations"][0]["reason"] == given.reason
    assert told["derogations"][0]["by"] == [
        "the lead inspector",
        "a quality lead outside the team",
    ]


def test_what_one_person_alone_set_aside_is_not_set_aside():
    alone = DerogationGiven(
        id="outside-frame:publishing",
        rule="outside-frame",
        about="publishing",
        first=build.LEAD.code,
        second="",
        reason="No time.",
    )
    told = made(more=(alone,), without=("S2",))
    assert told["derogations"] == []
    assert told["method"]["none_outside_because"] == ""


def test_what_others_made_public_meanwhile_is_told():
    outside = ToldOutside(
        id="T1",
        what="A newspaper told of the hotel.",
        where="The Invented Times",
        public_on=date(2026, 3, 4),
        harms=(worked.HARM,),
    )
    told = made(more=(outside,))["told_outside"]
    assert told[0]["harms"] == ["Child sexual exploitation"]


def test_each_inspectorate_judges_for_itself_and_one_that_left_stays_named():
    both = build.opened(
        inspectorates=(Inspectorate.SOCIAL_CARE, Inspectorate.HEALTH),
        need_arose_on=date(2026, 2, 1),
    )
    left = InspectorateLeft(inspectorate=Inspectorate.HEALTH, reason="Its team was ill.")
    told = document(worked.basis(worked.conduct(opening=both, more=(left,))))
    assert [one["left_because"] for one in told["inspectorates"]] == [None, "Its team was ill."]
    assert told["clock"]["days_to_start"] == 29
    assert told["clock"]["days_to_publication"] == 99


def test_a_visit_that_is_not_graded_says_so():
    opening = build.opened(visit="focused-visit")
    told = document(worked.basis(worked.conduct(opening=opening, without=(Judgement,))))
    assert told["grades"] == []
    assert "is not graded" in told["no_grades_because"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(None, "not recorded"), (0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5")],
)
def test_a_small_number_of_people_is_not_told(number, said):
    assert people(number, RULES)["said"] == said


@given(part=st.integers(0, 40), rest=st.integers(0, 40))
def test_nobody_can_work_out_a_small_part_from_its_whole(part, rest):
    told = part_of(part, part + rest, RULES)
    known, whole = told["part"]["number"], told["whole"]["number"]
    if known is not None and whole is not None:
        assert not 0 < known < 5
        assert not 0 < whole - known < 5


def test_a_part_that_nobody_counted_is_not_recorded():
    assert part_of(None, 21, RULES)["part"]["said"] == "not recorded"


def test_the_document_is_plain_data(told):
    assert json.loads(json.dumps(told)) == told


WORDS = st.text("abcdefghij klmnop", min_size=30, max_size=80).filter(
    lambda text: len(text.split()) > 3
)
REFERENCES = st.from_regex(r"[a-z]{3,8}-[0-9]{3,5}", fullmatch=True)


@settings(max_examples=40, deadline=None)
@given(text=WORDS, case=REFERENCES)
def test_no_text_of_evidence_no_case_and_no_code_of_a_person_is_ever_in_it(text, case):
    secret = build.evidence("E2", Source.CASE_TRACKED, text=text, case=case, lines=("missing",))
    conduct = worked.conduct(more=(secret,))
    told = document(worked.basis(conduct))
    whole = " ".join(json.dumps(told).lower().split())
    assert " ".join(text.split()) not in whole
    assert case not in whole
    assert not any(f'"{one.code}"' in whole for one in build.EVERYBODY)
    assert leaks(conduct, told) == ()


@settings(max_examples=40, deadline=None)
@given(text=WORDS, case=REFERENCES, place=st.sampled_from(["text", "case", "code"]))
def test_what_an_author_lets_slip_into_a_finding_is_noticed(text, case, place):
    slip = {"text": text, "case": f"See {case}.", "code": f"By {build.INSPECTOR.code}."}[place]
    secret = build.evidence("E2", Source.CASE_TRACKED, text=text, case=case, lines=("missing",))
    finding = build.finding("F4", text=f"It was seen. {slip}", evidence=("E2",))
    conduct = worked.conduct(more=(secret, finding))
    found = leaks(conduct, document(worked.basis(conduct)))
    assert [one.rule for one in found] == [
        {"text": "report-quoted", "case": "report-case", "code": "report-person"}[place]
    ]


def test_the_account_for_the_national_picture_has_one_grade_for_each_area(told):
    twice = {**told, "grades": [*told["grades"], {**told["grades"][0], "label": "Good"}]}
    sighting = reading_of(twice, sha256="a" * 64, address="/published/i-1").sightings[0]
    assert [one.label for one in sighting.grades] == ["Requires improvement to be good"]


def test_a_theme_is_stated_for_the_national_picture():
    opening = build.opened(theme="Children who go missing")
    told = document(worked.basis(worked.conduct(opening=opening)))
    stated = reading_of(told, sha256="a" * 64, address="/").sightings[0].statements
    assert {one.field: one.value for one in stated}["visit_theme"] == opening.theme


def test_without_a_lead_nobody_is_named():
    others = tuple(one for one in build.TEAM if one.part is not Part.LEAD)
    conduct = build.conduct(*worked.steps(), team=(*others, others[0]))
    told = document(worked.basis(conduct))
    assert told["team"]["lead"] is None
    stated = reading_of(told, sha256="a" * 64, address="/").sightings[0].statements
    assert "lead_inspector" not in {one.field for one in stated}


def test_rules_below_one_are_refused():
    nought = PublishingRule(key="small_count", value=0, words="", source="", status="default")
    with pytest.raises(ValueError, match="1 or more"):
        rules_of({"small_count": nought})


def test_what_earlier_inspections_asked_for_is_told_with_what_was_found_of_it():
    told = EarlierAction(
        id="i-0:R1", done=Done.IN_PART, body_says="It was all done.", evidence=("E1",)
    )
    earlier = tuple(
        Asked(
            id=f"i-0:R{number}",
            text="A social worker sees each child on the same day.",
            who="Head of the front door",
            by_on=date(2025, 9, 1),
            published_on=date(2025, 1, 8),
            told=answer,
        )
        for number, answer in ((1, told), (2, None))
    )
    found = document(worked.basis(earlier=earlier))["earlier"]
    assert (found["asked"], found["examined"], found["verified"]) == (2, 1, 0)
    first, second = found["actions"]
    assert (first["done"], first["inspection_id"]) == ("in-part", "i-0")
    assert first["evidence"] == [{"id": "E1", "kind": "Observation of practice"}]
    assert second["done_name"] == "Nothing is told of it"


def test_a_grade_that_no_scale_knows_is_left_out_and_refused_elsewhere():
    told = made(more=(build.judgement(area="weather", grade="good"),))
    assert [one["area"] for one in told["grades"]] == ["help-and-protection"]


def test_a_reference_of_one_or_two_letters_cannot_be_searched_for():
    short = build.evidence("E2", Source.CASE_TRACKED, case="A", lines=("missing",))
    conduct = worked.conduct(more=(short,))
    assert leaks(conduct, document(worked.basis(conduct))) == ()


def test_what_the_clock_did_does_not_forbid_a_finding_to_speak_of_the_system():
    finding = build.finding("F4", text="The system of referrals lost them.", evidence=("E1",))
    outside = ToldOutside(
        id="T1",
        what="The Invented Times told of it.",
        where="The press",
        public_on=build.MONDAY,
    )
    conduct = worked.conduct(more=((SYSTEM, outside), finding))
    assert leaks(conduct, document(worked.basis(conduct))) == ()


def test_a_harm_against_which_something_speaks_is_no_harm_without_weakness():
    seen = {"source": Source.OBSERVATION, "harms": ("private-fostering",)}
    against = build.evidence("E91", stance=Stance.CONTRADICTS, **seen)
    good = build.evidence("E91", stance=Stance.SUPPORTS, **seen)
    for piece, number, examined in ((against, 1, 0), (good, 0, 1)):
        found = made(more=(piece,))
        told = next(one for one in found["harms"] if one["key"] == "private-fostering")
        assert (told["practice"], told["against"]) == (1, number)
        reading = reading_of(found, sha256="a" * 64, address="/")
        mentions = [
            one for one in reading.sightings[0].mentions if one.harm == "private-fostering"
        ]
        assert [one.examined_strict for one in mentions] == [examined]


def test_it_tells_how_many_recommendations_ask_only_for_paper(told):
    paper = build.recommendation("R9", text="The council writes and publishes an action plan.")
    assert told["paper_and_practice"]["paper"] == 0
    in_sum = made(more=(paper,))["paper_and_practice"]
    assert in_sum == {
        "paper": 1,
        "practice": told["paper_and_practice"]["practice"],
    }


def test_its_source_is_named_in_words(told):
    title = reading_of(told, sha256="a" * 64, address="/").source.title
    assert told["title"] in title
    assert told["visit"]["key"] not in title
