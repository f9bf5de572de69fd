"""Notices go to those whom something concerns, and to nobody who was cut off."""

import pytest

from firsthand.domain.inspection.notices import NOTICE_TITLES, Notice, whom_to_tell
from firsthand.domain.inspection.signing import Reviewed
from firsthand.domain.inspection.team import CutOff
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
