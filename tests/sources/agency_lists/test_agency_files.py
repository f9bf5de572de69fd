import csv
import io
import zipfile
from datetime import date, datetime, timedelta

import openpyxl
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.refdata.read_linkage import linkage_vocabulary
from firsthand.sources.agency_lists import parted_text
from firsthand.sources.agency_lists.parted_text import cells_of_rows
from firsthand.sources.agency_lists.read import agency_file

HEADINGS = ("record", "surname", "dob")
LINE = "record,surname,dob\n"


@pytest.fixture
def read(tmp_path):
    def reading(content, name="police.csv"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return agency_file(file, linkage_vocabulary())

    return reading


def refusal(read, *given):
    with pytest.raises(Refused) as caught:
        read(*given)
    return str(caught.value)


def reasons(found):
    return " ".join(one.reason for one in found.problems)


def cells(found):
    return found.cells.drop("file_row").rows()


@pytest.mark.requirement("R6")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_found_and_told(read, encoding):
    found = read((LINE + "1,Müller,\n").encode(encoding))
    assert cells(found) == [("1", "Müller", None)]
    assert ("UTF-16" in reasons(found)) == (encoding == "utf-16")
    assert ("read as Windows-1252" in reasons(found)) == (encoding == "cp1252")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ((LINE + "1,Ren\x82e,\n").encode("latin-1"), "neither in UTF-8"),  # DOS
        ((LINE + "1,Ren\x8ee,\n").encode("latin-1"), "neither in UTF-8"),  # Macintosh
        ((LINE + "1,\x81,\n").encode("latin-1"), "neither in UTF-8"),
        ((LINE + "1,A,\n").encode("utf-16-le"), "UTF-16 without its mark"),
        (b"\xff\xfe\x00\xd8" + LINE.encode("utf-16-le"), "begins as UTF-16"),
        (b"\x00\x01\x02", "bytes that are in no text"),
        (b"", "holds no list: a file without content"),
        (b"<html><body>Error</body></html>", "web page"),
        (b"record,surname,dob\n", "no row below"),
        (b"1,Smith,31/12/2010\n2,Jones,01/01/2011\n", "has no headings"),
        (b"A,9434765919\nB,\n", "has no headings"),
        (b"A,XA20 9AU\nB,\n", "has no headings"),
        (b"Lara,H801200000000\nIan,L801200000002\n", "has no headings"),
        (b"Lara,A801200000000\nIan,L801200000002\n", "has no headings"),  # its letter is wrong
        (b"Lara,4010-2\nIan,40103\n", "another long number"),
        (b"Sam,Smith,boy\nAnna,Jones,girl\nOla,Brown,Boy \n", "stands again among the cells"),
        (b"PK\x03\x04 no more", "without its end"),
        (b"PAR1 no more", "damaged or encrypted Parquet"),
        (b'record,surname\n1,"Smith\n2,Jones\n', "quotation marks that do not pair"),
        (("a," * 1200 + "\nb\n").encode(), "a row of 1,201 cells"),
    ],
)
def test_what_is_no_list_is_refused_in_words(read, content, said):
    assert said in refusal(read, content)


@pytest.mark.requirement("R6")
def test_a_first_row_that_is_of_a_child_is_refused_and_not_repeated(read):
    told = refusal(read, b"Lara,Fenwood,H801200000000\nIan,Langhurst,L801200000002\n")
    assert not any(cell in told for cell in ("Lara", "Fenwood", "H801200000000"))


def test_columns_of_a_parquet_file_that_are_named_as_a_child_are_refused(tmp_path):
    file = tmp_path / "police.parquet"
    pl.DataFrame({"Lara": ["Ian"], "Fenwood": ["Hill"], "4345678": ["2"]}).write_parquet(file)
    with pytest.raises(Refused, match="has no headings") as caught:
        agency_file(file, linkage_vocabulary())
    assert "Fenwood" not in str(caught.value)


def test_a_row_with_two_headings_that_are_known_may_stand_again_below(read):
    found = read("record,surname,Flag\n1,Flag,flag\n")
    assert cells(found) == [("1", "Flag", "flag")]


def test_letters_that_were_lost_or_encoded_twice_are_told(read):
    found = read(LINE + "1,M\ufffdller,\n2,MÃ¼ller,\n")
    assert "1 letters were lost before" in reasons(found)
    assert "1 letters seem to have been encoded twice" in reasons(found)


def test_a_file_too_large_to_hold_is_refused(read, monkeypatch):
    monkeypatch.setattr("firsthand.sources.agency_lists.read.LARGEST", 10)
    assert "bytes" in refusal(read, LINE)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_cells_may_be_parted_by_other_marks(read, mark):
    found = read(
        (LINE + '1,"Smith, Jones; Ltd",\n').replace(",", mark).replace(f"{mark} ", ", ")
    )
    assert found.headings == HEADINGS
    assert len(cells(found)) == 1


def test_lines_of_an_old_macintosh_are_lines(read):
    assert cells(read(LINE.replace("\n", "\r") + "1,A,\r2,B,\r")) == [
        ("1", "A", None), ("2", "B", None),
    ]  # fmt: skip


def test_rows_keep_the_numbers_that_a_spreadsheet_gives_them(read):
    found = read("List of children\n\n" + LINE + '1,"Smith\nJones",\n\n2,B,\n')
    assert found.cells["file_row"].to_list() == [4, 6]
    assert "The headings stand in row 3" in reasons(found)
    (blank,) = [one for one in found.problems if "rows are blank" in one.reason]
    assert blank.rows.tolist() == [5]
    assert not blank.kept


