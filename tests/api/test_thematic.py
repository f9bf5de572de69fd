"""Thematic inspections over the API."""

import pytest

from firsthand.services import estimates
from firsthand.services.estimates import Asked
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import MORNING, TOLD

BCG_LIKE = [
    {"area": "Northmere", "found": 4, "read": 20},
    {"area": "Southmere", "found": 9, "read": 20},
    {"area": "Eastmere", "found": 1, "read": 20},
]
ARM = [
    {"la_code": str(900 + n), "found": n < 3, "inclusion_probability": 0.1} for n in range(10)
]


def sent(client, path, body):
    return client.post(path, data=body, content_type="application/json")


@pytest.mark.django_db
def test_the_same_seed_chooses_the_same_areas(client):
    ask = "/api/v1/thematic?areas=8&harm=neglect&seed=lottery"
    first, second = client.get(ask).json(), client.get(ask).json()
    assert first == second
    assert len(first["areas"]) == 8
    assert sum(first["inclusion_probability"].values()) == pytest.approx(8)


@pytest.mark.django_db
@pytest.mark.requirement("R6")
def test_areas_come_with_the_estimates_of_their_harm_and_frames_outside_services(client):
    estimates.record(Asked(by=build.ANALYST, now=MORNING), TOLD)
    asked = f"/api/v1/thematic?areas=153&harm={TOLD.harm}&seed=1&design=simple"
    outside = client.get(asked).json()["outside"]
    (one,) = outside["estimates"]
    assert (one["areas"], one["estimate"]["estimate_id"]) == (["Rotherham"], "e1")
    assert one["left_out"] == {"value": 240, "lower": 120, "upper": 510}
    assert len(outside["no_estimate_for"]) == 152 and outside["no_estimate_means"]
    assert outside["frames"][0]["kind"] != "statutory"


@pytest.mark.django_db
def test_an_unknown_harm_is_answered_with_404(client):
    assert client.get("/api/v1/thematic?areas=8&harm=boredom&seed=1").status_code == 404


def test_areas_are_pooled_with_an_interval_and_their_differences(client):
    told = sent(client, "/api/v1/thematic/results", {"areas": BCG_LIKE}).json()
    low, high = told["interval"]
    assert low < told["share"] < high
    assert [one["area"] for one in told["areas"]] == ["Northmere", "Southmere", "Eastmere"]
    assert told["checks"]


def test_more_found_than_read_is_refused_with_a_remedy(client):
    areas = [{"area": "Northmere", "found": 9, "read": 2}, *BCG_LIKE[1:]]
    answer = sent(client, "/api/v1/thematic/results", {"areas": areas})
    assert answer.status_code == 422
    assert answer.json()["suggestions"]


def test_drawn_visits_speak_for_the_country(client):
    told = sent(client, "/api/v1/thematic/estimate", {"visits": ARM}).json()
    assert told["share"] == pytest.approx(0.3)
    assert told["interval"][0] < 0.3 < told["interval"][1]
