"""Reading lists: files of every kind, nothing dropped, refusals with their reasons."""

from dataclasses import replace
from datetime import date

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.frame import Frame, FrameKind
from firsthand.sources.lists.read import read_frames, read_lists_of
from tests.sources import invented_lists as invented

# Any text but NUL, which no list holds and by which other files are known.
CELLS = st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=8)


def read(content: bytes, *, kind: FrameKind = FrameKind.STATUTORY, **how: str) -> Frame:
    (frame,) = read_frames(content, name="list", kind=kind, **how)
    return frame


def meaning(frame: Frame) -> list[dict[str, object]]:
    return [dict(row.read) for row in frame.rows]


@pytest.mark.parametrize("number", range(1, 12))
def test_a_csv_and_a_workbook_of_the_same_list_are_the_same_list(number):
    table = invented.annex_a(number, rows=40, seed=5)
    csv, xlsx = read(invented.as_csv(table)), read(invented.as_xlsx({"Sheet1": table}))
    assert csv.standard == xlsx.standard == f"annex-a-{number}"
    assert csv.content_sha256 == xlsx.content_sha256
    assert csv.file_sha256 != xlsx.file_sha256
    assert meaning(csv) == meaning(xlsx)
    assert csv.doubts == xlsx.doubts == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_is_read_in_any_usual_encoding_and_separation(encoding, separator):
    table = (("Child ID", "Ward"), [("INV1", "Café Row"), ("INV2", "O\u2019Hara Green")])
    frame = read(invented.as_csv(table, separator=separator, encoding=encoding))
    assert [row.cells["Ward"] for row in frame.rows] == ["Café Row", "O\u2019Hara Green"]


def test_headings_are_found_below_titles_and_rows_keep_the_numbers_of_the_file():
    table = invented.annex_a(6, rows=3, seed=1)
    titled = invented.as_xlsx(
        {"CIN": table}, titles=("Invented Borough Council", "As at today")
    )
    frame = read(titled)
    assert frame.standard == "annex-a-6"
    assert [row.number for row in frame.rows] == [4, 5, 6]


def test_headings_are_known_through_marks_case_and_spaces():
    headings, rows = invented.annex_a(9, rows=2, seed=1)
    dirty = tuple(f" {heading.upper()})\u00a0" for heading in headings)
    assert set(read(invented.as_csv((dirty, rows))).standard_names.values()) == set(headings)


def test_each_sheet_that_is_a_list_is_read_and_the_others_are_named():
    sheets = {
        "Cover": (("An invented workbook",), []),
        "List 1": invented.annex_a(1, rows=4, seed=1),
        "List 11": (invented.annex_a(11, rows=0, seed=1)),
    }
    found = read_lists_of(invented.as_xlsx(sheets), name="x", kind=FrameKind.STATUTORY)
    assert [frame.name for frame in found.frames] == ["x, List 1"]
    assert {one.sheet: one.reason for one in found.passed}["List 11"] == (
        "has headings and no row below them"
    )
    assert "Cover" in {one.sheet for one in found.passed}


def test_a_sheet_called_list_1_with_other_headings_is_not_list_1(shared):
    path = shared / "data" / "samples" / "annex_a" / "fake_sen.xlsx"
    frames = read_frames(path, name=path.name, kind=FrameKind.STATUTORY)
    assert [frame.standard for frame in frames] == [None, None]
    assert [frame.reference_column for frame in frames] == ["Unique ID", "Unique ID"]
    assert [row.reference for row in frames[1].rows] == ["will", "wilbert"]


def test_a_list_from_outside_is_read_by_its_own_headings():
    table = invented.missing_persons(rows=30, seed=2)
    frame = read(invented.as_csv(table), kind=FrameKind.MISSING_PERSONS)
    assert frame.reference_column == "Person ID"
    assert frame.repeats_allowed
    assert frame.kind.outside
    assert isinstance(frame.rows[0].read["Date last seen"], date)


def test_a_list_from_outside_is_never_taken_for_annex_a():
    frame = read(
        invented.as_csv(invented.annex_a(1, rows=2, seed=1)), kind=FrameKind.VOLUNTARY_PROJECT
    )
    assert frame.standard is None


