"""The calendar over the API: the dates as JSON or for a diary, or why there are none."""

import icalendar
import pytest

ADDRESS = "/api/v1/calendar"
ASKED = {"framework": "ilacs", "kind": "standard", "start": "2027-01-11"}


def test_a_calendar_says_of_each_date_which_rule_made_it(client):
    answer = client.get(ADDRESS, ASKED).json()
    plan = next(step for step in answer["steps"] if step["step"] == "action-plan")
    # Fieldwork to 29 January, publication 30 working days later on 12 March, over Easter and
    # two bank holidays of May 70 more.
    assert (plan["on"], plan["status"]) == ("2027-06-24", "verified")
    assert plan["because"].startswith("70 working days after the receipt of the report on")
    assert plan["rule_id"] == "ilacs-standard/action-plan"
    assert answer["framework"] == "ilacs-2026"


def test_a_moved_date_takes_what_follows_with_it(client):
    moved = {**ASKED, "moved": ["publication=2027-03-03", "action-plan=2027-07-01"]}
    answer = client.get(ADDRESS, moved).json()
    plan = next(step for step in answer["steps"] if step["step"] == "action-plan")
    assert (plan["on"], plan["moved"]) == ("2027-07-01", True)
    assert "days late" in answer["objections"][0]["reason"]


def test_the_same_calendar_comes_for_a_diary(client):
    answer = client.get(ADDRESS, {**ASKED, "format": "ics"})
    assert answer["Content-Type"] == "text/calendar"
    assert len(icalendar.Calendar.from_ical(answer.content).walk("VEVENT")) == 15


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"framework": "ilax"}, 404, "Did you mean: ilacs"),
        ({"kind": "annual"}, 404, "standard-inspection"),
        ({"moved": "pub=2027-03-03"}, 404, "publication"),
        ({"start_is": "tea"}, 404, "fieldwork"),
        ({"framework": "sif"}, 422, "recorded are ilacs, jtai"),
        ({"start": "2027-01-10"}, 422, "a Sunday"),
        ({"start": "2035-01-10"}, 422, "add 2035 to"),
        ({"start": "20270111"}, 422, "no date"),
        ({"moved": ["receipt=2027-03-03", "receipt=2027-03-04"]}, 422, "3 March 2027 and 4"),
        ({"moved": "publication"}, 422, "moves nothing"),
        ({"moved": "publication=soon"}, 422, "no date"),
        ({"moved": "publication=2027-02-30"}, 422, "'2027-02-30' is no date"),
        ({"format": "pdf"}, 422, "json"),
        ({"authority": "x" * 101}, 422, "authority"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(client, changed, status, words):
    answer = client.get(ADDRESS, {**ASKED, **changed})
    assert answer.status_code == status
    assert words in answer.json()["problem"]
