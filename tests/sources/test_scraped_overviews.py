from collections import Counter
from datetime import date

import pytest

from firsthand.refdata.read import authorities
from firsthand.sources.scraped_overviews import read, theme
from tests.sources.invented_tables import AUTHORITIES, grades_of, reasons, workbook

ILACS = {
    "la_code": "991",
    "local_authority": "anyborough",
    "inspection_link": "https://example.org/1",
    "overall_effectiveness_grade": "good",
    "inspection_framework": "short",
    "inspector_name": "ann other",
    "inspection_start_date": "11/09/2023",
    "inspection_end_date": "15/09/2023",
    "publication_date": "27/10/23",
    "impact_of_leaders_grade": "good",
    "help_and_protection_grade": "requires improvement",
    "in_care_grade": "good",
    "care_leavers_grade": "outstanding",
}
JTAI = {
    "la_code": "992",
    "local_authority": "otherton",
    "inspection_link": "https://example.org/2",
    "inspection_start_date": "18/07/22",
    "publication_date": "18/07/22",
    "inspection_theme": "Front door in otherton between 4 and 8 july 2022.",
    "summary_key_strengths": "An invented sentence.",
    "case_study_title": "None",
}
SEND = {
    "la_code": "993",
    "local_authority": "thirdham",
    "inspection_link": "https://example.org/3",
    "outcome_grade": "2.0",
    "previous_inspection_date": "01/01/1900",
    "inspection_start_date": "18/11/24",
    "inspection_end_date": "22/11/24",
    "publication_date": "04/02/25",
    "inspection_outcome_text": "An invented sentence.",
}


def load(tmp_path, *rows, **others):
    header = tuple(rows[0])
    path = workbook(
        tmp_path / "overview.xlsx",
        {"overview": (header, *(tuple(row[name] for name in header) for row in rows))},
    )
    return read(path, authorities=AUTHORITIES, **others)


def stated(sighting):
    return {s.field: s.value or s.absent_because for s in sighting.statements}


def test_an_ilacs_row_has_dates_lead_kind_and_grades(tmp_path):
    reading = load(tmp_path, ILACS)
    (sighting,) = reading.sightings
    assert (sighting.la_code, sighting.family, sighting.kind) == (
        "991",
        "ilacs",
        "short-inspection",
    )
    assert (sighting.started_on, sighting.ended_on) == (date(2023, 9, 11), date(2023, 9, 15))
    assert sighting.published_on == date(2023, 10, 27)
    assert stated(sighting) == {"lead_inspector": "ann other"}
    assert grades_of(sighting)["help-and-protection"] == "requires improvement"
    assert sighting.address == "https://example.org/1"
    assert reading.source.kind == "scrape"


def test_an_inspection_without_an_overall_grade_is_no_problem(tmp_path):
    reading = load(tmp_path, {**ILACS, "overall_effectiveness_grade": "nan"})
    assert reading.problems == ()
    assert sorted(grades_of(reading.sightings[0])) == [
        "care-leavers",
        "children-in-care",
        "help-and-protection",
        "leadership",
    ]


def test_an_area_that_did_not_exist_yet_has_no_grade(tmp_path):
    reading = load(tmp_path, {**ILACS, "care_leavers_grade": "inspection_pre_dates_judgement"})
    assert "care-leavers" not in grades_of(reading.sightings[0])
    assert reading.problems == ()


def test_dates_that_the_overview_could_not_read_are_absent_with_a_reason(tmp_path):
    undated = {**ILACS, "inspection_start_date": None, "inspection_framework": "None"}
    (sighting,) = load(tmp_path, undated).sightings
    assert (sighting.started_on, sighting.kind) == (None, "inspection")
    assert "could not read" in stated(sighting)["inspection_start"]


def test_a_joint_inspection_has_its_theme_and_no_start(tmp_path):
    (sighting,) = load(tmp_path, JTAI).sightings
    assert (sighting.family, sighting.kind, sighting.started_on) == ("jtai", "jtai", None)
    assert stated(sighting)["visit_theme"] == "Front door"
    assert "day of publication" in stated(sighting)["inspection_start"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Sexual abuse in the family in otherton.", "Sexual abuse in the family"),
        ("Initial need in the london borough of otherton.", "Initial need"),
        (
            "Abuse and neglect in otherton city council between 1 and 5 may.",
            "Abuse and neglect",
        ),
        ("Missing children between 12 and 16 february 2018.", "Missing children"),
        ("Children between homes in otherton", "Children between homes"),
        (None, None),
    ],
)
def test_a_theme_is_told_without_place_and_days(printed, expected):
    assert theme(printed, "otherton") == expected


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("1.0", "Typically positive experiences and outcomes"),
        ("2.0", "Inconsistent experiences and outcomes"),
        ("3", "Widespread and/or systemic failings"),
    ],
)
def test_the_outcome_of_an_area_inspection_is_told_in_words(tmp_path, code, words):
    (sighting,) = load(tmp_path, {**SEND, "outcome_grade": code}).sightings
    assert grades_of(sighting) == {"send-outcome": words}


