"""Own harms: in every list at once, not read until reports are read for them, then read."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.assurance.state import State
from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.own_naming import mentions_with_own
from firsthand.domain.intelligence.passage import Passage
from firsthand.domain.intelligence.sighting import silent
from firsthand.domain.people.actor import SYSTEM
from firsthand.domain.surveillance.naming.own_harm import harm_of
from firsthand.refdata import own_harms, read
from firsthand.services import building
from firsthand.services.inspecting.knowledge import known_before
from firsthand.services.inspections import inspection
from firsthand.services.picture import national_picture, pictures
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked
from firsthand.services.unseen import unseen_failures
from firsthand.sources.reports.read import shipped_lookups
from firsthand.store import arrivals
from firsthand.store.subjects import load_own_harms
from tests.domain.inspection import build
from tests.domain.surveillance.named import CUCKOOING, FOUND, HARM, MORNING
from tests.store.invented import NOW, mention, reading, sighting, source

KEY, DAY = "own-cuckooing", date(2026, 11, 1)
EXAMINED = replace(
    mention("own-cuckooing"), strict=2, wide=2, criticised_strict=1, criticised_wide=1
)


def reports(*mentions, at="a", on=date(2020, 3, 1)):
    """Load one report of Rotherham as it was read, with these mentions."""
    told = reading(
        sighting("372", published_on=on, mentions=(mention("neglect"), *mentions)),
        at=source(at),
    )
    arrivals.add_readings(match([told]), recorded_at=NOW, origin="invented")


def harm_made():
    record.record_found([FOUND], by=SYSTEM, now=MORNING)
    asked = Asked(subject_id=CUCKOOING, by=build.QUALITY, now=MORNING)
    record.name(asked, "Cuckooing")
    record.make_harm(asked, HARM)


def rotherham(harm=KEY):
    return next(r for r in pictures(as_of=DAY, harms=[harm]) if r.la_code == "372")


def passage(text):
    return Passage(page=1, heading="Help", area="help-and-protection", part="body", text=text)


@pytest.mark.django_db
def test_a_harm_is_in_the_vocabulary_the_moment_it_is_made():
    reports()
    before = len(read.harms())
    assert len(pictures(as_of=DAY)) == 153 * before
    harm_made()
    assert [harm.key for harm in read.harms()][before:] == [KEY]
    assert len(pictures(as_of=DAY)) == 153 * (before + 1)
    assert national_picture(as_of=DAY, harm=KEY).harm == KEY


@pytest.mark.django_db
@pytest.mark.requirement("R10")
def test_a_report_read_before_the_harm_was_there_is_not_read_for_it_and_never_silent():
    reports()
    harm_made()
    row = rotherham()
    assert row.not_read
    assert (row.state_told, row.strict_state_told) == ("not-read", "not-read")
    assert (row.not_read_since, row.last_looked_on) == (1, None)
    assert not rotherham("neglect").not_read
    (known,) = [one for one in known_before(("372",), on=DAY) if one.harm == KEY]
    assert known.state == "not-read"
    told = inspection(row.looks[0].inspection_id, as_of=DAY)
    assert KEY not in {look.harm for look in told.looks}
    (chance,) = [
        one for one in unseen_failures(as_of=DAY, harms=[KEY]).rows if one.la_code == "372"
    ]
    assert "no report on the authority has been read for it" in chance.because[0]


@pytest.mark.django_db
def test_an_authority_without_any_report_is_not_read_for_an_own_harm_either():
    reports()
    harm_made()
    barnsley = next(r for r in pictures(as_of=DAY, harms=[KEY]) if r.la_code == "370")
    assert barnsley.state_told == "not-read"


@pytest.mark.django_db
@pytest.mark.requirement("R10")
def test_a_report_read_again_tells_what_it_says_of_the_harm():
    reports()
    harm_made()
    assert rotherham().not_read
    reports(EXAMINED)
    row = rotherham()
    assert row.state_told == State.WEAKNESS_REPORTED.value
    assert row.last_looked_on == date(2020, 3, 1)


@pytest.mark.django_db
def test_a_report_read_again_that_does_not_name_the_harm_is_silent_and_no_more_unread():
    reports()
    harm_made()
    reports(silent(KEY))
    row = rotherham()
    assert not row.not_read
    assert row.state_told == State.NOT_REPORTED.value
    assert row.not_read_since == 0
    told = inspection(row.looks[0].inspection_id, as_of=DAY)
    assert KEY not in {one.harm for one in told.mentions}
    assert KEY in {look.harm for look in told.looks}


@pytest.mark.django_db
def test_the_shipped_harms_are_told_as_before_when_another_is_added():
    reports()
    before = rotherham("neglect")
    harm_made()
    reports(silent(KEY))
    assert rotherham("neglect") == before


@pytest.mark.django_db
def test_a_new_process_asks_the_record_and_asks_again_only_when_told_to():
    harm_made()
    own_harms.forget()
    assert KEY not in {harm.key for harm in read.harms()}
    building.know_vocabulary()
    assert KEY in {harm.key for harm in read.harms()}
    assert load_own_harms()[0] == own_harms.own_harms()[0]


def test_a_process_that_was_told_nothing_knows_the_shipped_harms_alone():
    assert read.harms() == read.shipped_harms()
    assert not any(harm.own for harm in read.harms())


def test_reports_are_read_for_the_own_harms_that_the_process_knows():
    own = harm_of(HARM, by="p-qual", on=date(2026, 3, 2))
    assert shipped_lookups().harms == read.shipped_harms()
    own_harms.ask(lambda: (own,))
    assert shipped_lookups().harms == (*read.shipped_harms(), own)
    own_harms.forget()
    assert shipped_lookups().harms == read.shipped_harms()


def test_a_passage_is_read_for_the_shipped_harms_as_if_there_were_no_others():
    own = harm_of(HARM, by="p-qual", on=date(2026, 3, 2))
    said = [
        passage(
            "Inspectors saw effective work on neglect, domestic abuse, radicalisation and "
            "cuckooing."
        )
    ]
    on = date(2020, 1, 1)
    shipped = mentions_with_own(said, read.shipped_harms(), on=on)
    both = mentions_with_own(said, (*read.shipped_harms(), own), on=on)
    assert both[: len(shipped)] == shipped
    (ours,) = both[len(shipped) :]
    # With it, four harms are named in one sentence: a list, and no look at each.
    assert (ours.harm, ours.wide, ours.examined_wide) == (KEY, 1, 0)


def test_a_passage_that_does_not_name_an_own_harm_has_a_silent_mention_of_it():
    own = harm_of(HARM, by="p-qual", on=date(2026, 3, 2))
    said = [passage("Neglect is recognised early.")]
    told = mentions_with_own(said, (*read.shipped_harms(), own), on=date(2020, 1, 1))
    assert told[-1] == silent(KEY)
    assert told[-1].is_silent
    assert not told[0].is_silent
