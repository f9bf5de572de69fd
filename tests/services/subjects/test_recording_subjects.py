"""Subjects on the record: what enters, who judges, and what is never kept."""

import json
from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.people.actor import SYSTEM
from firsthand.domain.surveillance.naming.found import Appearance
from firsthand.domain.surveillance.naming.progress import State
from firsthand.refdata import read
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked, UnknownSubject
from firsthand.store import log
from tests.domain.inspection import build
from tests.domain.surveillance.named import CUCKOOING, FOUND, HARM, MORNING, found

pytestmark = pytest.mark.django_db
COUNTY = found(concept="county lines", terms=("county lines",))


def asked(by=build.QUALITY, subject=CUCKOOING, **changed):
    return Asked(**{"subject_id": subject, "by": by, "now": MORNING, **changed})


def recorded(*subjects):
    return record.record_found(subjects or (FOUND,), by=SYSTEM, now=MORNING)


def entries():
    return list(log.load_entries(subject="subjects", details=True))


@pytest.mark.requirement("R10")
def test_what_a_search_found_is_recorded_with_its_words_counts_and_places():
    told = recorded(FOUND, COUNTY)
    assert told.recorded == (CUCKOOING, "county-lines")
    assert told.refused == ()
    one = record.subject(CUCKOOING)
    assert (one.state, one.found, one.by) == (State.FOUND, FOUND, SYSTEM.code)


def test_what_could_be_a_text_is_left_out_and_told_and_the_others_are_kept():
    text = found(concept="letter", terms=("my child said to me that",))
    told = recorded(text, COUNTY)
    assert told.recorded == ("county-lines",)
    assert told.refused[0][0] == text
    assert "it could be a text" in told.refused[0][1][0].reason
    assert "said to me" not in "".join(one.detail for one in entries())


def test_a_place_that_is_no_authority_is_kept_without_its_name():
    places = ("Rotherham", "372", "Acacia House", "The Old Vicarage, 4 High Street")
    seen = tuple(Appearance(place=place, on=date(2025, 4, 1)) for place in places)
    recorded(found(first_seen=seen))
    kept = record.subject(CUCKOOING).found
    assert [one.place for one in kept.first_seen] == ["372", ""]
    assert kept.places == FOUND.places
    assert not any(word in entries()[0].detail for word in ("Acacia", "Vicarage"))


def test_the_same_finding_twice_is_recorded_once_and_a_newer_one_beside_it():
    recorded()
    recorded()
    assert record.subject(CUCKOOING).times_found == 1
    recorded(found(sources=9))
    assert record.subject(CUCKOOING).times_found == 2
    assert record.subject(CUCKOOING).found.sources == 9


def test_nobody_else_puts_subjects_on_the_record():
    with pytest.raises(Refused, match="may not do this with a subject"):
        record.record_found([FOUND], by=build.LIAISON, now=MORNING)
    assert record.subjects() == {}
    assert [one.act for one in entries()] == ["refused"]


def test_a_subject_is_named_joined_reopened_and_set_aside():
    recorded(FOUND, COUNTY)
    assert record.name(asked(), " Cuckooing ").called == "Cuckooing"
    assert record.join(asked(), "county-lines", "The same gangs.").into == "county-lines"
    assert record.subject("county-lines").joined == (CUCKOOING,)
    assert record.reopen(asked(build.REVIEWER), "Not the same.").state is State.FOUND
    after = record.set_aside(asked(), " A word of the season. ")
    assert (after.state, after.reason) == (State.SET_ASIDE, "A word of the season.")


def test_a_refusal_leaves_its_trace_and_changes_nothing():
    recorded()
    with pytest.raises(Refused, match="name it"):
        record.name(asked(build.REVIEWER), "Cuckooing")
    assert record.subject(CUCKOOING).state is State.FOUND
    last = entries()[-1]
    assert (last.act, last.by) == ("refused", build.REVIEWER.code)
    assert json.loads(last.detail)["deed"] == "name"


def test_what_nobody_found_cannot_be_judged():
    with pytest.raises(UnknownSubject, match="Did you mean: cuckooing"):
        recorded()
        record.name(asked(subject="cuckoing"), "x")


def test_a_form_sent_twice_is_one_act():
    recorded()
    record.name(asked(key="k"), "Cuckooing")
    again = record.name(asked(key="k"), "Cuckooing")
    assert len(again.acts) == 2


def test_what_was_done_later_is_not_told_of_an_earlier_day():
    recorded()
    assert record.subjects(as_of=date(2026, 3, 1)) == {}
    with pytest.raises(UnknownSubject):
        record.subject(CUCKOOING, as_of=date(2026, 3, 1))


@pytest.mark.requirement("R10")
def test_a_named_subject_becomes_a_harm_of_the_vocabulary_for_good():
    recorded(FOUND, COUNTY)
    before = read.harms()
    with pytest.raises(Refused, match="stands at “Found"):
        record.make_harm(asked(), HARM)
    record.name(asked(), "Cuckooing")
    with pytest.raises(Refused, match="make it a harm"):
        record.make_harm(asked(build.ANALYST), HARM)
    assert read.harms() == before
    done = record.make_harm(asked(build.LEAD), HARM)
    assert done.state is State.HARM
    (added,) = read.harms()[len(before) :]
    assert (added.key, added.name) == ("own-cuckooing", "Cuckooing")
    assert (added.own.by, added.own.on) == (build.LEAD.code, date(2026, 3, 2))
    with pytest.raises(Refused, match="nothing more"):
        record.reopen(asked(), "A mistake.")


def test_two_harms_of_one_name_are_refused():
    recorded(FOUND, COUNTY)
    record.name(asked(), "Cuckooing")
    record.name(asked(subject="county-lines"), "County lines")
    record.make_harm(asked(), HARM)
    with pytest.raises(Refused, match="called 'Cuckooing' already"):
        record.make_harm(asked(subject="county-lines"), HARM)
    with pytest.raises(Refused, match="called 'Neglect' already"):
        record.make_harm(asked(subject="county-lines"), replace(HARM, name="Neglect"))
