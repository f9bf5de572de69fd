"""Moving: an inspection goes on when nothing stands in the way, and the page says the same."""

from datetime import date

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.progress import Move, State, moves_from
from firsthand.domain.inspection.acts.signing import SentForAccuracy
from firsthand.services.inspecting import moving, publishing, recording
from firsthand.store import log
from tests.domain.inspection import build, whole
from tests.services.inspecting.conftest import wanted
from tests.services.inspecting.stages import put, review_all

pytestmark = pytest.mark.django_db


def refused(by, move, **changed):
    with pytest.raises(Refused) as refusal:
        moving.move(wanted(by), move, **changed)
    return refusal.value.objections


def rules(found):
    return {one.rule for one in found}


def test_an_inspection_that_lacks_nothing_goes_from_opening_to_the_answer(begun):
    assert moving.move(wanted(build.LEAD), Move.START_FIELDWORK).state is State.FIELDWORK
    put(*whole.CONTENT)
    assert moving.move(wanted(build.LEAD), Move.END_FIELDWORK).state is State.WRITING
    after = moving.move(wanted(build.LEAD), Move.SUBMIT)
    assert after.state is State.IN_REVIEW
    review_all(after)
    sent = moving.move(wanted(build.LEAD), Move.SEND)
    assert sent.state is State.WITH_BODY
    late = wanted(build.LEAD, minutes=30 * 24 * 60)
    assert moving.move(late, Move.CLOSE_RESPONSE).state is State.ANSWERED


def test_the_body_has_ten_working_days_counted_past_easter(begun):
    # Sent on Friday 27 March 2026; 3 April is Good Friday and 6 April Easter Monday.
    review_all(put(*whole.IN_REVIEW))
    days = (date(2026, 3, 27) - build.MONDAY).days
    after = moving.move(wanted(build.LEAD, minutes=days * 24 * 60), Move.SEND)
    (sent,) = [act.body for act in after.of(SentForAccuracy)]
    assert sent.answer_by_on == date(2026, 4, 14)
    assert sent.of_content == after.content


def test_a_year_without_a_calendar_is_said_and_nothing_is_sent(begun, monkeypatch):
    review_all(put(*whole.IN_REVIEW))
    monkeypatch.setattr(moving.read, "bank_holidays", lambda: frozenset({date(2025, 1, 1)}))
    assert rules(refused(build.LEAD, Move.SEND)) == {"calendar"}
    assert recording.conduct(begun, by=build.LEAD).state is State.IN_REVIEW


def test_what_stands_in_the_way_is_the_same_on_the_page_and_in_the_refusal(begun):
    stages = {
        Move.END_FIELDWORK: (whole.START,),
        Move.SUBMIT: (whole.END,),
        Move.SEND: (whole.SUBMIT,),
    }
    for move, steps in stages.items():
        shown = moving.in_the_way(put(*steps), today=build.MONDAY)[move]
        assert shown
        assert refused(build.LEAD, move) == shown


def test_what_stands_in_the_way_of_publishing_is_the_same_on_the_page_and_in_the_refusal(begun):
    after = put(*whole.IN_REVIEW, (build.LEAD, whole.SEND), (build.LEAD, whole.CLOSE))
    shown = moving.in_the_way(after, today=build.MONDAY)[Move.PUBLISH]
    assert {"reviews", "unsigned"} < rules(shown)
    with pytest.raises(Refused) as refusal:
        publishing.publish(wanted(build.LEAD))
    assert refusal.value.objections == shown


@pytest.mark.parametrize("state", [State.OPENED, State.FIELDWORK])
def test_the_page_lists_the_moves_of_the_table_and_no_others(begun, state):
    steps = (whole.START,) if state is State.FIELDWORK else ()
    after = put(*steps) if steps else recording.conduct(begun, by=build.LEAD)
    assert set(moving.in_the_way(after, today=build.MONDAY)) == set(moves_from(state))


def test_to_publish_is_another_act(begun):
    assert rules(refused(build.LEAD, Move.PUBLISH)) == {"publish"}


def test_a_move_that_the_table_lacks_is_refused(begun):
    assert rules(refused(build.LEAD, Move.SUBMIT)) == {"state"}


@pytest.mark.parametrize("by", [build.INSPECTOR, build.REVIEWER, build.QUALITY])
def test_only_a_lead_moves_it_on(begun, by):
    assert rules(refused(by, Move.START_FIELDWORK)) == {"permission"}


def test_a_reviewer_returns_it_with_a_reason_that_stays(begun):
    put(*whole.IN_REVIEW)
    assert rules(refused(build.REVIEWER, Move.RETURN)) == {"reason-empty"}
    after = moving.move(wanted(build.REVIEWER), Move.RETURN, reason=" F1 is thin. ")
    assert after.state is State.WRITING
    assert after.acts[-1].body.reason == "F1 is thin."


def test_only_a_quality_lead_gives_an_inspection_up(begun):
    assert rules(refused(build.LEAD, Move.ABANDON, reason="No.")) == {"permission"}
    after = moving.move(wanted(build.QUALITY), Move.ABANDON, reason="Merged.")
    assert after.state is State.ABANDONED


def test_a_refused_move_is_in_the_log(begun):
    refused(build.LEAD, Move.SUBMIT)
    last = list(log.load_entries(details=True))[-1]
    assert (last.act, last.by) == ("refused", build.LEAD.code)


def test_the_same_move_sent_twice_moves_once(begun):
    for _ in range(2):
        moving.move(wanted(build.LEAD, key="from-the-laptop"), Move.START_FIELDWORK)
    found = recording.conduct(begun, by=build.LEAD)
    assert found.state is State.FIELDWORK


def test_a_move_on_the_eve_in_england_is_not_of_the_day_after(begun):
    eve = -(9 * 60) - 30  # half past eleven at night on the day before
    with pytest.raises(Refused) as refusal:
        moving.move(wanted(build.LEAD, minutes=eve), Move.START_FIELDWORK)
    assert rules(refusal.value.objections) == {"too-early"}
