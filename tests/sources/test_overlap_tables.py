"""Tables of overlaps as files: read whole, or refused with the row and what it needs."""

import os
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.refdata.read_linkage import linkage_vocabulary
from firsthand.sources import written_tables
from firsthand.sources.agency_lists.read import agency_file
from firsthand.sources.grouped_overlaps import read_grouped
from firsthand.sources.hashed_list import is_hashed_list
from firsthand.sources.overlap_tables import read_overlaps

pytestmark = pytest.mark.requirement("R6")
GOOD = "police,health,school,count\n1,0,0,30\n0,1,0,20\n0,0,1,10\n1,1,0,9\n1,1,1,2\n"


def read(text, encoding="utf-8"):
    return read_overlaps(text.encode(encoding), name="own.csv")


def test_a_plain_table_is_read():
    found = read(GOOD)
    assert found.overlaps.lists == ("police", "health", "school")
    assert found.overlaps.counts.tolist() == [30, 20, 9, 10, 0, 0, 2]
    assert found.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        GOOD.replace("count", "Count "),
        GOOD.replace("30", "30.0"),
        GOOD.replace("\n", "\r\n") + "\r\n\r\n",
    ],
)
def test_however_a_spreadsheet_program_wrote_it(text):
    assert read(text).overlaps.counts.tolist() == [30, 20, 9, 10, 0, 0, 2]
    assert read(text, "utf-16").overlaps.observed == 71


def test_a_workbook_is_read(tmp_path):
    book = openpyxl.Workbook()
    for line in GOOD.splitlines():
        book.active.append([int(c) if c.isdigit() else c for c in line.split(",")])
    book.save(tmp_path / "own.xlsx")
    assert read_overlaps(tmp_path / "own.xlsx").overlaps.observed == 71


