"""`--pdf` of `hidden` and `linked estimate`: all that was found, to hand over; no record."""

import pypdfium2
import pytest
from typer.testing import CliRunner

from firsthand.cli.commands import app
from firsthand.stats.hidden.estimate import refused
from firsthand.stats.hidden.methods import METHODS
from tests.cli import test_linked_judging as judging
from tests.cli.test_linked_judging import filled, folder, run, sheet, two_areas

__all__ = ("folder", "sheet", "two_areas")
pytestmark = [pytest.mark.requirement("R6"), pytest.mark.requirement("R12")]
FEW = ("--replicates", "60", "--draws", "8")


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Let the methods that sample for long stand in by a refusal."""
    for name in ("latent", "graphs"):
        monkeypatch.setitem(
            METHODS, name, lambda table, resampling, name=name: refused(name, "Not sampled.")
        )


def read(note):
    """Return the words of a PDF, and check that it is tagged."""
    content = note.read_bytes()
    assert content.startswith(b"%PDF") and b"/MarkInfo" in content
    with pypdfium2.PdfDocument(content) as file:
        text = " ".join(page.get_textpage().get_text_bounded() for page in file)
    return " ".join(text.replace("\ufffe", "").split())


def test_a_note_of_linked_lists_has_the_linkage_beside_the_number(folder, sheet, tmp_path):
    run("judge", folder, filled(sheet), "--by", "Bea")
    note = tmp_path / "note.pdf"
    result = run("estimate", folder, *FEW, "--pdf", note)
    assert result.exit_code == 0, result.output
    words = read(note)
    for said in (
        *("3 lists, linked for: overlap", "the mean of 8 draws", "How the lists were linked"),
        *("A person judged", "Links that are right (precision)", "(recall)"),
        *("never compared", "due to linkage", "more true links found", "They do not see"),
        *(
            "police and health",
            "Draws over who is who: 8",
            "linkage-error.md",
            "Recall".lower(),
        ),
        "Who is the same on several lists was worked out",
    ):
        assert said in words, said
    assert "The same person was recognised on every list" not in words


def test_a_note_holds_no_record_of_a_child(folder, sheet, tmp_path):
    note = tmp_path / "note.pdf"
    assert run("estimate", folder, *FEW, "--method", "chao", "--pdf", note).exit_code == 0
    words = read(note)
    assert "Nobody judged the links" in words
    for column in ("record", "given_name", "surname", "postcode"):
        cells = judging.MADE.records.frame[column].drop_nulls().to_list()
        assert [one for one in cells if str(one) in words] == []


def test_a_note_by_group_has_each_group_with_its_links(two_areas, tmp_path):
    note = tmp_path / "areas.pdf"
    result = run("estimate", two_areas, *judging.GROUPED, *FEW, "--pdf", note)
    assert result.exit_code == 0, result.output
    words = read(note)
    assert "By area" in words and "East" in words and "West" in words
    assert "are of the whole linkage" in words and "state more than one area" in words


def test_a_note_is_written_nowhere_where_it_would_destroy_something(folder, tmp_path):
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    for option in ("--pdf", "--output"):
        result = run("estimate", folder, option, folder / "content" / "records")
        assert result.exit_code == 2, result.output
        assert "lies in the working folder" in " ".join(result.stderr.replace("│", "").split())
    other = tmp_path / "list.csv"
    other.write_text("a list")
    for place in (other, tmp_path, tmp_path / "none" / "note.pdf"):
        assert run("estimate", folder, "--pdf", place).exit_code == 2
    assert other.read_text() == "a list"
    same = ("--pdf", tmp_path / "a.json", "--output", tmp_path / "x" / ".." / "a.json")
    assert run("estimate", folder, *same).exit_code == 2
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == before


def test_the_note_of_four_lists_has_what_lists_left_out_and_dependence_would_do(tmp_path):
    note = tmp_path / "note.pdf"
    cells = [(f"{code:04b}", 40 // code.bit_count() ** 2) for code in range(1, 16)]
    four = "a,b,c,d,count\n" + "".join(f"{','.join(on)},{count}\n" for on, count in cells)
    table = tmp_path / "four.csv"
    table.write_text(four)
    words = ("hidden", str(table), "--replicates", "0", "--pdf", str(note))
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "without d " in result.stdout and "a and b as one " in result.stdout
    words = read(note)
    for said in ("without d", "a and b as one", "c and d as one", "To halve", "To double"):
        assert said in words, said
    for explained in ("odds ratio", "log-linear model", "sample coverage", "resample", "BIC"):
        assert explained in words.partition("What the words mean")[2], explained
