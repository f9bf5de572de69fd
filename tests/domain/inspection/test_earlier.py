"""R16: what was asked for before is looked for again, and the body's word verifies nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.domain.common.act import Act
from firsthand.domain.inspection.acts.earlier_action import Done, EarlierAction
from firsthand.domain.inspection.acts.evidence import OWN_ACCOUNT, Source
from firsthand.domain.inspection.acts.publication import Published
from firsthand.domain.inspection.conduct import conduct_of
from firsthand.domain.inspection.finding.earlier import (
    asked_earlier,
    capacity,
    objections_to_earlier_action,
    objections_to_untold,
)
from tests.domain.inspection import build

KEY = "i-0:R1"
BEFORE = timedelta(days=-300)


def published(*, la_code=build.LA_CODE, moved=BEFORE):
    body = replace(build.opened().bodies[0], la_code=la_code)
    found = build.conduct(
        build.recommendation(),
        Published(document={}, sha256=""),
        inspection_id="i-0",
        opening=build.opened(bodies=(body,)),
    )
    return conduct_of("i-0", [Act(**{**vars(act), "at": act.at + moved}) for act in found.acts])


def now(*steps, others=None):
    conduct = build.conduct(*steps)
    return conduct, asked_earlier(conduct, [published()] if others is None else others)


def action(done=Done.VERIFIED, **changed):
    return EarlierAction(id=KEY, done=done, **changed)


@pytest.mark.requirement("R16")
def test_an_inspection_begins_with_what_was_asked_for_before():
    _, asked = now()
    assert [one.id for one in asked] == [KEY]
    assert len(objections_to_untold(asked)) == 1


@pytest.mark.requirement("R16")
@pytest.mark.parametrize("source", sorted(OWN_ACCOUNT))
def test_the_bodys_own_word_verifies_nothing(source):
    conduct, asked = now(build.evidence(source=source))
    assert objections_to_earlier_action(action(evidence=("E1",)), conduct, asked)
    assert objections_to_earlier_action(action(), conduct, asked)


@pytest.mark.requirement("R16")
@pytest.mark.parametrize("source", sorted(set(Source) - OWN_ACCOUNT))
def test_a_look_verifies(source):
    conduct, asked = now(build.evidence(source=source))
    assert objections_to_earlier_action(action(evidence=("E1",)), conduct, asked) == ()


@pytest.mark.requirement("R16")
def test_the_share_is_of_what_was_examined_and_what_was_not_is_told():
    told = action(Done.NOT_EXAMINED, because="No time was left.")
    conduct, asked = now(told)
    assert objections_to_earlier_action(told, conduct, asked) == ()
    assert objections_to_untold(asked) == ()
    assert vars(capacity(asked)) == {"asked": 1, "examined": 0, "verified": 0}


def test_not_examined_needs_its_reason():
    conduct, asked = now()
    assert objections_to_earlier_action(action(Done.NOT_EXAMINED), conduct, asked)


def test_what_was_published_later_or_elsewhere_is_not_asked_for():
    assert now(others=[published(la_code="901")])[1] == ()
    assert now(others=[published(moved=timedelta(days=1))])[1] == ()


def test_an_action_that_nobody_asked_for_is_refused():
    conduct, _ = now()
    assert objections_to_earlier_action(action(), conduct, ())
