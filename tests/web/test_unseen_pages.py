"""The pages of what may be unseen and of thematic inspections."""

import csv
from io import StringIO

import pytest

from firsthand.services import estimates
from firsthand.services.estimates import Asked
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import MORNING, TOLD
from tests.web.reader import read


def rows_of(answer):
    return list(csv.DictReader(StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.requirement("R13")
def test_every_authority_has_a_bar_and_the_page_says_when_not_to_believe_it(site):
    answer = site.get("/unseen", {"harm": "neglect"})
    page = read(answer)
    assert answer.status_code == 200
    assert sum(a.get("class") == "fh-reach" for _, a in page.attributes) == 153
    assert "When not to believe it" in page.text
    assert not page.inline


def test_where_histories_do_not_tell_the_page_says_not_known(site):
    assert "Not known" in read(site.get("/unseen")).text


@pytest.mark.parametrize("sort", ["years", "chance", "looked", "authority"])
@pytest.mark.parametrize("order", ["asc", "desc"])
def test_the_rows_can_be_sorted(site, sort, order):
    answer = site.get("/unseen", {"sort": sort, "order": order})
    wanted = "ascending" if order == "asc" else "descending"
    assert [a["aria-sort"] for _, a in read(answer).attributes if "aria-sort" in a] == [wanted]


def test_a_region_keeps_its_own_authorities_and_the_download_follows(site):
    rows = rows_of(site.get("/unseen/unseen.csv", {"region": "London"}))
    assert {row["region"] for row in rows} == {"London"}
    assert all(row["because"] for row in rows)


@pytest.mark.parametrize("path", ["/unseen", "/unseen/unseen.csv"])
def test_an_unknown_harm_is_shown_as_a_problem(site, path):
    answer = site.get(path, {"harm": "boredom"})
    assert answer.status_code == 422
    assert "There is a problem" in read(answer).text


ASKED = {"areas": "8", "harm": "neglect", "design": "simple", "seed": "7"}
BY_ANALYST = Asked(by=build.ANALYST, now=MORNING)


@pytest.mark.requirement("R27")
def test_areas_are_chosen_and_can_be_taken_away(site):
    page = read(site.get("/plan/thematic", ASKED))
    assert "8 areas for neglect" in page.text
    assert len(rows_of(site.get("/plan/thematic/areas.csv", ASKED))) == 8


@pytest.mark.requirement("R6")
def test_areas_of_a_theme_come_with_what_known_cases_leave_out_there(site):
    asked = {**ASKED, "areas": "153", "harm": TOLD.harm}
    before = read(site.get("/plan/thematic", asked)).text
    assert "No estimate stands for" in before and "Rotherham" in before
    estimates.record(BY_ANALYST, TOLD)
    page = read(site.get("/plan/thematic", asked))
    assert "An estimated 240 children are on none of the lists (95% interval 120" in page.text
    assert "On the record since 2 March 2026" in page.text and "/estimates/e1" in page.links
    assert "Police records of children reported missing" in page.text
    earlier = read(site.get("/plan/thematic", {**asked, "as_of": "2026-03-01"})).text
    assert "An estimated 240" not in earlier
    estimates.withdraw(BY_ANALYST, "e1", "Wrong year.")
    gone = read(site.get("/plan/thematic", asked)).text
    assert "An estimated 240" not in gone and "Nothing stands in its place" in gone


@pytest.mark.parametrize("path", ["/plan/thematic", "/plan/thematic/areas.csv"])
@pytest.mark.parametrize(
    "changed",
    [{"areas": "some"}, {"seed": ""}, {"harm": "boredom"}, {"areas": "199"}, {"design": "pps"}],
)
def test_what_cannot_be_chosen_is_shown_beside_the_form(site, path, changed):
    answer = site.get(path, {**ASKED, **changed})
    assert answer.status_code == 422
    assert "There is a problem" in read(answer).text


def test_the_empty_form_is_no_problem(site):
    answer = site.get("/plan/thematic")
    assert answer.status_code == 200
    assert "There is a problem" not in read(answer).text


@pytest.mark.requirement("R27")
def test_results_that_were_pasted_are_pooled_and_drawn(site):
    table = "area,found,read\nNorthtown,3,40\nEastshire,10,50\nSouthport,1,30"
    answer = site.post("/plan/thematic/results", {"results": table})
    page = read(answer)
    assert "In a typical one of such areas" in page.text
    assert sum(a.get("class") == "fh-reach__span" for _, a in page.attributes) == 5


@pytest.mark.parametrize("table", ["", "nothing", "area,found,read\nA,9,4\nB,1,2"])
def test_results_that_cannot_be_pooled_are_shown_as_a_problem(site, table):
    answer = site.post("/plan/thematic/results", {"results": table})
    assert answer.status_code == 422
    assert "There is a problem" in read(answer).text
