"""The two workbooks that were made to be dirty: every row kept, every kind of dirt shown."""

from collections import Counter
from pathlib import Path

import pytest

from firsthand.domain.planning.drawing.frame import Frame, FrameKind
from firsthand.sources.lists import columns, days
from firsthand.sources.lists.read import read_frames

ROWS = (5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5)


@pytest.fixture(scope="module")
def lists(shared: Path) -> tuple[Frame, ...]:
    path = shared / "data" / "samples" / "annex_a" / "Annex_A_2024_Jan.xlsx"
    return read_frames(path, name=path.name, kind=FrameKind.STATUTORY)


def reasons(lists: tuple[Frame, ...]) -> Counter[tuple[int, str]]:
    return Counter(
        (number, doubt.reason) for number, one in enumerate(lists, 1) for doubt in one.doubts
    )


def test_all_eleven_lists_are_known_and_every_row_is_kept(lists):
    assert [frame.standard for frame in lists] == [f"annex-a-{n}" for n in range(1, 12)]
    assert tuple(len(frame.rows) for frame in lists) == ROWS


def test_every_heading_is_known_brackets_quotes_and_spaces_notwithstanding(lists):
    assert all(len(frame.standard_names) == len(frame.headings) for frame in lists)


@pytest.mark.parametrize(
    ("number", "reason", "cells"),
    [
        (6, columns.FAILED, 10),  # '#N/A' as team and worker
        (8, columns.NO_POSTCODE, 1),  # 'nope'
        (6, columns.NO_CODE, 1),  # 'PSRMEM - Support with memory and cognition'
        (4, columns.NO_CODE, 5),  # 'CS Assessment Updated' where yes or no is asked
        (1, columns.DECIMALS, 5),  # ages such as 6.138261465
        (8, columns.NO_AUTHORITY, 5),  # 'Home Town'
        (8, columns.BLANK, 7),  # one ethnicity, one postcode, five placement locations
        (9, columns.BLANK, 12),  # UASC and personal adviser, six each
        (4, "is above 17, the oldest that such a list should hold", 1),  # 22 years old
        (6, "is above 17, the oldest that such a list should hold", 4),  # 21 years old
        (1, "is blank, so that neither age nor order of dates can be checked", 1),
        (7, "lies before the birth on 2021-01-04", 1),
        (7, "lies before the birth on 2020-05-29", 1),
    ],
)
def test_each_kind_of_dirt_is_shown_as_often_as_it_stands_there(lists, number, reason, cells):
    assert reasons(lists)[number, reason] == cells


def test_what_is_only_written_otherwise_is_read_without_doubt(lists):
    contacts, referrals = lists[0], lists[2]
    assert contacts.rows[0].read["Gender"] == "female"  # 'Female' without its letter
    assert contacts.rows[0].read["Age of Child (Years)"] == 6
    worker = referrals.rows[0]
    assert worker.cells["Allocated Worker"] == "Dustin\xa0Hazlett"
    assert worker.read["Allocated Worker"] == "Dustin Hazlett"
    spaced = [
        row
        for frame in lists
        for row in frame.rows
        if "\xa0" in row.cells.get("Allocated Worker", "")
    ]
    assert len(spaced) == 15


def test_no_date_of_the_workbook_is_left_unread(lists):
    assert not [key for key in reasons(lists) if key[1] in {days.NO_DATE, days.EITHER}]


def test_the_lists_of_the_other_inspection_are_read_as_lists_of_no_prescribed_form(shared):
    path = shared / "data" / "samples" / "annex_a" / "fake_sen.xlsx"
    first, second = read_frames(path, name=path.name, kind=FrameKind.STATUTORY)
    assert (len(first.rows), len(second.rows)) == (2, 2)
    assert first.rows[0].read["Ethnicity"] == "WBRI"
    assert first.rows[0].cells["SEN primary need"] == "H5"
