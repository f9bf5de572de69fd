import io
import zipfile
from datetime import datetime

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.intelligence.source import Problem
from firsthand.sources.sheets import REASONS, opened, opened_content, problem, records, tables
from firsthand.sources.unpacked import understated
from tests.sources.invented_tables import workbook


def refused(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    found = opened(path)
    assert isinstance(found, Problem)
    assert found.needed
    assert found.remedy
    return found.reason


def zipped(**files):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return memory.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"<!DOCTYPE html><html>404</html>", "web-page"),
        (b"\xef\xbb\xbf\n <html lang='en'>", "web-page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "encrypted"),
        (b"PK\x03\x04 and then nothing", "truncated"),
        (zipped(readme_dot_txt="words"), "not-a-table"),
        (b"GIF89a\x00\x01", "not-a-table"),
        ("Name\nDürnstadt".encode("latin-1"), "not-utf8"),
        (b"a" * 200_000, "not-a-table"),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_a_reason(tmp_path, content, reason):
    assert refused(tmp_path, "table.xlsx", content) == reason


def test_a_workbook_cut_short_is_refused(tmp_path):
    whole = workbook(tmp_path / "whole.xlsx", {"One": (("a", "b"),)}).read_bytes()
    assert refused(tmp_path, "half.xlsx", whole[: len(whole) // 2]) == "truncated"


def test_a_workbook_whose_inside_is_broken_is_refused(tmp_path):
    assert refused(tmp_path, "broken.xlsx", zipped(xl__workbook_dot_xml="<x")) == "truncated"


def test_an_ods_under_a_password_is_refused(tmp_path):
    content = zipped(
        content_dot_xml="scrambled", **{"META-INF__manifest_dot_xml": "<x:encryption-data/>"}
    )
    assert refused(tmp_path, "locked.ods", content) == "encrypted"


def test_a_workbook_that_unpacks_to_more_than_a_gigabyte_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("firsthand.sources.sheets.LARGEST", 10)
    path = workbook(tmp_path / "big.xlsx", {"One": (("a",),)})
    assert opened(path).reason == "too-large"


def test_dates_and_numbers_of_a_workbook_come_as_text(tmp_path):
    path = tmp_path / "typed.xlsx"
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("One")
        sheet.write_row(0, 0, ["words", 3])
        sheet.write_datetime(0, 2, datetime(2024, 6, 10))
    (row,) = opened(path).load("One")
    assert (row[0], row[1], row[2][:10]) == ("words", "3", "2024-06-10")


def test_a_csv_is_a_workbook_of_one_sheet_and_its_blanks_are_nothing(tmp_path):
    path = tmp_path / "plain.csv"
    path.write_text("\ufeffname,town\nAnn, \n", encoding="utf-8")
    found = opened(path)
    assert found.load(found.names[0]) == (("name", "town"), ("Ann", None))
    assert len(found.sha256) == 64
    assert found.sha256.startswith(found.source_id)


def test_two_tables_on_a_sheet_are_told_apart_and_rows_keep_their_numbers(tmp_path):
    rows = (
        ("A title",),
        ("Name", " Town\n(now) "),
        ("Ann", "A"),
        (None, None),
        ("Second table",),
        ("Name", "Village"),
        ("Ben", "B"),
    )
    book = opened(workbook(tmp_path / "two.xlsx", {"One": rows}))
    first, second = tables(book, "One", needs="name")
    assert (first.header, first.rows) == (("name", "town (now)"), ((3, ("Ann", "A")),))
    assert (second.header, second.rows) == (("name", "village"), ((7, ("Ben", "B")),))


def test_rows_keep_their_numbers_below_empty_rows_at_the_top(tmp_path):
    book = opened(
        workbook(tmp_path / "low.xlsx", {"One": ((), (), ("Name", "Town"), ("A", "B"))})
    )
    (table,) = tables(book, "One", needs="name")
    assert [number for number, _ in table.rows] == [4]


def test_a_record_has_each_column_also_where_its_row_is_short(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("name,town\nAnn\nBen, nan \n", encoding="utf-8")
    (table,) = tables(opened(path), "CSV", needs="name")
    (_, ann), (place, ben) = records(table)
    assert (ann, ben) == ({"name": "Ann", "town": None}, {"name": "Ben", "town": None})
    assert str(place) == "row 3"


def test_a_sheet_without_the_heading_has_no_table(tmp_path):
    book = opened(workbook(tmp_path / "none.xlsx", {"One": (("Town",), ("A",))}))
    assert list(tables(book, "One", needs="name")) == []


def test_an_empty_sheet_has_no_table(tmp_path):
    book = opened(workbook(tmp_path / "none.xlsx", {"One": ()}))
    assert list(tables(book, "One", needs="name")) == []


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_says_what_is_needed_and_what_to_do(reason):
    found = problem("file.xlsx", reason, "something", row="row 3")
    assert found.needed
    assert found.remedy.endswith(".")


def test_a_workbook_that_unpacks_to_far_more_than_it_seems_is_refused_unopened(tmp_path):
    content = zipped(xl__workbook_dot_xml="<x/>", xl__sheet1_dot_xml=" " * 3_000_000)
    assert len(content) < 10_000
    assert refused(tmp_path, "bomb.xlsx", content) == "too-large"


def test_so_many_bytes_may_a_workbook_have_once_unpacked_as_its_reader_says(tmp_path):
    content = workbook(tmp_path / "own.xlsx", {"One": (("a",),)}).read_bytes()
    assert not isinstance(opened_content("own.xlsx", content), Problem)
    assert opened_content("own.xlsx", content, most=1_000).reason == "too-large"


@pytest.mark.parametrize("said", [0, 100, 2_999_999])
def test_a_workbook_that_says_less_than_it_unpacks_to_is_refused_unopened(tmp_path, said):
    content = bytearray(zipped(xl__workbook_dot_xml=" " * 3_000_000))
    central = content.find(b"PK\x01\x02")
    content[22:26] = content[central + 24 : central + 28] = said.to_bytes(4, "little")
    assert refused(tmp_path, "lie.xlsx", bytes(content)) == "too-large"


@given(st.lists(st.binary(max_size=200_000), min_size=1, max_size=3), st.booleans())
def test_what_a_zip_says_truly_is_taken(parts, deflated):
    memory = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
    with zipfile.ZipFile(memory, "w", kind) as archive:
        for at, part in enumerate(parts):
            archive.writestr(f"part-{at}", part)
    with zipfile.ZipFile(memory) as archive:
        content = memory.getvalue()
        assert not any(understated(content, one) for one in archive.infolist())
        for one in archive.infolist():
            one.file_size -= 1
            assert understated(content, one) or not one.compress_size
