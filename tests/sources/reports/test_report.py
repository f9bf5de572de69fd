"""What one document says, from the file to the facts; every document here is invented."""

from datetime import date

import pytest

from firsthand.domain.intelligence.sighting import FIELDS
from firsthand.sources.reports.lookups import Lookups
from firsthand.sources.reports.read import read_report
from tests.sources.reports.paper import pdf

ILACS = [
    (
        "Inspection of Riverland local authority\nchildren's services\n"
        "Inspection dates: 29 April to 10 May 2024\n"
        "Lead inspector: Alex de Example, His Majesty's Inspector\n"
        "Judgement Grade\n"
        "The impact of leaders on social work practice\nwith children and families\nGood\n"
        "The experiences and progress of children who need help and\nprotection\n"
        "Requires improvement to be good\n"
        "The experiences and progress of children in care Good\n"
        "The experiences and progress of care leavers\nOutstanding\n"
        "Overall effectiveness Good\nBoats go up and down."
    ),
    (
        "What needs to improve?\n\u2022 The oars.\n\u2022 The sails.\n"
        "The experiences and progress of care leavers: outstanding\n1. They row well."
    ),
    (
        "The Office for Standards in Education, Children's Services and Skills (Ofsted)\n"
        "You may reuse this under the terms of the Open Government Licence."
    ),
]
SIF = [
    (
        "1\nMoorshire County Council\nInspection of services for children in need of help and\n"
        "protection, children looked after and care leavers\nand\n"
        "Review of the effectiveness of the Local Safeguarding Children\nBoard1\n"
        "Inspection date: 14 January \u2013 5 February 2016\nReport published: 21 March 2016\n"
        "Children's services in Moorshire require improvement to be good\n"
        "1. Children who need help and protection Requires improvement\n"
        "2. Children looked after and achieving\npermanence\nGood\n"
        "2.1 Adoption performance Good\n"
        "2.2 Experiences and progress of care leavers Not judged\n"
        "1. Leadership, management and governance Inadequate"
    ),
    "Executive summary\nBoats are late.\nRecommendations\n1. Row.\n2. Sail.\n3. Rest.",
    (
        "The Local Safeguarding Children Board (LSCB)\n"
        "The Local Safeguarding Children Board is good\nThe board rows.\n"
        "Recommendations\n4. Float.\n5. Dive."
    ),
    (
        "Information about this inspection\nThey read case files and talked to children,\n"
        "young people and their families. They watched how professional staff work.\n"
        "The inspection team consisted of seven of Her Majesty's Inspectors (HMI) and one\n"
        "additional inspector from Ofsted.\nThe inspection team\n"
        "Lead inspector: Robin B Sample (HMI)\nDeputy lead inspector: Kim Other"
    ),
    "This may be reproduced for non-commercial educational purposes.",
]
LETTER = [
    (
        "8 March 2022\nMs Pat Example\nTown Hall\nDirector of Children's Services\n"
        "Dear Ms Example\n"
        "Focused visit to Quay Corporation children's services\n"
        "This letter summarises the findings of a focused visit on 31 January and 1 February.\n"
        "Her Majesty's Inspectors for this visit were Alex Example, Robin B. Sample\n"
        "and Kim Other.\n"
        "Inspectors looked at the local authority's arrangements for care leavers.\n"
        "They looked at children's case records and spoke to social workers.\n"
        "Headline findings\nBoats float.\n"
        "What needs to improve in this area of social work practice?\n\u2022 Oars.\n"
        "Yours sincerely\nAlex Example\nHer Majesty's Inspector"
    ),
]


@pytest.fixture
def read(tmp_path, lookups):
    def reading(pages, name, folder="reports"):
        path = tmp_path / folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pdf(pages))
        return read_report(path, lookups)

    return reading


def facts(reading):
    return {s.field: s.value for s in reading.sightings[0].statements}


def reasons(reading):
    return {s.field: s.absent_because for s in reading.sightings[0].statements}


def labels(reading):
    return {grade.area: grade.label for grade in reading.sightings[0].grades}


def test_an_ilacs_report_is_dated_by_its_file_name(read):
    reading = read(ILACS, "inspection - 26 june 2024.pdf")
    assert reading.source.known_on == date(2024, 6, 26)
    assert reading.source.known_on_basis == "file-name"
    assert reading.sightings[0].published_on == date(2024, 6, 26)
    assert reading.problems == ()


def test_without_a_date_of_publication_we_say_so_and_what_is_used(read):
    reading = read(ILACS, "report.pdf")
    assert facts(reading)["published_on"] is None
    assert reading.source.known_on_basis == "rule"
    assert [p.reason for p in reading.problems] == ["publication-date-not-known"]


