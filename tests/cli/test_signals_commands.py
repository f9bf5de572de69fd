"""Signals on the command line: one list in every form, and what could not be tested."""

import json

import pytest

from firsthand.cli.signals import flat, narrow

KEYS = {
    *("la_code", "authority", "indicator", "kind", "first_raisable_on", "direction"),
    *("q_value", "sentence", "caveats", "value", "expected", "raised", "rank", "id"),
}


@pytest.mark.requirement("R13")
def test_signals_are_one_list(invented, run):
    found = run("signals", "--as-of", "2023-01-01", "--format", "json")
    assert found.exit_code == 0
    assert isinstance(json.loads(found.stdout), list)
    assert "Nothing was tested" in found.stderr  # the invented database holds one figure


@pytest.mark.requirement("R13")
@pytest.mark.parametrize("words", [("signals",), ("not-tested",), ("signals", "--team", "3")])
@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_where_no_figure_was_public_it_is_said_that_nothing_was_tested_and_why(
    invented, run, words, form
):
    found = run(*words, "--as-of", "2005-01-01", "--format", form)
    assert found.exit_code == 0
    assert "Nothing was tested: no published figure that early warning looks at" in found.stderr
    assert "signals stand" not in found.stderr
    assert "0 signals" not in found.output


@pytest.mark.parametrize("form", ["table", "csv"])
def test_signals_print_in_other_forms(invented, run, form):
    assert run("signals", "--as-of", "2023-01-01", "--format", form).exit_code == 0


def test_a_rate_that_is_none_is_refused(invented, run):
    found = run("signals", "--as-of", "2023-01-01", "--rate", "2")
    assert "share above 0" in str(found.exception) + found.stderr


def test_a_team_of_nobody_is_refused(invented, run):
    assert run("signals", "--team", "0").exit_code == 2


def test_what_could_not_be_tested_is_a_list(invented, run):
    found = run("not-tested", "--as-of", "2023-01-01", "--format", "json")
    assert found.exit_code == 0
    assert isinstance(json.loads(found.stdout), list)


def test_a_row_for_a_table_and_for_a_cell():
    row = {
        "rank": 1,
        "kind": "step",
        "first_raisable_on": "2023-12-01",
        "q_value": 0.0312,
        "sentence": "It moved.",
        "caveats": ["Small.", "New form."],
    }
    assert narrow(row)["q"] == "0.031"
    assert narrow(row)["caveats"] == 2
    assert flat(row)["caveats"] == "Small. New form."
