"""What may be unseen, as JSON: in pages, with reasons, and refused where it cannot be told."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R13")]
PATH = "/api/v1/unseen"


def test_every_authority_has_reasons_and_checks(client):
    answer = client.get(PATH, {"harm": "neglect", "page_size": 200}).json()
    assert answer["paging"]["total_results"] == 153
    for row in answer["results"]:
        assert row["low"] <= row["high"]
        assert row["because"]
        assert row["checks"]


def test_without_histories_the_chance_is_null_and_the_reason_is_told(client):
    answer = client.get(PATH, {"harm": "neglect"}).json()
    assert answer["national"]["level"] is None
    assert "at least one of each is needed" in answer["national"]["unknown_because"]
    assert {row["probability"] for row in answer["results"]} == {None}


def test_an_unknown_harm_is_404_with_what_comes_near(client):
    answer = client.get(PATH, {"harm": "neglects"})
    assert answer.status_code == 404
    assert "neglect" in answer.json()["suggestions"]


def test_a_day_that_has_not_come_is_422(client):
    assert client.get(PATH, {"as_of": "2999-01-01"}).status_code == 422
