"""The calendar page: ask, read, move a date, take it away; all without scripts."""

import csv
from io import StringIO

import icalendar
import pytest

from tests.web.reader import read

ADDRESS = "/plan/calendar"
ASKED = {"visit": "ilacs.standard-inspection", "start": "2027-01-11"}
CELLS = {"start-day": "11", "start-month": "1", "start-year": "2027"}
LATE = {**ASKED, "moved-action-plan": "2027-12-01"}


@pytest.fixture
def page(client):
    """Return a function that opens the page with what is asked."""
    return lambda **asked: client.get(ADDRESS, asked)


def shown(answer):
    assert answer.status_code == 200
    return read(answer)


def test_the_empty_page_asks_which_visit_and_when(page):
    found = shown(page())
    assert "What kind of visit" in found.text
    assert "ILACS: focused visit" in found.text
    assert found.inline == []


def test_three_cells_and_one_address_ask_the_same(page):
    by_cells = shown(page(visit=ASKED["visit"], **CELLS))
    assert by_cells.text == shown(page(**ASKED)).text
    assert "Thursday 24 June 2027" in by_cells.text


def test_a_month_may_be_written_in_letters(page):
    found = shown(page(visit=ASKED["visit"], **{**CELLS, "start-month": "January"}))
    assert "Thursday 24 June 2027" in found.text


def test_each_step_says_owner_rule_and_in_words_whether_that_was_verified(page):
    text = shown(page(**ASKED)).text
    assert "70 working days after the receipt of the report on 12 March 2027" in text
    assert "SI 2007/462, regulation 2." in text
    assert "Not verified: a default" in text
    assert "If the authority was judged inadequate" in text
    assert "Estimated: likely 1 Mar 2027 to 6 Apr 2027" in text


def test_the_picture_tells_its_dates_and_what_it_leaves_out(page):
    answer = page(**ASKED)
    assert "Fieldwork, 18 Jan 2027, to 29 Jan 2027, verified." in answer.content.decode()
    text = shown(answer).text
    assert "Only in the table, since they come later" in text


def test_a_step_can_be_moved_by_a_link_and_a_form(client, page):
    link = next(one for one in shown(page(**ASKED)).links if "move=publication" in one)
    form = read(client.get(link))
    assert "Move “Publication of the report” to" in form.text
    moved = client.get(link.split("#")[0], {**given(link), **to("3", "3", "2027")})
    assert moved.status_code == 302
    assert moved["Location"].endswith("moved-publication=2027-03-03#steps")
    text = read(client.get(moved["Location"])).text
    assert "Moved by hand from 12 March 2027" in text
    assert "count it again" in text


def given(link):
    """Return the parameters of an address."""
    return dict(pair.split("=") for pair in link.split("?")[1].split("#")[0].split("&"))


def to(day, month, year):
    return {"to-day": day, "to-month": month, "to-year": year}


def test_a_move_is_taken_back_by_a_link(client, page):
    again = [one for one in shown(page(**LATE)).links if one.endswith("#steps")]
    assert all("moved-action-plan" not in one for one in again)
    assert "Thursday 24 June 2027" in read(client.get(again[-1])).text


def test_a_move_to_no_real_date_is_refused_beside_the_calendar(page):
    answer = page(**ASKED, move="publication", **to("31", "2", "2027"))
    assert answer.status_code == 422
    found = read(answer)
    assert "New date must be a real date" in found.text
    assert "#to-day" in found.links
    assert "Every step, and the rule that made its date" in found.text


def test_a_broken_rule_stands_on_top_with_the_days_late(page):
    text = shown(page(**LATE)).text
    assert "1 rule is broken by a date that was moved" in text
    assert "days late" in text


def test_counting_again_drops_what_was_moved_and_says_so(page):
    assert "are dropped when you count again" in shown(page(**LATE)).text
    assert "are dropped" not in shown(page(**ASKED)).text


def test_the_start_may_be_the_first_day_on_site(page):
    text = shown(page(**ASKED, start_is="fieldwork")).text
    assert "Worked back from the first day of the fieldwork, 11 January 2027." in text


def test_a_monitoring_visit_has_no_notice_to_start_from(page):
    text = shown(
        page(visit="ilacs.monitoring-visit", start="2027-01-11", start_is="fieldwork")
    ).text
    assert "How long before the visit the authority is told" in text


def test_the_name_of_the_authority_is_the_heading(page):
    assert "Northmarsh" in shown(page(**ASKED, authority="Northmarsh")).text


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"start": "2027-01-10"}, 422, "is a Sunday"),
        ({"start": "2035-01-10"}, 422, "add 2035 to"),
        ({"start": "soon"}, 422, "Start date must be a real date"),
        ({"start": ""}, 422, "Enter the start date"),
        ({"start": "", "start-day": "3"}, 422, "must include a month and a year"),
        ({"visit": "ilacs.party"}, 422, "is no kind of visit that we know"),
        ({"start_is": "tea"}, 422, "Choose the notice or the first day on site"),
        ({"authority": "x" * 101}, 422, "100 letters or fewer"),
        ({"moved-publication": "later"}, 422, "Moved date must be a real date"),
        ({"moved-tea": "2027-03-03"}, 404, "No step"),
    ],
)
def test_what_cannot_be_counted_is_answered_with_an_error_summary(page, changed, status, words):
    answer = page(**{**ASKED, **changed})
    assert answer.status_code == status
    assert "There is a problem" in answer.content.decode()
    assert words in read(answer).text


def test_the_diary_and_the_table_hold_the_same_steps(client):
    diary = client.get(f"{ADDRESS}.ics", LATE)
    table = client.get(f"{ADDRESS}.csv", LATE)
    rows = list(csv.DictReader(StringIO(table.content.decode("utf-8-sig"))))
    events = icalendar.Calendar.from_ical(diary.content).walk("VEVENT")
    assert [row["on"] for row in rows] == [str(one["DTSTART"].dt) for one in events]
    assert len(rows) == 15
    assert diary["Content-Type"] == "text/calendar; charset=utf-8"
    assert 'filename="firsthand-calendar-standard-inspection-2027-01-11.ics"' in str(
        diary["Content-Disposition"]
    )


@pytest.mark.parametrize("ending", ["csv", "ics"])
@pytest.mark.parametrize(
    "changed", [{"visit": ""}, {"start": "2027-01-10"}, {"moved-tea": "2027-03-03"}]
)
def test_a_download_of_nonsense_is_refused(client, ending, changed):
    assert client.get(f"{ADDRESS}.{ending}", {**ASKED, **changed}).status_code == 422


@pytest.mark.parametrize(
    "visit", ["ilacs.short-inspection", "ilacs.focused-visit", "jtai.jtai"]
)
def test_every_kind_of_visit_has_its_page_without_scripts_or_styles(page, visit):
    assert shown(page(visit=visit, start="2026-12-14")).inline == []
