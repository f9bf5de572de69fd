"""The chance of failing and the back-test on the command line."""

import csv
import io
import json

import pytest

from firsthand.cli.backtest import interval

KEYS = {
    *("target", "model", "n", "positives", "auc", "auc_low", "auc_high"),
    *("average_precision", "top20_caught", "calibration"),
}


def test_failing_prints_every_authority_and_how_good_such_chances_were(invented, run):
    found = run("failing", "--as-of", "2023-01-01", "--format", "json")
    assert found.exit_code == 0
    answer = json.loads(found.stdout)
    assert {row["la_code"] for row in answer["results"]} >= {"372"}
    assert answer["told_apart"] is False
    assert answer["record"]["failures"] == 0
    assert "every authority is given the base rate" in answer["statement"]
    rotherham = next(row for row in answer["results"] if row["la_code"] == "372")
    assert rotherham["last_inspected_on"] == "2022-03-07"
    assert 0 < rotherham["low"] < rotherham["probability"] < rotherham["high"] < 1


@pytest.mark.parametrize("command", ["failing", "backtest"])
@pytest.mark.parametrize("form", ["table", "csv"])
def test_tables_are_printed(invented, run, command, form):
    found = run(command, "--as-of", "2023-01-01", "--format", form)
    assert found.exit_code == 0
    assert ("Rotherham" if command == "failing" else "last-grade") in found.stdout


def test_backtest_prints_a_list_with_every_key(invented, run):
    found = run("backtest", "--as-of", "2023-01-01", "--replicates", "100", "--format", "json")
    assert found.exit_code == 0
    rows = json.loads(found.stdout)
    assert isinstance(rows, list)
    assert len(rows) == 18
    assert all(set(row) >= KEYS for row in rows)
    assert all(row["auc"] is None and row["because"] for row in rows)


def test_csv_has_one_line_for_each_model_and_target(invented, run):
    found = run("backtest", "--as-of", "2023-01-01", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(found.stdout)))) == 18


@pytest.mark.parametrize(
    "words", [("--replicates", "3"), ("--from", "2010")], ids=["replicates", "year"]
)
def test_backtest_refuses_what_tells_nothing(invented, run, words):
    found = run("backtest", "--as-of", "2023-01-01", *words)
    assert found.exit_code != 0


def test_a_figure_is_shown_with_its_interval():
    row = {"auc": 0.5482, "auc_low": 0.4476, "auc_high": 0.657}
    assert interval(row, "auc", "auc") == "0.55 (0.45 to 0.66)"
    assert interval({**row, "auc_low": None}, "auc", "auc") == "0.55"
    assert interval({**row, "auc": None}, "auc", "auc") == "-"


def test_backtest_refuses_a_seed_below_nought(invented, run):
    assert run("backtest", "--seed", "-1").exit_code == 2
