"""What cannot be in a list, told from its cells taken together."""

from datetime import date

from firsthand.domain.planning.drawing.frame import Frame, FrameKind, Record, Row
from firsthand.domain.planning.drawing.plausibility import AGE, BIRTH, doubts

SEEN = "Date last seen"
HEADINGS = ("Child ID", "DOB", "Age", "Seen")
NAMES = dict(zip(HEADINGS, ("Reference", BIRTH, AGE, SEEN), strict=True))
BORN = date(2010, 5, 1)


def frame(
    *rows: tuple[str, date | None, int | None, date | None], repeats: bool = False
) -> Frame:
    return Frame(
        name="list",
        kind=FrameKind.STATUTORY,
        file_sha256="",
        content_sha256="",
        standard=None,
        reference_column="Child ID",
        headings=HEADINGS,
        standard_names=NAMES,
        repeats_allowed=repeats,
        rows=tuple(row(number, *cells) for number, cells in enumerate(rows, start=2)),
        doubts=(),
    )


def row(number: int, reference: str, *read: date | int | None) -> Row:
    cells = (reference, *("" if cell is None else str(cell) for cell in read))
    return Row(
        number=number,
        reference=reference,
        cells=dict(zip(HEADINGS, cells, strict=True)),
        read=dict(zip(NAMES.values(), (reference, *read), strict=True)),
    )


def told(of: Frame, **how: object) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.reason) for one in doubts(of, **how)]


def test_a_list_in_which_all_is_well_has_no_doubts():
    assert told(frame(("A", BORN, 9, date(2020, 1, 1)), ("B", BORN, 9, None))) == []


def test_a_child_twice_in_a_list_of_children_is_doubted_with_the_first_row():
    found = told(frame(("A", BORN, 9, None), ("a", BORN, 9, None)))
    assert found == [(3, "Child ID", "is the child of row 2 too")]


def test_a_child_twice_in_a_list_of_events_is_right_unless_the_row_is_the_same():
    twice = frame(("A", BORN, 9, None), ("A", BORN, 9, date(2020, 1, 1)), repeats=True)
    same = frame(("A", BORN, 9, None), ("A", BORN, 9, None), repeats=True)
    assert told(twice) == []
    assert told(same) == [(3, "Child ID", "stands word for word in row 2 too")]


def test_two_births_under_one_number_may_be_siblings():
    found = told(frame(("A", BORN, 9, None), ("A", date(2012, 1, 1), 8, None), repeats=True))
    assert (3, "Child ID", "is born on 2010-05-01 in row 2 and on 2012-01-01 here") in found


def test_a_number_that_is_only_a_mark_names_nobody():
    assert told(frame(("-", BORN, 9, None)))[0] == (2, "Child ID", "names no child")


def test_an_event_before_the_birth_is_doubted_and_may_be_an_unborn_child():
    (found,) = doubts(frame(("A", BORN, 9, date(2010, 4, 1))), in_order=((BIRTH, SEEN),))
    assert (found.column, found.reason) == ("Seen", "lies before the birth on 2010-05-01")
    assert "unborn" in found.remedy


def test_an_age_that_does_not_fit_is_doubted_beside_those_that_do():
    others = [(f"C{n}", date(2010, n, 1), 9, None) for n in range(1, 6)]
    found = told(frame(*others, ("Z", date(2005, 1, 1), 9, None)))
    assert [(number, column) for number, column, _ in found] == [(7, "Age")]
    assert "of 2019-05-01" in found[0][2]


def test_ages_that_fit_no_one_day_are_doubted_once():
    rows = [(f"C{n}", date(2000 + n, 1, 1), 9, None) for n in range(8)]
    found = told(frame(*rows))
    assert len(found) == 1
    assert found[0][2].startswith("fits the births on no one day")


def test_an_age_above_the_oldest_is_doubted_where_a_list_has_an_oldest():
    of = frame(("A", date(1999, 3, 3), 22, None))
    assert told(of) == []
    assert [reason for _, _, reason in told(of, oldest=17)] == [
        "is above 17, the oldest that such a list should hold"
    ]


def test_a_missing_birth_is_doubted():
    assert told(frame(("A", None, 9, None)))[0][:2] == (2, "DOB")


def test_a_child_born_on_a_leap_day_has_a_birthday_every_year():
    assert (
        told(frame(("A", date(2012, 2, 29), 9, None), ("B", date(2012, 3, 1), 9, None))) == []
    )


def test_a_record_is_a_mapping_that_shares_its_keys():
    record = Record({"a": 0, "b": 1}, ("x", "y"))
    assert dict(record) == {"a": "x", "b": "y"}
    assert record.get("c") is None
    assert repr(record) == "{'a': 'x', 'b': 'y'}"
    assert record == {"a": "x", "b": "y"}
