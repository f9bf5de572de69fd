"""Notices go to those whom something concerns, and to nobody who was cut off."""

import pytest

from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.signing import Reviewed
from firsthand.domain.inspection.acts.team import CutOff
from firsthand.domain.inspection.notices import NOTICE_TITLES, Notice, to_tell, whom_to_tell
from firsthand.domain.people.actor import Actor
from firsthand.domain.people.role import Role
from tests.domain.inspection import build

LEAD, INSPECTOR = build.LEAD.code, build.INSPECTOR.code
REVIEWERS = (build.REVIEWER.code, build.SECOND_REVIEWER.code)
TEAM = (LEAD, INSPECTOR, *REVIEWERS)
LIAISON = build.LIAISON.code


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (Notice.JOINED, (build.SECOND_REVIEWER.code,)),
        (Notice.CUT_OFF, (LEAD,)),
        (Notice.SUBMITTED, REVIEWERS),
        (Notice.CHANGED_IN_REVIEW, ()),
        (Notice.RETURNED, (LEAD, INSPECTOR)),
        (Notice.SENT_TO_BODY, (LIAISON,)),
        (Notice.ANSWERED_BY_BODY, (LEAD, INSPECTOR)),
        (Notice.PUBLISHED, (*TEAM, LIAISON)),
        (Notice.ABANDONED, TEAM),
    ],
)
def test_each_notice_goes_to_those_whom_it_concerns(kind, told):
    elsewhere = Actor(code="p-x", name="X", role=Role.AUTHORITY_LIAISON, la_code="901")
    everybody = (*build.EVERYBODY, elsewhere)
    assert whom_to_tell(build.conduct(), kind, everybody=everybody) == told


def test_every_notice_has_a_title_without_content():
    assert set(NOTICE_TITLES) == set(Notice)


def test_only_reviewers_whose_review_is_void_hear_of_a_change():
    review = Reviewed(
        id=f"{REVIEWERS[0]}:social-care",
        inspectorate=build.SOCIAL_CARE,
        approved=True,
        of_content=6,
        comment="Read.",
    )
    steps = (build.evidence("E1"), (build.REVIEWER, review))
    assert whom_to_tell(build.conduct(*steps), Notice.CHANGED_IN_REVIEW) == ()
    changed = build.conduct(*steps, build.evidence("E2"))
    assert whom_to_tell(changed, Notice.CHANGED_IN_REVIEW) == REVIEWERS[:1]


def test_whoever_was_cut_off_hears_nothing():
    cut = CutOff(id="K1", person=INSPECTOR, because="A link became known.")
    after = build.conduct((build.ADMINISTRATOR, cut))
    assert INSPECTOR not in whom_to_tell(after, Notice.ABANDONED)


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (Move.START_FIELDWORK, ()),
        (Move.END_FIELDWORK, ()),
        (Move.SUBMIT, REVIEWERS),
        (Move.SEND, (LIAISON,)),
        (Move.CLOSE_RESPONSE, (INSPECTOR,)),
    ],
)
def test_after_each_move_those_hear_of_it_whose_turn_it_is(move, told):
    moves = (Move.START_FIELDWORK, Move.END_FIELDWORK, Move.SUBMIT, Move.SEND)
    steps = [Moved(move=one) for one in (*moves, Move.CLOSE_RESPONSE)]
    after = build.conduct(
        *((build.LEAD, one) for one in steps[: steps.index(Moved(move=move)) + 1])
    )
    found = to_tell(after, since=after.last - 1, by=LEAD, everybody=build.EVERYBODY)
    assert found == told


def test_whoever_did_it_does_not_hear_of_it_and_others_hear_once():
    steps = [Moved(move=Move.ABANDON, reason="Merged.")]
    after = build.conduct(*((build.LEAD, one) for one in steps))
    assert to_tell(after, since=0, by=LEAD) == (REVIEWERS[1], INSPECTOR, REVIEWERS[0])


def test_the_leads_hear_of_somebody_cut_off_and_reviewers_of_what_is_void():
    cut = CutOff(id="K1", person=INSPECTOR, because="A link became known.")
    after = build.conduct((build.ADMINISTRATOR, cut))
    assert to_tell(after, since=after.last - 1, by="p-admi") == (LEAD,)
    review = Reviewed(
        id=f"{REVIEWERS[0]}:social-care",
        inspectorate=build.SOCIAL_CARE,
        approved=True,
        of_content=0,
        comment="Read.",
    )
    steps = (*build.IN_REVIEW, (build.REVIEWER, review), build.evidence())
    changed = build.conduct(*steps)
    assert to_tell(changed, since=changed.last - 1, by=INSPECTOR) == REVIEWERS[:1]
    assert to_tell(build.conduct(build.evidence()), since=5, by=INSPECTOR) == ()
