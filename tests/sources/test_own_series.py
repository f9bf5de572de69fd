"""Anybody's own series: many headings, dates, numbers, encodings; bad rows kept and shown."""

from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.sources.own_numbers import LEAST, own_numbers
from firsthand.sources.own_periods import own_periods
from firsthand.sources.own_series import read_own_series

pytestmark = pytest.mark.requirement("R10")


def table(text: str, encoding: str = "utf-8"):
    return read_own_series(text.encode(encoding), name="own.csv")


def ends(*cells):
    return own_periods(cells).ends_on


def values(*cells):
    return [one.value for one in own_numbers(cells, heading="value").numbers]


def test_a_plain_table_is_read_with_the_numbers_of_its_lines():
    found = table("period,value\n2024-01-31,5\n2024-02-29,6.5\n")
    assert [(r.line, r.period, r.ends_on, r.value) for r in found.rows] == [
        (2, "2024-01-31", date(2024, 1, 31), 5.0),
        (3, "2024-02-29", date(2024, 2, 29), 6.5),
    ]
    assert found.dated and not found.doubts and found.columns == {"period", "value"}


def test_a_funnel_table_needs_no_period():
    found = table("unit,numerator,denominator\nA,3,50\nB,0,0\n")
    assert [(r.name, r.numerator, r.denominator, r.value) for r in found.rows] == [
        ("A", 3.0, 50.0, None),
        ("B", 0.0, 0.0, None),
    ]
    assert "order of the file" in " ".join(found.how_read)


@pytest.mark.parametrize(
    "headings",
    [
        "Date,Value,Series",
        "MONTH;Rate;Authority",
        "Time period\tPercentage\tLA name",
        "Ends on|Score|Council",
    ],
)
def test_columns_are_known_by_many_names_and_any_separator(headings):
    mark = next(one for one in ",;\t|" if one in headings)
    rows = "\n".join(mark.join((f"2024-0{n}-28", f"{n}", "Leeds")) for n in range(1, 5))
    found = table(f"{headings}\n{rows}\n")
    assert [(r.name, r.value) for r in found.rows] == [("Leeds", float(n)) for n in range(1, 5)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_that_spreadsheets_write_is_read(encoding):
    found = table(
        "period,council,value\n2024,Caf\u00e9 \u00a3,1\n2025,Caf\u00e9 \u00a3,2\n", encoding
    )
    assert [r.name for r in found.rows] == ["Caf\u00e9 \u00a3", "Caf\u00e9 \u00a3"]


def test_a_workbook_is_read_like_a_csv(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["A title above"])
    book.active.append(["Month ending", "Numerator", "Denominator"])
    book.active.append([date(2024, 1, 31), 3, 50])
    book.active.append([date(2024, 2, 29), 4, 51])
    book.save(tmp_path / "own.xlsx")
    found = read_own_series(tmp_path / "own.xlsx")
    assert [(r.line, r.ends_on, r.numerator) for r in found.rows] == [
        (3, date(2024, 1, 31), 3.0),
        (4, date(2024, 2, 29), 4.0),
    ]


@pytest.mark.parametrize(
    ("cells", "last"),
    [
        (("31/01/2024", "29/02/2024"), date(2024, 2, 29)),
        (("31.01.2024", "29.02.2024"), date(2024, 2, 29)),
        (("01/31/2024", "02/29/2024"), date(2024, 2, 29)),
        (("31 January 2024", "29th Feb 2024"), date(2024, 2, 29)),
        (("Jan 2024", "Feb 2024"), date(2024, 2, 29)),
        (("Jan-24", "Feb-24"), date(2024, 2, 29)),
        (("2024-01", "2024-02"), date(2024, 2, 29)),
        (("202401", "202402"), date(2024, 2, 29)),
        (("20240131", "20240229"), date(2024, 2, 29)),
        (("01/2024", "02/2024"), date(2024, 2, 29)),
        (("2024-01-31T00:00:00", "2024-02-29T00:00:00"), date(2024, 2, 29)),
        (("45322", "45351"), date(2024, 2, 29)),
        (("2023", "2024"), date(2024, 12, 31)),
        (("2022/23", "2023/24"), date(2024, 3, 31)),
        (("202223", "202324"), date(2024, 3, 31)),
        (("2022-2023", "2023-2024"), date(2024, 3, 31)),
        (("2023 Q4", "Q1 2024"), date(2024, 3, 31)),
        (("2024-W08", "2024-W09"), date(2024, 3, 3)),
    ],
)
def test_periods_are_read_in_many_styles(cells, last):
    assert ends(*cells)[-1] == last


def test_what_one_cell_leaves_open_the_whole_column_decides():
    assert ends("2010-11", "2011-12") == (date(2011, 3, 31), date(2012, 3, 31))
    assert ends("2011-10", "2011-11", "2011-12")[-1] == date(2011, 12, 31)
    assert ends("03/04/2024", "04/04/2024")[0] == date(2024, 4, 3)
    assert ends("03/04/2024", "03/14/2024")[0] == date(2024, 3, 4)


def test_an_american_column_says_so():
    assert "month, day, year" in own_periods(("03/04/2024", "03/14/2024")).told[0]


def test_a_day_that_fits_only_the_other_order_is_no_day():
    assert ends("13/01/2024", "14/01/2024", "01/15/2024")[2] is None


@given(st.lists(st.dates(date(1990, 1, 1), date(2090, 1, 1)), min_size=2, max_size=8))
def test_days_in_iso_form_come_back_as_they_were(days):
    assert list(ends(*(day.isoformat() for day in days))) == days


def test_periods_that_are_only_counted_keep_the_order_of_the_file():
    found = table("series,i,y\na,1,5\na,2,6\n")
    assert not found.dated and [r.period for r in found.rows] == ["1", "2"]
    assert [r.value for r in found.rows] == [5.0, 6.0]


def test_year_and_month_in_two_columns_are_one_period():
    found = table("year,month,value\n2024,1,5\n2024,2,6\n")
    assert found.rows[1].ends_on == date(2024, 2, 29)


def test_numbers_are_read_with_thousands_decimal_commas_and_percent_signs():
    assert values("1,234", "12") == [1234.0, 12.0]
    assert values("1.234,5", "2,25") == [1234.5, 2.25]
    assert values("12%", "7.5 %") == [0.12, 0.075]
    assert values("\u00a31,000", "(12)", "1 234", "\u22125") == [1000.0, -12.0, 1234.0, -5.0]


def test_a_percentage_without_its_sign_among_others_is_doubted():
    found = table("period,value\n2023,12%\n2024,13\n")
    assert found.percent and [d.row for d in found.doubts] == [3]
    assert found.rows[1].value == 0.13


def test_what_is_suppressed_or_missing_is_never_nought():
    found = table("period,value\n2020,c\n2021,\n2022,*\n2023,<5\n2024,4\n")
    assert [r.value for r in found.rows] == [None, None, None, None, 4.0]
    assert "suppressed" in (found.rows[0].absent_because or "")
    assert all(r.absent_because for r in found.rows[:4]) and not found.doubts


def test_a_cell_that_is_no_number_is_kept_and_shown_with_its_line():
    found = table("period,value\n2023,abc\n2024,4\n")
    assert found.rows[0].value is None and len(found.rows) == 2
    (doubt,) = found.doubts
    assert (doubt.row, doubt.column, doubt.given) == (2, "value", "abc")


def test_a_period_that_is_none_is_kept_and_shown_with_its_line():
    found = table("period,value\n2022,1\nsoon,2\n2024,4\n")
    assert found.rows[1].ends_on is None and found.doubts[0].row == 3


def test_a_row_with_more_cells_than_headings_has_no_figure():
    found = table("period,value\n2023,1,234\n2024,4\n2025,5\n")
    assert found.rows[0].value is None and "more cells" in (found.rows[0].absent_because or "")
    assert [d.row for d in found.doubts] == [2]


def test_a_count_beside_a_denominator_is_the_numerator_and_else_the_value():
    assert table("month,count,n\n2024-01,3,50\n").rows[0].numerator == 3.0
    assert table("month,count\n2024-01,3\n").rows[0].value == 3.0
    alone = table("month,y,n\n2024-01,3,NA\n")
    assert alone.rows[0].value == 3.0 and "empty" in " ".join(alone.how_read)


def test_target_and_the_better_way_are_read():
    row = table("period,value,target,better\n2024,5,7,Higher is better\n").rows[0]
    assert (row.target, row.better) == (7.0, "higher")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "without content"),
        (b"\x00\x01\x02\x03" * 50, "binary content"),
        (b"PK\x03\x04broken", "ZIP"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"a,b\n1,2\n", "no row of headings"),
        (b"period,value\n", "no row below"),
        (bytes(range(128, 256)) * 4, "no row of headings"),
    ],
)
def test_a_file_without_figures_is_refused_in_words(content, words):
    with pytest.raises(Refused, match=words):
        read_own_series(content, name="own.csv")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        read_own_series(tmp_path / "nowhere.csv")


