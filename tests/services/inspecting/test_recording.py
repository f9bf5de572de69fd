"""Recording: acts come onto the record once, in order, whoever else is at it."""

from datetime import UTC, date, datetime

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.services.inspecting import recording
from firsthand.store import ledgers, log
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, add, wanted

pytestmark = pytest.mark.django_db


def test_what_was_recorded_is_read_back_as_it_was(at_work):
    whole = build.evidence(areas=("leadership",), restricted=True, newly_identified=2)
    add(build.INSPECTOR, "evidence", whole)
    ledgers.MEMORY.kept.clear()
    found = recording.conduct(at_work, by=build.LEAD)
    assert found.bodies(Evidence) == (whole,)
    assert found.found(Evidence, "E1").by == build.INSPECTOR.code


def test_the_same_key_twice_records_one_act(at_work):
    for _ in range(2):
        add(build.INSPECTOR, "evidence", build.evidence(), key="from-the-laptop")
    assert len(recording.conduct(at_work, by=build.LEAD).of(Evidence)) == 1


def test_whoever_is_overtaken_decides_again_on_what_is_there_then(at_work, monkeypatch):
    seen, really = [], ledgers.add_acts

    def overtaken_once(acts, *, at):
        monkeypatch.setattr(ledgers, "add_acts", really)
        raise ledgers.Overtaken

    def decide(before):
        seen.append(before.last)
        return [build.evidence(before.next_id(Evidence))]

    monkeypatch.setattr(ledgers, "add_acts", overtaken_once)
    found = recording.record(wanted(build.INSPECTOR), "evidence", decide)
    assert len(seen) == 2
    assert [one.id for one in found.bodies(Evidence)] == ["E1"]


def test_two_acts_cannot_have_the_same_number(at_work):
    number = recording.conduct(at_work, by=build.LEAD).last
    twin = ledgers.NewAct(
        ledger=recording.PREFIX + at_work,
        number=number,
        key="another",
        kind="evidence",
        by=build.LEAD.code,
        body=build.evidence(),
    )
    with pytest.raises(ledgers.Overtaken):
        ledgers.add_acts([twin], at=build.START)
    assert recording.conduct(at_work, by=build.LEAD).last == number


def test_a_refusal_is_in_the_log_and_nothing_else_is(at_work):
    before = recording.conduct(at_work, by=build.LEAD).last
    with pytest.raises(Refused):
        add(build.REVIEWER, "evidence", build.evidence())
    assert recording.conduct(at_work, by=build.LEAD).last == before
    last = list(log.load_entries(details=True))[-1]
    assert (last.act, last.by) == ("refused", build.REVIEWER.code)
    assert "permission" in last.detail


def test_an_inspection_does_not_exist_for_those_who_may_not_see_it(at_work):
    with pytest.raises(recording.UnknownConduct) as hidden:
        recording.conduct(INSPECTION, by=build.STRANGER)
    with pytest.raises(recording.UnknownConduct) as absent:
        recording.conduct("i-0", by=build.STRANGER)
    assert str(hidden.value).replace(INSPECTION, "") == str(absent.value).replace("i-0", "")


def test_a_thing_that_somebody_else_changed_meanwhile_is_not_written_over(at_work):
    first = add(build.INSPECTOR, "finding", build.finding()).last
    add(build.LEAD, "finding", build.finding(text="Changed by the lead."))
    now = recording.conduct(at_work, by=build.LEAD)
    kind = type(build.finding())
    assert recording.changed_meanwhile(now, kind, "F1", seen=first).rule == "changed-meanwhile"
    assert recording.changed_meanwhile(now, kind, "F1", seen=now.last) is None
    assert [a.body.text for a in now.history(kind, "F1")][-1] == "Changed by the lead."


def test_the_day_of_an_act_is_the_day_on_which_people_lived_it(at_work):
    past_midnight = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight in summer
    asked = recording.Wanted(inspection_id=at_work, by=build.INSPECTOR, now=past_midnight)
    found = recording.record(asked, "evidence", lambda _before: [build.evidence()])
    assert found.found(Evidence, "E1").at.date() == date(2026, 6, 2)
    assert found.found(Evidence, "E1").at == past_midnight
