"""The page of depth: an example to start from, groups in rows, curves with tables, refusals."""

import csv
from io import StringIO

import pytest

from tests.web.reader import read

pytestmark = pytest.mark.requirement("R4")
MISSING = {"name-1": "Missing", "population-1": "150", "affected-1": "8", "sample-1": "6"}
OTHERS = {"name-2": "Others", "population-2": "2350", "affected-2": "17", "sample-2": "54"}
TWO = {**MISSING, **OTHERS, "sensitivity-1": "0.8", "sensitivity-2": "0.5-0.8"}


def page(site, given=None):
    return read(site.get("/plan/depth", given or {}))


def values(found):
    return {a["name"]: a.get("value") for tag, a in found.attributes if tag == "input"}


def test_the_page_opens_with_the_illustration_worked_out(site):
    found = page(site)
    assert values(found)["population-1"] == "2500"
    assert "had a 38 percent chance of meeting a failure that touches 1 percent" in found.text
    assert "352 of 2,500 files would have to be read" in found.text


def test_several_groups_are_worked_out_together_and_one_more_can_be_added(site):
    found = page(site, TWO)
    assert "2 groups" in found.text
    assert "shrink to 58" in found.text
    assert "population-3" in values(found)


def test_a_range_is_drawn_as_a_band(site):
    assert any("fh-band" in a.get("class", "") for _, a in page(site, TWO).attributes)
    assert not any("fh-band" in a.get("class", "") for _, a in page(site).attributes)


def test_each_chart_has_a_title_a_description_and_a_table(site):
    found = page(site, TWO)
    charts = [a for tag, a in found.attributes if tag == "svg"]
    assert len(charts) == 4
    for chart in charts:
        assert set(chart["aria-labelledby"].split()) <= set(found.ids)
    assert found.tags["details"] >= 3


def test_nothing_on_the_page_needs_scripts_or_inline_style(site):
    assert page(site, TWO).inline == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"population-1": "0"}, "population-1"),
        ({"population-1": "many"}, "population-1"),
        ({"sample-1": "151"}, "sample-1"),
        ({"affected-1": "200%"}, "affected-1"),
        ({"affected-1": "0", "affected-2": "0"}, "affected-1"),
        ({"sensitivity-2": "2"}, "sensitivity-2"),
        ({"sensitivity-2": ""}, "sensitivity-2"),
        ({"confidence": "1"}, "confidence"),
        ({"confidence": "0.5-0.8"}, "confidence"),
        ({"at_least": "0"}, "at_least"),
        ({"minutes": "soon"}, "minutes"),
        ({"readers": "0"}, "readers"),
        ({"name-2": "Missing"}, "name-1"),
    ],
)
def test_bad_input_is_told_beside_its_field(site, changes, field):
    answer = site.get("/plan/depth", {**TWO, **changes})
    found = read(answer)
    assert answer.status_code == 422
    assert f"#{field}" in found.links
    assert f"{field}-error" in found.ids


def test_all_that_is_wrong_is_told_at_once(site):
    answer = site.get("/plan/depth", {**TWO, "population-1": "0", "readers": "0"})
    links = read(answer).links
    assert {"#population-1", "#readers"} <= set(links)


def test_all_aims_that_are_wrong_are_told_at_once(site):
    wrong = {"confidence": "often", "at_least": "0", "minutes": "-1", "readers": "0"}
    links = read(site.get("/plan/depth", {**TWO, **wrong})).links
    assert {f"#{name}" for name in wrong} <= set(links)


def test_the_table_of_groups_says_how_many_finds_it_is_about(site):
    assert "are about at least 2 affected cases" in page(site, {**TWO, "at_least": "2"}).text
    assert "are about at least" not in page(site, TWO).text


@pytest.mark.parametrize("name", ["groups", "cases", "shares"])
def test_each_table_can_be_had_as_csv(site, name):
    answer = site.get(f"/plan/depth/{name}.csv", TWO)
    rows = list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) >= 3
    assert f"firsthand-depth-{name}.csv" in answer["Content-Disposition"]


def test_a_download_of_what_is_not_understood_shows_the_form(site):
    answer = site.get("/plan/depth/cases.csv", {**TWO, "population-1": "0"})
    assert answer.status_code == 422
    assert "There is a problem" in read(answer).text


def test_lists_that_nobody_published_are_not_made_up(site):
    found = page(site, {"authority": "372"})
    assert "no figure that we hold was public on this day" in found.text
    assert "No list is known" in found.text


def test_an_unknown_authority_is_not_found_but_helped(site):
    answer = site.get("/plan/depth", {"authority": "Rotherhamm"})
    assert answer.status_code == 404
    assert "Rotherham" in read(answer).text


def test_the_date_is_kept_in_the_form_and_in_the_links(site):
    found = page(site, {"as_of": "2014-07-01"})
    assert values(found)["as_of"] == "2014-07-01"
    assert any("depth/cases.csv" in link and "as_of=2014-07-01" in link for link in found.links)


TWICE = {"both": "24", "only_first": "6", "only_second": "6", "neither": "64"}


def test_a_group_without_a_sensitivity_takes_what_double_readings_tell(site):
    found = page(site, {**TWO, **TWICE, "sensitivity-1": ""})
    assert "By 100 cases that two have read, a reader notices 80 percent" in found.text
    assert "take it as the most that can be hoped" in found.text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"only_first": "few"}, "only_first"),
        ({"neither": "9000000"}, "neither"),
        ({"both": "0", "only_first": "0", "only_second": "0"}, "both"),
    ],
)
def test_double_readings_that_tell_nothing_are_refused(site, changes, field):
    answer = site.get("/plan/depth", {**TWO, **TWICE, **changes})
    assert answer.status_code == 422
    assert f"#{field}" in read(answer).links
