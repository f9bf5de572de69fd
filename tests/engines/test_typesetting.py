"""The PDF: tagged, whole, and nothing that anybody wrote is taken for a command."""

import copy

import pypdfium2
import pytest

from firsthand.domain.inspection.document.document import document
from firsthand.engines import typesetting
from tests.domain.inspection import worked

NASTY = (
    "#set page(width: 1cm) *bold* _under_ $x^2$ @ref <label> `raw` // gone /* gone */ \\ "
    '<script>alert(1)</script> #read("/etc/passwd") = heading ~ [x](y) #{1+1}'
)
HASH = "ab" * 32


@pytest.fixture(scope="module")
def told():
    return document(worked.basis())


@pytest.fixture(scope="module")
def made(told):
    return typesetting.report(told, sha256=HASH)


def text_of(content):
    pdf = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join(" ".join(pages).replace("\ufffe", "").split())


def squeezed(text):
    """Return a text without spaces and hyphens, which a line break may add or take."""
    return "".join(one for one in text if not one.isspace() and one != "-")


def test_it_is_tagged_titled_and_in_english(made):
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Marked true", b"en-GB", b"pdfuaid"):
        assert mark in made
    title = pypdfium2.PdfDocument(made).get_metadata_value("Title")
    assert title == "An invented look at help and protection: Invented Council"


def test_tables_have_header_cells_and_headings_have_ranks(made):
    for tag in (b"/TH", b"/TD", b"/H1", b"/H2", b"/H3", b"/Title"):
        assert tag in made


def test_the_document_is_all_there(told, made):
    text = squeezed(text_of(made))
    parts = [one["text"] for finding in told["findings"] for one in finding["sentences"]]
    parts += [one["text"] for finding in told["findings"] for one in finding["causes"]]
    parts += [one["does_not_mean"] for one in told["grades"]]
    parts += [one["different"] for one in told["recommendations"]]
    # A longer text is broken over the lines of its cell, between those of the next one.
    parts += [one["what"][:25] for one in told["not_looked_at"]]
    parts += [one for sample in told["method"]["samples"] for one in sample["sentences"]]
    parts += told["missed"]["sentences"] + told["limits"]["sentences"]
    parts += [finding["response"]["text"] for finding in told["findings"]]
    assert [one for one in parts if squeezed(one) not in text] == []


def test_the_same_document_gives_the_same_pdf(told, made):
    assert typesetting.report(told, sha256=HASH) == made


def test_no_text_is_taken_for_a_command(told):
    nasty = everywhere(told, NASTY)
    text = squeezed(text_of(typesetting.report(nasty, sha256=HASH)))
    assert text.count(squeezed(NASTY)) > 20


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("中", "[U+4E2D]"),
        ("😀", "[U+1F600]"),
        ("\x07", "[U+0007]"),
        ("£5: “so”…", "£5: “so”…"),
        ("Zażółć", "Zażółć"),
        ("مرحبا", "مرحبا"),
    ],
)
def test_a_letter_that_no_font_has_is_told_by_its_number(given, shown):
    assert typesetting.showable(given) == shown


def test_a_document_with_letters_of_no_font_is_still_made(told):
    strange = everywhere(told, "She wrote 中 and 😀 and \x00.")
    text = text_of(typesetting.report(strange, sha256=HASH))
    assert "[U+4E2D]" in text


def test_an_empty_visit_has_its_pages_too(told):
    bare = copy.deepcopy(told)
    bare.update(grades=[], recommendations=[], no_grades_because="It is not graded.")
    bare["method"]["none_outside_because"] = "There was none."
    bare["derogations"] = [
        {"rule": "outside-frame", "about": "publishing", "reason": "No list.", "by": ["a", "b"]}
    ]
    text = text_of(typesetting.report(bare, sha256=HASH))
    assert "It is not graded." in text
    assert "No list." in text


def test_what_cannot_be_set_says_why(told):
    broken = {key: value for key, value in told.items() if key != "findings"}
    with pytest.raises(typesetting.NotSet, match="findings"):
        typesetting.report(broken, sha256=HASH)


def everywhere(told, text):
    """Return the document with `text` for every text that a person wrote."""
    changed = copy.deepcopy(told)
    changed["title"] = changed["subject"] = text
    for finding in changed["findings"]:
        for sentence in finding["sentences"]:
            sentence["text"] = text
        for cause in finding["causes"]:
            cause["text"] = text
        finding["response"]["text"] = finding["not_established"] = text
    for one in changed["recommendations"]:
        one.update(text=text, who=text, different=text, seen_by=text)
    for one in changed["not_looked_at"]:
        one.update(what=text, because=text)
    for one in changed["grades"]:
        one["reason"] = text
    return changed
