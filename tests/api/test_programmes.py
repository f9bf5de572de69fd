"""Programmes in the API: asked for, looked at, refused in the same shape as all problems."""

import pytest
from django.utils import timezone

from firsthand.services.programmes import jobs, making
from tests.services.invented_programmes import commission, plain_plan

ADDRESS = "/api/v1/programmes"
ROW = {"code": "I1", "days a month": 12, "lead": True, "away": ["2027-01", "2027-02"]}
pytestmark = pytest.mark.django_db


def ask(client, **changed):
    body = {
        "inspectors": [ROW],
        "from": "2027-01",
        "harm": ["neglect"],
        "seconds": 5,
        **changed,
    }
    return client.post(ADDRESS, body, content_type="application/json")


def test_a_programme_is_taken_and_its_address_given(client):
    answer = ask(client)
    assert answer.status_code == 202
    found = client.get(answer.json()["address"]).json()
    assert found["state"] == "waiting"
    assert (found["inspectors"], found["invented"], found["answer"]) == (1, False, None)
    assert client.get(ADDRESS).json()[0]["number"] == found["number"]


def test_the_first_month_may_be_given_by_a_day_of_it(client):
    answer = ask(client, **{"from": "2027-01-01"})
    assert answer.status_code == 202
    assert client.get(answer.json()["address"]).json()["from_month"] == "2027-01"
    assert ask(client, **{"from": "2027-01-45"}).status_code == 422


def test_the_answer_comes_with_the_end(client, monkeypatch):
    monkeypatch.setattr(
        jobs,
        "make",
        lambda asked, on_step: making.make(asked, on_step=on_step, solve=plain_plan),
    )
    number = jobs.start(commission(), now=timezone.now())
    jobs.solve.call(number)
    answer = client.get(f"{ADDRESS}/{number}").json()["answer"]
    assert answer["from"] == "2027-01"
    assert len(answer["visits"]) > 153
    again = ask(client, previous={"visits": answer["visits"]})
    assert again.status_code == 202


def test_the_best_plan_so_far_is_there_while_it_runs(client):
    number = jobs.start(commission(), now=timezone.now())
    plain_plan(making.pose(commission()).problem, on_step=jobs.Recorder(number))
    found = client.get(f"{ADDRESS}/{number}").json()
    assert found["state"] == "running"
    assert found["best"][0].keys() == {"need", "month", "team"}
    assert found["gap"] == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("changed", "status", "words"),
    [
        ({"inspectors": []}, 422, "inspectors"),
        ({"inspectors": [{"code": "I1"}]}, 422, "days a month"),
        ({"inspectors": [{**ROW, "lead": False}]}, 422, "who may lead"),
        ({"from": "soon"}, 422, "from"),
        ({"months": 0}, 422, "months"),
        ({"seconds": 5000}, 422, "seconds"),
        ({"harm": ["boredom"]}, 404, "No harm"),
        ({"rules": {"boredom": 1}}, 422, "There is no rule"),
        ({"rules": {"skill-\u0000": 1}}, 422, "holds a NUL character"),
        ({"as_of": "2999-01-01"}, 422, "future"),
    ],
)
def test_what_cannot_be_planned_is_refused(client, changed, status, words):
    answer = ask(client, **changed)
    assert answer.status_code == status
    assert words in answer.json()["problem"]
    assert client.get(ADDRESS).json() == []


def test_what_was_never_asked_is_not_found(client):
    assert client.get(f"{ADDRESS}/4711").status_code == 404
