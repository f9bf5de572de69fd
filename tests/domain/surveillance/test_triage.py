"""Triage: who may do what with a signal, where it stands, and what lies there for too long."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.people.actor import SYSTEM, Actor
from firsthand.domain.people.link import Link, LinkKind
from firsthand.domain.people.role import OF_AN_AUTHORITY, Role
from firsthand.domain.surveillance.triage.acts import COURSE_TITLES, SIGNAL_BODIES, Course
from firsthand.domain.surveillance.triage.deciding import LONGEST, objections_to_act
from firsthand.domain.surveillance.triage.permission import (
    MAY,
    RESTING,
    objections_to_doing,
    reads_reasons,
)
from firsthand.domain.surveillance.triage.progress import (
    DECIDED,
    MOVE_OF,
    MOVE_TITLES,
    STATE_TITLES,
    TRANSITIONS,
    Move,
    State,
    moves_from,
)
from firsthand.domain.surveillance.triage.snapshot import changes, snapshot_of
from firsthand.domain.surveillance.triage.standing import standings, undecided, unlooked
from tests.domain.surveillance.triaged import (
    FIRST_DAY,
    LA_CODE,
    MORNING,
    POLICY,
    SIGNAL,
    acts,
    dismissed,
    opened,
    reopened,
    signal,
    taken_up,
)

ALL, DECIDE = "odtr", "odtr"
# Letters of the moves that a role may make: open, dismiss, take up, reopen.
EXPECTED = {
    Role.INSPECTOR: DECIDE,
    Role.LEAD: DECIDE,
    Role.QUALITY_LEAD: DECIDE,
    Role.DATA_ANALYST: DECIDE,
    Role.REVIEWER: "or",
    Role.AUTHORITY_LIAISON: "",
    Role.SCRUTINY_MEMBER: "",
    Role.COMMISSIONER: "",
    Role.ADMINISTRATOR: "",
}
LETTERS = dict(zip(Move, ALL, strict=True))


def somebody(role, la_code=""):
    return Actor(code="p-some", name="Sam Body", role=role, la_code=la_code)


def rules(found):
    return [one.rule for one in found]


def test_the_expectation_names_every_role_and_the_table_every_move():
    assert set(EXPECTED) == set(Role)
    assert set(MAY) == set(Move) == set(MOVE_TITLES)


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("role", Role)
def test_a_role_may_do_what_the_table_says(role, move):
    actor = somebody(role, la_code="999" if role in OF_AN_AUTHORITY else "")
    found = objections_to_doing(actor, move, la_code=LA_CODE)
    assert (not found) == (LETTERS[move] in EXPECTED[role])
    if found:
        assert rules(found) == ["permission"]
        assert "quality lead" in found[0].remedy


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("role", sorted(OF_AN_AUTHORITY))
def test_nobody_of_an_authority_judges_a_signal_about_it(role, move):
    found = objections_to_doing(somebody(role, LA_CODE), move, la_code=LA_CODE)
    assert rules(found) == ["own-authority"]


@pytest.mark.parametrize("kind", LinkKind)
@pytest.mark.parametrize("move", Move)
def test_somebody_linked_with_the_authority_lets_no_signal_about_it_rest(kind, move):
    link = Link(person="p-some", la_code=LA_CODE, kind=kind)
    found = objections_to_doing(
        somebody(Role.QUALITY_LEAD), move, la_code=LA_CODE, keeping_out=(link,)
    )
    assert rules(found) == ([f"independence-{kind.value}"] if move in RESTING else [])


def test_a_link_with_another_authority_is_no_bar():
    link = Link(person="p-some", la_code="901", kind=LinkKind.CLOSE)
    actor = somebody(Role.LEAD)
    assert not objections_to_doing(actor, Move.DISMISS, la_code=LA_CODE, keeping_out=(link,))


@pytest.mark.parametrize("role", Role)
def test_reasons_are_read_by_the_inspectorates_alone(role):
    assert reads_reasons(somebody(role)) == bool(EXPECTED[role])


def test_the_public_reads_no_reasons():
    assert not reads_reasons(None)
    assert not reads_reasons(SYSTEM)


def test_every_state_and_move_stands_in_the_table():
    assert {state for state, _ in TRANSITIONS} | set(TRANSITIONS.values()) == set(State)
    assert set(STATE_TITLES) == set(State)
    assert {move for _, move in TRANSITIONS} == set(Move) == set(MOVE_OF.values())
    assert set(MOVE_OF) == set(SIGNAL_BODIES.values())
    assert set(COURSE_TITLES) == set(Course)


def test_no_state_is_an_end_for_a_decision_can_be_taken_back():
    assert all(moves_from(state) for state in State)
    assert all(moves_from(state) == (Move.REOPEN,) for state in DECIDED)


@pytest.mark.parametrize(
    ("before", "body"),
    [
        ((), dismissed()),
        ((), taken_up()),
        ((), reopened()),
        ((opened(),), opened()),
        ((opened(),), reopened()),
        ((opened(), dismissed()), taken_up()),
        ((opened(), dismissed()), dismissed()),
        ((opened(), taken_up()), dismissed()),
    ],
    ids=[
        *("unopened-dismissed", "unopened-taken-up", "unopened-reopened", "opened-twice"),
        *("undecided-reopened", "dismissed-taken-up", "dismissed-twice", "taken-up-dismissed"),
    ],
)
def test_a_move_that_the_table_does_not_have_is_refused(before, body):
    found = objections_to_act(body, acts(*before))
    assert rules(found) == ["state"]
    assert "“" in found[0].reason


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((), opened()),
        ((opened(),), dismissed()),
        ((opened(),), taken_up()),
        ((opened(), dismissed()), reopened()),
        ((opened(), taken_up(), reopened()), dismissed()),
    ],
    ids=["open", "dismiss", "take-up", "reopen", "dismiss-again"],
)
def test_a_move_of_the_table_is_taken(before, after):
    assert objections_to_act(after, acts(*before)) == ()


@pytest.mark.parametrize("text", ["", "  ", "\n"])
@pytest.mark.parametrize(
    ("before", "make", "rule"),
    [
        ((opened(),), lambda text: dismissed(text), "reason"),
        ((opened(),), lambda text: taken_up(what=text), "what"),
        ((opened(), dismissed()), lambda text: reopened(text), "reason"),
    ],
    ids=["dismissed", "taken-up", "reopened"],
)
def test_nothing_is_decided_without_a_reason(text, before, make, rule):
    assert rules(objections_to_act(make(text), acts(*before))) == [rule]


def test_a_reason_is_no_place_for_a_file_of_evidence():
    long = objections_to_act(dismissed("x" * (LONGEST + 1)), acts(opened()))
    assert rules(long) == ["reason"]
    assert objections_to_act(dismissed("x" * LONGEST), acts(opened())) == ()


def test_only_an_inspection_that_one_can_see_can_be_named():
    named = taken_up(course=Course.INSPECTION, inspection_id="i-1")
    assert rules(objections_to_act(named, acts(opened()))) == ["inspection-id"]
    assert objections_to_act(named, acts(opened()), inspections=["i-1"]) == ()


def test_a_harm_is_named_of_a_theme_and_must_be_in_the_vocabulary():
    theme = taken_up(course=Course.THEME, harm="neglect")
    assert objections_to_act(theme, acts(opened()), harms={"neglect"}) == ()
    assert rules(objections_to_act(theme, acts(opened()), harms={"boredom"})) == ["harm"]
    question = replace(theme, course=Course.QUESTION)
    found = objections_to_act(question, acts(opened()), harms={"neglect"})
    assert rules(found) == ["harm"]


def test_a_standing_tells_who_brought_a_signal_there_when_and_why():
    told = standings(acts(opened(), dismissed("Miscounted.")), POLICY, as_of=date(2026, 3, 10))
    one = told[SIGNAL.id]
    assert (one.state, one.by, one.reason) == (State.DISMISSED, "p-anal", "Miscounted.")
    assert one.opened_on == date(2026, 3, 2)
    assert (one.at.date(), one.days) == (date(2026, 3, 3), 7)
    assert one.decided
    assert one.overdue == ""


def test_what_was_not_yet_done_on_a_day_is_not_told_of_it():
    done = acts(opened(), dismissed(), reopened("Look again."), taken_up())
    days = [date(2026, 3, 1) + timedelta(days=n) for n in range(5)]
    told = [standings(done, POLICY, as_of=day).get(SIGNAL.id) for day in days]
    assert told[0] is None
    assert [one.state for one in told[1:]] == [
        State.OPENED,
        State.DISMISSED,
        State.OPENED,
        State.TAKEN_UP,
    ]
    assert told[3].reason == "Look again."
    assert told[4].taken_up.course is Course.QUESTION
    assert told[1].taken_up is None


def test_an_act_on_the_evening_of_a_day_is_told_of_that_day():
    late = MORNING.replace(hour=23, minute=59)
    assert standings(acts(opened(), first=late), POLICY, as_of=late.date())


def test_the_facts_of_a_signal_stay_as_they_were_when_it_was_opened():
    revised = replace(SIGNAL, value=0.25, q_value=0.6, raised=False)
    told = standings(acts(opened(), dismissed()), POLICY, as_of=date(2026, 4, 1))
    facts = told[SIGNAL.id].facts
    assert facts.value == 0.41
    assert changes(facts, snapshot_of(revised)) == ("value", "q_value", "raised")
    assert changes(facts, snapshot_of(SIGNAL)) == ()


def test_the_signal_of_a_newer_period_is_another_signal():
    newer = signal(period="2026")
    told = standings(acts(opened(), dismissed()), POLICY, as_of=date(2026, 4, 1))
    assert newer.id != SIGNAL.id
    assert newer.id not in told


@pytest.mark.requirement("R12")
def test_a_signal_that_nobody_opened_for_longer_than_the_set_time_is_itself_reported():
    last_day = FIRST_DAY + timedelta(days=30)
    assert unlooked([SIGNAL], {}, POLICY, as_of=last_day) == ()
    (found,) = unlooked([SIGNAL], {}, POLICY, as_of=last_day + timedelta(days=1))
    assert (found.signal, found.days) == (SIGNAL, 31)
    assert found.sentence == (
        "Nobody has opened this signal in the 31 days since it could first be raised, on "
        "5 January 2026."
    )


def test_what_was_opened_or_is_not_raised_is_not_reported_as_unlooked():
    late = date(2026, 6, 1)
    told = standings(acts(opened()), POLICY, as_of=late)
    assert unlooked([SIGNAL], told, POLICY, as_of=late) == ()
    assert unlooked([replace(SIGNAL, raised=False)], {}, POLICY, as_of=late) == ()


def test_an_opened_signal_is_reported_unlooked_as_of_a_day_before_its_opening():
    before = date(2026, 2, 20)
    told = standings(acts(opened()), POLICY, as_of=before)
    assert [one.signal for one in unlooked([SIGNAL], told, POLICY, as_of=before)] == [SIGNAL]


def test_the_signal_that_lay_longest_is_reported_first():
    older = signal(la_code="901", first_raisable_on=FIRST_DAY - timedelta(days=90))
    found = unlooked([SIGNAL, older], {}, POLICY, as_of=date(2026, 6, 1))
    assert [one.signal for one in found] == [older, SIGNAL]


@pytest.mark.requirement("R12")
def test_a_signal_that_was_opened_and_left_is_reported_too():
    opened_on = MORNING.date()
    on_time = standings(acts(opened()), POLICY, as_of=opened_on + timedelta(days=60))
    assert undecided(on_time) == ()
    late = standings(acts(opened()), POLICY, as_of=opened_on + timedelta(days=61))
    (one,) = undecided(late)
    assert one.overdue == (
        "Opened 61 days ago and neither dismissed nor taken up; the policy allows 60 days."
    )


def test_the_time_to_decide_begins_anew_when_a_signal_is_reopened():
    done = acts(opened(), dismissed(), reopened(), apart=timedelta(days=50))
    assert undecided(standings(done, POLICY, as_of=date(2026, 7, 1))) == ()
    assert len(undecided(standings(done, POLICY, as_of=date(2026, 9, 1)))) == 1


@pytest.mark.parametrize("name", ["unlooked_days", "undecided_days", "at_once"])
@pytest.mark.parametrize("value", [0, -1, 3651])
def test_a_policy_that_would_report_all_or_nothing_is_refused(name, value):
    with pytest.raises(ValueError, match=f"{name} is {value}; needed"):
        replace(POLICY, **{name: value})


BODIES = st.sampled_from((opened(), dismissed(), taken_up(), reopened()))


@given(st.lists(BODIES, max_size=8))
def test_whatever_is_tried_a_signal_stands_where_the_table_leads(tried):
    kept, state = [], State.RAISED
    for body in tried:
        if objections_to_act(body, acts(*kept)):
            assert (state, MOVE_OF[type(body)]) not in TRANSITIONS
            continue
        kept.append(body)
        state = TRANSITIONS[state, MOVE_OF[type(body)]]
    told = standings(acts(*kept), POLICY, as_of=date(2027, 1, 1))
    assert (told[SIGNAL.id].state if kept else State.RAISED) is state
