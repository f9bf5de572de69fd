"""Downloads: what a spreadsheet shows is what the answer says."""

import csv
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest

from firsthand.services import exports
from tests.store.invented import figure

ROWS = (
    {"authority": "Llanfair", "age": 12, "on": date(2020, 3, 1), "why": None, "looks": (1, 2)},
    {"authority": "Señor & Söhne", "age": 0, "on": None, "why": "=SUM(A1)", "looks": ()},
)


def cells(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_begins_with_a_mark_that_excel_understands():
    assert exports.csv_bytes(ROWS).startswith(b"\xef\xbb\xbf")
    assert not exports.csv_text(ROWS).startswith("\ufeff")


def test_csv_shows_dates_in_iso_form_and_the_unknown_as_empty():
    assert cells(exports.csv_bytes(ROWS))[:2] == [
        ["authority", "age", "on", "why"],
        ["Llanfair", "12", "2020-03-01", ""],
    ]


@pytest.mark.parametrize(
    ("given", "shown"), [("=SUM(A1)", "'=SUM(A1)"), ("-", "-"), ("-1.5", "-1.5"), ("@x", "'@x")]
)
def test_text_that_a_spreadsheet_would_run_is_disarmed(given, shown):
    assert cells(exports.csv_bytes([{given: given}])) == [[shown], [shown]]


def test_a_workbook_holds_the_same_rows_with_real_dates():
    book = openpyxl.load_workbook(BytesIO(exports.xlsx_bytes(ROWS)))
    rows = list(book["Rows"].values)
    assert rows[0] == ("authority", "age", "on", "why")
    assert rows[1][0] == "Llanfair"
    assert rows[1][2].date() == date(2020, 3, 1)
    assert rows[2] == ("Señor & Söhne", 0, None, "=SUM(A1)")
    assert book["Rows"].freeze_panes == "A2"


def test_a_workbook_says_where_its_rows_come_from():
    book = openpyxl.load_workbook(
        BytesIO(exports.xlsx_bytes(ROWS, about=[("As of", "2020-03-01")]))
    )
    text = dict(row[:2] for row in book["Source"].values)
    assert "Open Government Licence" in text["Licence"]
    assert text["As of"] == "2020-03-01"


def test_no_rows_make_an_empty_file_and_an_empty_workbook():
    assert exports.csv_text([]) == "\r\n"
    assert openpyxl.load_workbook(BytesIO(exports.xlsx_bytes([])))["Rows"].max_row == 1


def test_no_rows_leave_the_headings_that_rows_would_have():
    columns = exports.columns_of(type(figure()))
    assert columns == tuple(exports.tabular([figure()])[0])
    assert exports.csv_text([], columns=columns).startswith("area_code,indicator,")
    book = openpyxl.load_workbook(BytesIO(exports.xlsx_bytes([], columns=columns)))
    assert next(book["Rows"].values)[:2] == ("area code", "indicator")


def test_headings_that_are_given_do_not_change_those_of_rows_that_are_there():
    assert exports.tabular(ROWS, columns=("other",))[0] == ["authority", "age", "on", "why"]


def test_values_of_the_domain_are_rows_too():
    names, rows = exports.tabular([figure()])
    assert names[:2] == ["area_code", "indicator"]
    assert "place" not in names
    assert rows[0][0] == "372"


def test_something_that_is_no_row_is_refused():
    with pytest.raises(TypeError, match="not int"):
        exports.csv_text([3])
