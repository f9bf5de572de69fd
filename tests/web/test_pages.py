"""Every page answers, is well built, keeps the date and says what is wrong."""

import pytest

from tests.web.invented import HARM
from tests.web.reader import read

INSPECTION = "372-sif-2014-11-19"
PAGES = (
    "/",
    "/authorities",
    "/authorities/372",
    f"/authorities/372/harms/{HARM}",
    f"/inspections/{INSPECTION}",
    "/sources",
    "/sources/" + "a" * 16,
    "/guide",
    "/guide/accessibility",
)
KEEP_NO_DATE = ("/static/", "http", "#")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers(site, path):
    assert site.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_landmarks_one_heading_and_a_way_past_the_menu(site, path):
    page = read(site.get(path))
    for tag in ("header", "main", "footer", "h1", "body"):
        assert page.tags[tag] == 1, tag
    assert page.tags["nav"] >= 1
    assert "#main-content" in page.links
    assert ("html", {"lang": "en-GB", "class": "govuk-template"}) in page.attributes


@pytest.mark.parametrize("path", PAGES)
def test_a_page_needs_no_inline_style_or_script(site, path):
    assert read(site.get(path)).inline == []


@pytest.mark.parametrize("path", PAGES)
def test_an_id_stands_once_on_a_page(site, path):
    ids = read(site.get(path)).ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("path", PAGES)
def test_every_anchor_on_the_page_exists(site, path):
    page = read(site.get(path))
    wanted = {link[1:] for link in page.links if link.startswith("#")}
    assert wanted <= set(page.ids)


@pytest.mark.parametrize("path", PAGES)
def test_the_date_is_kept_in_every_link(site, path):
    page = read(site.get(path, {"as_of": "2023-07-01"}))
    inner = [link for link in page.links if not link.startswith(KEEP_NO_DATE)]
    lost = [link for link in inner if "as_of=2023-07-01" not in link]
    # The one way back to today.
    assert lost == [path]


@pytest.mark.parametrize("path", PAGES)
def test_a_past_date_is_told_on_top(site, path):
    assert (
        "You are looking at 1 July 2023." in read(site.get(path, {"as_of": "2023-07-01"})).text
    )


def test_links_of_today_carry_no_date(site):
    assert not [link for link in read(site.get("/")).links if "as_of" in link]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("given", ["2014-02-30", "soon", "2999-01-01", "'; drop table"])
def test_a_date_that_cannot_be_used_is_refused_in_words(site, path, given):
    answer = site.get(path, {"as_of": given})
    assert answer.status_code == 422
    page = read(answer)
    assert "There is a problem" in page.text
    assert "#as-of" in page.links
    assert "as-of" in page.ids


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"harm": "boredom"}, "harm"),
        ({"area": "kitchen"}, "area"),
        ({"within": "-1"}, "within"),
        ({"region": "Narnia"}, "region"),
        ({"state": "fine"}, "state"),
        ({"reading": "loose"}, "reading"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused_beside_its_field(site, query, field):
    answer = site.get("/", query)
    assert answer.status_code == 422
    page = read(answer)
    assert f"#{field}" in page.links
    assert f"{field}-error" in page.ids


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/authorities/Rotheram", "Authority not found"),
        ("/authorities/372/harms/boredom", "Harm not found"),
        ("/inspections/372-sif-1066-10-14", "Inspection not found"),
        ("/sources/0000", "Source not found"),
        ("/nowhere", "Page not found"),
    ],
)
def test_what_does_not_exist_is_said_with_a_way_on(site, path, said):
    answer = site.get(path)
    assert answer.status_code == 404
    page = read(answer)
    assert said in page.text
    assert "/authorities" in page.links


def test_a_misspelt_name_is_answered_with_the_nearest(site):
    assert "/authorities/372" in read(site.get("/authorities/Rotheram")).links


def test_a_name_leads_to_its_page_and_keeps_the_date(site):
    answer = site.get("/authorities", {"name": "rotherham", "as_of": "2014-07-01"})
    assert answer.url == "/authorities/372?as_of=2014-07-01"


def test_a_page_may_only_be_read(site):
    assert site.post("/").status_code == 405


def test_a_fault_of_ours_has_a_page_of_its_own(site, monkeypatch):
    site.raise_request_exception = False
    monkeypatch.setattr("firsthand.web.england.views.national_picture", None)
    answer = site.get("/")
    assert answer.status_code == 500
    assert "There is a problem with this page" in read(answer).text


def test_nothing_of_another_host_is_allowed(site):
    policy = site.get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
