"""The API answers what the pages answer, in pages, and says why when it cannot."""

import pytest

pytestmark = pytest.mark.django_db


def test_the_description_lists_every_answer(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    assert {
        "/api/v1/picture",
        "/api/v1/authorities",
        "/api/v1/authorities/{name_or_code}",
        "/api/v1/inspections",
        "/api/v1/inspections/{inspection_id}",
        "/api/v1/sources",
        "/api/v1/sources/{source_id}",
        "/api/v1/harms",
        "/api/v1/scales",
        "/api/v1/frameworks",
    } <= set(paths)


PLANNED = {
    "/api/v1/depth",
    "/api/v1/draws",
    "/api/v1/draws/plans",
    "/api/v1/hidden",
    "/api/v1/hidden/power",
    "/api/v1/programmes",
    "/api/v1/thematic/results",
    "/api/v1/thematic/estimate",
}


# Evidence from a device that had no connection, for people who signed in.
INSPECTED = {"/api/v1/inspections/{inspection_id}/evidence"}


def test_nothing_published_can_be_written_and_only_plans_and_evidence_can_be_sent(client):
    paths = client.get("/api/openapi.json").json()["paths"]
    sent = {path for path, verbs in paths.items() if set(verbs) != {"get"}}
    assert sent <= PLANNED | INSPECTED
    assert all(set(paths[path]) <= {"get", "post"} for path in sent)
    assert client.post("/api/v1/picture").status_code == 405


def test_a_page_says_how_many_rows_there_are(client):
    answer = client.get("/api/v1/authorities?page=2&page_size=100&as_of=2026-01-01").json()
    assert answer["paging"] == {
        "page": 2,
        "page_size": 100,
        "total_results": 153,
        "total_pages": 2,
    }
    assert len(answer["results"]) == 53


def test_the_authorities_are_those_of_the_day(client):
    answer = client.get("/api/v1/authorities?as_of=2018-01-01&page_size=1000").json()
    names = {row["name"] for row in answer["results"]}
    assert "Poole" in names
    assert "Westmorland and Furness" not in names


@pytest.mark.parametrize("asked", ["harm=witchcraft", "area=kitchen"])
def test_an_unknown_word_is_answered_with_the_known_ones(client, asked):
    answer = client.get(f"/api/v1/picture?{asked}")
    assert answer.status_code == 404
    assert "Needed" in answer.json()["problem"]


@pytest.mark.parametrize(
    "asked", ["as_of=yesterday", "as_of=2999-01-01", "page=0", "within_years=0"]
)
def test_what_cannot_be_understood_is_refused_in_words(client, asked):
    answer = client.get(f"/api/v1/picture?{asked}")
    assert answer.status_code == 422
    assert answer.json()["problem"]


def test_an_empty_store_reports_nothing_on_anything(client):
    answer = client.get("/api/v1/picture?harm=neglect&as_of=2026-01-01&page_size=1000").json()
    assert {row["state"] for row in answer["results"]} == {"not-reported"}
    assert all(row["last_looked_on_unknown_because"] for row in answer["results"])


def test_a_grade_never_comes_without_its_meaning(client):
    for scale in client.get("/api/v1/scales").json():
        for grade in scale["grades"]:
            assert grade["meaning"]
            assert grade["does_not_mean"]


@pytest.mark.parametrize(
    "path", ["picture", "authorities", "authorities/372", "inspections", "sources", "unseen"]
)
def test_who_gives_no_day_is_answered_as_of_today(client, path):
    assert client.get(f"/api/v1/{path}").status_code == 200
