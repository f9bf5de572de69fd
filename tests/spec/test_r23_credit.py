"""R23: credit for a detection counts only what was on record before it was public."""

from datetime import date, timedelta

import pytest

from firsthand.domain.inspection.acts.opening import ToldOutside
from firsthand.domain.inspection.finding.detection import Credit, detections
from firsthand.domain.people.acts import RoleGiven
from firsthand.services.inspecting import (
    collecting,
    finding,
    knowledge,
    moving,
    opening,
    recording,
)
from firsthand.services.inspecting.recording import Wanted
from firsthand.services.picture import pictures
from firsthand.store import people
from tests.domain.inspection import build

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R23")]
HARM = "child-sexual-exploitation"


@pytest.fixture
def at_work():
    """Return the identifier of an inspection in fieldwork, opened by the rules."""
    given = RoleGiven(
        person=build.LEAD.code,
        name=build.LEAD.name,
        role=build.LEAD.role,
        inspectorate="social-care",
    )
    people.add_acts([given], by="system", at=build.START)
    opened = opening.open_inspection(build.opened(), by=build.LEAD, now=build.START)
    moving.move(wanted(opened), moving.Move.START_FIELDWORK)
    return opened


def wanted(inspection_id, day=0):
    now = build.START + timedelta(days=day)
    return Wanted(inspection_id=inspection_id, by=build.LEAD, now=now)


def find(at_work, *, seen_after, found_after):
    collecting.add_evidence(wanted(at_work, seen_after), build.evidence("", case=""))
    whole = build.finding("", harms=(HARM,))
    return finding.find(wanted(at_work, found_after), whole)


def told(at_work, *, public_after, recorded_after):
    public = ToldOutside(
        id="",
        what="A youth project told a newspaper.",
        where="The Invented Post",
        public_on=build.MONDAY + timedelta(days=public_after),
        harms=(HARM,),
    )
    return opening.tell_outside(wanted(at_work, recorded_after), public)


def credit(conduct):
    return [one.credit for one in detections(conduct)]


def test_what_nobody_had_made_public_was_found_first(at_work):
    assert credit(find(at_work, seen_after=1, found_after=2)) == [Credit.FOUND_FIRST]


def test_a_finding_logged_after_an_outside_report_is_not_marked_as_found_first(at_work):
    find(at_work, seen_after=5, found_after=6)
    after = told(at_work, public_after=4, recorded_after=7)
    assert credit(after) == [Credit.TOLD_BY_OTHERS]


def test_to_record_the_outside_report_late_changes_nothing(at_work):
    told(at_work, public_after=-30, recorded_after=1)
    first = credit(find(at_work, seen_after=2, found_after=3))
    assert first == [Credit.TOLD_BY_OTHERS]


def test_what_was_seen_before_and_written_up_after_is_told_apart(at_work):
    find(at_work, seen_after=1, found_after=6)
    after = told(at_work, public_after=4, recorded_after=7)
    assert credit(after) == [Credit.SEEN_FIRST]


def test_what_becomes_public_afterwards_takes_no_credit_away(at_work):
    find(at_work, seen_after=1, found_after=2)
    after = told(at_work, public_after=30, recorded_after=31)
    assert credit(after) == [Credit.FOUND_FIRST]


def test_an_inspection_keeps_for_ever_what_was_known_on_the_eve_of_its_opening(at_work):
    frozen = recording.conduct(at_work, by=build.LEAD).opened
    assert frozen.known_before
    assert len(frozen.known_sha256) == 64


@pytest.mark.usefixtures("shipped")
@pytest.mark.parametrize("day", [date(2014, 7, 1), date(2015, 3, 17), date(2026, 3, 1)])
def test_what_is_frozen_is_what_the_national_picture_showed_on_that_day(day):
    codes = ("372", "370")
    shown = {
        (row.la_code, row.harm): (row.state, row.strict_state, row.last_looked_on)
        for row in pictures(as_of=day)
        if row.la_code in codes
    }
    frozen = {
        (one.la_code, one.harm): (one.state, one.strict_state, one.last_looked_on)
        for one in knowledge.known_before(codes, on=day)
    }
    assert frozen == shown
