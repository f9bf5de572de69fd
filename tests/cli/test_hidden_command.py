"""`firsthand hidden TABLE`: one JSON document, a table for people, refusals in words."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from firsthand.cli.commands import app
from firsthand.domain.common.refusal import Refused
from firsthand.services import hidden

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.requirement("R6"),
    pytest.mark.requirement("R12"),
]

KEYS = {
    *("method", "estimate", "lower", "upper", "level", "identifiable", "refused", "reasons"),
    *("observed", "lists", "table_version", "notes", "detail"),
}
KOREA = "b,c,d,count\n0,0,1,41\n0,1,0,5\n1,0,0,5\n1,1,0,54\n1,0,1,6\n0,1,1,0\n1,1,1,12\n"
APART = "a,b,c,count\n1,0,0,30\n0,1,0,20\n0,0,1,10\n"
INSIDE = "a,b,c,count\n1,0,0,30\n0,1,0,20\n1,1,0,12\n1,0,1,9\n1,1,1,5\n"


def answered(*arguments, catch=True):
    return CliRunner().invoke(app, ["hidden", *map(str, arguments)], catch_exceptions=catch)


def estimated(path, *arguments):
    result = answered(path, "--format", "json", "--replicates", "250", *arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def quick(monkeypatch):
    """Leave out the method that samples for long."""
    monkeypatch.delitem(hidden.METHODS, "latent")


@pytest.fixture
def table(tmp_path):
    def written(text):
        file = tmp_path / "own.csv"
        file.write_text(text)
        return file

    return written


def test_one_method_is_one_object_with_every_key(table):
    found = estimated(table(KOREA), "--method", "bic", "--seed", "7")
    assert set(found) == KEYS
    assert found["method"] == "bic" and found["detail"]["model"] == "[12,23]"
    assert found["estimate"] == pytest.approx(157.1667, abs=1e-3)
    assert found["lower"] < found["estimate"] < found["upper"]
    assert found["identifiable"] is True and found["refused"] is False
    assert estimated(table(KOREA), "--method", "bic", "--seed", "7") == found


def test_all_methods_are_a_list_that_begins_with_the_headline(table):
    head, *methods = estimated(table(KOREA), "--method", "all")
    assert all(set(one) == KEYS for one in (head, *methods))
    assert head["method"] == "all"
    assert {one["method"] for one in methods} == set(hidden.METHODS) - {"chapman"}
    assert (
        sum(one["count"] for one in head["detail"]["combinations"]) == head["observed"] == 123
    )
    assert len({one["table_version"] for one in (head, *methods)}) == 1


def test_where_lists_share_nobody_no_number_is_given_and_the_command_succeeds(table, quick):
    head, *methods = estimated(table(APART), "--method", "all")
    assert head["refused"] and head["estimate"] is None and head["reasons"]
    for one in methods:
        assert one["estimate"] is None and one["reasons"], one["method"]


def test_two_lists_have_a_number_that_nobody_can_check_and_no_headline(table):
    head, *methods = estimated(table("a,b,count\n1,0,30\n0,1,20\n1,1,10\n"), "--method", "all")
    assert [one["method"] for one in methods] == ["chapman", "chao"]
    assert methods[0]["estimate"] == pytest.approx(41 * 31 / 11 - 1)
    assert head["refused"] and head["estimate"] is None
    assert any("2 lists" in reason for reason in head["reasons"])


def test_a_list_inside_another_is_said(table):
    found = estimated(table(INSIDE), "--method", "stepwise")
    assert found["refused"] and found["estimate"] is None
    assert any("Everybody on c (14) is on a too" in reason for reason in found["reasons"])


def test_lists_that_cannot_meet_are_declared(table):
    found = estimated(table(KOREA), "--method", "stepwise", "--apart", "b, d")
    assert found["refused"] and "b and d cannot share anybody" in found["reasons"][0]
    with pytest.raises(Refused, match="no list 'police'"):
        answered(table(KOREA), "--apart", "b,police", catch=False)
    assert answered(table(KOREA), "--apart", "b").exit_code == 2


def test_what_changes_when_a_list_is_left_out_or_two_are_one(table, quick):
    cells = [(f"{code:04b}", 40 // code.bit_count() ** 2) for code in range(1, 16)]
    four = "a,b,c,d,count\n" + "".join(f"{','.join(on)},{count}\n" for on, count in cells)
    head, *_ = estimated(table(four), "--method", "all")
    changes = {one["change"] for one in head["detail"]["variants"]}
    assert {"without a", "without d", "a and b as one", "c and d as one"} <= changes
    assert len(changes) == 4 + 6


def test_a_table_for_people_says_why_there_is_no_headline(table, quick):
    result = answered(table(APART), "--replicates", "0")
    assert result.exit_code == 0
    assert "No headline number" in result.stdout
    assert "share nobody" in result.stdout


def test_csv_has_a_row_for_each_estimate(table):
    result = answered(table(KOREA), "--method", "stepwise", "--replicates", "0", "-f", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["method"] == "stepwise" and float(row["estimate"]) == pytest.approx(
        268.778, abs=1e-3
    )
    assert "No resamples" in row["reasons"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("police,count\n1,5\n", "1 list"),
        ("a,b,c,count\n1,0,0,0\n0,1,1,0\n", "counts nobody"),
        ("a,b,c,count\n1,0,0,-4\n", "cannot be negative"),
        ("a,b,c,count\n1,0,0,4.5\n", "whole numbers"),
    ],
)
def test_bad_tables_are_refused(table, text, words):
    with pytest.raises(Refused, match=words):
        answered(table(text), catch=False)
