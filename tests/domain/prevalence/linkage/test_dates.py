from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.prevalence.linkage import dates
from firsthand.domain.prevalence.linkage.dates import DAY_FIRST, MONTH_FIRST, days

AS_OF = date(2026, 1, 1)


def read(*cells, style=None):
    return days(pl.Series("dob", cells, dtype=pl.String), as_of=AS_OF, style=style)


def rows_of(found, fault):
    return [at for at, held in enumerate(found.faults.get(fault, ())) if held]


@pytest.mark.requirement("R6")
def test_one_column_may_write_the_same_day_in_every_style():
    found = read(
        "2010-12-31", "31/12/2010", "31.12.10", "31 December 2010", "31st of Dec 2010",
        "December 31, 2010", "31-Dec-2010", "20101231", "40543", "2010-12-31 00:00:00",
        "2010-12-31T00:00:00Z", "Friday, 31 December 2010", "31 Sept 2010",
    )  # fmt: skip
    assert found.values.to_list() == ["2010-12-31"] * 12 + [None]
    assert rows_of(found, dates.NO_DAY) == [12]
    assert rows_of(found, dates.SERIAL) == [8]
    assert rows_of(found, dates.CENTURY) == [2]
    assert found.forms[dates.NO_DAY] == ("99 a 9999",)


def test_dates_above_twelve_settle_which_number_is_the_day():
    assert read("31/12/2010", "01/02/2010").values.to_list() == ["2010-12-31", "2010-02-01"]
    american = read("12/31/2010", "01/02/2010")
    assert american.values.to_list() == ["2010-12-31", "2010-01-02"]
    assert american.notes == (dates.AMERICAN,)


def test_a_column_of_both_kinds_leaves_unread_what_could_be_either():
    found = read("12/31/2010", "31/12/2010", "01/02/2010", "05/05/2010")
    assert found.values.to_list() == ["2010-12-31", "2010-12-31", None, "2010-05-05"]
    assert rows_of(found, dates.EITHER) == [2]


def test_a_column_that_could_be_either_throughout_is_british_and_told():
    found = read("01/02/2010", "03/04/2011")
    assert found.values.to_list() == ["2010-02-01", "2011-04-03"]
    assert found.notes == (dates.BRITISH,)


def test_a_style_that_a_person_gives_is_kept_to():
    found = read("01/02/2010", "13/02/2010", style=MONTH_FIRST)
    assert found.values.to_list() == ["2010-01-02", None]
    assert rows_of(found, dates.CONTRARY) == [1]
    assert read("01/02/2010", style=DAY_FIRST).notes == ()


def test_one_slip_in_two_hundred_does_not_unsettle_the_others():
    found = read(*["31/12/2010"] * 200, "01/02/2010", "12/31/2010")
    assert found.values.to_list()[-2:] == ["2010-02-01", None]
    assert rows_of(found, dates.CONTRARY) == [201]


def test_dates_that_a_spreadsheet_may_have_swapped_are_told():
    opened, left = ["2010-12-03"] * 20, ["31/12/2010"] * 20
    assert read(*opened, *left).notes == (dates.SWAPPED,)
    assert read(*opened, *left, "2010-12-13").notes == ()


def test_a_year_of_two_digits_is_the_latest_that_has_been():
    assert read("31/12/26", "31/12/27").values.to_list() == ["2026-12-31", "1927-12-31"]


@pytest.mark.parametrize("cell", ["2010", "31/02/2010", "99999", "1899-12-31", "x", "0/0/2010"])
def test_what_is_no_day_is_missing_and_told(cell):
    found = read(cell)
    assert found.values.to_list() == [None]
    assert rows_of(found, dates.NO_DATE) + rows_of(found, dates.NO_DAY) == [0]


def test_an_hour_beside_a_date_is_told():
    assert rows_of(read("2010-12-31 23:00", "2010-12-31 00:00"), dates.HOURS) == [0]


any_day = st.dates(date(1930, 1, 1), AS_OF)


@settings(max_examples=12)
@given(st.lists(any_day, min_size=1, max_size=20), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_settled_column_gives_back_every_day(written, form):
    found = read(*(one.strftime(form) for one in written))
    settled = any(one.day > 12 for one in written) or form == "%d/%m/%Y"
    if settled:
        assert found.values.to_list() == [one.isoformat() for one in written]


@settings(max_examples=12)
@given(st.lists(any_day, min_size=1, max_size=10))
def test_a_spreadsheets_numbers_count_as_the_calendar_does(written):
    begin = date(1899, 12, 30)
    found = read(*(str((one - begin).days) for one in written))
    assert found.values.to_list() == [
        (begin + timedelta(days=(one - begin).days)).isoformat() for one in written
    ]


@settings(max_examples=25)
@given(
    st.lists(
        st.none()
        | st.text(max_size=12)
        | st.from_regex(r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}", fullmatch=True),
        max_size=12,
    )
)
def test_every_cell_is_read_or_told_or_was_blank(cells):
    found = read(*cells)
    for at, cell in enumerate(cells):
        told = any(mask[at] for mask in found.faults.values())
        assert (cell is None) or told or found.values[at] is not None
