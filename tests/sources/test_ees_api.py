"""The public API: pages, pinned versions, values that may be symbols, kept answers."""

import json

import httpx
import pytest

from firsthand.sources.ees_api import Api, ApiError, value_of
from tests.sources.publisher import Answer, publishing


def paging(page: int, pages: int) -> dict:
    return {"page": page, "pageSize": 2, "totalResults": 3, "totalPages": pages}


def result(value: str) -> dict:
    return {
        "timePeriod": {"code": "RY", "period": "2025"},
        "geographicLevel": "LA",
        "locations": {"NAT": "aaaa1", "LA": "bbbb2"},
        "filters": {"cccc3": "dddd4"},
        "values": {"gIyO9": value},
    }


def answered(answer: object, status: int = 200) -> Answer:
    return Answer(body=json.dumps(answer).encode(), status=status)


def two_pages(method: str, path: str, body: bytes) -> Answer:
    page = json.loads(body)["page"]
    rows = [result("12"), result("c")] if page == 1 else [result("1,234.5")]
    return answered({"paging": paging(page, 2), "results": rows})


@pytest.fixture
def publisher():
    with publishing() as one:
        yield one


@pytest.fixture
def api(publisher, tmp_path):
    with httpx.Client() as client:
        yield Api(
            client=client,
            base=publisher.address,
            cache=tmp_path / "answers",
            pause=lambda _: None,
        )


def rows(api, version="1.0"):
    chosen = {"geographicLevels": {"eq": "LA"}}
    return list(api.query("set", version=version, criteria=chosen, indicators=("gIyO9",)))


def test_a_query_runs_over_all_pages(api, publisher):
    publisher.respond = two_pages
    assert [row.values["gIyO9"].text for row in rows(api)] == ["12", "c", "1,234.5"]
    assert [json.loads(body)["page"] for _, _, body in publisher.asked] == [1, 2]


def test_a_query_names_its_version_criteria_and_indicators(api, publisher):
    publisher.respond = two_pages
    rows(api, version="2.1.0")
    method, path, body = publisher.asked[0]
    assert (method, path) == ("POST", "/data-sets/set/query?dataSetVersion=2.1.0")
    assert json.loads(body)["criteria"] == {"geographicLevels": {"eq": "LA"}}
    assert json.loads(body)["pageSize"] <= 10_000


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("12", 12.0, None),
        ("1,234.5", 1234.5, None),
        ("c", None, "c"),
        ("low", None, "low"),
        ("", None, None),
        ("large", None, None),
    ],
)
def test_a_value_is_a_number_a_symbol_or_neither(text, number, symbol):
    value = value_of(text)
    assert (value.text, value.number, value.symbol) == (text, number, symbol)


@pytest.mark.parametrize("version", ["*", "2.*", "", "latest", "1"])
def test_a_version_that_is_not_pinned_is_refused(api, version):
    with pytest.raises(ValueError, match="wildcard"):
        rows(api, version=version)


def test_a_question_asked_before_is_answered_from_the_folder(api, publisher):
    publisher.respond = two_pages
    first = rows(api)
    assert rows(api) == first
    assert len(publisher.asked) == 2


def test_another_version_is_another_question(api, publisher):
    publisher.respond = two_pages
    rows(api)
    rows(api, version="1.1")
    assert len(publisher.asked) == 4


def test_metadata_is_asked_for_in_the_pinned_version(api, publisher):
    publisher.answers = [answered({"filters": [], "indicators": []})]
    assert api.meta("set", version="1.0") == {"filters": [], "indicators": []}
    assert publisher.asked[0][1] == "/data-sets/set/meta?dataSetVersion=1.0"


def test_publications_and_data_sets_are_paged(api, publisher):
    publisher.answers = [
        answered({"paging": paging(1, 2), "results": [{"id": "one"}]}),
        answered({"paging": paging(2, 2), "results": [{"id": "two"}]}),
        answered({"paging": paging(1, 1), "results": [{"id": "three"}]}),
    ]
    assert [found["id"] for found in api.publications("children")] == ["one", "two"]
    assert [found["id"] for found in api.data_sets("one")] == ["three"]
    assert "search=children" in publisher.asked[0][1]
    assert "pageSize=20" in publisher.asked[2][1]


def test_an_api_that_is_busy_is_asked_again(api, publisher):
    publisher.answers = [Answer(status=429), answered({"indicators": []})]
    assert api.meta("set", version="1.0") == {"indicators": []}


def test_an_unknown_data_set_is_said_with_what_the_api_said(api, publisher):
    publisher.answers = [answered({"title": "Not found"}, status=404)]
    with pytest.raises(ApiError, match=r"404.*Not found"):
        api.meta("none", version="1.0")


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"results": []}', b'{"paging": {}}'])
def test_an_answer_of_another_shape_is_refused(api, publisher, body):
    publisher.answers = [Answer(body=body)]
    with pytest.raises(ApiError, match="answered"):
        rows(api)


def test_a_row_of_another_shape_is_refused(api, publisher):
    odd = {"paging": paging(1, 1), "results": [{"values": {}}]}
    publisher.answers = [answered(odd)]
    with pytest.raises(ApiError, match="another shape"):
        rows(api)


def test_a_refused_answer_is_not_kept(api, publisher):
    publisher.answers = [Answer(body=b"<html>")]
    with pytest.raises(ApiError):
        api.meta("set", version="1.0")
    publisher.answers = [answered({"indicators": []})]
    assert api.meta("set", version="1.0") == {"indicators": []}


def test_an_api_that_is_not_there_is_said(tmp_path):
    with httpx.Client() as client:
        api = Api(client=client, base="http://127.0.0.1:9", pause=lambda _: None)
        with pytest.raises(ApiError, match="did not answer"):
            api.meta("set", version="1.0")