def with_sheets(path, **sheets):
    """Write a workbook whose sheets hold these tables."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, text in sheets.items():
        sheet = book.create_sheet(name)
        for line in text.splitlines():
            sheet.append([int(c) if c.isdigit() else c for c in line.split(",")])
    book.save(path)
    return path


def test_a_workbook_with_two_tables_is_refused_and_both_are_named(tmp_path):
    file = with_sheets(tmp_path / "own.xlsx", north=GOOD, south=GOOD.replace("30", "31"))
    with pytest.raises(Refused, match=r"2 sheets with a column 'count' \(north, south\)"):
        read_overlaps(file)


@pytest.mark.parametrize("by", ["", "area"])
def test_the_table_of_a_workbook_is_found_and_what_was_passed_over_is_told(tmp_path, by):
    areas = "area," + GOOD.replace("\n", "\nnorth,").removesuffix("north,")
    table = areas + areas.split("\n", 1)[1].replace("north", "south") if by else GOOD
    sheets = {"about": "Made in June\n", "table": table, "blank": ""}
    file = with_sheets(tmp_path / "own.xlsx", **sheets)
    found = read_grouped(file, by) if by else read_overlaps(file)
    told = "The sheet 'table' was read; passed over: about."
    if by:
        assert found.whole.notes == (told,)
        assert not any("sheet" in note for one in found.groups for note in one.table.notes)
    else:
        assert found.notes == (told,) and found.version == read(GOOD).version


def test_the_version_is_of_the_content_and_not_of_its_order():
    header, *rows = GOOD.splitlines()
    other = "\n".join([header, *reversed(rows)])
    assert read(GOOD).version == read(other).version
    assert read(GOOD).version != read(GOOD.replace("30", "31")).version


def test_what_is_repeated_is_added_and_said():
    found = read(GOOD + "1,0,0,5\n0,0,0,0\n")
    assert found.overlaps.counts[0] == 35
    assert found.notes == (
        "1 rows repeat a combination; their counts were added.",
        "A row of people on no list, with the count 0, was passed over.",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("police,count\n1,5\n", "1 list;"),
        (GOOD.replace("30", "-30"), "row 2 has a count below 0. A count of people cannot be"),
        (GOOD.replace("30", "30.5"), "row 2 has a count that is no whole number. Write whole"),
        (GOOD.replace("30", "1.000"), "Write 1000 or 1,000 for a thousand"),
        (GOOD.replace("30", ""), "Write the number of people, 0 where there is nobody"),
        (GOOD.replace("30", "NA"), "row 2 has no count"),
        (GOOD.replace("30", "9" * 20), "that people can reach"),
        (GOOD.replace("0,1,0,20", "0,2,0,20"), "row 3 has neither 1 nor 0 under 'health'"),
        (GOOD.replace("0,1,0,20", "0,,0,20"), "row 3 has nothing under 'health'"),
        (GOOD + "0,0,0,800\n", "row 7 has counts of people who are on no list"),
        (GOOD + "1,0,1,4,7\n", "more cells than there are headings"),
        (GOOD.replace("count", "number"), "no column named 'count'"),
        (GOOD.replace("count", "the number"), "--count 'the number'"),
        ("a,b,y,z\n1,0,5,7\n0,1,4,9\n", "Write one row for each combination"),
        (GOOD.replace("police", "count"), "2 columns named 'count'"),
        (GOOD.replace("police", "health"), "without a name of their own"),
        (GOOD.replace("1,1,0,9", "1,1,0,white"), "row 5 has a count that is no whole number"),
        (GOOD.replace("health", "police\u200b"), "signs that nobody sees make no other name"),
        ("a,b,c,count\n1,0,0,0\n0,1,0,0\n", "counts nobody"),
        ("a,b,c,count\n1,0,0,4\n0,1,0,7\n1,1,0,3\n", "nobody is on c"),
        ("police,health,count\n", "no row of counts"),
        ("", "holds no table"),
        ("<!doctype html><p>404", "holds no table"),
    ],
)
def test_what_cannot_be_read_for_certain_is_refused_in_words(text, words):
    with pytest.raises(Refused) as refusal:
        read(text)
    assert words in str(refusal.value)
    assert all(one.remedy for one in refusal.value.objections)


def test_a_column_of_counts_with_another_name_is_taken_where_it_is_named():
    other = GOOD.replace("count", "y").encode()
    assert read_overlaps(other, count="Y ").version == read(GOOD).version
    with pytest.raises(Refused, match="no column named 'n'"):
        read_overlaps(other, count="n")


@pytest.mark.parametrize("nothing", ["NA", "", "n/a"])
def test_people_on_no_list_whom_nobody_counted_are_what_is_asked(nothing):
    found = read(f"{GOOD}0,0,0,{nothing}\n")
    assert found.version == read(GOOD).version
    assert found.notes == (
        "1 row of people on no list has no count: that is what is estimated.",
    )
    with pytest.raises(Refused, match="counts nobody: no row"):
        read(f"a,b,count\n0,0,{nothing}\n")


def test_by_group_people_on_no_list_are_told_once_for_all():
    rows = [line.split(",") for line in GOOD.splitlines()]
    head, *told = rows
    text = ",".join(["y", *head[:3], "area"]) + "\n"
    for area in ("north", "south"):
        text += f"NA,0,0,0,{area}\n"
        text += "".join(f"{count},{a},{b},{c},{area}\n" for a, b, c, count in told)
    found = read_grouped(text.encode(), "Area", count="y")
    assert found.whole.notes == (
        "2 rows of people on no list have no count: that is what is estimated.",
    )
    assert [one.table.overlaps.observed for one in found.groups] == [71, 71]
    with pytest.raises(Refused, match="'y' of the table says how many people there are"):
        read_grouped(text.encode(), "y", count="y")
    with pytest.raises(Refused, match="A column of groups or areas") as refusal:
        read_overlaps(text.encode(), count="y")
    assert "'NA'" not in str(refusal.value)


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (("North", "north"), "a group in several ways: rows 2 and 5[.]"),
        (("caf\u00e9", "cafe\u0301"), "several ways"),
        (("No\u200brth", "North"), "signs that nobody sees"),
        (("North", "NA"), "says of row 5, 6, 7 not of which area it is"),
        (("North", "North"), "names 1 group[.]"),
    ],
)
def test_a_group_that_is_not_named_in_one_way_in_every_row_is_refused(groups, said):
    rows = [f"1,0,{one},10\n0,1,{one},12\n1,1,{one},6\n" for one in groups]
    with pytest.raises(Refused, match=said):
        read_grouped(f"a,b,area,count\n{''.join(rows)}".encode(), "area")


def test_twenty_lists_are_refused_and_not_begun():
    names = ",".join(f"list{at}" for at in range(20))
    with pytest.raises(Refused, match=r"20 lists, which make 1,048,575 combinations"):
        read(f"{names},count\n{','.join('1' * 20)},5\n")


def test_every_kind_of_fault_is_said_at_once_and_rows_are_counted():
    bad = "a,b,c,count\n" + "1,0,0,-1\n" * 8 + "0,x,1,3\n"
    with pytest.raises(Refused) as refusal:
        read(bad)
    first, second = refusal.value.objections
    assert first.reason == ("own.csv: rows 2, 3, 4, 5, 6 and 3 more rows have a count below 0.")
    assert second.reason == "own.csv: row 10 has neither 1 nor 0 under 'b'."


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        read_overlaps(tmp_path / "nothing.csv")


@given(st.lists(st.integers(0, 9_999), min_size=7, max_size=7))
def test_every_table_that_is_written_is_read_again(counts):
    rows = [[code >> at & 1 for at in range(3)] for code in range(1, 8)]
    sizes = [sum(n for row, n in zip(rows, counts, strict=True) if row[at]) for at in range(3)]
    lines = [",".join(map(str, [*row, n])) for row, n in zip(rows, counts, strict=True)]
    text = "\n".join(["a,b,c,count", *lines])
    if all(sizes):
        assert read(text).overlaps.counts.tolist() == counts
    else:
        with pytest.raises(Refused, match="nobod"):
            read(text)


def test_a_table_without_the_column_of_counts_that_was_named_is_told_that_name():
    with pytest.raises(Refused, match="a column 'nn'"):
        read_overlaps(b"a,b,count\n1,0,5\n", count="nn")


CHILDREN = """Forename,Surname,DOB,Flag,{count}
Lara,Fenwood,31/12/2010,1,1
Ian,Langhurst,01/02/2011,0,1
Ola,Brown,02/02/2011,0,x4345678
"""


def test_a_list_of_children_given_by_mistake_is_told_by_rows_and_columns_and_never_by_cells():
    with pytest.raises(Refused) as refusal:
        read(CHILDREN.format(count="count"))
    told = str(refusal.value)
    assert "rows 2, 3 and 4 have neither 1 nor 0 under 'Surname'" in told
    assert "row 4 has a count that is no whole number" in told
    cells = {cell for row in CHILDREN.splitlines()[1:] for cell in row.split(",")} - set("01")
    assert not [cell for cell in cells if cell in told]


def test_a_list_of_children_without_headings_is_refused_and_its_first_row_not_told():
    rows = CHILDREN.format(count="count").splitlines()[1:]
    with pytest.raises(Refused, match="no column named 'count'") as refusal:
        read("\n".join(rows))
    assert not [cell for cell in rows[0].split(",")[:3] if cell in str(refusal.value)]
    assert "columns of numbers: none; other columns: 5" in str(refusal.value)


def test_headings_above_numbers_are_told_to_find_the_column_of_counts():
    with pytest.raises(Refused, match="numbers: police, health, school, n; other columns: 0"):
        read(GOOD.replace("count", "n"))


def test_cells_of_a_column_of_groups_that_look_alike_are_not_repeated():
    rows = "1,0,Fenwood,10\n0,1,fenwood,12\n1,1,Fenwood,6\n"
    with pytest.raises(Refused, match=r"several ways: rows 2 and 3[.]") as refusal:
        read_grouped(f"a,b,child,count\n{rows}".encode(), "child")
    assert "enwood" not in str(refusal.value)


def test_more_people_than_can_be_counted_one_by_one_are_refused_with_the_limit():
    most = "1,0,{}\n0,1,5\n1,1,3\n"
    assert read_overlaps(("a,b,count\n" + most.format(99_999_000)).encode()).overlaps.observed
    with pytest.raises(Refused, match=r"counts 100,000,008 people; at most 100,000,000"):
        read_overlaps(("a,b,count\n" + most.format(100_000_000)).encode())


def test_a_file_larger_than_any_table_of_overlaps_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "children.csv"
    with file.open("wb") as large:
        large.truncate(10**12)  # takes no room, and could not be held
    with pytest.raises(Refused, match=r"1,000,000,000,000 bytes; at most 20,000,000 are read"):
        read_overlaps(file)
    with pytest.raises(Refused, match="Give counts of combinations"):
        read_overlaps(b"a,b,count\n" + b"0,1,1\n" * 4_000_000)


@pytest.mark.parametrize("what", ["/dev/zero", "a pipe"])
def test_what_may_never_end_is_not_begun(tmp_path, what):
    file = Path(what)
    if what == "a pipe":
        file = tmp_path / "pipe.csv"
        os.mkfifo(file)
    with pytest.raises(Refused, match=r"device or a pipe.* Save what it gives as a file"):
        read_overlaps(file)
    with pytest.raises(Refused, match="device or a pipe"):
        agency_file(file, linkage_vocabulary())
    assert not is_hashed_list(file)


def test_a_file_with_more_lines_than_a_table_has_is_refused_before_it_is_parted(monkeypatch):
    monkeypatch.setattr(written_tables, "opened_content", None)  # calling it would fail
    with pytest.raises(Refused, match=r"has 3,000,001 lines\. Give counts of combinations"):
        read("a,b,count\n" + "0,1,1\n" * 3_000_000)
