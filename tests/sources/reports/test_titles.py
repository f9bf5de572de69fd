"""What a document is, told from its own first page."""

import pytest

from firsthand.sources.reports.titles import title

SERVICES = "nspection of services for children in need of help and\nprotection"
BOARD = "and\nReview of the effectiveness of the Local Safeguarding Children\nBoard1"


def told(*pages):
    found = title(pages)
    return found and (found.family, found.kind, found.authority)


def test_a_county_that_ends_in_re_is_not_inspected_again():
    assert told(f"1\nMoorshire\nI{SERVICES}\n{BOARD}") == ("sif", "inspection", "moorshire")


@pytest.mark.parametrize("word", ["Re-i", "Rei"])
def test_a_re_inspection_is_told_by_its_title(word):
    assert told(f"1\nMoorshire County Council\n{word}{SERVICES}")[:2] == (
        "sif",
        "re-inspection",
    )


def test_a_re_inspection_is_told_by_its_summary_where_the_title_is_silent():
    pages = (f"Moorshire\nI{SERVICES}", "Executive summary\nThis re-inspection found boats.")
    assert told(*pages)[1] == "re-inspection"


@pytest.mark.parametrize(
    "first",
    [
        "Inspection of Riverland local authority\nchildren's services\nInspection dates",
        "Inspection of Riverland children\u2019s services\nInspection dates: 3 June 2024",
        "1\nRiverland\nInspection of children\u2019s social care services\nInspection dates",
        "Inspection of children's social care services\nRiverland\nInspection dates: 3 June",
    ],
)
def test_the_wordings_of_ilacs_reports_are_known(first):
    assert told(first) == ("ilacs", "inspection", "riverland")


def test_a_letter_without_a_greeting_is_none():
    assert told("We read of a focused visit to Riverland children's services.") is None


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (
            "Dear Pat\nFocused visit to Riverland council children's services\nThis letter",
            ("ilacs", "focused-visit", "riverland council"),
        ),
        (
            "Dear Pat\nMonitoring visit to Riverland children's services\nThis letter",
            ("ilacs", "monitoring-visit", "riverland"),
        ),
        (
            (
                "Dear partnership\nJoint targeted area inspection of the response to boats in\n"
                "Riverland\nBetween 3 and 7 June 2024"
            ),
            ("jtai", "jtai", "riverland"),
        ),
        (
            "Area SEND inspection of Riverland Local\nArea Partnership\nInspection dates",
            ("area-send", "area-send", "riverland"),
        ),
        (
            "Inspection of looked after children\nservices\nRiverland\nInspection dates",
            ("tlac", "inspection", "riverland"),
        ),
        (
            (
                "Inspection of local authority arrangements for the protection of children\n"
                "Riverland Council\nInspection dates:"
            ),
            ("cpi", "inspection", "riverland council"),
        ),
        (
            (
                "Inspection of safeguarding and looked after children services\nRiverland\n"
                "Inspection dates:"
            ),
            ("slac", "inspection", "riverland"),
        ),
        (
            "Review of the effectiveness of the Riverland\nLocal Safeguarding Children Board",
            ("lscb", "lscb-review", "riverland"),
        ),
    ],
)
def test_every_family_is_told_by_its_title(first, expected):
    assert told(first) == expected


def test_a_board_may_be_named_before_the_title_of_its_review():
    first = (
        "Riverland Local Safeguarding Children Board\nReview of the effectiveness of the Local"
    )
    assert told(f"{first}\nSafeguarding Children Board") == ("lscb", "lscb-review", "riverland")


def test_a_text_that_only_speaks_of_an_inspection_is_no_report():
    assert told("An inspection of Riverland children's services is told of here.") is None


def test_a_menu_is_no_report():
    assert told("Soup of the day", "Bread and butter") is None