def test_rows_with_more_cells_than_headings_are_kept_and_told(read):
    found = read(LINE + "1,A,,,\n2,7 High St, Town,2010-01-01\n3\n")
    assert cells(found)[0] == ("1", "A", None)
    (told,) = [one for one in found.problems if "more cells" in one.reason]
    assert told.rows.tolist() == [3]
    assert len(cells(found)) == 3


def test_quotation_marks_within_cells_are_read_row_by_row(read):
    found = read(LINE + '1,O"Brien,\n2,"Smith, Anna",\n3,\n')
    assert cells(found) == [
        ("1", 'O"Brien', None),
        ("2", "Smith, Anna", None),
        ("3", None, None),
    ]


def test_headings_are_told_apart_and_empty_columns_left_out(read):
    found = read("name,name,,,dob\n1,2,3,,4\n")
    assert found.headings == ("name", "name (2)", "(column 3)", "dob")


def book(*sheets):
    workbook, content = openpyxl.Workbook(), io.BytesIO()
    workbook.remove(workbook.active)
    for name, rows in sheets:
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    workbook.save(content)
    return content.getvalue()


LIST = [["record", "surname", "dob", "nhs"], ["1", "Smith", date(2010, 12, 31), 9434765919]]


def test_a_workbook_is_read_from_the_one_sheet_that_is_a_list(read):
    content = book(("Notes", [["Please read"]]), ("Data", [*LIST, ["2", "=1/0", None, None]]))
    found = read(content, "police.xlsx")
    assert cells(found)[0] == ("1", "Smith", "2010-12-31 00:00:00", "9434765919")
    assert "The sheet 'Data' was read; passed over: Notes" in reasons(found)


def test_failed_formulas_are_told(read):
    workbook, content = openpyxl.Workbook(), io.BytesIO()
    for row in LIST:
        workbook.active.append(row)
    workbook.active["B3"].value, workbook.active["B3"].data_type = "#N/A", "e"
    workbook.active["A3"].value = "2"
    workbook.save(content)
    found = read(content.getvalue(), "police.xlsx")
    assert cells(found)[1][:2] == ("2", None)
    assert "1 cells hold the mark of a formula that failed" in reasons(found)


@pytest.mark.parametrize(
    ("sheets", "said"),
    [
        ((("A", LIST), ("B", LIST)), "2 sheets that are lists (A, B)"),
        ((("A", [["x"]]), ("B", [["y"]])), "none with headings that are known"),
        ((("A", []),), "no sheet that holds anything"),
    ],
)
def test_workbooks_without_one_list_are_refused(read, sheets, said):
    assert said in refusal(read, book(*sheets), "police.xlsx")


def test_a_damaged_workbook_is_refused(read):
    content = book(("A", LIST)).replace(b"<sheetData>", b"<sheetDatum>")
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(broken, "w") as new:
        for part in old.namelist():
            new.writestr(part, b"<" if part == "xl/workbook.xml" else old.read(part))
    assert "is a damaged workbook" in refusal(read, broken.getvalue(), "police.xlsx")


def test_parquet_columns_are_read_as_text(read):
    frame = pl.DataFrame(
        {
            "record": [1, 2],
            "dob": [date(2010, 12, 31), None],
            "seen": [datetime(2010, 12, 31, 4, 5), None],
            "nhs": [9434765919.0, None],
            "tags": [["a"], []],
            "known_for": [timedelta(days=40), None],
        }
    )
    content = io.BytesIO()
    frame.write_parquet(content)
    found = read(content.getvalue(), "health.parquet")
    assert cells(found)[0] == ("1", "2010-12-31", "2010-12-31 04:05:00", "9434765919")
    assert "Columns that hold no text were left: tags, known_for" in reasons(found)
    assert found.cells["file_row"].to_list() == [1, 2]


def test_parquet_of_text_alone_has_nothing_to_be_told(read):
    content = io.BytesIO()
    pl.DataFrame({"record": ["1"], "surname": ["Smith"]}).write_parquet(content)
    assert read(content.getvalue(), "health.parquet").problems == ()


def test_the_scan_counts_cells_across_its_chunks(monkeypatch):
    content = b'a,b,c\n"x,\n",y\n\n1'
    whole = cells_of_rows(content, ",").tolist()
    for size in (1, 2, 3, 5):
        monkeypatch.setattr(parted_text, "CHUNK", size)
        assert cells_of_rows(content, ",").tolist() == whole == [3, 2, 1, 1]
    assert cells_of_rows(b"", ",").tolist() == []


texts = st.text(st.characters(exclude_categories=["C"]), max_size=6) | st.sampled_from(
    ["a,b", 'q"r', "x\ny", ",", '"', "; ;", " "]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=8))
def test_every_row_of_a_file_is_a_record_or_is_told_as_blank(read, rows):
    content = io.StringIO()
    writer = csv.writer(content, lineterminator="\n")
    writer.writerows([HEADINGS, *rows])
    found = read(content.getvalue())
    blank = [row for one in found.problems if not one.kept for row in one.rows.tolist()]
    kept = found.cells["file_row"].to_list()
    assert sorted([*kept, *blank]) == list(range(2, len(rows) + 2))
    for number, cells_of in zip(kept, cells(found), strict=True):
        assert [cell or "" for cell in cells_of] == list(rows[number - 2])
