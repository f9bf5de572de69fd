"""Inspections under way as programs read them: those of whoever asks, nothing in confidence."""

import pytest

from firsthand.domain.inspection.acts.progress import Move, Moved
from tests.domain.inspection import build
from tests.web.conftest import signed_in
from tests.web.room import at_work, begun, furnished, put, roles  # noqa: F401

MINE = "/api/v1/inspections/under-way"
ONE = f"{MINE}/i-1"


def test_the_public_is_told_to_sign_in(furnished, client):  # noqa: F811
    for address in (MINE, ONE, f"{ONE}/evidence"):
        answer = client.get(address)
        assert answer.status_code == 401
        assert answer.json().keys() == {"problem", "suggestions"}


def test_whoever_takes_part_finds_theirs_and_where_it_stands(furnished, client):  # noqa: F811
    signed_in(client, build.LEAD)
    rows = client.get(MINE).json()["results"]
    assert [(row["inspection_id"], row["may_read"]) for row in rows] == [("i-1", True)]
    told = client.get(ONE)
    assert "no-store" in told["Cache-Control"]
    told = told.json()
    assert told["state"] == "fieldwork"
    assert told["counts"]["evidence"] == 3
    assert {one["name"] for one in told["team"]} >= {build.LEAD.name, build.INSPECTOR.name}


def test_what_stands_in_the_way_is_the_same_as_on_the_page(furnished, client):  # noqa: F811
    signed_in(client, build.LEAD)
    page = client.get("/inspect/i-1").content.decode()
    moves = {one["move"]: one for one in client.get(ONE).json()["moves"]}
    assert moves["end-fieldwork"]["may"]
    assert moves["end-fieldwork"]["objections"]
    for one in moves["end-fieldwork"]["objections"]:
        assert one["reason"].split("“")[0].split("'")[0] in page


def test_what_a_restricted_piece_says_is_left_out_and_why_is_said(
    furnished,  # noqa: F811
    client,
):
    signed_in(client, build.LEAD)
    answer = client.get(f"{ONE}/evidence")
    rows = {row["id"]: row for row in answer.json()["results"]}
    assert rows.keys() == {"E1", "E2", "E3"}
    assert rows["E2"]["text"] == "The project's workers say that nobody asks."
    assert rows["E2"]["contradicts"] == ["C1"]
    assert rows["E3"]["text"] is None
    assert rows["E3"]["case"] is None
    assert "recorded" in rows["E3"]["text_absent_because"]
    assert "confidence" not in answer.content.decode()
    assert "K-014" not in answer.content.decode()


@pytest.mark.parametrize("who", [build.STRANGER, build.ANALYST, build.LIAISON])
def test_to_others_it_does_not_exist(furnished, client, who):  # noqa: F811
    signed_in(client, who)
    assert client.get(MINE).json()["results"] == []
    for address in (ONE, f"{ONE}/evidence"):
        there, nowhere = client.get(address), client.get(address.replace("i-1", "i-0"))
        assert there.status_code == nowhere.status_code == 404
        assert there.content.replace(b"i-1", b"i-0") == nowhere.content


def test_the_inspected_body_learns_that_there_is_a_draft_and_no_more(
    furnished,  # noqa: F811
    client,
):
    for move in (Move.END_FIELDWORK, Move.SUBMIT, Move.SEND):
        put(build.LEAD, "", Moved(move=move))
    signed_in(client, build.LIAISON)
    rows = client.get(MINE).json()["results"]
    assert [(row["inspection_id"], row["may_read"]) for row in rows] == [("i-1", False)]
    assert client.get(ONE).status_code == 403
    assert client.get(f"{ONE}/evidence").status_code == 403
