"""A calendar for a diary: whole days, stable entries, lines that every diary can read."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.services.calendars import ics_bytes, inspection_calendar

STAMPED = datetime(2026, 11, 22, 9, 30, 15, 123, tzinfo=UTC)


def answer(**more):
    asked = {"framework": "ilacs", "kind": "standard", "start": date(2027, 3, 8), **more}
    return inspection_calendar(**asked)


def events(found, *, stamped=STAMPED):
    parsed = icalendar.Calendar.from_ical(ics_bytes(found, stamped=stamped))
    return {str(one["UID"]): one for one in parsed.walk("VEVENT")}


def called(found, name):
    return next(one for one in events(found).values() if str(one["SUMMARY"]).startswith(name))


def test_every_step_is_an_entry_of_whole_days():
    found = answer()
    entries = events(found)
    assert len(entries) == len(found.calendar.steps)
    fieldwork = called(found, "Fieldwork")
    # The end is the day after the last: so says RFC 5545, 3.6.1.
    assert fieldwork["DTSTART"].dt == date(2027, 3, 15)
    assert fieldwork["DTEND"].dt == date(2027, 3, 31)
    assert all(type(one["DTSTART"].dt) is date for one in entries.values())


def test_no_line_is_longer_than_75_octets_and_each_ends_as_it_must():
    content = ics_bytes(answer(authority="Nörthmarsh und Süd " * 4), stamped=STAMPED)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_an_entry_says_whose_it_is_why_and_whether_its_rule_was_verified():
    notice = called(answer(authority="Northmarsh"), "Notice (not verified), Northmarsh")
    words = str(notice["DESCRIPTION"])
    assert words.startswith("Owner: lead inspector.\n")
    assert "Not verified: a default that was not read in any primary text." in words
    assert "Rule (ilacs-standard/notice): The lead inspector telephones" in words
    plan = called(answer(), "Action plan")
    assert "Likely between 6 August 2027 and 10 September 2027." in str(plan["DESCRIPTION"])
    assert "Source: Duty: Education and Inspections Act 2006" in str(plan["DESCRIPTION"])
    draft = called(answer(), "Early draft")
    assert "If the report names areas for priority action." in str(draft["DESCRIPTION"])


def test_what_is_an_estimate_is_tentative():
    assert called(answer(), "Publication of the report,")["STATUS"] == "TENTATIVE"
    assert called(answer(), "Action plan")["STATUS"] == "TENTATIVE"
    assert called(answer(), "Fieldwork")["STATUS"] == "CONFIRMED"
    known = answer(moved={"publication": date(2027, 5, 6)})
    assert called(known, "Action plan")["STATUS"] == "CONFIRMED"


def test_a_diary_replaces_what_was_moved_instead_of_showing_both():
    before = events(answer())
    moved = answer(moved={"publication": date(2027, 5, 6)})
    after = events(moved, stamped=STAMPED + timedelta(hours=1))
    assert before.keys() == after.keys()
    changed = {uid for uid in after if after[uid]["DTSTART"].dt != before[uid]["DTSTART"].dt}
    assert len(changed) == 7
    assert all(after[uid]["SEQUENCE"] > before[uid]["SEQUENCE"] for uid in changed)


@pytest.mark.parametrize(
    "other",
    [
        {"start": date(2027, 3, 9)},
        {"kind": "short"},
        {"authority": "Southmarsh"},
        {"framework": "jtai", "kind": None},
        {"start": date(2027, 3, 8), "start_is": "fieldwork"},
    ],
)
def test_entries_of_another_inspection_are_others(other):
    assert not events(answer()).keys() & events(answer(**other)).keys()


def test_the_same_moment_gives_the_same_bytes():
    assert ics_bytes(answer(), stamped=STAMPED) == ics_bytes(answer(), stamped=STAMPED)
    assert events(answer())[next(iter(events(answer())))]["DTSTAMP"].dt == STAMPED.replace(
        microsecond=0
    )


def test_an_entry_of_before_2020_has_a_number_too():
    early = events(answer(), stamped=datetime(2019, 1, 1, tzinfo=UTC))
    assert {int(one["SEQUENCE"]) for one in early.values()} == {0}


def test_a_name_stands_on_one_line_and_is_not_endless():
    assert answer(authority="North\nmarsh\x00 ").authority == "North marsh"
    with pytest.raises(Refused, match="at most 100"):
        answer(authority="x" * 101)


def test_a_version_that_is_not_in_force_is_told():
    assert answer(framework="ilacs-2018").doubts[0] == (
        "ilacs-2018 is not in force on 15 March 2027; ilacs-2026 is."
    )
    assert answer().framework == "ilacs-2026"
    assert answer(start=date(2022, 12, 5)).framework == "ilacs-2018"


def test_from_april_2026_it_is_told_that_the_choice_of_kind_is_not_known():
    assert any("From April 2026" in doubt for doubt in answer().doubts)
    assert not any(
        "From April 2026" in doubt for doubt in answer(start=date(2024, 3, 4)).doubts
    )
