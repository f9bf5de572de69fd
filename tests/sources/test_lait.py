"""The interactive tool's parquet: '-' as the one missing marker, and nothing guessed."""

from datetime import date

import polars as pl
import pytest

from firsthand.refdata.read import indicators
from firsthand.sources.lait import read, read_dictionary

MEASURE = "Continue_Assess_Comp"


def table(tmp_path, *rows, columns=("Short Desc", "Years", "Values", "LA Number")):
    path = tmp_path / "tool.parquet"
    pl.DataFrame(list(rows), schema=list(columns), orient="row").write_parquet(path)
    return path


def figures(path):
    found = read(path, indicators=indicators()).figures
    return {(figure.area_code, figure.period): figure for figure in found}


def test_a_percentage_becomes_a_share_without_the_dust_of_spreadsheets(tmp_path):
    path = table(tmp_path, (MEASURE, "2025", "83.300000000000004", 901.0))
    assert figures(path)["901", "2025"].value == 0.833


def test_a_dash_keeps_its_meaning(tmp_path):
    figure = figures(table(tmp_path, (MEASURE, "2025", "-", 901.0)))["901", "2025"]
    assert (figure.value, figure.symbol) == (None, "-")


def test_970_is_england_and_its_regions_are_left_out(tmp_path):
    path = table(tmp_path, (MEASURE, "2025", "80", 970.0), (MEASURE, "2025", "81", 981.0))
    assert set(figures(path)) == {("E92000001", "2025")}


def test_measures_that_stand_in_other_tables_are_not_read(tmp_path):
    path = table(tmp_path, (MEASURE, "2025", "80", 901.0), ("Referrals", "2025", "5", 901.0))
    assert len(figures(path)) == 1


def test_a_year_becomes_public_by_the_rule_of_the_indicator(tmp_path):
    figure = figures(table(tmp_path, (MEASURE, "2025", "80", 901.0)))["901", "2025"]
    assert (figure.period_ends_on, figure.known_on) == (date(2025, 3, 31), date(2025, 12, 1))


@pytest.mark.parametrize(
    ("year", "value"), [("2025", "eighty"), ("2025", "nan"), ("2014-16", "80"), ("", "80")]
)
def test_a_value_that_cannot_be_read_is_told_with_its_row(tmp_path, year, value):
    path = table(tmp_path, (MEASURE, year, value, 901.0))
    problem = read(path, indicators=indicators()).problems[0]
    assert (problem.reason, problem.given) == ("unreadable-value", repr(value))
    assert year in problem.row


def test_a_measure_that_is_gone_is_told(tmp_path):
    path = table(tmp_path, (MEASURE, "2025", "80", 901.0))
    problems = read(path, indicators=indicators()).problems
    assert {problem.reason for problem in problems} == {"missing-measure"}
    assert [problem.given for problem in problems] == [
        "no rows of CP_conf_15days",
        "no rows of PriFSM",
    ]


def test_changed_columns_are_refused(tmp_path):
    path = table(tmp_path, ("x", "2025"), columns=("Short Desc", "Year"))
    reading = read(path, indicators=indicators())
    assert reading.source is None
    assert reading.problems[0].reason == "wrong-columns"


@pytest.mark.parametrize("content", [b"", b"PAR1 and no more", b"<html></html>"])
def test_what_is_no_parquet_is_refused(tmp_path, content):
    path = tmp_path / "tool.parquet"
    path.write_bytes(content)
    reading = read(path, indicators=indicators())
    assert reading.source is None
    assert reading.problems[0].reason == "not-a-parquet"


def test_the_dictionary_tells_when_a_measure_was_last_brought_up_to_date(tmp_path):
    path = tmp_path / "dictionary.csv"
    path.write_text(
        "Measure_short,Measure,Polarity,Last Update,Hyperlink(s)\n"
        "Invented,An invented measure,High,45962,-\n",
        encoding="utf-8-sig",
    )
    measure = read_dictionary(path)[0]
    assert (measure.short_name, measure.updated_on) == ("Invented", date(2025, 11, 1))
    assert measure.address is None


@pytest.fixture
def tool(public):
    return public / "local-authority-interactive-tool" / "01_data" / "02_prod"


def test_the_published_tool_is_read_for_every_authority(tool):
    reading = read(tool / "bds_long_0.parquet", indicators=indicators())
    assert reading.problems == ()
    latest = [f for f in reading.figures if f.period == "2025"]
    assert len({f.area_code for f in latest}) >= 154
    rotherham = {f.period: f for f in latest if f.area_code == "372"}
    assert rotherham["2025"].value is not None


def test_the_published_dictionary_describes_what_we_read(tool):
    measures = {m.short_name: m for m in read_dictionary(tool / "lait_data_dictionary.csv")}
    assert measures[MEASURE].updated_on == date(2025, 11, 1)
    assert measures["CP_conf_15days"].polarity == "High"
