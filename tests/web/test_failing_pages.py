"""The page of the probability of serious failure."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest

from firsthand.domain.surveillance.failing.estimate import Base, Failing
from firsthand.domain.surveillance.failing.reason import Reason
from firsthand.services import waiting
from firsthand.services.failing import FailingAnswer
from firsthand.web import long_answers
from tests.web.reader import read

DAY = date(2026, 1, 31)


def one(la_code, authority, probability, *, region="North East"):
    return Failing(
        la_code=la_code,
        authority=authority,
        region=region,
        as_of=DAY,
        last_inspected_on=date(2020, 1, 1),
        known_failing=False,
        probability=probability,
        low=probability / 2,
        high=min(1.0, probability * 2),
        reasons=(
            Reason(words="Its figures lie apart.", weight=0.4),
            Reason(words="It was last seen in 2020.", weight=0.2),
            Reason(words="Its last grade was good.", weight=-0.1),
        ),
        checks=("Inspectors come sooner where trouble is known.",),
    )


ROWS = (
    one("372", "Rotherham", 0.08, region="Yorkshire and The Humber"),
    one("370", "Barnsley", 0.21, region="Yorkshire and The Humber"),
    one("301", "Barking and Dagenham", 0.12, region="London"),
)


@pytest.fixture
def told(monkeypatch):
    """Put an invented answer in the place of the real one."""

    def put(*, told_apart, rows=ROWS):
        answer = FailingAnswer(
            as_of=DAY,
            base=Base(happened=8, cases=117, share=0.072, low=0.032, high=0.152, spread=0.4),
            told_apart=told_apart,
            statement="Tried on 316 inspections.",
            means="The chance that it would be graded inadequate.",
            does_not_mean="It is no finding.",
            beside_unseen="Another question.",
            record=None,
            rows=rows,
        )
        monkeypatch.setattr(long_answers, "failing", lambda *, as_of, progress: answer)

    return put


@pytest.mark.requirement("R13")
def test_where_the_evidence_tells_nothing_apart_the_page_says_so_and_gives_the_base_rate(
    client, db, told
):
    told(told_apart=False)
    page = read(client.get("/failing"))
    assert "The evidence cannot tell authorities apart." in page.text
    assert "7%, between 3% and 15%" in page.text
    assert "8 of the last 117 full inspections" in page.text


@pytest.mark.requirement("R13")
def test_the_likeliest_comes_first_with_interval_and_reasons(client, db, told):
    told(told_apart=True)
    page = read(client.get("/failing"))
    assert page.text.index("Barnsley") < page.text.index("Barking and Dagenham")
    assert "21%, between 10% and 42%" in page.text
    assert page.text.index("Its figures lie apart.") < page.text.index("last seen in 2020")
    assert "Tried on 316 inspections." in page.text
    assert "cannot tell authorities apart" not in page.text
    assert not page.inline


def test_what_holds_for_all_is_said_once(client, db, told):
    told(told_apart=True)
    text = read(client.get("/failing")).text
    assert text.count("Inspectors come sooner where trouble is known.") == 1


@pytest.mark.parametrize(("sort", "first"), [("authority", "Barking"), ("region", "Barking")])
def test_the_rows_can_be_sorted_and_filtered(client, db, told, sort, first):
    told(told_apart=True)
    answer = client.get("/failing/failing.csv", {"sort": sort, "order": "asc"})
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0]["authority"].startswith(first)
    assert rows[0]["reasons"].startswith("Its figures lie apart.")
    kept = client.get("/failing/failing.csv", {"region": "London"})
    assert len(kept.content.decode().splitlines()) == 2


def test_the_workbook_says_how_well_it_did(client, db, told):
    told(told_apart=True)
    book = openpyxl.load_workbook(BytesIO(client.get("/failing/failing.xlsx").content))
    assert "Tried on 316 inspections." in [c.value for c in book["Source"]["B"]]


@pytest.mark.parametrize("path", ["/failing", "/failing/failing.csv", "/failing/failing.xlsx"])
def test_a_region_that_is_none_is_shown_as_a_problem(client, db, told, path):
    told(told_apart=True)
    answer = client.get(path, {"region": "Atlantis"})
    assert answer.status_code == 422
    assert "There is a problem" in read(answer).text


def test_an_empty_store_knows_no_base_rate(client, db):
    page = read(client.get("/failing", {"as_of": "2026-01-31"}))
    assert "No inspection that is held tells a base rate yet." in page.text


@pytest.mark.parametrize("path", ["/failing", "/failing/failing.csv"])
def test_while_it_is_worked_out_the_page_says_how_far_it_is(client, db, monkeypatch, path):
    half = waiting.Waited(ready=False, seconds=3.0, done=2, total=9, phase="Year 2020")
    monkeypatch.setattr(long_answers.waiting, "ask", lambda name, work: half)
    answer = client.get(path)
    assert answer.status_code == 202
    assert answer["Refresh"] == "3"
    assert "Year 2020" in read(answer).text
    still = client.get(path, {"refresh": "off"})
    assert "Refresh" not in still