def test_a_reference_column_that_is_named_is_used():
    content = b"Nickname,Project no\nRae,7\nJo,8\n"
    frame = read(content, kind=FrameKind.VOLUNTARY_PROJECT, reference_column="nickname")
    assert [row.reference for row in frame.rows] == ["Rae", "Jo"]


def test_blank_rows_are_no_rows_and_every_other_row_is_kept():
    frame = read(b"Child ID,Ward\nINV1,\n,\n,North\n")
    assert [(row.number, row.reference) for row in frame.rows] == [(2, "INV1"), (4, "")]
    assert [(doubt.row, doubt.column) for doubt in frame.doubts] == [(4, "Child ID")]


def test_cells_without_a_heading_and_headings_twice_are_kept_and_doubted():
    frame = read(b"Child ID,Ward,Ward,\nINV1,a,b,c\n")
    assert dict(frame.rows[0].cells) == {
        "Child ID": "INV1",
        "Ward": "a",
        "Ward (2)": "b",
        "(column 4)": "c",
    }
    assert {doubt.column for doubt in frame.doubts} == {"Ward (2)", "(column 4)"}


def test_a_row_longer_than_the_headings_keeps_its_last_cell():
    frame = read(b"Child ID,Ward\nINV1,a\nINV2,b,left over\n")
    assert frame.rows[1].cells["(column 3)"] == "left over"


def test_marks_of_failed_formulas_are_kept_wherever_the_sheet_begins(tmp_path):
    path = tmp_path / "failed.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Cases & more")
        sheet.write_row(2, 1, ["Child ID", "Ward"])
        sheet.write_row(3, 1, ["INV1", "North"])
        sheet.write_string(4, 1, "INV2")
        sheet.write_formula(4, 2, "=NA()", None, "#N/A")
    frame = read(path.read_bytes())
    assert [row.cells["Ward"] for row in frame.rows] == ["North", "#N/A"]
    assert [(doubt.row, doubt.given) for doubt in frame.doubts] == [(5, "#N/A")]


def test_a_missing_column_of_annex_a_is_doubted_once():
    headings, rows = invented.annex_a(7, rows=3, seed=1)
    frame = read(invented.as_csv((headings[:-1], [row[:-1] for row in rows])))
    assert frame.standard == "annex-a-7"
    assert [(doubt.column, doubt.row) for doubt in frame.doubts] == [("Allocated Worker", 1)]


@pytest.mark.parametrize(
    ("content", "rule", "words"),
    [
        (b"", "list.not-a-spreadsheet", "without content"),
        (b"<!DOCTYPE html><p>Sign in", "list.not-a-spreadsheet", "web page"),
        (b"PK\x03\x04 not really", "list.not-a-spreadsheet", "ZIP"),
        (b"\x89PNG\x00\x00", "list.not-a-spreadsheet", "binary"),
        (b"Child ID,Ward\n", "list.no-rows", "no row below"),
        (b"Name,Ward\nRae,North\n", "list.no-reference-column", "Name, Ward"),
    ],
)
def test_what_cannot_be_drawn_from_is_refused_with_what_was_found(content, rule, words):
    with pytest.raises(Refused) as refusal:
        read(content)
    assert refusal.value.objections[0].rule == rule
    assert words in refusal.value.objections[0].reason


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    content = invented.workbook(rows=1, seed=1, numbers=(1, 2))
    with pytest.raises(Refused, match="List 1, List 2"):
        read(content, sheet="List 3")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="No such file"):
        read_frames(tmp_path / "none.csv", name="none", kind=FrameKind.STATUTORY)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content):
    try:
        frames = read_frames(content, name="list", kind=FrameKind.SCHOOL)
    except Refused:
        return
    assert all(frame.rows for frame in frames)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6))
def test_every_row_that_holds_anything_is_kept(cells):
    frame_rows = [row for row in cells if any(cell.strip() for cell in row)]
    content = invented.as_csv((("Child ID", "Ward"), list(cells)), encoding="utf-16")
    try:
        frame = read(content)
    except Refused:
        assert not frame_rows
        return
    assert len(frame.rows) == len(frame_rows)
    assert replace(frame, doubts=()).doubts == ()
