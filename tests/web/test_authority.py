"""The authority page: timeline, grades with their scale, harms, indicators, forerunners."""

from datetime import date

import pytest

from firsthand.domain.intelligence.timeline import TimelineEntry
from firsthand.web.authorities.present import Visit
from tests.web.invented import HARM
from tests.web.reader import read


@pytest.mark.requirement("R11")
def test_the_timeline_holds_reports_and_curated_events(site):
    text = read(site.get("/authorities/372")).text
    assert "19 November 2014" in text
    assert "December 2009" in text


def test_a_grade_comes_with_its_scale_and_meaning(site):
    text = read(site.get("/authorities/372")).text
    assert "Good 2 of 4, 1 is best" in text
    assert "It did not mean:" in text
    assert "What had to follow:" in text


@pytest.mark.requirement("R23")
def test_rotherham_in_july_2014_shows_nothing_later(site):
    text = read(site.get("/authorities/372", {"as_of": "2014-07-01"})).text
    assert "December 2009" in text
    assert "19 November 2014" not in text
    assert "January 2018" not in text


def test_each_harm_has_a_row_and_its_own_page(site):
    page = read(site.get("/authorities/372"))
    assert f"/authorities/372/harms/{HARM}" in page.links
    assert "neglect" in page.ids


def test_the_page_of_a_harm_names_reports_and_pages(site):
    page = read(site.get(f"/authorities/372/harms/{HARM}"))
    assert f"/inspections/372-sif-2014-11-19#{HARM}" in page.links
    assert "Pages 4 to 5" in page.text
    assert "It does not mean that children are harmed more often here" in page.text


def test_a_harm_nobody_wrote_of_is_told_fairly(site):
    text = read(site.get("/authorities/370/harms/radicalisation")).text
    assert "It does not mean that the harm does not happen here" in text


def test_an_authority_without_reports_is_told_fairly(site):
    text = read(site.get("/authorities/816", {"as_of": "2009-01-02"})).text
    assert "That does not mean that nobody looked" in text


def test_a_suppressed_figure_is_told_in_words(site):
    text = read(site.get("/authorities/372")).text
    assert "Suppressed, because the number is small enough to identify people" in text


def test_a_figure_has_its_interval_and_its_file(site):
    page = read(site.get("/authorities/372", {"as_of": "2019-12-31"}))
    assert "20.0% (13.3% to 28.9%)" in page.text
    assert "/sources/" + "f" * 16 + "?as_of=2019-12-31" in page.links


def test_lines_of_two_frameworks_are_never_joined(site):
    page = read(site.get("/authorities/372"))
    boxes = [a for _, a in page.attributes if a.get("class") == "fh-stretch"]
    joins = [a for _, a in page.attributes if a.get("class") == "fh-join"]
    assert boxes
    assert joins  # both invented reports stand under one framework and scale


def test_forerunners_and_successors_are_named(site):
    page = read(site.get("/authorities/942"))
    assert "Followed Cumbria" in page.text
    assert "/authorities/909" in page.links
    assert "Followed by" in read(site.get("/authorities/909")).text


def test_a_successor_is_not_foretold(site):
    assert "Followed by" not in read(site.get("/authorities/909", {"as_of": "2014-07-01"})).text


def test_the_list_holds_the_authorities_of_the_day(site):
    now, then = read(site.get("/authorities")), read(site.get("/authorities?as_of=2014-07-01"))
    assert "Authorities that have ended" in now.text
    assert "Cumberland" in now.text
    assert "Cumberland" not in then.text


def test_a_visit_is_called_by_its_kind_theme_and_framework():
    titles = {
        "Child protection inspection (2012), inspection: Overall": "Inspection",
        "ILACS (ILACS), inspection (front door)": "Inspection: front door",
        "SLAC, inspection": "Inspection",
    }
    for title, called in titles.items():
        assert Visit(anchor="v1", lane=0, entries=(entry(title),)).title == called


def entry(title):
    return TimelineEntry(
        published_on=date(2012, 8, 10),
        happened_on=None,
        kind="inspection",
        la_code="372",
        title=title,
        note="",
        inspection_id="372-cpi-2012-08-10",
    )
