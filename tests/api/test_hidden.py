"""A hidden number is asked for with a table and fetched at the address that comes back."""

import pytest

from firsthand.services import waiting
from firsthand.stats.hidden.methods import METHODS

PATH = "/api/v1/hidden"
TABLE = "b,c,d,count\n0,0,1,41\n0,1,0,5\n1,0,0,5\n1,1,0,54\n1,0,1,6\n1,1,1,12\n"
ROWS = [
    {"on": ["d"], "count": 41},
    {"on": ["c"], "count": 5},
    {"on": ["b"], "count": 5},
    {"on": ["b", "c"], "count": 54},
    {"on": ["b", "d"], "count": 6},
    {"on": ["b", "c", "d"], "count": 12},
]
STUDY = {
    "lists": [{"name": "police", "share": 0.4}, {"name": "health", "share": 0.3}],
    "hidden": 50,
    "studies": 2,
    "replicates": 5,
}

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R6")]


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Leave out the method that samples for long."""
    monkeypatch.delitem(METHODS, "latent")


def sent(client, told, path=PATH):
    return client.post(path, told, content_type="application/json")


def fetched(client, **told):
    taken = sent(client, {"replicates": 20, **told})
    assert taken.status_code == 202, taken.content
    assert taken["Location"] == taken.json()["address"]
    return client.get(taken.json()["address"])


def test_a_table_as_csv_and_as_rows_has_the_same_answer(client):
    ours = fetched(client, csv=TABLE).json()
    assert ours["sentence"].startswith("No headline number: Methods disagree")
    head, *methods = ours["answers"]
    assert head["method"] == "all" and head["refused"] and head["estimate"] is None
    assert next(m for m in methods if m["method"] == "bic")["estimate"] == pytest.approx(
        157.17, abs=0.01
    )
    assert fetched(client, lists=["b", "c", "d"], rows=ROWS).json() == ours


def test_one_method_and_its_seed_can_be_asked_for(client):
    (one,) = fetched(client, csv=TABLE, method="chao").json()["answers"]
    assert one["method"] == "chao" and one["observed"] == 123


def test_the_column_of_counts_and_the_order_of_models_can_be_named(client):
    told = {"csv": TABLE.replace("count", "y"), "count": "y", "method": "downhill", "order": 1}
    (one,) = fetched(client, **told).json()["answers"]
    assert one["detail"]["model"] == "[1,2,3]" and one["observed"] == 123


def test_groups_are_answered_each_and_a_group_that_is_no_table_says_why(client):
    rows = [{**one, "group": "north"} for one in ROWS]
    rows.append({"on": ["b"], "count": 9, "group": "south"})
    told = fetched(client, lists=["b", "c", "d"], rows=rows, by="area").json()
    assert told["by"] == "area" and [one["group"] for one in told["groups"]] == [
        "north",
        "south",
    ]
    assert told["groups"][0]["answers"][0]["observed"] == 123
    assert told["groups"][1]["answers"] is None
    assert "nobody is on c, d" in told["groups"][1]["because"][0]
    assert told["total"]["estimate"] is None and "south" in told["total"]["because"]


@pytest.mark.requirement("R12")
def test_for_publication_no_count_under_five_is_told(client):
    taken = sent(client, {"csv": TABLE.replace("0,1,0,5", "0,1,0,3"), "replicates": 20}).json()
    told = client.get(f"{taken['address']}/for-publication").json()
    assert {one["combination"] for one in told["overlaps"]} == {
        *("b", "d", "b + c", "b + d", "b + c + d")
    }
    assert told["observed_at_least"] == 118
    assert "table_version" not in str(told)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "twice, or not at all"),
        ({"csv": TABLE, "rows": ROWS}, "twice, or not at all"),
        ({"csv": "nothing"}, "no row of counts"),
        ({"csv": TABLE.replace("41", "-41")}, "cannot be negative"),
        ({"csv": TABLE, "apart": [["b", "police"]]}, "no pair of lists"),
        ({"csv": TABLE, "by": "area"}, "no column of groups named"),
        ({"lists": ["a"], "rows": ROWS}, "not among the lists"),
        ({"csv": TABLE, "method": "guess"}, "method"),
        ({"csv": TABLE.replace("count", "y")}, "--count y"),
        ({"csv": TABLE, "method": "chao", "order": 2}, "no order of interactions"),
    ],
)
def test_what_is_no_table_is_422_with_what_to_do(client, told, words):
    answer = sent(client, told)
    assert answer.status_code == 422
    assert words in str(answer.json())


def test_a_question_that_nobody_holds_is_404(client):
    for path in ("/nothing", "/nothing/for-publication", "/power/nothing"):
        answer = client.get(PATH + path)
        assert answer.status_code == 404
        assert "within the hour" in answer.json()["problem"]


def test_the_power_of_a_study_is_told_in_a_sentence(client):
    taken = sent(client, STUDY, f"{PATH}/power")
    told = client.get(taken.json()["address"]).json()
    assert told["sentence"].startswith("With these two lists, 0 of 100 studies would show")
    assert told["repeats"] == 2 and {m["method"] for m in told["methods"]} == {
        "stepwise",
        "chao",
    }
    impossible = sent(client, {**STUDY, "children": 100}, f"{PATH}/power")
    assert impossible.status_code == 422


def test_published_tables_name_their_source(client):
    tables = client.get(f"{PATH}/tables").json()
    assert {"uk-2013", "korea"} <= {one["key"] for one in tables}
    assert all(one["source"] and one["text"] for one in tables)


@pytest.mark.parametrize(("full", "status"), [(False, 202), (True, 503)])
def test_an_answer_that_takes_long_says_how_far_it_is(client, monkeypatch, full, status):
    taken = sent(client, {"csv": TABLE}).json()
    power = sent(client, STUDY, f"{PATH}/power").json()
    so_far = waiting.Waited(ready=False, done=7, total=40, phase="bic", full=full)
    monkeypatch.setattr(waiting, "ask", lambda name, work: so_far)
    for address in (taken["address"], f"{taken['address']}/for-publication", power["address"]):
        answer = client.get(address)
        assert answer.status_code == status and answer["Retry-After"]
        assert full or answer.json()["done"] == 7


@pytest.mark.parametrize("body", ["[]", "5", '"a"', "null"])
@pytest.mark.parametrize("path", [PATH, f"{PATH}/power"])
def test_a_body_that_is_no_object_is_refused_in_our_words(client, path, body):
    refused = sent(client, body, path)
    assert refused.status_code == 422
    assert refused.json()["problem"].startswith("The body is no JSON object. Send one")


def test_half_a_character_in_the_name_of_a_list_is_refused(client):
    body = r'{"lists":["\ud800","b"],"rows":[{"on":["b","\ud800"],"count":5}]}'
    refused = sent(client, body)
    assert refused.status_code == 422 and "half a character" in refused.json()["problem"]


@pytest.mark.parametrize("share", [1e-300, 1e-9, 0.9999999999])
def test_a_list_that_as_good_as_nobody_or_everybody_is_on_is_refused(client, share):
    lists = [{"name": "police", "share": share}, *STUDY["lists"][1:]]
    refused = sent(client, {**STUDY, "lists": lists}, f"{PATH}/power")
    assert refused.status_code == 422
    assert "from 0.000001 to 0.999999" in refused.json()["problem"]


def test_what_was_sent_here_has_its_page_too_and_a_study_sent_here_has_none(client):
    table = sent(client, {"csv": TABLE, "replicates": 20}).json()["id"]
    shown = client.get(f"/hidden/answers/{table}")
    assert shown.status_code == 200 and "123" in shown.content.decode()
    study = sent(client, STUDY, f"{PATH}/power").json()["id"]
    for what in ("", "/methods.csv"):
        gone = client.get(f"/hidden/answers/{study}{what}")
        assert gone.status_code == 404 and "held no longer" in gone.content.decode()