@given(st.binary(max_size=300))
def test_no_bytes_at_all_break_the_reader(content):
    try:
        read_own_series(content, name="own.csv")
    except Refused as refusal:
        assert refusal.objections[0].remedy


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_plain_numbers_come_back_as_they_were(numbers):
    numbers = [one if abs(one) >= LEAST else 0.0 for one in numbers]
    first = date(2020, 1, 1)
    lines = [f"{first + timedelta(days=at)},{one!r}" for at, one in enumerate(numbers)]
    found = table("date,value\n" + "\n".join(lines) + "\n")
    assert [row.value for row in found.rows] == numbers


@pytest.mark.parametrize("cell", ["1e308", "-1e308", "1e16", "1e-308", "-1e-101"])
def test_a_number_with_which_nothing_can_be_reckoned_is_none_and_is_told(cell):
    found = own_numbers([cell, "5"], heading="value").numbers
    assert (found[0].value, found[1].value) == (None, 5.0)
    assert "too far from 1" in found[0].absent_because
    assert "1e-100 to 1e+15" in found[0].doubt


@pytest.mark.parametrize("cell", ["1e15", "1e-100", "0", "-0"])
def test_a_number_at_the_edge_of_what_is_reckoned_with_stands(cell):
    assert values(cell) == [float(cell)]


@pytest.mark.parametrize("cell", ["c", "inf", "*"])
def test_counts_whose_denominators_are_kept_back_do_not_become_values(cell):
    found = table(f"unit,numerator,denominator\nA,3,{cell}\nB,4,{cell}\n")
    assert found.columns == {"numerator", "denominator"}
    assert all(row.value is None and row.absent_because for row in found.rows)