def test_an_outcome_that_is_no_outcome_is_reported(tmp_path):
    reading = load(tmp_path, {**SEND, "outcome_grade": "7.0"})
    assert reasons(reading) == ["unreadable-value"]
    assert reading.sightings[0].grades == ()


@pytest.mark.parametrize("row", [JTAI, SEND])
def test_sentences_of_reports_are_never_carried(tmp_path, row):
    assert "An invented sentence" not in repr(load(tmp_path, row))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"la_code": "992"}, "unknown-authority"),
        ({"la_code": "000", "local_authority": "nowhere"}, "unknown-authority"),
        ({"publication_date": "soon"}, "unreadable-value"),
    ],
)
def test_a_row_that_cannot_be_placed_is_reported_and_the_rest_loads(tmp_path, change, reason):
    reading = load(tmp_path, {**ILACS, **change}, ILACS)
    assert reasons(reading) == [reason]
    assert reading.problems[0].row == "overview, row 2"
    assert len(reading.sightings) == 1


def test_a_start_that_is_no_date_is_reported_and_the_row_is_kept(tmp_path):
    reading = load(tmp_path, {**ILACS, "inspection_start_date": "monday"})
    assert reasons(reading) == ["unreadable-value"]
    assert reading.sightings[0].started_on is None


def test_the_file_is_known_from_the_latest_publication_that_it_lists(tmp_path):
    source = load(tmp_path, ILACS).source
    assert (source.known_on, source.known_on_basis) == (date(2023, 10, 27), "rule")
    told = load(tmp_path, ILACS, known_on=date(2026, 6, 29)).source
    assert (told.known_on, told.known_on_basis) == (date(2026, 6, 29), "curated")


def test_a_workbook_of_something_else_is_refused(tmp_path):
    reading = load(tmp_path, {"la_code": "991", "town": "x"})
    assert (reading.source, reasons(reading)) == (None, ["wrong-columns"])
    reading = load(tmp_path, {"town": "x"})
    assert (reading.source, reasons(reading)) == (None, ["wrong-columns"])


def test_an_overview_with_a_renamed_column_is_refused_with_its_name(tmp_path):
    renamed = {("grade" if k == "in_care_grade" else k): v for k, v in ILACS.items()}
    (problem,) = load(tmp_path, renamed).problems
    assert (problem.reason, problem.given) == ("wrong-columns", "no in_care_grade")


def test_an_overview_without_one_readable_row_is_refused(tmp_path):
    reading = load(tmp_path, {**ILACS, "publication_date": None})
    assert (reading.source, reasons(reading)) == (None, ["unreadable-value"])


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "overview.xlsx"
    path.write_bytes(b"<html>Not found</html>")
    assert reasons(read(path, authorities=AUTHORITIES)) == ["web-page"]


@pytest.fixture(scope="module")
def overviews(public):
    names = ("ilacs", "jtai", "send")
    return {
        name: read(
            public / f"ofsted-{name}-scrape-tool" / f"ofsted_csc_{name}_overview.xlsx",
            authorities=authorities(),
        )
        for name in names
    }


def test_every_row_of_the_real_overviews_is_read(overviews):
    counts = {name: len(reading.sightings) for name, reading in overviews.items()}
    assert counts == {"ilacs": 153, "jtai": 49, "send": 72}
    assert all(reading.problems == () for reading in overviews.values())


def test_the_two_inspections_of_2026_without_an_overall_grade_are_read(overviews):
    graded = overviews["ilacs"].sightings
    without = {s.authority_name for s in graded if "overall" not in grades_of(s)}
    assert without == {"brent", "somerset"}


def test_the_outcomes_of_the_real_area_inspections_are_told_in_words(overviews):
    outcomes = Counter(grades_of(s).get("send-outcome") for s in overviews["send"].sightings)
    assert sorted(outcomes.values()) == [1, 15, 20, 36]
