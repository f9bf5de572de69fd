"""Estimates by the API: what stands, as of a day, and what a plan leaves out."""

import pytest

from firsthand.services import estimates
from firsthand.services.estimates import Asked
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import CSE, MORNING, REFUSED, TOLD

pytestmark = pytest.mark.django_db
ASKED = Asked(by=build.ANALYST, now=MORNING)


def test_estimates_are_listed_as_of_a_day_and_never_who_entered_them(client):
    estimates.record(ASKED, TOLD)
    (one,) = client.get(f"/api/v1/estimates?harm={CSE}").json()["results"]
    assert (one["estimate_id"], one["hidden"], one["state"]) == ("e1", 240, "standing")
    assert "p-anal" not in str(one)
    assert client.get("/api/v1/estimates?as_of=2026-03-01").json()["results"] == []
    assert client.get("/api/v1/estimates?authority=Barnsley").json()["results"] == []
    assert client.get("/api/v1/estimates?authority=Nowhere").status_code == 404
    assert client.get("/api/v1/estimates/e1").json()["lower"] == 430
    assert client.get("/api/v1/estimates/e2").status_code == 404


def test_a_plan_is_answered_with_numbers_or_with_why_there_are_none(client):
    estimates.record(ASKED, REFUSED)
    asked = {"authority": "372", "listed": 1000, "sample": 60, "touched": 100}
    (beside,) = client.get("/api/v1/estimates/plan", asked).json()["estimates"]
    assert (beside["seen"], beside["chance"]) == (None, None)
    assert (beside["seen_at_most"], beside["not_known_because"]) == (
        0.775,
        "No number can be given.",
    )
    none = client.get("/api/v1/estimates/plan", {"sample": 9, "harm": "neglect"}).json()
    assert none["sentences"]
    wrong = client.get("/api/v1/estimates/plan", {"listed": 0})
    assert wrong.status_code == 422


def test_an_authority_carries_its_estimates_and_none_on_record_is_not_none_hidden(client):
    asked = "/api/v1/authorities/372"
    before = client.get(asked).json()
    assert before["estimates"] == []
    assert "does not say that no child is hidden" in before["no_estimate_means"]
    estimates.record(ASKED, TOLD)
    standing = client.get(asked).json()
    assert [one["estimate_id"] for one in standing["estimates"]] == ["e1"]
    assert standing["no_estimate_means"] is None
    assert client.get(f"{asked}?as_of=2026-03-01").json()["estimates"] == []
    estimates.withdraw(ASKED, "e1", "Wrong year.")
    after = client.get(asked).json()
    assert (after["estimates"], len(after["estimates_withdrawn"])) == ([], 1)
    assert "is withdrawn" in after["no_estimate_means"]
