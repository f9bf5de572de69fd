"""No page of another site can send anything to the API through somebody's browser."""

import json

import pytest

from tests.api.test_programmes import ADDRESS, ROW

pytestmark = pytest.mark.django_db
BODY = json.dumps({"inspectors": [ROW], "from": "2027-01", "harm": ["neglect"], "seconds": 5})


def send(client, **headers):
    # A page of another site can choose this type without asking first.
    return client.post(ADDRESS, BODY, content_type="text/plain", headers=headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.invalid"},
        {"Origin": "null"},
        {"Origin": "http://testserver:3000"},
        {"Origin": "http://testserver.elsewhere.invalid"},
        {"Origin": "http://[broken"},
        {"Referer": "https://elsewhere.invalid/testserver"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_what_another_site_sends_is_refused_and_nothing_is_queued(client, headers):
    answer = send(client, **headers)
    assert answer.status_code == 403
    assert answer.json().keys() == {"problem", "suggestions"}
    assert client.get(ADDRESS).json() == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://testserver"},
        {"Origin": "https://testserver"},  # before a proxy that ends the encryption
        {"Referer": "http://testserver/plan/programme"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_what_comes_from_here_or_from_no_browser_is_taken(client, headers):
    assert send(client, **headers).status_code == 202


def test_whoever_only_looks_may_come_from_anywhere(client):
    headers = {"Origin": "https://elsewhere.invalid", "Sec-Fetch-Site": "cross-site"}
    assert client.get(ADDRESS, headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["depth", "draws", "thematic", "calendar"])
def test_every_part_of_the_api_is_guarded(client, path):
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert (
        client.post(
            f"/api/v1/{path}", "{}", headers=headers, content_type="text/plain"
        ).status_code
        == 403
    )
