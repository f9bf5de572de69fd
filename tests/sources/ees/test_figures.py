"""Reading tables of statistics: every figure with its symbol, its day and its place."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from firsthand.domain.reference.indicator import Indicator
from firsthand.refdata.read import indicators
from firsthand.sources.ees_csv import read

HEAD = (
    "time_period,time_identifier,geographic_level,country_code,country_name,"
    "region_code,region_name,old_la_code,new_la_code,la_name"
)
ENGLAND = "{year},Reporting year,National,E92000001,England,,,,,"
TOWN = "{year},Reporting year,Local authority,E92000001,England,{region},901,E06000901,Anyton"
REGION = "E12000001,North East"
REPEATS = Indicator(
    key="repeats",
    name="Repeat plans",
    dataset="Invented plans",
    value_column="again_percent",
    numerator_column="again",
    denominator_column="plans",
    unit="share",
    interval="wilson",
    better="lower",
    harms=(),
    lag="year to 31 March Y: public from 1 December Y",
    scale=100.0,
)
COMPUTED = replace(REPEATS, key="computed", value_column="again", scale=1.0)


def england(cells: str, year: int = 2025) -> str:
    return f"{ENGLAND.format(year=year)},{cells}"


def town(cells: str, year: int = 2025) -> str:
    return f"{TOWN.format(year=year, region=REGION)},{cells}"


def table(folder: Path, *rows: str, columns: str = "plans,again,again_percent") -> Path:
    path = folder / "plans.csv"
    path.write_text("\n".join([f"{HEAD},{columns}", *rows, ""]), encoding="utf-8")
    return path


def figure(path: Path, indicator: Indicator = REPEATS, area: str = "901"):
    found = read(path, indicators=(indicator,)).figures
    return next(one for one in found if one.area_code == area)


def test_a_percentage_becomes_a_share_with_its_counts(tmp_path):
    one = figure(table(tmp_path, town("40,10,25")))
    assert (one.value, one.numerator, one.denominator, one.symbol) == (0.25, 10, 40, None)


def test_a_figure_knows_its_period_its_day_and_its_row(tmp_path):
    one = figure(table(tmp_path, england("9,3,33"), town("40,10,25")))
    assert (one.period, one.period_ends_on) == ("2025", date(2025, 3, 31))
    assert one.known_on == date(2025, 12, 1)
    assert str(one.place) == "row 3"


def test_a_share_that_nobody_publishes_is_computed_from_its_counts(tmp_path):
    assert figure(table(tmp_path, town("40,10,99")), COMPUTED).value == 0.25


def test_nothing_is_divided_by_nought(tmp_path):
    assert figure(table(tmp_path, town("0,0,z")), COMPUTED).value is None


@pytest.mark.parametrize("symbol", ["c", "x", "z", "u", "k", "low", "~", ":"])
def test_each_symbol_is_kept(tmp_path, symbol):
    one = figure(table(tmp_path, england("9,3,33"), town(f"40,{symbol},{symbol}")))
    assert (one.value, one.numerator, one.denominator) == (None, None, 40)
    assert one.symbol == symbol


def test_the_symbol_of_a_suppressed_count_explains_a_share_that_is_computed(tmp_path):
    one = figure(table(tmp_path, england("9,3,33"), town("40,c,c")), COMPUTED)
    assert (one.value, one.symbol) == (None, "c")


def test_commas_between_thousands_are_read(tmp_path):
    assert figure(table(tmp_path, town('"4,000","1,000",25'))).numerator == 1000


def test_a_comma_elsewhere_is_told_and_not_guessed_at(tmp_path):
    reading = read(
        table(tmp_path, england("9,3,33"), town('40,"1,0",25')), indicators=(REPEATS,)
    )
    assert [(p.reason, p.row) for p in reading.problems] == [("unreadable-value", "row 3")]


def test_a_byte_order_mark_is_no_part_of_the_first_column(tmp_path):
    path = table(tmp_path, town("40,10,25"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert figure(path).value == 0.25


def test_the_order_of_the_columns_does_not_matter(tmp_path):
    path = table(tmp_path, town("40,10,25"))
    lines = [line.split(",") for line in path.read_text().splitlines()]
    path.write_text("\n".join(",".join(reversed(line)) for line in lines) + "\n")
    assert figure(path).value == 0.25


def test_rows_of_regions_are_no_figures_of_ours(tmp_path):
    region = f"2025,Reporting year,Regional,E92000001,England,{REGION},,,,90,30,33"
    reading = read(table(tmp_path, region, town("40,10,25")), indicators=(REPEATS,))
    assert [one.area_code for one in reading.figures] == ["901"]


def test_england_is_read_beside_the_authorities(tmp_path):
    assert figure(table(tmp_path, england("9,3,33")), area="E92000001").value == 0.33


def test_an_authority_that_only_pads_the_table_is_left_out_and_said(tmp_path):
    reading = read(table(tmp_path, england("9,3,33"), town("z,z,z")), indicators=(REPEATS,))
    assert [one.area_code for one in reading.figures] == ["E92000001"]
    assert any("1 rows hold 'not applicable' alone" in quirk for quirk in reading.source.quirks)


def test_a_return_of_two_authorities_together_belongs_to_neither(tmp_path):
    both = town("40,10,25").replace("901,E06000901", "901 / 902,E06000901 / E06000902")
    reading = read(table(tmp_path, england("9,3,33"), both), indicators=(REPEATS,))
    assert [problem.reason for problem in reading.problems] == ["joint-return"]
    assert len(reading.figures) == 1


def test_a_row_without_an_authoritys_code_is_told(tmp_path):
    lost = town("40,10,25").replace(",901,E06000901,", ",z,z,")
    reading = read(table(tmp_path, england("9,3,33"), lost), indicators=(REPEATS,))
    assert [problem.reason for problem in reading.problems] == ["unknown-authority"]


LONG = replace(
    REPEATS,
    value_column="percent",
    numerator_column="count",
    denominator_column="count",
    filters={"kind": "again"},
    denominator_filters={"kind": "all"},
    older_columns={"number": "count"},
)


def test_a_long_table_is_read_through_its_filters(tmp_path):
    rows = (town("all,40,100"), town("again,10,25"))
    one = figure(table(tmp_path, *rows, columns="kind,count,percent"), LONG)
    assert (one.value, one.numerator, one.denominator) == (0.25, 10, 40)


def test_a_column_of_earlier_releases_is_known_by_its_older_name(tmp_path):
    rows = (town("all,40,100"), town("again,10,25"))
    one = figure(table(tmp_path, *rows, columns="kind,number,percent"), LONG)
    assert (one.numerator, one.denominator) == (10, 40)


def test_a_breakdown_that_no_filter_names_is_told(tmp_path):
    rows = (town("again,boys,4,25"), town("again,girls,6,25"), town("all,girls,6,25"))
    path = table(tmp_path, *rows, columns="kind,sex,count,percent")
    reading = read(path, indicators=(LONG,))
    assert [problem.reason for problem in reading.problems] == ["repeated-row"]


def test_a_table_of_other_indicators_loads_and_says_that_none_is_ours(tmp_path):
    reading = read(table(tmp_path, town("1,2,3"), columns="a,b,e"), indicators=(REPEATS,))
    assert (reading.figures, reading.problems) == ((), ())
    assert any("None of the indicators" in quirk for quirk in reading.source.quirks)
    assert reading.source.known_on == date(2026, 12, 31)


def test_a_web_page_named_csv_is_refused(tmp_path):
    path = tmp_path / "plans.csv"
    path.write_text("<!DOCTYPE html><html><body>Sorry, we moved</body></html>")
    reading = read(path, indicators=(REPEATS,))
    assert (reading.source, reading.problems[0].reason) == (None, "not-a-csv")


def test_a_quotation_that_never_ends_is_refused(tmp_path):
    path = table(tmp_path, town('"40,10,25'))
    assert read(path, indicators=(REPEATS,)).problems[0].reason == "not-a-csv"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("plans.csv", b"", "empty"),
        ("plans.csv", HEAD.encode() + b",plans\n", "no-rows"),
        ("plans.csv", b"PK\x03\x04 and no more", "not-a-zip"),
        ("plans.xlsx", b"plain text", "not-a-csv"),
        ("plans.csv", b"\xff\xfea\x00", "not-utf8"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path, name, content, reason):
    path = tmp_path / name
    path.write_bytes(content)
    reading = read(path, indicators=(REPEATS,))
    assert reading.source is None
    assert reading.problems[0].reason == reason


def test_a_problem_says_what_was_given_what_is_needed_and_what_to_do(tmp_path):
    path = table(tmp_path, town("40,10,25").replace("2025", "202526"))
    problem = read(path, indicators=(REPEATS,)).problems[0]
    assert problem.given == "'202526'"
    assert "four digits" in problem.needed
    assert problem.remedy.startswith("Write 2025")


@pytest.fixture(scope="module")
def published(request):
    public = request.getfixturevalue("public")
    folder = public / "CSC_outcomes_and_enablers" / "data-raw"
    readings = {path.name: read(path, indicators=indicators()) for path in folder.glob("*.csv")}
    return {name: reading for name, reading in readings.items() if reading.source is not None}


def told(published, indicator: str, area: str, period: str):
    return next(
        one
        for reading in published.values()
        for one in reading.figures
        if (one.indicator, one.area_code, one.period) == (indicator, area, period)
    )


def test_every_table_of_dfe_without_metadata_loads(published):
    assert len(published) == 9
    reasons = {p.reason for reading in published.values() for p in reading.problems}
    assert reasons == {"joint-return"}


@pytest.mark.parametrize(
    ("indicator", "area", "period", "count"),
    [
        ("factor-cse", "E92000001", "2025", 12_400),
        ("factor-cse", "372", "2018", 282),
        ("factor-cse", "372", "2025", 76),
        ("children-in-need-rate", "E92000001", "2025", 402_400),
        ("looked-after-rate", "E92000001", "2025", 81_770),
        ("social-worker-caseload", "E92000001", "2025", 321_661),
    ],
)
def test_what_dfe_counted_is_read(published, indicator, area, period, count):
    assert told(published, indicator, area, period).numerator == count


def test_each_indicator_is_found_in_some_table(published):
    found = {one.indicator for reading in published.values() for one in reading.figures}
    wanted = {i.key for i in indicators() if i.dataset != "Local authority interactive tool"}
    assert found == wanted


def test_no_share_lies_outside_0_to_1(published):
    shares = {i.key for i in indicators() if i.unit == "share"}
    values = [
        one.value
        for reading in published.values()
        for one in reading.figures
        if one.indicator in shares and one.value is not None
    ]
    assert len(values) > 20_000
    assert 0 <= min(values) <= max(values) <= 1


def test_every_missing_value_has_a_symbol(published):
    counts = {i.key for i in indicators() if i.denominator_indicator}
    unexplained = [
        one
        for reading in published.values()
        for one in reading.figures
        if one.value is None and one.symbol is None and one.indicator not in counts
    ]
    assert [one for one in unexplained if one.denominator != 0] == []
