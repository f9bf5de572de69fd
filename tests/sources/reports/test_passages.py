"""How a report is cut at its headings; every sentence here is invented."""

import pytest

from firsthand.sources.reports.passages import passages

COVER = """Inspection of Riverland local authority
children's services
Inspection dates: 3 to 14 June 2024
Lead inspector: Alex Example, His Majesty's Inspector
Judgement Grade
The impact of leaders on social work practice
with children and families
Good
The experiences and progress of children who need help and
protection
Requires improvement to be good
Overall effectiveness Good
Rivers run through Riverland.
"""


def cut(pages, family="ilacs"):
    return [(p.page, p.area, p.part) for p in passages(pages, family)]


def text_under(pages, area, part, family="ilacs"):
    found = (p for p in passages(pages, family) if (p.area, p.part) == (area, part))
    return "\n".join(p.text for p in found)


def test_the_table_of_grades_is_cover_and_what_follows_it_is_summary():
    assert cut([COVER]) == [(1, "general", "cover"), (1, "summary", "summary")]
    assert text_under([COVER], "summary", "summary") == "Rivers run through Riverland."


def test_a_table_without_an_overall_grade_still_ends():
    without = COVER.replace("Overall effectiveness Good\n", "")
    assert text_under([without], "summary", "summary") == "Rivers run through Riverland."


@pytest.mark.parametrize(
    ("heading", "area", "part"),
    [
        ("What needs to improve?", "general", "to-improve"),
        ("What needs to improve:", "general", "to-improve"),
        ("The experiences and progress of care leavers: good", "care-leavers", "body"),
        (
            "The experiences and progress of children in care: outstanding",
            "children-in-care",
            "body",
        ),
        (
            (
                "The experiences and progress of children in care and care\n"
                "leavers: requires\nimprovement to be good"
            ),
            "children-in-care",
            "body",
        ),
        (
            (
                "The impact of leaders on social work practice with children and\n"
                "families: inadequate"
            ),
            "leadership",
            "body",
        ),
        (
            "The Office for Standards in Education, Children's Services and Skills (Ofsted)",
            "general",
            "about",
        ),
    ],
)
def test_headings_of_an_ilacs_report_open_their_area(heading, area, part):
    assert cut([COVER, f"{heading}\nBoats are mended."])[-1] == (2, area, part)


def test_a_sentence_that_begins_like_a_heading_is_none():
    page = (
        "What needs to improve\nThe impact of leaders on social work practice\nis seen by all."
    )
    assert cut([COVER, page])[-1] == (2, "general", "to-improve")


def test_running_headers_and_page_numbers_are_dropped():
    pages = [COVER] + [
        f"Inspection of Riverland children's services\n3 to 14 June 2024 {n}\nBoat {'x' * n}."
        for n in range(2, 8)
    ]
    assert text_under(pages, "summary", "summary").splitlines()[1:] == [
        f"Boat {'x' * n}." for n in range(2, 8)
    ]


def test_a_page_number_glued_to_the_last_word_is_dropped():
    assert passages([COVER, "Boats float.2"], "ilacs")[-1].text == "Boats float."


SINGLE_COVER = """1
Riverland Council
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board1
Inspection date: 2 June 2015 to 26 June 2015
3. Leadership, management and governance Good
"""
CONTENTS = "Contents\nExecutive summary 3\nThe Local Safeguarding Children Board (LSCB)\n34"


def test_the_table_of_contents_opens_nothing():
    assert cut([SINGLE_COVER, CONTENTS, "A boat."], "sif") == [
        (1, "general", "cover"),
        (2, "general", "about"),
        (3, "general", "body"),
    ]


def test_the_second_half_of_a_single_inspection_report_is_about_the_board():
    pages = [
        SINGLE_COVER,
        "Leadership, management and\ngovernance Good\nSummary\nThe river is wide.",
        (
            "The Local Safeguarding Children Board (LSCB)\nThe board is wide.\n"
            "Recommendations\n1. Row."
        ),
        "Inspection findings \u2013 the Local Safeguarding Children Board\n9. The board rows.",
        "What the inspection judgements mean\nThe LSCB\nA good board rows.",
    ]
    assert cut(pages, "sif")[1:] == [
        (2, "leadership", "body"),
        (3, "lscb", "body"),
        (3, "lscb", "to-improve"),
        (4, "lscb", "body"),
        (5, "general", "about"),
    ]


def test_adoption_and_care_leavers_begin_where_their_grade_is_stated():
    page = (
        "The experiences and progress of children looked after and achieving\npermanence\n"
        "Requires improvement\nA.\nThe graded judgement for adoption performance is good\n"
        "B.\nThe graded judgment about the experience and progress of care leavers is\n"
        "that it is good\nC."
    )
    assert cut([SINGLE_COVER, page], "sif")[1:] == [
        (2, "children-in-care", "body"),
        (2, "adoption", "body"),
        (2, "care-leavers", "body"),
    ]


def test_an_area_named_in_a_summary_or_a_recommendation_stays_there():
    page = (
        "Summary of findings\nLeadership, management and governance\n\u2022 Oars are short.\n"
        "Recommendations\nLeadership, management and governance\n1. Buy oars."
    )
    assert cut([SINGLE_COVER, page], "sif")[1:] == [
        (2, "leadership", "summary"),
        (2, "leadership", "to-improve"),
    ]


def test_a_focused_visit_letter_has_an_opening_and_ends_with_the_signature():
    letter = (
        "6 March 2019\nPat Example\nTown Hall\nDear Pat Example\nFocused visit to Riverland\n"
        "Inspectors looked at boats.\nOverview\nBoats float.\n"
        "What needs to improve in this area of social work practice?\n\u25fc Oars.\n"
        "Findings\n\u25fc Boats float well.\nYours sincerely\nAlex"
    )
    assert cut([letter]) == [
        (1, "general", "cover"),
        (1, "summary", "summary"),
        (1, "summary", "summary"),
        (1, "general", "to-improve"),
        (1, "general", "body"),
        (1, "general", "about"),
    ]


def test_the_standing_context_of_a_joint_inspection_is_about():
    letter = (
        "6 March 2023\nDear Riverland partnership\nWe came.\n"
        "Context\nAll letters say this.\nKey strengths\nBoats."
    )
    assert cut([letter], "jtai")[1:] == [
        (1, "summary", "summary"),
        (1, "general", "about"),
        (1, "general", "body"),
    ]


def test_every_passage_of_a_board_review_is_about_the_board():
    assert {
        area for _, area, _ in cut(["Review of a board\n", "Executive summary\nA."], "lscb")
    } == {"lscb"}