def test_the_facts_of_an_ilacs_report(read):
    reading = read(ILACS, "inspection - 26 june 2024.pdf")
    found = facts(reading)
    assert reading.sightings[0].la_code == "901"
    assert found["framework"] == "ilacs-2023"
    assert found["inspection_start"] == "2024-04-29"
    assert found["inspection_end"] == "2024-05-10"
    assert found["lead_inspector"] == "Alex de Example"
    assert found["improvement_items"] == "2"
    assert found["licence_printed"] == "ogl-3"
    assert found["pages"] == "3"


def test_days_on_site_leave_out_bank_holidays_and_say_so(read):
    reading = read(ILACS, "inspection - 26 june 2024.pdf")
    days = next(s for s in reading.sightings[0].statements if s.field == "days_on_site")
    assert days.value == "9"
    assert "working days of England and Wales" in days.place.row


def test_without_a_calendar_days_on_site_are_weekdays(tmp_path, lookups):
    path = tmp_path / "inspection - 26 june 2024.pdf"
    path.write_bytes(pdf(ILACS))
    reading = read_report(path, Lookups(authorities=lookups.authorities))
    days = next(s for s in reading.sightings[0].statements if s.field == "days_on_site")
    assert days.value == "10"
    assert "weekdays" in days.place.row


def test_two_weeks_make_a_standard_inspection_and_one_a_short_one(read):
    short = [ILACS[0].replace("29 April to 10 May", "29 April to 3 May"), *ILACS[1:]]
    assert read(ILACS, "a - 26 june 2024.pdf").sightings[0].kind == "standard-inspection"
    assert read(short, "b - 26 june 2024.pdf").sightings[0].kind == "short-inspection"


def test_a_short_inspection_that_came_back_is_still_short(read):
    back = "29 April to 3 May 2024 and 11 to 12 June 2024"
    pages = [ILACS[0].replace("29 April to 10 May 2024", back), *ILACS[1:]]
    reading = read(pages, "a - 26 july 2024.pdf")
    assert reading.sightings[0].kind == "short-inspection"
    assert facts(reading)["inspection_end"] == "2024-06-12"
    assert any("2 periods" in quirk for quirk in reading.source.quirks)


def test_the_five_grades_of_an_ilacs_report(read):
    assert labels(read(ILACS, "a - 26 june 2024.pdf")) == {
        "overall": "Good",
        "leadership": "Good",
        "help-and-protection": "Requires improvement to be good",
        "children-in-care": "Good",
        "care-leavers": "Outstanding",
    }


def test_before_2023_care_and_leaving_care_share_one_grade(read):
    cover = ILACS[0].replace(
        "children in care Good\nThe experiences and progress of care leavers\nOutstanding",
        "children in care and care\nleavers Inadequate",
    )
    found = labels(read([cover, *ILACS[1:]], "a - 26 june 2024.pdf"))
    assert found["children-in-care"] == "Inadequate"
    assert "care-leavers" not in found


def test_no_overall_grade_is_invented_where_none_is_printed(read):
    cover = ILACS[0].replace("Overall effectiveness Good\n", "")
    assert "overall" not in labels(read([cover, *ILACS[1:]], "a - 26 june 2026.pdf"))


def test_a_single_inspection_report_prints_when_it_was_published(read):
    reading = read(SIF, "inspection - 21 march 2016.pdf")
    assert reading.source.known_on_basis == "printed"
    assert reading.source.quirks == ()


def test_a_file_name_that_disagrees_is_told_and_not_followed(read):
    reading = read(SIF, "inspection - 23 march 2016.pdf")
    assert reading.sightings[0].published_on == date(2016, 3, 21)
    (quirk,) = reading.source.quirks
    assert "2016-03-23" in quirk and "2016-03-21" in quirk


def test_the_grades_of_a_single_inspection_report_stand_under_their_area(read):
    assert labels(read(SIF, "a - 21 march 2016.pdf")) == {
        "overall": "requires improvement to be good",
        "help-and-protection": "Requires improvement",
        "children-in-care": "Good",
        "adoption": "Good",
        "care-leavers": "Not judged",
        "leadership": "Inadequate",  # printed under the wrong number, as in Wirral 2016
        "lscb": "good",
    }


