"""The publishers' own reports: each is read, and the oddities met in them are kept in mind."""

from datetime import date

import pytest

from firsthand.sources.reports.read import read_derived_text, read_reports

# Reading all takes a while; the tests of one file are run by one worker, which reads once.
pytestmark = pytest.mark.shared
REPORTS = "ofsted-ilacs-scrape-tool/export_data/inspection_reports"


@pytest.fixture(scope="module")
def readings(public):
    paths = sorted((public / REPORTS).glob("*/*.pdf"))
    return dict(zip(paths, read_reports(paths), strict=True))


@pytest.fixture(scope="module")
def letters(public):
    return list(read_derived_text(public / "derived_text_focused_visits_jtai.jsonl.gz"))


@pytest.fixture(scope="module")
def sightings(readings):
    return [s for reading in readings.values() for s in reading.sightings]


def one(sightings, la_code, published_on):
    return next(
        s
        for s in sightings
        if s.la_code == la_code and s.published_on == date.fromisoformat(published_on)
    )


def facts(sighting):
    return {s.field: s.value for s in sighting.statements}


def test_only_the_four_web_pages_are_refused(readings):
    refused = {p: r.problems[0].reason for p, r in readings.items() if r.source is None}
    assert set(refused.values()) == {"not-a-pdf"}
    assert all(path.stat().st_size < 10_000 for path in refused)
    assert any("rotherham" in str(path) and "2012" in path.name for path in refused)


def test_every_report_tells_its_authority_and_dates(readings, sightings):
    assert not [p for r in readings.values() if r.source for p in r.problems]
    assert all(s.la_code and s.started_on and s.ended_on for s in sightings)
    assert all(s.started_on <= s.ended_on < s.published_on for s in sightings)


def test_every_graded_report_has_the_areas_of_its_framework(sightings):
    first = {"overall", "leadership", "help-and-protection", "children-in-care"}
    for sighting in sightings:
        areas = {grade.area for grade in sighting.grades}
        if sighting.family == "ilacs":
            later = sighting.started_on >= date(2023, 1, 1)
            assert areas == first | ({"care-leavers"} if later else set())
        if sighting.family == "sif":
            assert areas - {"lscb"} == first | {"adoption", "care-leavers"}


def test_every_report_names_its_lead_inspector(sightings):
    assert all(len(facts(s)["lead_inspector"].split()) >= 2 for s in sightings)


def test_only_the_newer_reports_keep_silent_about_the_team(sightings):
    silent = {s.family for s in sightings if facts(s)["inspectors_stated"] is None}
    told = [s for s in sightings if s.family == "sif" and facts(s)["inspectors_stated"]]
    assert "ilacs" in silent
    assert len(told) >= 149


def test_a_box_drawing_dash_joins_two_dates_like_any_other(sightings):
    visit = one(sightings, "813", "2017-09-04")
    assert (visit.started_on, visit.ended_on) == (date(2017, 6, 20), date(2017, 7, 13))


def test_the_second_dorset_is_not_the_first(sightings):
    assert one(sightings, "838", "2021-11-19").authority_name == "Dorset"


def test_the_report_of_rotherham_in_2014(sightings):
    visit = one(sightings, "372", "2014-11-19")
    assert facts(visit)["improvement_items"] == "26"
    assert facts(visit)["inspectors_stated"] == "9"
    assert {g.area: g.label.lower() for g in visit.grades}["overall"] == "inadequate"


def test_three_recommendations_of_oldham_are_three(sightings):
    assert facts(one(sightings, "353", "2024-07-12"))["improvement_items"] == "3"


def test_the_letters_are_read_but_for_one_joint_area_review(letters):
    refused = [r.problems[0] for r in letters if r.source is None]
    assert [p.reason for p in refused] == ["not-a-report"]
    assert refused[0].file_name.startswith("joint area review")
    kinds = [s.kind for r in letters for s in r.sightings]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "focused-visit": 363,
        "jtai": 64,
        "area-send": 39,
    }


def test_every_joint_inspection_has_a_theme_and_no_lead(letters):
    joint = [s for r in letters for s in r.sightings if s.kind == "jtai"]
    assert all(facts(s)["visit_theme"] for s in joint)
    assert not any(facts(s)["lead_inspector"] for s in joint)


def test_processes_give_what_one_process_gives(readings):
    paths = list(readings)[:6]
    assert list(read_reports(paths, workers=1)) == [readings[path] for path in paths]
