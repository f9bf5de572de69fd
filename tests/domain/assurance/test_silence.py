"""What was not read is not silence, and what was named in other words is told apart."""

from datetime import date

from firsthand.domain.assurance.history import YearReports
from firsthand.domain.assurance.picture import picture
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.assurance.state import State
from tests.domain.assurance.invented_looks import FRAMEWORK, HARM, authority, look

WEAK, SEEN, THIN, SILENT = State


def drawn(*of):
    scope = Scope(as_of=date(2024, 6, 1), harm=HARM)
    return picture(of, [authority("001", "Shire")], [FRAMEWORK], scope=scope)


def test_an_inspection_whose_report_is_not_held_is_not_counted_as_one_without_a_look():
    [row] = drawn(
        look(date(2015, 1, 1), SEEN),
        look(date(2019, 1, 1), SILENT),
        look(date(2022, 1, 1), SILENT, read=False),
    ).rows
    assert row.inspections_since_last_look == 1
    assert row.not_read_since == 1


def test_of_an_authority_that_was_inspected_but_never_read_the_framework_is_still_told():
    [row] = drawn(look(date(2012, 8, 10), SILENT, read=False)).rows
    assert row.state is SILENT
    assert row.framework_asked == "named"
    assert row.not_read_since == 1
    assert row.inspections_since_last_look is None


def test_the_last_look_by_name_keeps_its_own_date():
    [row] = drawn(
        look(date(2016, 1, 1), WEAK),
        look(date(2022, 1, 1), SEEN, strict_state=SILENT),
    ).rows
    assert row.last_looked_on == date(2022, 1, 1)
    assert row.strict_last_looked_on == date(2016, 1, 1)


def test_each_year_says_how_many_of_its_reports_name_the_harm():
    years = drawn(
        look(date(2016, 1, 1), WEAK),
        look(date(2022, 1, 1), SEEN, strict_state=SILENT),
        look(date(2022, 3, 1), SILENT),
        look(date(2022, 4, 1), SEEN, full=False),
        look(date(2022, 5, 1), SILENT, read=False),
    ).reports
    assert years == (
        YearReports(year=2016, reports=1, named=1, named_strict=1, looked=1, looked_strict=1),
        YearReports(year=2022, reports=2, named=1, named_strict=0, looked=1, looked_strict=0),
    )
