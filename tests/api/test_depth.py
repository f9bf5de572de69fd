"""Depth in the API: the same answer as the command gives, and refusals that help."""

import pytest

pytestmark = pytest.mark.requirement("R4")
PLAN = {"population": 2500, "affected": "25", "sample": 60, "sensitivity": "0.8"}
MISSING = {"group": "missing", "population": 150, "affected": "8", "sample": 6}
OTHERS = {"group": "others", "population": 2350, "affected": "17", "sample": 54}


def test_one_list_is_asked_by_address(client):
    answer = client.get("/api/v1/depth", PLAN).json()
    assert round(answer["chance"], 3) == 0.385
    assert round(answer["chance_at_least_two"], 3) == 0.082
    assert answer["needed"] == 352
    assert answer["sentence"].startswith("Reading 60 of 2,500 files")


def test_several_lists_are_sent_together(client):
    groups = [{**one, "sensitivity": "80%"} for one in (MISSING, OTHERS)]
    answer = client.post("/api/v1/depth", {"groups": groups}, "application/json").json()
    best = next(way for way in answer["allocation"]["ways"] if way["way"] == "best")
    assert (best["needed"], best["needed_by_group"]) == (58, {"missing": 58, "others": 0})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"population": 0}, "population"),
        ({"affected": "3000"}, "there must be between 0 and 2,500"),
        ({"sample": 2501}, "there must be between 0 and 2,500"),
        ({"sensitivity": "1.5"}, "must lie between 0 and 1"),
        ({"sensitivity": "0.9-0.5"}, "runs from 0.9 down to 0.5"),
        ({"affected": "0"}, "nothing to find"),
        ({"confidence": 1}, "confidence"),
    ],
)
def test_what_is_impossible_is_refused(client, changes, said):
    answer = client.get("/api/v1/depth", {**PLAN, **changes})
    assert answer.status_code == 422
    assert said in answer.json()["problem"]


def test_two_groups_of_one_name_are_refused(client):
    groups = [{**MISSING, "sensitivity": "0.8"}] * 2
    answer = client.post("/api/v1/depth", {"groups": groups}, "application/json")
    assert answer.status_code == 422
    assert answer.json()["suggestions"] == ["Rename one of them."]


def test_double_readings_tell_how_reliably_readers_notice(client):
    counts = {"both": 24, "only_first": 6, "only_second": 6, "neither": 64}
    answer = client.get("/api/v1/depth/readers", counts).json()
    assert answer["sensitivity"]["estimate"] == pytest.approx(0.8)
    assert answer["checks"]


def test_double_readings_that_tell_nothing_are_refused(client):
    counts = {"both": 0, "only_first": 0, "only_second": 0}
    answer = client.get("/api/v1/depth/readers", counts)
    assert answer.status_code == 422
    assert "nothing can be learned" in answer.json()["problem"]
