"""The small tables of depth: groups, and cases read twice, from CSV or a workbook."""

import openpyxl
import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.depth.reader import Reading
from firsthand.domain.planning.depth.written_group import WrittenGroup
from firsthand.sources.depth_tables import read_double_readings, read_groups

pytestmark = pytest.mark.requirement("R4")


def test_groups_keep_their_words_whatever_the_order_of_the_columns(tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text("Sample,Group,Affected,Population\n6,missing,1%,150\n")
    assert read_groups(path) == (
        WrittenGroup(name="missing", population="150", affected="1%", sample="6"),
    )


def test_a_workbook_is_read_like_a_csv(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["group", "population", "affected", "sample", "sensitivity"])
    book.active.append(["missing", 150, 8, 6, 0.8])
    book.save(tmp_path / "groups.xlsx")
    (group,) = read_groups(tmp_path / "groups.xlsx")
    assert (group.population, group.sensitivity) == ("150", "0.8")


def test_a_group_without_a_name_is_called_by_its_row(tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text("group,population,affected,sample\n,150,8,6\n")
    assert read_groups(path)[0].name == "row 2"


def test_who_the_children_are_is_passed_over(tmp_path):
    path = tmp_path / "readings.csv"
    path.write_text("child,first,second\nA1,Yes,no\nA2,1,0\nA3,found,missed\n")
    assert read_double_readings(path) == (Reading(first=True, second=False),) * 3


def test_each_doubtful_row_is_told_with_its_number(tmp_path):
    path = tmp_path / "readings.csv"
    path.write_text("first,second\nyes,no\nyes,\nmaybe,no\n")
    with pytest.raises(Refused) as refusal:
        read_double_readings(path)
    assert ["row 3" in o.reason or "row 4" in o.reason for o in refusal.value.objections] == [
        True,
        True,
    ]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        read_groups(tmp_path / "nowhere.csv")
