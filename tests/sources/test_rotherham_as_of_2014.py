"""What the public could know of Rotherham in July 2014, from the published table and events."""

from datetime import date

import pytest

from firsthand.domain.intelligence.identity import gather
from firsthand.domain.intelligence.inspection import Told
from firsthand.domain.intelligence.timeline import timeline
from firsthand.refdata import read as refdata
from firsthand.sources.ofsted_outcomes import read

TABLE = "Childrens_social_care_in_England_2023_underlying_data.ods"


@pytest.fixture(scope="module")
def rotherham(public):
    path = public / "CSC_outcomes_and_enablers" / "data-raw" / TABLE
    reading = read(path, authorities=refdata.authorities())
    told = [Told(source=reading.source, sighting=s) for s in reading.sightings]
    inspections = [one for one in gather(told) if one.la_code == "372"]
    events = [event for event in refdata.curated_events() if event.la_code == "372"]

    def on(day):
        return timeline(
            inspections,
            events,
            as_of=day,
            frameworks=refdata.frameworks(),
            scales=refdata.scales(),
        )

    return on


def told_by(entries):
    return [
        (str(entry.happened_on or entry.published_on), entry.kind, entry.area, entry.grade)
        for entry in entries
    ]


def test_in_july_2014_the_public_knew_two_adequate_grades_and_nothing_later(rotherham):
    assert told_by(rotherham(date(2014, 7, 1))) == [
        ("2009-12-09", "rating", "overall", "Performs poorly (inadequate)"),
        ("2009-12-31", "improvement-notice", None, None),
        ("2010-08-27", "inspection", "safeguarding", "Adequate"),
        ("2010-08-27", "inspection", "looked-after", "Adequate"),
        ("2011-01-31", "intervention-ended", None, None),
        ("2012-08-10", "inspection", "overall", "Adequate"),
    ]


def test_no_later_word_for_these_grades_was_public_then_and_the_page_says_why(rotherham):
    entries = [entry for entry in rotherham(date(2014, 7, 1)) if entry.grade == "Adequate"]
    assert {entry.official_label for entry in entries} == {None}
    assert all("2023-07-06" in entry.note for entry in entries)
    assert all("Requires improvement" not in repr(entry) for entry in entries)


def test_today_both_words_are_shown(rotherham):
    entries = [entry for entry in rotherham(date(2026, 11, 22)) if entry.grade == "Adequate"]
    assert len(entries) == 3
    assert all(entry.recoded for entry in entries)
    assert {entry.official_label for entry in entries} == {"Requires improvement to be good"}


def test_the_inspection_of_november_2014_shows_from_its_day_of_publication(rotherham):
    def graded(day):
        return {entry.inspection_id for entry in rotherham(day) if entry.inspection_id}

    assert "372-sif-2014-11-19" not in graded(date(2014, 11, 18))
    assert "372-sif-2014-11-19" in graded(date(2014, 11, 19))
