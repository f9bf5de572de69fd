"""A list of inspectors is read as its owner meant it, or refused with what to change."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.intelligence.pseudonym import code_for
from firsthand.domain.planning.programme.inspector import LEAD, EngagementKind
from firsthand.sources import inspector_cells as cells
from firsthand.sources.inspectors import LARGEST, read_inspectors

HEAD = "code,region,skills,days a month,away,engagements\n"


def read(text, head=HEAD):
    return read_inspectors((head + text).encode(), name="list.csv")


def refusal(text, head=HEAD):
    with pytest.raises(Refused) as raised:
        read(text, head)
    return raised.value


def months(*written):
    return {date.fromisoformat(f"{one}-01") for one in written}


def test_every_column_is_understood():
    found = read("I1,Yorks & Humber,neglect; lead,12,2027-03,372:advised:2024-01..2025-06\n")
    (one,) = found.inspectors
    assert one.code == "I1"
    assert one.region == "Yorkshire and The Humber"
    assert one.skills == {"neglect", LEAD}
    assert one.days_a_month == 12
    assert one.away == months("2027-03")
    (past,) = one.engagements
    assert (past.la_code, past.kind) == ("372", EngagementKind.ADVISED)
    assert (past.from_on, past.to_on) == (date(2024, 1, 1), date(2025, 6, 30))
    assert found.doubts == ()


def test_a_workbook_gives_what_the_same_csv_gives():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Our inspectors"])
    sheet.append(["Staff number", "Base", "Days per month", "Can lead", "Advised"])
    sheet.append([7, "London", 9, "yes", 372])
    sheet.append([8, "london", 9.5, "no", "Leeds:2023"])
    content = BytesIO()
    book.save(content)
    found = read_inspectors(content.getvalue(), name="list.xlsx")
    assert [one.code for one in found.inspectors] == ["7", "8"]
    assert [one.may_lead for one in found.inspectors] == [True, False]
    assert found.inspectors[0].engagements[0].la_code == "372"
    assert found.inspectors[1].days_a_month == 9.5
    assert found.inspectors[1].engagements[0].to_on == date(2023, 12, 31)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_a_list_is_read_however_a_spreadsheet_program_saved_it(mark, encoding, line):
    table = (
        ("Inspector Name", "Days per year", "Can Lead?", "Leave", "Advised"),
        ("Zo\xeb Invented", "144", "Y", "01/2027, 06/2027", "Leeds: 2023"),
        ("Ben Invented", "120", "N", "", "Bournemouth, Christchurch and Poole: 2024"),
    )
    text = line.join(mark.join(row) for row in table)
    found = read_inspectors(text.encode(encoding), name="list.csv")
    assert [one.days_a_month for one in found.inspectors] == [12, 10]
    assert found.inspectors[0].code == code_for("Zo\xeb Invented")
    assert found.inspectors[0].away == months("2027-01", "2027-06")
    assert found.inspectors[1].engagements[0].la_code == "839"


@pytest.mark.parametrize(
    "written",
    [
        "Rutland 2024-01..2025-06",
        "Rutland (2024-01 to 2025-06)",
        "Rutland, January 2024 to June 2025",
        "857 2024-01..2025-06",
        "Rutland - 01/2024 to 06/2025",
    ],
)
def test_an_authority_and_its_time_are_told_apart_without_a_colon(written):
    found = read(f'A,12,yes,"{written}"\n', "code,days a month,lead,advised\n")
    (past,) = found.inspectors[0].engagements
    assert (past.la_code, past.kind) == ("857", EngagementKind.ADVISED)
    assert (past.from_on, past.to_on) == (date(2024, 1, 1), date(2025, 6, 30))


@pytest.mark.parametrize("days", ["12,5", "1_0", "nan", "inf", "-3", "0", "1e5", "ten"])
def test_days_that_are_no_days_are_refused(days):
    assert "days" in str(refusal(f'A,"{days}",yes\n', "code,days a month,lead\n"))


@pytest.mark.parametrize(
    ("first", "second", "days", "words"),
    [("12", "23", 12, "days a month"), ("180", "12", 15, "days a year")],
)
def test_days_without_a_unit_are_read_by_their_size_and_the_answer_says_how(
    first, second, days, words
):
    found = read(f"A,{first},yes\nB,{second},no\n", "code,days,lead\n")
    assert found.inspectors[0].days_a_month == days
    assert any(words in told for told in found.how_read)


def test_a_name_becomes_the_code_of_published_leads_and_is_kept_nowhere():
    found = read("Ann Invented,12,yes\n", "name,days,lead\n")
    assert found.inspectors[0].code == code_for("Ann Invented")
    assert "Invented" not in repr(found)


def test_a_code_and_a_name_are_tied_by_a_pseudonym():
    found = read("I1,Ann Invented,12,yes\n", "code,name,days,lead\n")
    assert found.pseudonyms == {"I1": code_for("Ann Invented")}
    assert "Invented" not in repr(found)


def test_who_worked_for_an_abolished_authority_is_bound_to_its_successors():
    found = read("I1,London,lead,9,,928:employed:2015..2020\n")
    codes = {past.la_code for past in found.inspectors[0].engagements}
    assert codes == {"928", "940", "941"}


def test_two_authorities_called_dorset_are_told_apart_by_which_exists():
    found = read("I1,London,lead,9,,Dorset:led:2021\n")
    assert [past.la_code for past in found.inspectors[0].engagements] == ["838"]


def test_an_engagement_without_an_end_is_taken_as_lasting_and_doubted():
    found = read("I1,London,lead,9,,372:advised\n")
    assert found.inspectors[0].engagements[0].to_on is None
    assert "never cools off" in found.doubts[0].reason


def test_an_engagement_of_an_unknown_kind_is_taken_as_the_strictest_and_doubted():
    found = read("I1,London,lead,9,,372:frobbed:2023\n")
    assert found.inspectors[0].engagements[0].kind is EngagementKind.EMPLOYED
    assert "strictest" in found.doubts[0].reason


def test_a_short_leave_is_not_counted_and_doubted():
    found = read("I1,London,lead,9,2027-03-01..2027-03-05,\n")
    assert found.inspectors[0].away == frozenset()
    assert "too short" in found.doubts[0].reason


def test_a_month_that_a_workbook_turned_into_its_first_day_is_a_month_and_doubted():
    book = openpyxl.Workbook()
    book.active.append(["code", "days a month", "lead", "away"])
    book.active.append(["A", 12, "yes", date(2027, 3, 1)])
    content = BytesIO()
    book.save(content)
    found = read_inspectors(content.getvalue(), name="list.xlsx")
    assert found.inspectors[0].away == months("2027-03")
    assert "first day" in next(one.reason for one in found.doubts if one.column == "away")


def test_a_row_without_a_code_is_shown_and_not_planned_with():
    found = read("I1,London,lead,9,,\n,,,44,,\n")
    assert len(found.inspectors) == 1
    assert found.doubts[0].row == 3
    assert "left out" in found.doubts[0].reason


def test_a_heading_without_a_meaning_is_doubted():
    found = read("I1,9,yes,4\n", "code,days,lead,shoe size\n")
    assert found.doubts[0].column == "shoe size"


def test_without_a_region_every_visit_is_travel_and_that_is_said():
    found = read("I1,,lead,9,,\n")
    assert found.inspectors[0].region == ""
    assert "travel" in found.doubts[0].reason


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("I1,London,lead,0,,", "has 0 days"),
        ("I1,London,lead,,,", "has no days"),
        ("I1,London,lead,many,,", "'many' is no number"),
        ("I1,London,lead,40,,", "no month has more than 23"),
        ("I1,Lundon,lead,9,,", "Write London"),
        ("I1,Mars,lead,9,,", "Use one of"),
        ("I1,London,lead,9,soon,", "'soon' is no month"),
        ("I1,London,lead,9,2000..2027,", "longer than ten years"),
        ("I1,London,lead,9,,Rotheram:led:2023", "Write Rotherham"),
        ("I1,London,lead,9,,372:led:2023-13", "is no time"),
        ("I1,London,lead,9,,372:led:2025..2023", "is no time"),
        ("I1,London,lead,9,,\nI1,London,lead,9,,", "in rows 2, 3"),
        ("I1,London,neglect,9,,", "says who may lead"),
        ("", "no inspector below"),
    ],
)
def test_what_would_break_a_rule_unseen_is_refused_with_a_remedy(row, words):
    assert words in str(refusal(row + "\n"))


def test_every_bad_row_is_named_at_once():
    found = refusal("I1,Mars,lead,0,soon,\nI2,London,,9,,Nowhere\n")
    assert [one.reason[:6] for one in found.objections] == ["Row 2,"] * 3 + ["Row 3,"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "with content"),
        (b"x,y\n1,2\n", "no row of headings"),
        (b"\xff\xfe,\n", "no row of headings"),
        (b"code,days,lead\n" + b"A,9,yes\n" * (LARGEST + 1), "at most 5,000"),
    ],
)
def test_a_file_that_is_no_list_of_inspectors_is_refused(content, words):
    with pytest.raises(Refused, match=words):
        read_inspectors(content, name="list.csv")


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(Refused, match="cannot be read"):
        read_inspectors(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2027-02", date(2027, 2, 1), date(2027, 2, 28)),
        ("02/2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("Feb 2028", date(2028, 2, 1), date(2028, 2, 29)),
        ("Feb-28", date(2028, 2, 1), date(2028, 2, 29)),
        ("19-Mar-27", date(2027, 3, 19), date(2027, 3, 19)),
        ("3 March 2027", date(2027, 3, 3), date(2027, 3, 3)),
        ("19/03/2027", date(2027, 3, 19), date(2027, 3, 19)),
        ("2027-03-01 00:00:00", date(2027, 3, 1), date(2027, 3, 1)),
        ("2027-03 to 2027-05", date(2027, 3, 1), date(2027, 5, 31)),
        ("2024..", date(2024, 1, 1), None),
        ("..2024", None, date(2024, 12, 31)),
    ],
)
def test_times_are_read_as_people_write_them(written, first, last):
    assert cells.span(written) == cells.Span(from_on=first, to_on=last)


@pytest.mark.parametrize(
    "written", ["", "..", "soon", "2027-13", "31/02/2027", "a 2027", "0001"]
)
def test_what_is_no_time_is_none(written):
    assert cells.span(written) is None


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_each_month_touched_on_a_weekday_is_away_or_doubted(first, length):
    last = date.fromordinal(first.toordinal() + length)
    most, little = cells.months_of(cells.Span(from_on=first, to_on=last))
    assert not most & little
    days = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    assert most | little == {day.replace(day=1) for day in days if day.weekday() < 5}
