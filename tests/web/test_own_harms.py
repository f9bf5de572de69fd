"""An own harm on the pages and in the API: in every list, marked, and not read until it is."""

import pytest

from firsthand.domain.people.actor import SYSTEM
from firsthand.refdata import own_harms
from firsthand.services.subjects import record
from firsthand.services.subjects.record import Asked
from tests.domain.inspection import build
from tests.domain.surveillance.named import CUCKOOING, FOUND, HARM, MORNING
from tests.web.reader import read

KEY = "own-cuckooing"
ENGLAND = f"/?harm={KEY}"
AUTHORITY = f"/authorities/372/harms/{KEY}"
INSPECTION = "/inspections/372-sif-2014-11-19"


@pytest.fixture
def made(site):
    record.record_found([FOUND], by=SYSTEM, now=MORNING)
    asked = Asked(subject_id=CUCKOOING, by=build.QUALITY, now=MORNING)
    record.name(asked, "Cuckooing")
    record.make_harm(asked, HARM)
    own_harms.forget()  # as in another process, which was told nothing
    return site


@pytest.mark.requirement("R10")
def test_the_england_page_says_that_no_report_was_read_for_it_and_counts_none_as_silent(made):
    page = read(made.get(ENGLAND))
    assert "Cuckooing: where published inspection has looked" in page.text
    assert "A harm of this installation\u2019s own, added on 2 March 2026" in page.text
    assert HARM.why in page.text
    assert "In 153 authorities no report has been read for this harm" in page.text
    assert "0 N Not reported on" in page.text
    assert "How it changed over the years is not shown" in page.text
    assert "Not read for this harm" in page.text
    assert build.QUALITY.name not in page.text


def test_it_is_offered_wherever_a_harm_is_chosen(made):
    for path in ("/", "/unseen", "/plan/thematic", "/plan/programme"):
        assert "Cuckooing" in read(made.get(path)).text, path


def test_the_authority_page_and_its_harm_page_say_not_read(made):
    assert "Cuckooing" in read(made.get("/authorities/372")).text
    page = read(made.get(AUTHORITY))
    assert "no report on the authority has been read for it since" in page.text
    assert "Loading the reports again does" in page.text
    assert "This report was not read for this harm" in page.text
    assert "Not reported on" not in page.text


def test_an_inspection_says_for_what_its_report_was_not_read(made):
    text = read(made.get(INSPECTION)).text
    assert "Not read for: cuckooing, which was added to the vocabulary here" in text
    unnamed = text.partition("Not named in what we read of the report:")[2]
    assert "cuckooing" not in unnamed.partition(".")[0]


def test_the_guide_and_the_api_mark_it_as_own(made):
    assert "Added here on 2 March 2026" in read(made.get("/guide")).text
    harms = {one["key"]: one for one in made.get("/api/v1/harms").json()}
    assert harms[KEY]["own"] == {"added_on": "2026-03-02", "why": HARM.why}
    assert harms["neglect"]["own"] is None


def test_the_api_and_the_downloads_say_not_read(made):
    row = made.get("/api/v1/picture", {"harm": KEY}).json()["results"][0]
    assert (row["state"], row["strict_state"]) == ("not-read", "not-read")
    table = made.get("/picture.csv", {"harm": KEY})
    assert table.status_code == 200
    assert "not-read" in table.content.decode()


def test_what_is_not_read_can_be_sorted_and_filtered_by(made):
    assert made.get(f"{ENGLAND}&sort=state&order=desc").status_code == 200
    page = read(made.get(f"{ENGLAND}&state=not-reported"))
    assert "No authority matches these filters" in page.text


def test_a_page_that_names_no_harm_asks_the_record_nothing(made, django_assert_num_queries):
    with django_assert_num_queries(0):
        made.get("/guide/accessibility")
