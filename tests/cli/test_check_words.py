"""`firsthand check-words`: anybody can run the checker over an action plan."""

import json

import pytest
from typer.testing import CliRunner

from firsthand.cli.commands import app
from firsthand.services import wording

PLAN = """Our plan

1. Managers sign off every assessment and
   publish the results.
2) Social workers visit each child every week.

- Some governance arrangements should be strengthened.
"""


@pytest.fixture
def plan(tmp_path):
    file = tmp_path / "plan.txt"
    file.write_text(PLAN, encoding="utf-8")
    return str(file)


def test_each_item_of_a_plan_is_checked_by_itself(run, plan):
    result = run("check-words", plan, "--format", "json")
    told = json.loads(result.stdout)
    flagged = {one["number"]: {f["flag"] for f in one["flags"]} for one in told["paragraphs"]}
    assert "only-paper" in flagged[2]
    assert flagged[3] == set()
    assert {"hedging", "only-paper", "nobody-named", "jargon"} <= flagged[4]
    assert told["paragraphs"][1]["text"].endswith("and publish the results.")
    assert result.exit_code == 1


def test_the_places_lie_in_the_text_that_is_given_back(run, plan):
    told = json.loads(run("check-words", plan, "--format", "json").stdout)
    for one in told["paragraphs"]:
        for flag in one["flags"]:
            assert one["text"][flag["start"] : flag["end"]] == flag["words"]


def test_a_table_and_a_csv_explain_each_flag(run, plan):
    assert "would notice" in " ".join(
        run("check-words", plan, "--format", "csv").stdout.split()
    )
    assert "only-paper" in run("check-words", plan).stdout


def test_a_text_without_flags_leaves_with_0(run, tmp_path):
    file = tmp_path / "good.txt"
    file.write_text("Social workers visit each child every week.", encoding="utf-8")
    result = run("check-words", str(file))
    assert result.exit_code == 0
    assert "Nothing is flagged." in result.stdout


def test_a_report_can_be_checked_as_findings(run, tmp_path):
    file = tmp_path / "report.txt"
    file.write_text("It was found that things went wrong.", encoding="utf-8")
    assert "no-subject" in run("check-words", str(file), "--as", "finding").stdout


def test_what_is_piped_in_is_read():
    result = CliRunner().invoke(app, ["check-words", "-"], input="Publish an action plan.")
    assert "only-paper" in result.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"\xff\xfe\x00\x80", "is no text in UTF-8")],
)
def test_what_is_no_text_is_refused_with_what_is_needed(run, tmp_path, content, said):
    file = tmp_path / "x"
    if content is not None:
        file.write_bytes(content)
    result = run("check-words", str(file))
    assert result.exit_code == 2
    assert said in " ".join(result.output.replace("│", " ").split())


def test_a_text_longer_than_a_long_book_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setattr(wording, "MOST_CHARACTERS", 10)
    file = tmp_path / "long.txt"
    file.write_text("Twelve chars", encoding="utf-8")
    assert run("check-words", str(file)).exit_code != 0
