"""The England page: four states, a map, a chart, a table that sorts and filters, downloads."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from tests.web.invented import HARM
from tests.web.reader import read

pytestmark = pytest.mark.requirement("R3")
HEADINGS = ("authority", "state", "looked", "framework", "asked", "since")


def rows_of(answer):
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


def test_the_four_states_add_up_to_all_authorities(site):
    rows = rows_of(site.get("/picture.csv"))
    assert len(rows) == 153
    assert {row["state"] for row in rows} == {
        "weakness-reported",
        "no-weakness-reported",
        "too-thin",
        "not-reported",
    }


def test_each_state_comes_from_the_report_that_looked(site):
    found = {row["authority"]: row["state"] for row in rows_of(site.get("/picture.csv"))}
    assert found["Rotherham"] == "weakness-reported"
    assert found["Barnsley"] == "no-weakness-reported"
    assert found["Leeds"] == "too-thin"
    assert found["York"] == "not-reported"


def test_each_authority_has_a_hexagon_that_says_its_name_and_state(site):
    page = read(site.get("/"))
    labels = [
        a["aria-label"] for tag, a in page.attributes if a.get("class", "").startswith("fh-hex")
    ]
    assert len(labels) == 153
    assert any(label.startswith("Rotherham: weakness reported, ") for label in labels)


def test_a_filter_keeps_the_others_on_the_map_but_pale(site):
    page = read(site.get("/", {"state": "weakness-reported"}))
    pale = [a for _, a in page.attributes if "fh-hex--out" in a.get("class", "")]
    assert len(pale) == 152


def test_knowledge_older_than_five_years_is_drawn_pale(site):
    page = read(site.get("/", {"as_of": "2020-01-01"}))
    old = [a["aria-label"] for _, a in page.attributes if "fh-hex--old" in a.get("class", "")]
    assert [label.partition(":")[0] for label in old] == ["Rotherham"]


def test_the_age_of_what_is_known_is_told_in_a_sentence(site):
    text = read(site.get("/", {"as_of": "2020-01-01"})).text
    assert "1 is more than 5 years old" in text


def test_no_age_is_told_when_nothing_is_known(site):
    assert "half are older" not in read(site.get("/", {"as_of": "2010-01-01"})).text


def test_a_filter_keeps_only_its_rows(site):
    rows = rows_of(site.get("/picture.csv", {"region": "Yorkshire and The Humber"}))
    assert {row["region"] for row in rows} == {"Yorkshire and The Humber"}
    assert [row["authority"] for row in rows] == sorted(row["authority"] for row in rows)


def test_nothing_found_is_said(site):
    query = {"state": "weakness-reported", "region": "London"}
    assert "No authority matches these filters" in read(site.get("/", query)).text


@pytest.mark.parametrize("key", HEADINGS)
def test_every_column_sorts_both_ways(site, key):
    up = rows_of(site.get("/picture.csv", {"sort": key}))
    down = rows_of(site.get("/picture.csv", {"sort": key, "order": "desc"}))
    assert len(up) == len(down) == 153
    assert up[0]["la_code"] != down[0]["la_code"]


def test_the_oldest_knowledge_sorts_last_but_before_none(site):
    rows = rows_of(site.get("/picture.csv", {"sort": "looked"}))
    assert [row["authority"] for row in rows[:2]] == ["Barnsley", "Rotherham"]
    assert rows[2]["age_days"] == ""


def test_the_sorted_column_says_so_and_its_link_turns_it_round(site):
    page = read(site.get("/", {"sort": "state"}))
    assert ("th", "ascending") in [(t, a.get("aria-sort")) for t, a in page.attributes]
    assert "/?sort=state&order=desc#authorities" in page.links


def test_the_strict_reading_is_a_choice(site):
    assert site.get("/", {"reading": "strict"}).status_code == 200
    rows = rows_of(site.get("/picture.csv", {"reading": "strict", "state": "too-thin"}))
    assert [row["strict_state"] for row in rows] == ["too-thin"]


def test_reports_lapse_when_an_age_limit_is_chosen(site):
    query = {"within": "3", "as_of": "2020-01-01"}
    rows = {row["authority"]: row["state"] for row in rows_of(site.get("/picture.csv", query))}
    assert rows["Barnsley"] == "not-reported"


@pytest.mark.requirement("R23")
def test_what_was_not_yet_public_is_not_shown(site):
    rows = rows_of(site.get("/picture.csv", {"as_of": "2014-07-01"}))
    assert {row["state"] for row in rows} == {"not-reported"}


def test_the_workbook_holds_the_same_rows(site):
    query = {"harm": HARM, "sort": "since"}
    book = openpyxl.load_workbook(BytesIO(site.get("/picture.xlsx", query).content))
    cells = [row[1].value for row in book["Rows"].iter_rows(min_row=2)]
    assert cells == [row["authority"] for row in rows_of(site.get("/picture.csv", query))]


def test_a_download_is_named_for_the_harm_and_the_day(site):
    answer = site.get("/picture.csv", {"as_of": "2020-01-01"})
    name = 'attachment; filename="firsthand-child-sexual-exploitation-2020-01-01.csv"'
    assert answer["Content-Disposition"] == name


def test_a_download_without_rows_still_has_its_headings(site):
    query = {"state": "weakness-reported", "region": "London"}
    empty = site.get("/picture.csv", query).content.decode("utf-8-sig")
    full = site.get("/picture.csv").content.decode("utf-8-sig")
    assert empty.splitlines() == full.splitlines()[:1]


def test_a_download_of_nonsense_is_refused(site):
    assert site.get("/picture.csv", {"harm": "boredom"}).status_code == 422


def test_the_chart_has_its_table(site):
    page = read(site.get("/", {"as_of": "2023-07-01"}))
    assert "Authorities in each state at the end of each year" in page.text
    assert "2009" in page.text
    said = "in 0 of 152 authorities at the end of 2009, and in 2 of 153 now"
    assert said in page.text


def test_silence_is_explained_beside_the_numbers(site):
    assert "Silence in a report does not prove that nobody looked" in read(site.get("/")).text


def test_both_readings_are_counted_and_the_one_in_use_is_named(site):
    text = read(site.get("/")).text
    assert "Wide reading: broader words count too" in text
    assert "In the strict reading: 1 weakness reported; 1 looked at, no weakness" in text


def test_the_strict_reading_tells_the_age_of_its_own_look(site):
    query = {"reading": "strict", "as_of": "2020-01-01"}
    rows = {row["authority"]: row for row in rows_of(site.get("/picture.csv", query))}
    assert rows["Leeds"]["age_days"] == ""
    assert rows["Barnsley"]["last_looked_on"] == "2016-05-06"


def test_the_reports_of_each_year_are_counted_as_they_came(site):
    text = read(site.get("/", {"as_of": "2023-07-01"})).text
    assert "1 of the 1 report published in 2014 named child sexual exploitation" in text
    assert "What the reports of each year say" in text
