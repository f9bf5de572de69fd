"""Pages of hidden numbers: a table handed in or published, its files, the power of a study."""

import csv
import json
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.services import overlap_tables, waiting
from firsthand.services.overlap_tables import HELD_FOR, Shelf
from firsthand.stats.hidden.methods import METHODS
from tests.web.reader import read

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R6")]

TABLE = "b,c,d,count\n0,0,1,41\n0,1,0,5\n1,0,0,3\n1,1,0,54\n1,0,1,6\n1,1,1,12\n"
AREAS = "b,c,d,area,count\n" + "".join(
    f"{line[:5]},{area},{line[6:]}\n"
    for area in ("north", "south")
    for line in TABLE.splitlines()[1:]
)
POWER = {
    "name-1": "police",
    "share-1": "35%",
    "name-2": "health",
    "share-2": "0.3",
    "name-3": "school",
    "share-3": "0.25",
    "hidden": "100",
    "studies": "20",
}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Leave out the method that samples for long."""
    monkeypatch.delitem(METHODS, "latent")


def handed_in(client, **given):
    return client.post("/hidden", {"replicates": "20", **given})


@pytest.mark.requirement("R12")
def test_a_pasted_table_is_answered_first_in_a_sentence_and_kept_nowhere(client):
    sent = handed_in(client, text=TABLE)
    assert sent.status_code == 302 and sent["Cache-Control"] == "no-store"
    answer = client.get(sent.url)
    page = read(answer)
    assert answer["Cache-Control"] == "no-store"
    assert "No headline number: Methods disagree" in page.text
    assert page.text.index("No headline number") < page.text.index("The methods side by side")
    assert {"reasons", "methods", "overlaps", "change", "assumptions", "files"} <= set(page.ids)
    assert page.tags["svg"] == 4 and not page.inline
    assert "One person fewer on" in page.text


def test_a_column_of_counts_with_another_name_and_an_order_are_asked_for_and_told(client):
    text = TABLE.replace("count", "y") + "0,0,0,NA\n"
    refused = read(handed_in(client, text=text))
    assert "--count y" in refused.text and "Column of counts" in refused.text
    page = read(client.get(handed_in(client, text=text, count="y", order="1").url))
    assert "1 row of people on no list has no count" in page.text
    assert (
        "In best model (bic) and model by descent (downhill) no interaction is of more than 1 "
        "list." in page.text
    )
    asked = client.get("/hidden/published/korea?replicates=0&order=0")
    assert "Lists in an interaction must be 1 or more" in read(asked).text


def test_each_picture_has_a_wide_and_a_narrow_drawing_with_the_same_bars(client):
    page = read(client.get(handed_in(client, text=TABLE).url))
    drawn = [a.get("class", "") for tag, a in page.attributes if tag == "svg"]
    assert (
        sum("fh-wide" in one for one in drawn) == sum("fh-narrow" in one for one in drawn) == 2
    )
    bars = [a for _, a in page.attributes if a.get("class") == "fh-hidden-bar"]
    assert len(bars) == 2 * 6


def test_a_file_with_groups_tells_each_group_and_their_sum(client):
    file = SimpleUploadedFile("areas.csv", AREAS.encode())
    page = read(client.get(handed_in(client, file=file, by="area").url))
    assert "By area" in page.text and "groups have no number" in page.text
    for row in ("north", "south", "sum of groups", "all as one"):
        assert row in page.text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Choose a file, or write the table as text"),
        ({"text": "a,count\n1,5\n"}, "1 list"),
        ({"text": TABLE, "by": "area"}, "no column of groups"),
        ({"text": TABLE, "apart": "b"}, "is no pair of lists"),
        ({"text": TABLE, "apart": "b,police"}, "No list is called"),
        ({"text": TABLE, "replicates": "many"}, "whole number"),
    ],
)
def test_what_cannot_be_read_is_said_beside_its_field(client, given, words):
    answer = handed_in(client, **given)
    assert answer.status_code == 422
    assert words in read(answer).text
    assert "There is a problem" in read(answer).text


def test_lists_that_cannot_meet_bar_the_number(client):
    page = read(client.get(handed_in(client, text=TABLE, apart="b, d").url))
    assert "b and d cannot share anybody by design" in page.text


def test_the_files_are_those_of_the_answer(client):
    address = handed_in(client, text=AREAS, by="area").url
    assert client.get(f"{address}/note.pdf").content.startswith(b"%PDF")
    for name, rows in (("methods", 7), ("overlaps", 6), ("groups", 4)):
        text = client.get(f"{address}/{name}.csv").content.decode("utf-8-sig")
        assert len(list(csv.DictReader(StringIO(text)))) == rows, name
    assert client.get(f"{address}/secrets.csv").status_code == 404


@pytest.mark.requirement("R12")
def test_for_publication_no_small_count_and_nothing_that_gives_one_away(client):
    address = handed_in(client, text=TABLE).url
    told = json.loads(client.get(f"{address}/for-publication.json").content)
    assert "b" not in {one["combination"] for one in told["overlaps"]}
    assert told["observed_at_least"] == 121 - 3
    text = json.dumps(told)
    assert "121" not in text and "version" not in text and "seed" not in text
    rows = client.get(f"{address}/for-publication.csv").content.decode()
    assert "One person fewer in one combination" in rows or "Methods disagree" in rows


def test_an_address_that_nobody_holds_says_to_send_the_table_again(client):
    answer = client.get("/hidden/answers/nothing")
    page = read(answer)
    assert answer.status_code == 404
    assert "Send the table again" in page.text and "/hidden" in page.links


def test_after_a_restart_the_address_says_that_the_table_is_gone(client, monkeypatch):
    address = handed_in(client, text=TABLE).url
    monkeypatch.setattr(overlap_tables, "SHELF", Shelf())  # what another process would hold
    for path in (address, f"{address}/note.pdf"):
        text = read(client.get(path)).text
        assert "when the site is started again" in text and "Send the table again" in text
    assert "when the site is started again" in read(client.get("/hidden")).text


def test_a_table_is_held_for_an_hour_and_then_forgotten():
    now = [0.0]
    shelf = Shelf(clock=lambda: now[0])
    name = shelf.put("a question")
    now[0] = HELD_FOR - 1
    assert shelf.take(name) == "a question" and shelf.take("another") is None
    now[0] = HELD_FOR + 1
    assert shelf.take(name) is None


def test_the_oldest_goes_where_too_many_are_held(monkeypatch):
    monkeypatch.setattr(overlap_tables, "MOST_HELD", 2)
    shelf = Shelf()
    names = [shelf.put(number) for number in range(3)]
    assert [shelf.take(name) for name in names] == [None, 1, 2]


def test_a_published_table_names_its_source_and_needs_no_sending(client):
    page = read(client.get("/hidden/published/korea", {"replicates": "20"}))
    assert "Statistics and Computing 34:44" in page.text
    assert client.get("/hidden/published/atlantis").status_code == 404
    assert client.get("/hidden/published/korea", {"seed": "x"}).status_code == 422
    assert "/hidden/published/uk-2013" in read(client.get("/hidden")).links


def test_the_power_of_a_study_is_told_in_a_sentence_with_its_picture(client):
    page = read(client.get("/hidden/power", POWER))
    assert "With these three lists," in page.text and "of 100 studies would show" in page.text
    assert sum(a.get("class") == "fh-reach" for _, a in page.attributes) == 2 * 5
    text = client.get("/hidden/power.csv", POWER).content.decode("utf-8-sig")
    assert [row["method"] for row in csv.DictReader(StringIO(text))] == ["stepwise", "chao"]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"share-1": "x"}, "is no share"),
        ({"share-1": "1.5"}, "between 0 and 1"),
        ({"name-2": "police"}, "Two lists are called"),
        ({"hidden": "0"}, "cannot be"),
        ({"hidden": ""}, "how many children would be on no list"),
        ({"known": "3"}, "more than the 3 given"),
        ({"referrals": "police"}, "is no referral"),
        ({"referrals": "police:army=0.2"}, "Name two different lists"),
        ({"spread": "9"}, "spread"),
        ({"studies": "5"}, "20 to 1,000"),
    ],
)
def test_a_study_that_cannot_be_is_said_beside_its_field(client, changed, words):
    answer = client.get("/hidden/power", POWER | changed)
    assert answer.status_code == 422
    assert words in read(answer).text


def test_an_answer_that_takes_long_says_how_far_it_is_and_asks_again(client, monkeypatch):
    address = handed_in(client, text=TABLE).url
    so_far = waiting.Waited(ready=False, done=7, total=40, phase="bic")
    monkeypatch.setattr(waiting, "ask", lambda name, work: so_far)
    for path in (address, f"{address}/note.pdf", "/hidden/power", "/hidden/power.csv"):
        answer = client.get(path)
        assert answer.status_code == 202 and answer["Refresh"]
        assert "7 of 40" in read(answer).text
    text = read(client.get(address)).text
    assert "from this table" in text and "Best model (bic), tables drawn again: 7 of 40" in text


@pytest.mark.parametrize("what", ["for-publication.csv", "for-publication.json"])
def test_what_may_be_published_is_waited_for_as_the_answer_is(client, monkeypatch, what):
    address = handed_in(client, text=TABLE).url
    ask = waiting.ask

    def slow(name, work):
        if name[0] != "publishable":
            return ask(name, work)
        return waiting.Waited(ready=False, total=1, phase="What may be published")

    monkeypatch.setattr(waiting, "ask", slow)
    answer = client.get(f"{address}/{what}")
    assert answer.status_code == 202 and answer["Refresh"]
    assert "What may be published" in read(answer).text


def test_while_studies_are_invented_the_page_counts_them(client, monkeypatch):
    told = []

    def half_done(name, work):
        work(lambda done, total, phase: told.append((done, total, phase)))
        done, total, phase = told[1]
        return waiting.Waited(ready=False, done=done, total=total, phase=phase)

    monkeypatch.setattr(waiting, "ask", half_done)
    text = read(client.get("/hidden/power", {**POWER, "studies": "20"})).text
    assert "Studies invented and estimated: 1 of 20" in text


def test_what_is_refused_while_it_is_worked_out_is_said(client, monkeypatch):
    def refuse(name, work):
        raise Refused(Objection(rule="x", reason="It cannot be.", remedy="Ask another."))

    address = handed_in(client, text=TABLE).url
    monkeypatch.setattr(waiting, "ask", refuse)
    answer = client.get(address)
    assert answer.status_code == 422 and "Ask another." in read(answer).text
