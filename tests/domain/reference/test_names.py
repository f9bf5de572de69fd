"""What a reader calls things: no key of a table stands in a heading."""

import pytest

from firsthand.domain.reference.names import title_in_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Rotherham: ilacs short-inspection", "Rotherham: ILACS short inspection"),
        ("Knowsley: ilacs focused-visit", "Knowsley: ILACS focused visit"),
        ("Leeds: sif re-inspection", "Leeds: SIF re-inspection"),
        ("York: jtai jtai", "York: Joint targeted area inspection"),
        ("Barnsley: area-send area-send", "Barnsley: Area SEND inspection"),
    ],
)
def test_the_title_of_a_report_is_said_in_words(title, words):
    assert title_in_words(title) == words


@pytest.mark.parametrize(
    "title",
    [
        "Children's social care data in England 2023",
        "Child protection plans: second or subsequent (d3.csv)",
        "Leeds: ilacs party",
        "Leeds: thing inspection",
        "",
    ],
)
def test_any_other_title_is_left_as_it_was_published(title):
    assert title_in_words(title) == title
