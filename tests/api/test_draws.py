"""Draws in the API: the same cases as everywhere, nothing stored, refusals in words."""

from datetime import UTC, datetime

import pytest

from firsthand.services import sample_plans
from firsthand.store.models import draws as tables
from tests.domain.planning.drawing.invented_frame import HEADINGS, children
from tests.domain.planning.drawing.test_sample_plan import SOUND, THIN, TWO, replace

pytestmark = pytest.mark.django_db
LIST = {"headings": list(HEADINGS), "rows": [list(row) for row in children(40)]}


def ask(client, **asked):
    given = {**LIST, "seed": "2026", "size": 5, **asked}
    return client.post("/api/v1/draws", given, content_type="application/json")


def test_the_same_list_gives_the_same_cases_in_any_order(client):
    one = ask(client).json()
    other = ask(client, rows=list(reversed(LIST["rows"]))).json()
    assert [c["reference"] for c in one["cases"]] == [c["reference"] for c in other["cases"]]
    assert len(one["cases"]) == 5


def test_nothing_of_the_list_is_stored(client):
    assert ask(client).status_code == 200
    assert tables.Draw.objects.count() == 0


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"size": 41}, "cannot be drawn"),
        ({"strata": "Weather"}, "has no column"),
        ({"rows": [["C1", "a", "b"], ["C1", "a", "b"]], "size": 1}, "more than one row"),
        ({"rows": [], "size": 1}, "rows"),
        ({"seed": " "}, "seed"),
        ({"headings": ["Weather", "Wind", "Rain"]}, "names a child"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(client, asked, said):
    answer = ask(client, **asked)
    assert answer.status_code == 422
    assert said in answer.json()["problem"]


def test_a_plan_is_published_with_those_who_answer_for_it(client):
    thin = replace(THIN, derogations=(TWO,))
    found = sample_plans.approve(thin, now=datetime(2026, 11, 2, 9, tzinfo=UTC))
    plan = client.get(f"/api/v1/draws/plans/{found.plan_id}?as_of=2026-11-02").json()
    assert plan["objections"][0]["set_aside"]["second"] == "B. Head, invented"
    listed = client.get("/api/v1/draws/plans?as_of=2026-11-02").json()
    assert [one["plan_id"] for one in listed["results"]] == [found.plan_id]


def test_a_plan_is_not_known_before_it_was_published(client):
    found = sample_plans.approve(SOUND, now=datetime(2026, 11, 2, 9, tzinfo=UTC))
    path = f"/api/v1/draws/plans/{found.plan_id}"
    assert client.get(f"{path}?as_of=2026-11-01").status_code == 404
    assert client.get("/api/v1/draws/plans?as_of=2026-11-01").json()["results"] == []


@pytest.mark.parametrize("path", ["/api/v1/draws/0000", "/api/v1/draws/plans/0000"])
def test_what_does_not_exist_is_answered_with_what_is_needed(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Needed: the 16 digits" in answer.json()["problem"]


def sent(client, **changes):
    given = {
        "title": "A look at exploitation",
        "la_code": "372",
        "proposed_by": "A. Planner, invented",
        "from_on": "2027-03-01",
        "to_on": "2027-03-12",
        "groups": [
            {"name": "In need", "kind": "statutory", "population": 2500, "sample": 100},
            {"name": "Youth", "kind": "voluntary-project", "population": 60, "sample": 60},
        ],
        **changes,
    }
    return client.post("/api/v1/draws/plans", given, content_type="application/json")


THIN_GROUP = [{"name": "In need", "kind": "school", "population": 2500, "sample": 6}]
ASIDE = {
    "rule": "below-minimum",
    "about": "In need",
    "first": "A. Lead, invented",
    "second": "B. Head, invented",
    "reason": "The files burnt.",
}


def test_a_plan_that_is_sent_is_checked_and_not_stored(client):
    answer = sent(client, groups=THIN_GROUP)
    assert answer.status_code == 200
    assert answer.json()["may_stand"] is False
    assert answer.json()["recorded_on"] is None
    assert tables.SamplePlan.objects.count() == 0


def test_a_thin_plan_that_is_sent_needs_two_different_people(client):
    thin = {"groups": THIN_GROUP, "approve": True}
    assert sent(client, **thin).status_code == 422
    alone = {**ASIDE, "second": "a. lead,  INVENTED"}
    assert "twice" in sent(client, **thin, derogations=[alone]).json()["problem"]
    found = sent(client, **thin, derogations=[ASIDE]).json()
    listed = client.get(f"/api/v1/draws/plans/{found['plan_id']}").json()
    assert listed["objections"][0]["set_aside"]["second"] == "B. Head, invented"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"la_code": "000"}, 404),
        ({"replaces": "0000", "approve": True}, 404),
        ({"title": "a\x00b"}, 422),
        ({"groups": [], "approve": True}, 422),
        ({"groups": [{**THIN_GROUP[0], "population": 10**30}]}, 422),
    ],
)
def test_a_plan_that_cannot_be_is_refused(client, changes, status):
    assert sent(client, **changes).status_code == status