def test_a_grade_missing_on_the_cover_is_read_where_it_is_stated(read):
    cover = SIF[0].replace("2.2 Experiences and progress of care leavers Not judged\n", "")
    stated = (
        "The graded judgement about the experience and progress of care leavers\n"
        "is that it requires improvement."
    )
    pages = [cover, SIF[1], stated, *SIF[2:]]
    reading = read(pages, "a - 21 march 2016.pdf")
    assert labels(reading)["care-leavers"] == "requires improvement"
    assert (
        next(g for g in reading.sightings[0].grades if g.area == "care-leavers").place.page == 3
    )


def test_the_people_and_the_evidence_of_a_single_inspection(read):
    found = facts(read(SIF, "a - 21 march 2016.pdf"))
    assert found["lead_inspector"] == "Robin B Sample"
    assert found["inspectors_stated"] == "8"
    assert found["improvement_items"] == "3"
    assert found["licence_printed"] == "non-commercial-education"
    for kind in ("records", "children", "parents", "staff"):
        assert found[f"evidence_{kind}"] == "stated without a number"


def test_a_number_of_records_found_in_one_part_is_a_lower_bound(read):
    part = "Executive summary\nIn three of the 14 cases sampled by inspectors, oars were short."
    found = facts(read([SIF[0], part, *SIF[2:]], "a - 21 march 2016.pdf"))
    assert found["evidence_records"] == "at least 14"


def test_two_authorities_of_one_name_are_told_apart_by_the_day(read):
    assert read(SIF, "a - 21 march 2016.pdf").sightings[0].la_code == "902"
    later = [page.replace("Riverland", "Moorshire") for page in ILACS]
    assert read(later, "a - 26 june 2024.pdf").sightings[0].la_code == "903"


def test_a_single_date_is_not_taken_for_the_length_of_a_visit(read):
    cover = SIF[0].replace("14 January \u2013 5 February 2016", "14 January 2016")
    reading = read([cover, *SIF[1:]], "a - 21 march 2016.pdf")
    assert facts(reading)["days_on_site"] is None
    assert "Only one date" in reasons(reading)["days_on_site"]


def test_the_facts_of_a_letter(read):
    reading = read(LETTER, "focused visit - 10 march 2022.pdf")
    found = facts(reading)
    assert reading.source.kind == "letter"
    assert reading.sightings[0].la_code == "904"
    assert reading.sightings[0].started_on == date(2022, 1, 31)
    assert reading.sightings[0].ended_on == date(2022, 2, 1)
    assert found["days_on_site"] == "2"
    assert found["inspectors_stated"] == "3"
    assert found["lead_inspector"] == "Alex Example"
    assert found["addressee"] == "Ms Pat Example, Director of Children's Services"
    assert found["visit_theme"] == "care-leavers"
    assert found["evidence_records"] == "stated without a number"
    assert found["evidence_children"] is None
    assert labels(reading) == {}


def test_a_letter_is_public_from_the_date_of_its_file_not_of_its_signature(read):
    reading = read(LETTER, "focused visit - 10 march 2022.pdf")
    assert reading.source.known_on == date(2022, 3, 10)
    assert any("dated 2022-03-08" in quirk for quirk in reading.source.quirks)


def test_dates_that_lie_a_year_apart_are_a_misprint_and_not_a_visit(read):
    letter = LETTER[0].replace(
        "31 January and 1 February", "31 January 2021 to 1 February 2022"
    )
    reading = read([letter], "focused visit - 10 march 2022.pdf")
    assert "misprint" in reasons(reading)["days_on_site"]


def test_an_unknown_name_falls_back_on_the_folder_and_says_so(read):
    unknown = [page.replace("Riverland", "Atlantis") for page in ILACS]
    reading = read(unknown, "a - 26 june 2024.pdf", folder="70001_riverland")
    assert reading.sightings[0].la_code == "901"
    assert any("folder" in quirk for quirk in reading.source.quirks)


def test_an_unknown_name_without_a_folder_is_a_problem(read):
    unknown = [page.replace("Riverland", "Atlantis") for page in ILACS]
    reading = read(unknown, "a - 26 june 2024.pdf")
    assert reading.sightings[0].la_code is None
    assert [p.reason for p in reading.problems] == ["unknown-authority"]


def test_every_field_is_stated_or_its_absence_explained(read):
    for pages in (ILACS, SIF, LETTER):
        found = read(pages, "a - 26 june 2024.pdf").sightings[0].statements
        assert sorted(s.field for s in found) == sorted(FIELDS)


def test_what_is_no_report_is_refused(read):
    reading = read(["Soup of the day, bread and butter, and tea for two."], "menu.pdf")
    assert reading.source is None
    assert reading.problems[0].reason == "not-a-report"
