"""Inspection and sources pages: every fact with its place, every refusal with its reason."""

from firsthand.web.publications.present import Group, sheet
from tests.web.invented import HARM
from tests.web.reader import read

REPORT = "/inspections/372-sif-2014-11-19"


def test_a_fact_has_its_page_and_its_source(site):
    page = read(site.get(REPORT))
    assert "Children's records looked at 41 Page 2, Report a" in page.text
    assert "/sources/" + "a" * 16 in page.links


def test_a_fact_that_is_not_stated_says_why(site):
    assert "Children spoken to Not stated The report is silent." in read(site.get(REPORT)).text


def test_days_to_publication_are_counted(site):
    assert (
        "Published 40 days after the last day of the inspection" in read(site.get(REPORT)).text
    )


def test_the_publishers_page_is_linked(site):
    assert "https://example.org/report" in read(site.get(REPORT)).links


def test_a_harm_is_shown_with_counts_headings_and_pages(site):
    page = read(site.get(REPORT))
    assert HARM in page.ids
    assert "2 times by name, 3 with wider words" in page.text
    assert "Pages 4 to 5" in page.text


def test_harms_that_are_not_named_are_listed(site):
    assert "Not named in what we read of the report:" in read(site.get(REPORT)).text


def test_an_inspection_is_unknown_before_its_publication(site):
    assert site.get(REPORT, {"as_of": "2014-11-18"}).status_code == 404


def test_a_source_tells_publisher_day_hash_licence_and_quirks(site):
    text = read(site.get("/sources/" + "f" * 16)).text
    for told in (
        "Inspectorate of Clouds",
        "1 December 2020, printed in the publication",
        "f" * 64,
        "Open Government Licence v3.0",
        "Pages are numbered backwards.",
        "9 figures",
        "row 9 Unreadable value many",
    ):
        assert told in text


def test_refused_files_are_listed_with_the_reason(site):
    text = read(site.get("/sources")).text
    assert "Not a pdf a web page a PDF Download it again." in text


def test_a_source_is_unknown_before_it_was_public(site):
    assert site.get("/sources/" + "f" * 16, {"as_of": "2020-11-30"}).status_code == 404


def test_sources_of_one_kind_have_a_list_of_their_own(site):
    page = read(site.get("/sources", {"kind": "report", "sheet": "99"}))
    assert "Inspection reports" in page.text
    assert "/sources/" + "a" * 16 in page.links


def test_a_kind_of_source_that_does_not_exist_is_said(site):
    assert site.get("/sources", {"kind": "gossip"}).status_code == 404


def test_a_long_list_goes_on_to_another_sheet():
    group = Group(key="report", name="Reports", publications=tuple(range(250)))
    assert [sheet(group, n).number for n in (0, 1, 3, 9)] == [1, 1, 3, 3]
    assert sheet(group, 3).publications == tuple(range(200, 250))
    assert sheet(group, 1).of == 3


def test_the_title_of_a_report_is_told_in_words_and_not_in_keys(site):
    listed = read(site.get("/sources", {"kind": "report"})).text
    assert "Barnsley: SIF inspection" in listed
    assert "sif inspection" not in listed
