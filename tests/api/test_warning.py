"""Signals, charts, funnels, probabilities and their back-test as JSON."""

import pytest

from firsthand.services import waiting
from tests.web import invented

pytestmark = pytest.mark.django_db
DAY = {"as_of": "2026-01-01"}
SLOW = ("signals", "signals/not-tested", "failing", "backtest", "grade-model")


@pytest.fixture
def held():
    """Fill the store with the invented reports and figures."""
    invented.load()


@pytest.mark.requirement("R10")
def test_signals_come_with_how_many_of_them_are_false(client, held):
    answer = client.get("/api/v1/signals", DAY).json()
    assert answer["standing"] == answer["paging"]["total_results"] == 0
    assert answer["rate"] == 0.1
    assert answer["expected_false"] == 0
    assert answer["not_tested"] > 0
    rows = client.get("/api/v1/signals/not-tested", DAY).json()
    assert rows["paging"]["total_results"] == answer["not_tested"]
    assert all(row["because"] for row in rows["results"])


def test_a_signal_that_nothing_raises_is_404(client):
    assert client.get("/api/v1/signals/372.nothing.step.2020", DAY).status_code == 404


@pytest.mark.parametrize("asked", [{"rate": "0"}, {"rate": "1"}, {"kind": "odd"}])
def test_a_wish_for_signals_that_makes_no_sense_is_422(client, asked):
    assert client.get("/api/v1/signals", asked).status_code == 422


def test_the_charts_of_an_authority_say_what_they_could_not_do(client, held):
    charts = client.get("/api/v1/charts/372", DAY).json()
    assert [chart["indicator"] for chart in charts] == ["re-referral-share"]
    assert charts[0]["could_not"]
    assert {point["period"] for point in charts[0]["points"]} == {"2018", "2019", "2020"}
    assert client.get("/api/v1/charts/372", {**DAY, "indicator": "none"}).json() == []


def test_an_authority_that_is_none_has_no_charts(client):
    assert client.get("/api/v1/charts/nowhere", DAY).status_code == 404


def test_a_funnel_places_every_authority_or_says_why_not(client, held):
    plot = client.get("/api/v1/funnels/re-referral-share", DAY).json()
    assert plot["name"]
    assert all(unit["because"] or unit["value"] is not None for unit in plot["units"])
    assert client.get("/api/v1/funnels/boredom", DAY).status_code == 404
    odd = client.get("/api/v1/funnels/re-referral-share", {**DAY, "period": "1066"})
    assert odd.status_code == 422


@pytest.mark.requirement("R13")
def test_the_chance_of_failing_comes_with_its_record(client, held):
    answer = client.get("/api/v1/failing", DAY).json()
    assert answer["told_apart"] is False
    assert answer["statement"]
    assert answer["paging"]["total_results"] == 153


@pytest.mark.requirement("R24")
def test_the_back_test_names_every_model_at_every_target(client, held):
    answer = client.get("/api/v1/backtest", DAY).json()
    models = {row["model"] for row in answer["results"]}
    assert {"chance", "last-grade", "years-since", "deprivation", "composite"} <= models
    assert all(row["auc"] is not None or row["because"] for row in answer["results"])


def test_a_model_of_grades_says_why_there_is_none(client):
    answer = client.get("/api/v1/grade-model", DAY).json()
    assert answer["why_not"]
    assert client.get("/api/v1/grade-model", {**DAY, "area": "kitchen"}).status_code == 404


@pytest.mark.parametrize("path", SLOW)
def test_while_an_answer_is_worked_out_the_client_is_told_to_ask_again(
    client, monkeypatch, path
):
    half = waiting.Waited(ready=False, seconds=1.5, done=1, total=4, phase="Year 2019")
    monkeypatch.setattr(waiting, "ask", lambda name, work: half)
    answer = client.get(f"/api/v1/{path}", DAY)
    assert answer.status_code == 202
    assert answer["Retry-After"] == "3"
    assert answer.json()["phase"] == "Year 2019"


@pytest.mark.parametrize("path", SLOW)
def test_where_too_much_is_worked_out_the_client_is_told_why_and_when_to_ask_again(
    client, monkeypatch, path
):
    full = waiting.Waited(ready=False, full=True)
    monkeypatch.setattr(waiting, "ask", lambda name, work: full)
    answer = client.get(f"/api/v1/{path}", DAY)
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "ask again" in answer.json()["problem"]


@pytest.mark.parametrize("path", [*SLOW, "charts/372", "funnels/re-referral-share"])
def test_a_day_that_has_not_come_is_refused(client, path):
    assert client.get(f"/api/v1/{path}", {"as_of": "2999-01-01"}).status_code == 422
