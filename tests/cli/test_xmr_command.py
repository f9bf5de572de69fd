"""`firsthand xmr FILE`: one JSON document, a table for people, and refusals in words."""

import csv
import json

import pytest
from typer.testing import CliRunner

from firsthand.cli.commands import app
from firsthand.domain.common.refusal import Refused

pytestmark = [pytest.mark.requirement("R10"), pytest.mark.requirement("R11")]

POINT = {
    *("period", "ends_on", "value", "centre", "lower", "upper", "flags", "judgement"),
    *("first_raisable_period", "first_raisable_on", "absent_because", "stretch"),
}
CHART = {
    *("series", "kind", "unit", "better", "sentence", "could_not", "notes", "baseline"),
    *("moving", "rebased_at", "autocorrelation", "target", "assurance", "runs", "points"),
    *("changes", "change_sentence", "doubtful_lines", "how_read"),
}
STEADY = [10, 11, 9, 10, 12, 9, 11, 10, 12, 9, 11, 10, 40]


def answered(*arguments, catch=True):
    return CliRunner().invoke(app, ["xmr", *map(str, arguments)], catch_exceptions=catch)


def drawn(path, *arguments):
    result = answered(path, "--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "own.csv"
    lines = [f"2024-{at:02},{value},lower" for at, value in enumerate(STEADY[:12], start=1)]
    file.write_text("month,value,better\n" + "\n".join([*lines, "2025-01,40,lower"]) + "\n")
    return file


def test_json_is_a_list_of_charts_with_every_key(path):
    (chart,) = drawn(path)
    assert set(chart) == CHART
    assert all(set(point) == POINT for point in chart["points"])
    last = chart["points"][-1]
    assert last["flags"] == ["above-limits"] and last["judgement"] == "worse"
    assert last["first_raisable_on"] == "2025-01-31"


def test_each_series_of_a_file_has_a_chart_of_its_own(tmp_path):
    file = tmp_path / "own.csv"
    rows = [f"{name},{at},{at % 3}" for name in ("A", "B") for at in range(2010, 2024)]
    file.write_text("authority,year,value\n" + "\n".join(rows) + "\n")
    assert [(one["series"], len(one["points"])) for one in drawn(file)] == [
        ("A", 14),
        ("B", 14),
    ]


def test_a_baseline_a_moving_one_and_rebasing_are_taken(path):
    (fixed,) = drawn(path, "--baseline", 12, "--rebase", "2024-06")
    assert (fixed["baseline"], fixed["rebased_at"]) == (12, ["2024-06"])
    (moving,) = drawn(path, "--baseline", "moving")
    assert moving["moving"] and moving["baseline"] is None


def test_autocorrelation_that_cannot_be_told_is_said(path):
    (chart,) = drawn(path, "--autocorrelation")
    assert any("at least 20 values" in one for one in chart["could_not"])


def test_a_bad_line_is_shown_with_its_number(tmp_path):
    file = tmp_path / "own.csv"
    file.write_text("month,value\n2024-01,5\n2024-02,abc\n2024-03,6\n")
    (chart,) = drawn(file)
    assert chart["doubtful_lines"][0]["line"] == 3
    assert chart["points"][1]["value"] is None
    table = answered(file)
    assert "Line 3: 'abc'" in table.stdout


def test_the_table_and_csv_have_a_row_for_each_point(path, tmp_path):
    table = answered(path)
    assert "for the worse" in table.stdout
    answered(path, "--format", "csv", "--output", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 13
    assert rows[-1]["flags"] == "above what would be expected from its own past"


def test_a_period_to_begin_anew_at_that_there_is_not_is_refused(path):
    with pytest.raises(Refused, match="no period '1066-01'"):
        answered(path, "--rebase", "1066-01", catch=False)


@pytest.mark.parametrize("baseline", ["1", "often", "-3"])
def test_what_is_no_baseline_is_refused_with_2(path, baseline):
    result = answered(path, f"--baseline={baseline}")
    assert result.exit_code == 2
    assert "is no baseline" in result.output


def test_a_file_without_figures_is_refused(tmp_path):
    file = tmp_path / "own.csv"
    file.write_bytes(b"")
    with pytest.raises(Refused, match="without content"):
        answered(file, catch=False)


def test_a_series_without_denominators_among_others_is_drawn_by_its_counts(tmp_path):
    file = tmp_path / "own.csv"
    rows = [
        f"A,{year},{year % 3 + 1},100\nB,{year},{year % 3},NA" for year in range(2010, 2024)
    ]
    file.write_text("case,year,y,n\n" + "\n".join(rows) + "\n")
    shares, counts = drawn(file)
    assert (shares["kind"], counts["kind"]) == ("p'", "XmR")
    assert [point["value"] for point in counts["points"][:3]] == [0, 1, 2]


@pytest.mark.parametrize("pair", [("1e308", "-1e308"), ("1e308", "5"), ("inf", "1e-320")])
def test_numbers_beyond_reckoning_are_told_and_draw_no_limits(tmp_path, pair, recwarn):
    file = tmp_path / "far.csv"
    rows = "".join(f"{2000 + at},{pair[at % 2]}\n" for at in range(20))
    file.write_text("period,value\n" + rows)
    answer = answered(file, "--format", "json", catch=False)
    assert answer.exit_code == 0
    (chart,) = json.loads(answer.stdout)
    assert "too far from 1 to reckon with" in " ".join(chart["could_not"])
    assert chart["doubtful_lines"]
    assert not recwarn.list


def test_a_series_too_long_for_a_chart_is_refused_in_words(tmp_path):
    file = tmp_path / "long.csv"
    file.write_text("period,value\n" + "".join(f"{at},1\n" for at in range(2001)))
    with pytest.raises(Refused, match="2,001 points; charts are drawn of 2,000 at most"):
        answered(file, "--format", "json", catch=False)


@pytest.mark.parametrize("said", ["upwards", "hihger", "=1+1", "nein"])
def test_a_better_way_that_is_none_is_refused_with_its_line(tmp_path, said):
    file = tmp_path / "own.csv"
    file.write_text(
        f"month,value,better\n2024-01,3,lower\n2024-02,4,{said}\n2024-03,5,{said}\n"
    )
    with pytest.raises(Refused) as refused:
        answered(file, catch=False)
    (objection,) = refused.value.objections
    assert f"line 3, column better: {said!r} is no way that is better (and 1 more rows)" in (
        objection.reason
    )
    assert "higher, lower or neither" in objection.remedy


@pytest.mark.parametrize("said", ["", " ", "Higher is better", "N/A", "-1.0", "LOW"])
def test_a_better_way_is_understood_as_people_write_it(tmp_path, said):
    file = tmp_path / "own.csv"
    file.write_text(f"month,value,better\n2024-01,3,{said}\n2024-02,4,{said}\n")
    assert drawn(file)
