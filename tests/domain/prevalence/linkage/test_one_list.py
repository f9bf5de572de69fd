from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.prevalence.linkage import meeting
from firsthand.domain.prevalence.linkage.columns import FIELDS, Mapping
from firsthand.domain.prevalence.linkage.list_problems import ListProblem, row_ranges
from firsthand.domain.prevalence.linkage.one_list import one_list
from firsthand.domain.prevalence.linkage.records import Records, joined
from firsthand.refdata.read_linkage import linkage_vocabulary

AS_OF = date(2026, 1, 1)


def listed(name="police", **columns):
    size = len(next(iter(columns.values())))
    rows = pl.int_range(2, size + 2, eager=True, dtype=pl.Int64).alias("file_row")
    cells = pl.DataFrame(
        [rows, *(pl.Series(key, one, dtype=pl.String) for key, one in columns.items())]
    )
    mapping = Mapping(list_name=name, headings={key: key for key in columns})
    return one_list(cells, mapping, linkage_vocabulary(), as_of=AS_OF)


def problem(found, words):
    (one,) = [each for each in found.problems if words in each.reason]
    return one


@pytest.mark.requirement("R6")
def test_a_record_id_that_stands_twice_is_kept_and_told():
    found = listed(record=["1", "2", "1", None], surname=["A", "B", "C", "D"])
    assert found.frame["record"].to_list() == ["1", "2", "1", "row 5"]
    assert problem(found, "2 records share 1 references").rows.tolist() == [2, 4]
    assert problem(found, "1 of 4 references are blank").rows.tolist() == [5]


def test_without_a_column_of_references_records_are_called_by_their_rows():
    found = listed(surname=["Smith"])
    assert found.frame["record"].to_list() == ["row 2"]
    assert problem(found, "No column holds a reference")


def test_words_that_name_no_group_or_part_are_missing_and_told():
    found = listed(surname=["A"] * 3, part=["CID", "Not stated", "n/k"], area=["Unknown"] * 3)
    assert found.frame["part"].to_list() == ["CID", None, None]
    assert found.frame["area"].null_count() == 3
    assert problem(found, "Part: 2 of 3 cells hold words").rows.tolist() == [3, 4]


def test_groups_that_look_alike_are_one():
    """An accent written in two ways, and signs that nobody sees."""
    given = ["Nórth", "No\u0301rth", "\u202eN\u2060órth", "\u202e"]
    found = listed(surname=["A"] * 4, area=given)
    assert found.frame["area"].to_list() == ["Nórth"] * 3 + [None]
    assert problem(found, "nothing that a reader sees").rows.tolist() == [5]


def test_birth_dates_that_cannot_be_a_childs_are_kept_and_told():
    found = listed(date_of_birth=["2026-01-02", "2000-12-31", "2001-01-01", "2010-01-01"])
    assert found.frame["date_of_birth"].null_count() == 0
    assert problem(found, "after 2026-01-01").rows.tolist() == [2]
    assert problem(found, "over 25").rows.tolist() == [3]


def test_a_whole_name_is_split_and_what_was_left_out_is_told():
    found = listed(whole_name=["SMITH, Anna Marie", None], upn=[None, "H801200001001"])
    assert found.frame["given_name"].to_list() == ["anna", None]
    assert found.frame["surname"].to_list() == ["smith", None]
    assert problem(found, "1 of 2 cells hold middle names, which were left out; kept")
    assert problem(found, "1 of 2 names are blank").rows.tolist() == [3]


def test_what_holds_of_a_whole_column_is_told_once():
    said = problem(listed(date_of_birth=["01/02/2010", "03/04/2010"]), "as is usual in Britain")
    assert said.rows.tolist() == []
    assert "Say in the mapping" in said.remedy


def test_blank_names_are_counted():
    found = listed(
        given_name=[None, "Anna", None], surname=[None, "Smith", "Jones"], upn=[None] * 3
    )
    said = problem(found, "names are blank")
    assert said.reason == "1 of 3 names are blank; these records cannot be linked."
    assert problem(found, "records hold too little").rows.tolist() == [4]
    assert meeting.reasons([found])[0].startswith("2 of 3 records of police")


def test_blank_names_beside_other_traits_are_told_otherwise():
    found = listed(surname=[None], date_of_birth=["2010-01-01"], postcode=["XA20 9AU"])
    assert problem(found, "can be linked by what else they hold")
    assert meeting.objections([found]) == ()


def test_lists_that_share_too_little_cannot_be_linked():
    police = listed(surname=["Smith"], date_of_birth=["2010-01-01"], sex=["f"])
    health = listed("health", nhs_number=["9434765919"], sex=["f"])
    (told,) = meeting.objections([police, health])
    assert "police and health have too little in common" in told.reason
    assert "(sex)" in told.reason


def test_a_list_in_which_nothing_is_filled_cannot_be_linked():
    (told,) = meeting.objections([listed(sex=["f", "m"])])
    assert told.reason.endswith("what can be compared is: sex.")


texts = st.none() | st.text(max_size=8) | st.sampled_from(["Smith, Anna", "31/12/2010", "NHS"])


@settings(max_examples=15)
@given(
    st.sets(st.sampled_from([name for name in FIELDS if name != "whole_name"]), min_size=1),
    st.integers(1, 6),
    st.data(),
)
def test_every_row_becomes_a_record_and_every_cell_that_is_lost_is_told(fields, size, data):
    rows = st.lists(texts, min_size=size, max_size=size)
    columns = {name: data.draw(rows) for name in sorted(fields)}
    found = listed(**columns)
    assert found.frame["file_row"].to_list() == list(range(2, size + 2))
    assert found.frame["record"].null_count() == 0
    for name in set(columns) & set(found.frame.columns) - {"record", "referred_by"}:
        told = {row for one in found.problems if one.about == name for row in one.rows.tolist()}
        lost = found.frame.filter(pl.col(name).is_null())["file_row"].to_list()
        assert set(lost) <= told


def test_rows_are_shown_as_ranges_with_the_rest_counted():
    rows = pl.Series([*range(1, 100, 2), 102, 103]).to_numpy()
    shape = ListProblem(reason="a", remedy="b", rows=rows).shape()
    assert shape["rows"][:2] == ["1", "3"]
    assert shape["rows_not_shown"] == len(rows) - 20
    assert list(row_ranges(rows))[-1] == (102, 103)


def test_records_of_several_lists_are_one_frame():
    found = joined(
        [("a", listed(surname=["x"]).frame), ("b", listed(upn=["H801200001001"]).frame)]
    )
    assert found.sizes == (1, 1)
    assert found.comparable_sizes == (
        0,
        1,
    )  # one letter is no surname, and nothing else can be compared
    assert found.compared == ("surname", "upn")
    assert len(found) == 2


@pytest.mark.parametrize(
    "change",
    [
        pl.col("row") + 1,
        pl.col("list") + 1,
        pl.col("record").cast(pl.Categorical),
        pl.lit(1).alias("surname"),
    ],
)
def test_records_in_another_form_are_refused(change):
    right = joined([("a", listed(surname=["x"]).frame)])
    with pytest.raises(ValueError, match="column"):
        Records(lists=("a",), frame=right.frame.with_columns(change))
