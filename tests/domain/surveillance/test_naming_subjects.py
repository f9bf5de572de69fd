"""Found subjects on the record: what may be kept, who may do what, and what they become."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.intelligence.naming import mentions
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import OF_INSPECTORATES, Role
from firsthand.domain.surveillance.naming.acts import SUBJECT_BODIES, SubjectRecorded
from firsthand.domain.surveillance.naming.deciding import objections_to_act
from firsthand.domain.surveillance.naming.found import Appearance, subject_id
from firsthand.domain.surveillance.naming.found_rules import objections_to_found
from firsthand.domain.surveillance.naming.own_harm import (
    MOST,
    harm_of,
    objections_to_own,
    pattern_of,
)
from firsthand.domain.surveillance.naming.permission import (
    MAY,
    MAY_RECORD,
    objections_to_doing,
    objections_to_reading,
    objections_to_recording,
)
from firsthand.domain.surveillance.naming.progress import (
    MOVE_OF,
    MOVE_TITLES,
    STATE_TITLES,
    TRANSITIONS,
    Move,
    State,
    moves_from,
)
from firsthand.domain.surveillance.naming.register import ends_in, own_harms, register
from tests.domain.surveillance.named import (
    CUCKOOING,
    FOUND,
    HARM,
    POLICY,
    acts,
    found,
    joined,
    made_harm,
    named,
    recorded,
    reopened,
    set_aside,
)

TODAY = date(2026, 4, 1)
COUNTY = found(concept="county lines", terms=("county lines",))
# Letters of the moves of a role: name, join, set aside, make a harm, reopen.
LETTERS = dict(zip(Move, "njshr", strict=True))
EXPECTED = {
    Role.INSPECTOR: "njsr",
    Role.LEAD: "njshr",
    Role.REVIEWER: "r",
    Role.QUALITY_LEAD: "njshr",
    Role.DATA_ANALYST: "njsr",
    Role.AUTHORITY_LIAISON: "",
    Role.SCRUTINY_MEMBER: "",
    Role.COMMISSIONER: "",
    Role.ADMINISTRATOR: "",
}


def somebody(role):
    return Actor(code="p-some", name="Sam Body", role=role)


def rules(objections):
    return [one.rule for one in objections]


def against(body, *before):
    return rules(objections_to_act(body, register(acts(*before)), policy=POLICY))


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_table_says(role, move):
    may = LETTERS[move] in EXPECTED[role]
    assert rules(objections_to_doing(somebody(role), move)) == ([] if may else ["permission"])


@pytest.mark.parametrize("role", Role)
def test_found_subjects_are_read_by_the_inspectorates_alone(role):
    assert (not objections_to_reading(somebody(role))) == (role in OF_INSPECTORATES)


@pytest.mark.parametrize("role", Role)
def test_subjects_are_recorded_by_analysts_quality_leads_and_whoever_runs_the_computer(role):
    able = role in {Role.DATA_ANALYST, Role.QUALITY_LEAD, Role.ADMINISTRATOR}
    assert (not objections_to_recording(somebody(role))) == able
    assert (role in MAY_RECORD) == able


def test_every_state_and_move_stands_in_the_tables():
    assert {state for state, _ in TRANSITIONS} | set(TRANSITIONS.values()) == set(State)
    assert set(STATE_TITLES) == set(State)
    assert {move for _, move in TRANSITIONS} == set(Move) == set(MOVE_TITLES) == set(MAY)
    assert set(MOVE_OF) == set(SUBJECT_BODIES.values()) - {SubjectRecorded}


def test_only_a_harm_of_the_vocabulary_stays_what_it_is():
    assert [state for state in State if not moves_from(state)] == [State.HARM]


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"terms": ("room 101",)}, "term"),
        ({"terms": ("the child said that he was",)}, "term-long"),
        ({"terms": ("incomprehensibilities of administration",)}, None),
        ({"terms": ("x" * 41,)}, "term-long"),
        ({"terms": ("k@example.org",)}, "term"),
        ({"terms": ("",)}, "term"),
        ({"terms": ("two  spaces",)}, "term"),
        ({"terms": ("line\nbreak",)}, "term"),
        ({"terms": ()}, "terms"),
        ({"terms": ("word",) * 41}, "terms"),
        ({"concept": "born 2009"}, "term"),
        ({"concept": "éé"}, "concept"),
        ({"sources": 2}, "few-sources"),
        ({"q_value": 1.5}, "q-value"),
        ({"q_value": None}, None),
        ({"flagged_on": date(2026, 4, 2)}, "days"),
        ({"flagged_on": date(2025, 5, 1)}, "days"),
        ({"terms": ("l'esprit", "on-line", "child\u2019s")}, None),
    ],
    ids=str,
)
def test_nothing_that_could_be_a_text_or_point_at_a_child_is_kept(changed, rule):
    told = rules(objections_to_found(found(**changed), POLICY, on=TODAY))
    assert set(told) == ({rule} if rule else set())


def test_an_objection_never_repeats_a_long_text_in_full():
    secret = "the girl of number nine in the long road"
    (one,) = objections_to_found(found(terms=(secret + " again",)), POLICY, on=TODAY)
    assert secret not in one.reason + one.remedy


@given(st.text(max_size=80))
def test_whatever_is_sent_as_a_term_is_short_and_of_letters_when_kept(text):
    if objections_to_found(found(terms=(text,)), POLICY, on=TODAY):
        return
    assert 0 < len(text) <= POLICY.longest_term
    assert len(text.split()) <= POLICY.most_words
    assert not any(letter.isdigit() for letter in text)


@pytest.mark.parametrize(
    ("concept", "key"),
    [("Cuckooing", "cuckooing"), ("county lines", "county-lines"), ("-x-", "x"), ("é", "")],
)
def test_a_subject_is_named_by_its_concept(concept, key):
    assert subject_id(concept) == key


@pytest.mark.parametrize("name", ["least_sources", "longest_term", "most_words", "most_terms"])
@pytest.mark.parametrize("value", [0, 1001])
def test_a_policy_that_would_keep_texts_is_refused(name, value):
    with pytest.raises(ValueError, match=f"{name} is {value}; needed"):
        replace(POLICY, **{name: value})


def test_a_subject_is_named_joined_set_aside_and_reopened():
    steps = [recorded(), recorded(COUNTY), named(), joined(), reopened(), set_aside()]
    states = [register(acts(*steps[:n]))[CUCKOOING].state for n in range(1, 7)]
    assert states == [
        *(State.FOUND, State.FOUND, State.NAMED, State.JOINED, State.FOUND, State.SET_ASIDE)
    ]
    one = register(acts(*steps))[CUCKOOING]
    assert (one.reason, one.by, one.called) == ("A word of the season.", "p-anal", "Cuckooing")


def test_a_subject_found_again_keeps_its_state_and_tells_the_newest_counts():
    again = found(sources=40, places=9)
    one = register(acts(recorded(), named(), recorded(again)))[CUCKOOING]
    assert (one.state, one.times_found, one.found.sources) == (State.NAMED, 2, 40)
    assert one.first_recorded_on == date(2026, 3, 2)


def test_what_was_not_yet_done_on_a_day_is_not_told_of_it():
    done = acts(recorded(), named())
    assert register(done, as_of=date(2026, 3, 1)) == {}
    assert register(done, as_of=date(2026, 3, 2))[CUCKOOING].state is State.FOUND


def test_a_subject_tells_which_others_were_joined_to_it():
    known = register(acts(recorded(), recorded(COUNTY), joined()))
    assert known["county-lines"].joined == (CUCKOOING,)
    assert known[CUCKOOING].into == "county-lines"
    assert ends_in(CUCKOOING, known) == "county-lines"


@pytest.mark.parametrize(
    ("before", "body", "rule"),
    [
        ((recorded(),), made_harm(), "state"),
        ((recorded(),), reopened(), "state"),
        ((recorded(), set_aside()), named(), "state"),
        ((recorded(), named(), made_harm()), set_aside(), "state"),
        ((recorded(), named(), made_harm()), reopened(), "state"),
        ((recorded(),), named("  "), "name"),
        ((recorded(),), named("n" * 61), "name"),
        ((recorded(),), named(meaning="m" * 301), "meaning"),
        ((recorded(),), set_aside(" "), "reason"),
        ((recorded(),), set_aside("r" * 2001), "reason"),
        ((recorded(), recorded(COUNTY)), joined(reason=""), "reason"),
        ((recorded(),), joined("nothing"), "into"),
        ((recorded(),), joined(CUCKOOING), "into"),
        (
            (recorded(), recorded(COUNTY), joined(CUCKOOING, subject="county-lines")),
            joined(),
            "into",
        ),
        (
            (recorded(), recorded(COUNTY), set_aside(subject="county-lines")),
            joined(),
            "into",
        ),
    ],
    ids=[
        *("unnamed-harm", "found-reopened", "set-aside-named", "harm-set-aside"),
        *("harm-reopened", "no-name", "long-name", "long-meaning", "no-reason", "long-reason"),
        *("joined-for-nothing", "joined-to-nothing", "joined-to-itself", "joined-in-a-circle"),
        "joined-to-what-is-set-aside",
    ],
)
def test_what_makes_no_sense_is_refused(before, body, rule):
    assert against(body, *before) == [rule]


def own(**changed):
    return rules(
        objections_to_own(
            replace(HARM, **changed),
            POLICY,
            keys={"neglect", "own-sextortion"},
            names={"Neglect", "Sextortion"},
        )
    )


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({}, []),
        ({"name": ""}, ["name"]),
        ({"name": "123"}, ["name"]),
        ({"name": "n" * 61}, ["name"]),
        ({"name": "NEGLECT"}, ["name"]),
        ({"name": "Sextortion!"}, ["name"]),
        ({"meaning": " "}, ["meaning"]),
        ({"meaning": "m" * 301}, ["meaning"]),
        ({"why": ""}, ["why"]),
        ({"terms": ()}, ["terms"]),
        ({"terms": ("gun",)}, ["terms"]),
        ({"terms": ("word",) * 41}, ["terms"]),
        ({"name": "Negle\u0441t"}, ["name"]),
        ({"name": "N\u00e9glect"}, ["name"]),
        ({"why": "Turned \u202e round."}, ["why"]),
        ({"terms": (".*",)}, ["term", "terms"]),
    ],
    ids=str,
)
def test_a_harm_needs_a_new_name_a_meaning_a_reason_and_words(changed, rule):
    assert own(**changed) == rule


def test_a_vocabulary_takes_a_hundred_own_harms_and_says_why_no_more():
    keys = {f"own-{number}" for number in range(MOST)}
    (objection,) = objections_to_own(HARM, POLICY, keys=keys, names=())
    assert objection.rule == "number"
    assert "more than 100 are not taken" in objection.reason
    assert not objections_to_own(HARM, POLICY, keys=list(keys)[1:], names=())


def test_a_name_with_accents_keeps_its_letters_in_the_key():
    assert replace(HARM, name="Clich\u00e9 abuse").key == "own-cliche-abuse"


def test_a_harm_carries_who_made_it_when_and_why():
    (harm,) = own_harms(acts(recorded(), named(), made_harm(), by="p-lead"))
    assert harm.key == "own-cuckooing"
    assert (harm.own.by, harm.own.on, harm.own.why) == ("p-lead", date(2026, 3, 4), HARM.why)
    assert register(acts(recorded(), named(), made_harm()))[CUCKOOING].state is State.HARM


@pytest.mark.parametrize(
    ("term", "text", "named_in_it"),
    [
        ("cuckooing", "evidence of cuckooing here", True),
        ("cuckoo", "their home was cuckooed", True),
        ("home takeover", "of home takeovers", True),
        ("home takeover", "a home-takeover", True),
        ("home-takeover", "a home takeover", True),
        ("home takeover", "takeover of a home", False),
        ("ooing", "cuckooing", False),
    ],
    ids=str,
)
def test_a_term_is_found_as_words_with_any_ending(term, text, named_in_it):
    assert bool(re.search(pattern_of(term), text)) == named_in_it


def test_a_report_is_read_for_an_own_harm_as_for_any_other():
    harm = harm_of(HARM, by="p-lead", on=date(2026, 3, 4))
    said = Passage(
        text="Cuckooing is not identified well enough, and children are left at risk.",
        page=3,
        part="body",
        area="help-and-protection",
        heading="Help",
    )
    (told,) = mentions([said], (harm,), on=date(2020, 1, 1))
    assert (told.harm, told.strict, told.criticised_strict) == ("own-cuckooing", 1, 1)


def test_an_appearance_may_lack_the_name_of_its_place():
    kept = found(first_seen=(Appearance(place="", on=date(2025, 4, 1)),))
    assert objections_to_found(kept, POLICY, on=TODAY) == ()
    assert FOUND.first_seen[0].place == "372"
