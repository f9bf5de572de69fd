"""Acting on signals: by whom, on the record, refused with a trace, and readable ever after."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.people.acts import LinkDeclared, RoleGiven, RoleTaken
from firsthand.domain.people.link import Link, LinkKind
from firsthand.domain.surveillance.triage.acts import Course
from firsthand.domain.surveillance.triage.progress import State
from firsthand.services.inspecting import recording
from firsthand.services.signalling import raised, telling, triage
from firsthand.services.signalling.raised import UnknownSignal
from firsthand.services.signalling.triage import Asked
from firsthand.store import log, people
from firsthand.store.triage import SIGNALS
from tests.domain.inspection import build
from tests.domain.surveillance.triaged import FIRST_DAY, MORNING, SIGNAL, signal

TODAY = MORNING.date()
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("raised_signals")]


def asked(by=build.ANALYST, *, now=MORNING, **changed):
    return Asked(**{"signal_id": SIGNAL.id, "by": by, "now": now, **changed})


def entries():
    found = log.load_entries(subject="signals", details=True)
    return [(one.act, one.by, json.loads(one.detail)) for one in found]


def test_a_signal_is_opened_with_what_it_said_and_dismissed_with_a_reason():
    assert triage.standings(as_of=TODAY) == {}
    assert triage.open_signal(asked()).state is State.OPENED
    after = triage.dismiss(asked(build.QUALITY), "  Miscounted, says the authority. ")
    assert (after.state, after.by) == (State.DISMISSED, build.QUALITY.code)
    assert after.reason == "Miscounted, says the authority."
    assert after.facts.sentence == SIGNAL.sentence
    assert [act for act, _, _ in entries()] == ["signal-opened", "signal-dismissed"]


def test_what_a_signal_said_is_read_after_the_figures_were_revised(raised_signals):
    triage.open_signal(asked())
    raised_signals[0] = replace(SIGNAL, value=0.23, raised=False)
    told = telling.tell(SIGNAL.id, as_of=TODAY)
    assert told.changed == ("value", "raised")
    assert told.standing.facts.value == 0.41
    raised_signals.clear()
    told = telling.tell(SIGNAL.id, as_of=TODAY)
    assert told.signal is None
    assert told.facts.value == 0.41


def test_a_signal_that_the_figures_raise_no_more_can_still_be_decided(raised_signals):
    triage.open_signal(asked())
    raised_signals.clear()
    assert triage.dismiss(asked(), "The figure was withdrawn.").state is State.DISMISSED
    assert triage.reopen(asked(), "It came back.").state is State.OPENED


def test_what_no_figures_raise_cannot_be_opened():
    for deed in (
        triage.open_signal,
        lambda one: triage.dismiss(one, "x"),
        lambda one: triage.reopen(one, "x"),
        lambda one: triage.take_up(one, Course.OTHER, "x"),
    ):
        with pytest.raises(UnknownSignal, match="raise on the day asked for"):
            deed(asked(signal_id="900.nothing.funnel.2025"))
    with pytest.raises(UnknownSignal):
        triage.open_signal(asked(now=MORNING.replace(year=2025)))
    assert SIGNALS.load() == ()


@pytest.mark.parametrize(
    "by", [build.LIAISON, build.ADMINISTRATOR], ids=["liaison", "administrator"]
)
def test_a_refusal_adds_nothing_and_leaves_its_trace(by):
    with pytest.raises(Refused):
        triage.open_signal(asked(by))
    assert SIGNALS.load() == ()
    (one,) = entries()
    assert one[:2] == ("refused", by.code)
    assert one[2]["deed"] == "open"
    rule = "own-authority" if by is build.LIAISON else "permission"
    assert one[2]["objections"][0][0] == rule


def linked(**changed):
    link = Link(person=build.ANALYST.code, la_code=SIGNAL.la_code, kind=LinkKind.EMPLOYED)
    people.add_acts([LinkDeclared(link=replace(link, **changed))], by="system", at=MORNING)


def test_somebody_linked_with_the_authority_cannot_dismiss_and_somebody_else_can():
    triage.open_signal(asked())
    linked()
    with pytest.raises(Refused, match="nobody judges a signal in their own matter"):
        triage.dismiss(asked(), "All is well there.")
    assert triage.dismiss(asked(build.QUALITY), "Miscounted.").state is State.DISMISSED
    assert triage.reopen(asked(), "It was not miscounted.").by == build.ANALYST.code


def test_a_link_that_ended_long_ago_or_with_another_authority_is_no_bar():
    linked(to_on=date(2010, 1, 1))
    linked(la_code="901")
    triage.open_signal(asked())
    assert triage.dismiss(asked(), "Miscounted.").decided


def test_a_link_that_ended_last_year_still_bars():
    linked(to_on=date(2025, 6, 1))
    with pytest.raises(Refused, match="worked for it"):
        triage.open_signal(asked())


def test_taken_up_names_an_inspection_that_the_person_sees_and_no_other():
    recording.open_ledger("i-1", build.opened(), build.TEAM[0], by=build.LEAD, now=build.START)
    triage.open_signal(asked())
    with pytest.raises(Refused, match="take part in no inspection 'i-1'"):
        triage.take_up(asked(), Course.INSPECTION, "Look.", inspection_id="i-1")
    after = triage.take_up(asked(build.LEAD), Course.INSPECTION, "Look.", inspection_id=" i-1 ")
    assert after.taken_up.inspection_id == "i-1"
    assert triage.inspections_of("901", by=build.LEAD) == ()


def test_a_theme_is_about_a_harm_of_the_vocabulary():
    triage.open_signal(asked())
    with pytest.raises(Refused, match="no harm 'boredom'"):
        triage.take_up(asked(), Course.THEME, "A theme.", harm="boredom")
    after = triage.take_up(asked(), Course.THEME, "A theme.", harm="neglect")
    assert after.taken_up.harm == "neglect"


def test_a_form_sent_twice_is_one_act():
    triage.open_signal(asked(key="k"))
    again = triage.open_signal(asked(key="k"))
    assert len(again.acts) == 1
    with pytest.raises(Refused, match="cannot be done now"):
        triage.open_signal(asked(key="another"))


def test_each_signal_has_its_own_history(raised_signals):
    other = signal(la_code="901")
    raised_signals.append(other)
    triage.open_signal(asked())
    triage.open_signal(asked(signal_id=other.id))
    triage.dismiss(asked(signal_id=other.id), "Miscounted.")
    found = triage.standings(as_of=TODAY)
    assert found[SIGNAL.id].state is State.OPENED
    assert found[other.id].state is State.DISMISSED


@pytest.mark.requirement("R12")
def test_the_record_tells_what_lies_there_for_too_long(raised_signals):
    raised_signals.append(
        signal(la_code="901", first_raisable_on=FIRST_DAY + timedelta(days=50))
    )
    told = telling.tell_all(as_of=TODAY)
    assert [one.signal.id for one in told.unlooked] == [SIGNAL.id]
    assert told.standings == ()
    triage.open_signal(asked())
    later = telling.tell_all(as_of=TODAY + timedelta(days=61))
    assert [one.signal.la_code for one in later.unlooked] == ["901"]
    assert [one.signal_id for one in later.undecided] == [SIGNAL.id]
    before = telling.tell_all(as_of=TODAY - timedelta(days=1))
    assert [one.signal.id for one in before.unlooked] == [SIGNAL.id]
    assert before.standings == ()


def test_the_name_of_somebody_who_left_is_still_told():
    given = RoleGiven(person="p-left", name="Lena Left", role=build.LEAD.role)
    people.add_acts([given, RoleTaken(person="p-left", reason="Left.")], by="a", at=MORNING)
    assert telling.names()["p-left"] == "Lena Left"


def test_a_signal_is_found_among_those_of_the_day():
    assert raised.find(SIGNAL.id, as_of=TODAY) == SIGNAL
    assert raised.find(SIGNAL.id, as_of=FIRST_DAY - timedelta(days=1)) is None
