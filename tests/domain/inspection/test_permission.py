"""Who may do what: the table of permissions, role by deed by state."""

from dataclasses import replace

import pytest

from firsthand.domain.inspection import permission
from firsthand.domain.inspection.acts.bodies import BODIES
from firsthand.domain.inspection.acts.progress import Move, Moved, State
from firsthand.domain.inspection.acts.team import CutOff
from firsthand.domain.people.role import Role
from tests.domain.inspection import build

MOVES_TO = {
    State.OPENED: (),
    State.FIELDWORK: build.IN_FIELDWORK,
    State.WRITING: build.IN_WRITING,
    State.IN_REVIEW: build.IN_REVIEW,
    State.WITH_BODY: (*build.IN_REVIEW, Moved(move=Move.SEND)),
    State.ANSWERED: (
        *build.IN_REVIEW,
        Moved(move=Move.SEND),
        Moved(move=Move.CLOSE_RESPONSE),
    ),
    State.PUBLISHED: (
        *build.IN_REVIEW,
        Moved(move=Move.SEND),
        Moved(move=Move.CLOSE_RESPONSE),
        Moved(move=Move.PUBLISH),
    ),
    State.ABANDONED: (Moved(move=Move.ABANDON),),
}
# Letters of the states in which each may do it: o f w r b a p x; '-' for none.
LETTERS = dict(zip("ofwrbapx", State, strict=True))
WRITES, PREPARES, ALL = "fwra", "ofwra", "ofwrbapx"
TEAM_WRITES = {"lead": WRITES, "inspector": WRITES}
TEAM_PREPARES = {"lead": PREPARES, "inspector": PREPARES}
EXPECTED = {
    "read": {"lead": ALL, "inspector": ALL, "reviewer": ALL, "quality": ALL},
    "read-restricted": {"lead": ALL, "inspector": ALL, "reviewer": ALL},
    "read-draft": {"liaison": "bap"},
    "export": {"lead": ALL, "quality": ALL},
    "evidence": TEAM_WRITES,
    "claim": TEAM_PREPARES,
    "claim-tested": TEAM_WRITES,
    "question": TEAM_PREPARES,
    "answered": TEAM_WRITES,
    "not-examined": TEAM_PREPARES,
    "sought": TEAM_PREPARES,
    "matter": TEAM_WRITES,
    "sample": TEAM_PREPARES,
    "on-site": TEAM_WRITES,
    "told-outside": {"lead": "ofwrba", "inspector": "ofwrba"},
    "earlier-action": TEAM_WRITES,
    "finding": TEAM_WRITES,
    "recommendation": TEAM_WRITES,
    "flag-answered": TEAM_WRITES,
    "judgement": TEAM_WRITES,
    "withdrawn": TEAM_PREPARES,
    "response-weighed": {"lead": "a", "inspector": "a"},
    "derogation": {"lead": WRITES, "quality": WRITES},
    "expected": {"lead": "o", "inspector": "o"},
    "joined": {"lead": "ofwrba", "quality": "ofwrba"},
    "cut-off": {"quality": ALL, "administrator": ALL},
    "inspectorate-left": {"lead": "ofwrba", "quality": "ofwrba"},
    "served": {"lead": "bap"},
    "reviewed": {"reviewer": "ra"},
    "signed": {"lead": "ra"},
    "response": {"liaison": "b"},
    "corrected": {"quality": "p"},
}
PEOPLE = {
    "lead": build.LEAD,
    "inspector": build.INSPECTOR,
    "reviewer": build.REVIEWER,
    "quality": build.QUALITY,
    "liaison": build.LIAISON,
    "analyst": build.ANALYST,
    "administrator": build.ADMINISTRATOR,
    "stranger": build.STRANGER,
}


def test_the_expectation_names_every_deed():
    assert set(EXPECTED) == set(permission.TABLE)


def test_every_kind_of_act_has_its_permission():
    assert not permission.UNCHECKED
    assert set(permission.TABLE) - set(BODIES) == {
        "read",
        "read-restricted",
        "read-draft",
        "export",
    }


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("deed", EXPECTED)
def test_a_role_may_do_a_deed_in_a_state_or_not(deed, who, state):
    conduct = build.conduct(*MOVES_TO[state])
    assert conduct.state is state
    letters = EXPECTED[deed].get(who, "")
    expected = state in {LETTERS[letter] for letter in letters}
    assert permission.may(PEOPLE[who], deed, conduct) is expected


@pytest.mark.parametrize("who", ["analyst", "administrator", "stranger"])
@pytest.mark.parametrize("state", State)
def test_to_those_outside_an_inspection_does_not_exist(who, state):
    assert not permission.sees(PEOPLE[who], build.conduct(*MOVES_TO[state]))


def test_the_liaison_of_another_authority_sees_nothing():
    elsewhere = build.LIAISON.__class__(**{**vars(build.LIAISON), "la_code": "901"})
    assert not permission.sees(elsewhere, build.conduct(*MOVES_TO[State.WITH_BODY]))


def test_the_liaison_sees_nothing_before_the_draft_is_sent():
    assert not permission.sees(build.LIAISON, build.conduct(*build.IN_REVIEW))


def test_somebody_who_was_cut_off_sees_nothing_though_their_role_would_let_them():
    cut = CutOff(id="K1", person=build.QUALITY.code, because="Worked for it.")
    assert not permission.sees(build.QUALITY, build.conduct((build.ADMINISTRATOR, cut)))


@pytest.mark.parametrize("actor", build.EVERYBODY, ids=lambda actor: actor.code)
def test_only_leads_open_inspections(actor):
    expected = actor in (build.LEAD, build.QUALITY)
    assert (permission.objection_to_opening(actor) is None) is expected


@pytest.mark.parametrize(
    "changed",
    [
        {"role": Role.AUTHORITY_LIAISON, "la_code": build.LA_CODE, "inspectorate": ""},
        {"role": Role.REVIEWER},
        {"role": Role.ADMINISTRATOR, "inspectorate": ""},
        {"inspectorate": "police"},
    ],
    ids=str,
)
def test_whoever_was_given_another_role_loses_the_part_that_went_with_the_first(changed):
    now = replace(build.INSPECTOR, **changed)
    before = build.conduct(*build.IN_FIELDWORK)
    assert permission.may(build.INSPECTOR, "evidence", before)
    assert not permission.may(now, "evidence", before)
    assert not permission.sees(now, before)


def test_an_inspector_who_becomes_a_lead_is_still_the_inspector_that_they_joined_as():
    now = replace(build.INSPECTOR, role=Role.LEAD)
    before = build.conduct(*build.IN_FIELDWORK)
    assert permission.may(now, "evidence", before)
    assert permission.objection_to_move(now, Move.END_FIELDWORK, before)
