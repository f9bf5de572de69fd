"""`firsthand draw`, `method` and `plan`: JSON to build on, receipts, and refusals that help."""

import json

import pytest

from firsthand.domain.common.refusal import Refused
from tests.domain.planning.drawing.invented_frame import HEADINGS, children
from tests.services.test_draws import as_csv, as_xlsx
from tests.services.test_sample_plans import WRITTEN

KEYS = (
    *("list", "seed", "recipe", "strata", "cases", "reserves", "doubts"),
    *("could_not_be_drawn", "below_minimum", "statement"),
)
LIST_KEYS = ("name", "kind", "standard", "file_sha256", "content_sha256", "rows", "children")


@pytest.fixture
def listed(tmp_path):
    """Return a list of forty invented children, as a file."""
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv(children(40)))
    return file


def answer(run, *words):
    found = run("draw", *map(str, words), "--format", "json")
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def refusal(run, *words):
    found = run("draw", *map(str, words))
    assert isinstance(found.exception, Refused), found.output
    return found.exception.objections[0]


def test_an_answer_has_every_key(run, listed):
    told = answer(run, listed, "--size", 5, "--seed", 42, "--strata", "Area")
    assert set(KEYS) <= set(told)
    assert set(LIST_KEYS) <= set(told["list"])
    assert {one["stratum"] for one in told["strata"]} == {"North", "South"}
    case = told["cases"][0]
    assert set(case) == {
        *("number", "reference", "stratum", "rows", "how", "inclusion_probability")
    }
    assert case["how"] == "drawn"


def test_the_same_list_and_seed_give_the_same_bytes(run, listed):
    words = ("draw", str(listed), "--size", "5", "--seed", "42", "--format", "json")
    assert run(*words).stdout == run(*words).stdout


def test_a_workbook_draws_the_same_cases(run, listed, tmp_path):
    book = tmp_path / "list.xlsx"
    book.write_bytes(as_xlsx(children(40)))
    one = answer(run, listed, "--size", 5, "--seed", 42)
    other = answer(run, book, "--size", 5, "--seed", 42, "--sheet", "Rows")
    assert [c["reference"] for c in one["cases"]] == [c["reference"] for c in other["cases"]]


def test_a_receipt_checks_the_list_later(run, listed, tmp_path):
    receipt = tmp_path / "receipt.json"
    drawn = answer(run, listed, "--size", 5, "--seed", 42, "--receipt", receipt)
    assert answer(run, listed, "--check", receipt)["cases"] == drawn["cases"]
    listed.write_bytes(as_csv(children(39)))
    assert refusal(run, listed, "--check", receipt).rule == "list-changed"


def test_a_check_takes_nothing_else(run, listed, tmp_path):
    receipt = tmp_path / "receipt.json"
    answer(run, listed, "--size", 5, "--seed", 42, "--receipt", receipt)
    assert refusal(run, listed, "--check", receipt, "--size", 6).rule == "check"


def test_numbers_for_each_stratum(run, listed):
    told = answer(run, listed, "--seed", 1, "--strata", "Plan", "--stratum", "CPP=3")
    assert {one["stratum"]: one["drawn"] for one in told["strata"]} == {"CIN": 0, "CPP": 3}


def test_other_assumptions_change_the_sentence(run, listed):
    words = (listed, "--size", 20, "--seed", 1, "--sensitivity", "50%", "--affected", "10%")
    told = answer(run, *words)["below_minimum"]
    assert (told["sensitivity"], told["affected"], told["below"]) == (0.5, 4, True)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        (("--size", "41", "--seed", "1"), "sample-larger-than-list"),
        (("--size", "5"), "draw"),
        (("--seed", "5"), "draw"),
        (("--size", "5", "--seed", "1", "--stratum", "many"), "stratum"),
        (("--size", "5", "--seed", "1", "--strata", "Ward"), "strata-column"),
        (("--check", "nowhere.json"), "file"),
        (("--size", "5", "--seed", "1", "--sensitivity", "7"), "minimum"),
    ],
)
def test_wrong_use_is_refused_with_what_to_do(run, listed, words, rule):
    told = refusal(run, listed, *words)
    assert told.rule == rule
    assert told.remedy


def test_a_list_that_is_not_there_is_refused(run, tmp_path):
    assert refusal(run, tmp_path / "no.csv", "--size", 1, "--seed", 1).remedy


def test_an_empty_list_is_refused(run, tmp_path):
    file = tmp_path / "empty.csv"
    file.write_text(",".join(HEADINGS) + "\n")
    assert refusal(run, file, "--size", 1, "--seed", 1).rule == "list.no-rows"


def test_doubles_are_refused_and_joined_when_asked(run, tmp_path):
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv((*children(9), ("C0003", "South", "CIN"))))
    assert refusal(run, file, "--size", 3, "--seed", 1).rule == "duplicate-children"
    told = answer(run, file, "--size", 9, "--seed", 1, "--join-duplicates")
    assert {c["reference"]: c["rows"] for c in told["cases"]}["C0003"] == [4, 11]


def test_the_table_ends_with_the_method(run, listed):
    found = run("draw", str(listed), "--size", "5", "--seed", "42")
    assert "How children were spoken with" in found.stdout
    assert "Not recorded." in found.stdout


NOTES = """
by: Lead inspector (invented)
told: {holder: A council, list-day: 2027-03-01, not-in-list: Those unknown, chosen-by: The lead,
  not-reached: Nobody, spoken-with: Alone}
events:
  - {kind: refused, case: 2, reason: The family said no., by: Lead}
"""


def test_the_method_may_be_published_when_it_is_wholly_told(run, listed, tmp_path):
    receipt, notes = tmp_path / "receipt.json", tmp_path / "notes.yaml"
    answer(run, listed, "--size", 5, "--seed", 42, "--receipt", receipt)
    alone = run("method", str(receipt), "--format", "json")
    assert alone.exit_code == 1
    assert not json.loads(alone.stdout)["may_be_published"]
    notes.write_text(NOTES)
    whole = run("method", str(receipt), "--notes", str(notes), "--format", "json")
    assert whole.exit_code == 0, whole.output
    parts = {one["key"]: one["text"] for one in json.loads(whole.stdout)["parts"]}
    assert parts["list-day"] == "2027-03-01"
    assert "4 cases are left" in parts["lost"]


def test_notes_of_what_cannot_have_happened_are_refused(run, listed, tmp_path):
    receipt, notes = tmp_path / "receipt.json", tmp_path / "notes.yaml"
    answer(run, listed, "--size", 5, "--seed", 42, "--receipt", receipt)
    notes.write_text(NOTES.replace("case: 2", "case: 9"))
    found = run("method", str(receipt), "--notes", str(notes))
    assert isinstance(found.exception, Refused)


def test_a_plan_is_checked_without_a_database(run, tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(WRITTEN)
    found = run("plan", str(file), "--format", "json")
    assert found.exit_code == 0, found.output
    assert json.loads(found.stdout)["may_stand"]
    file.write_text(WRITTEN.replace("sample: 100", "sample: 3"))
    thin = run("plan", str(file), "--format", "json")
    assert thin.exit_code == 1
    assert json.loads(thin.stdout)["open_objections"][0]["rule"] == "below-minimum"
    assert "two named people" in thin.stderr


def test_a_plan_is_published_on_the_command_line(invented, run, tmp_path):
    file = tmp_path / "plan.yaml"
    file.write_text(WRITTEN)
    told = json.loads(run("plan", str(file), "--approve", "--format", "json").stdout)
    assert told["recorded_on"]


def test_a_table_for_a_folder_that_is_not_there_is_refused(run, listed, tmp_path):
    output = tmp_path / "none" / "cases.txt"
    found = run("draw", str(listed), "--size", "5", "--seed", "1", "--output", str(output))
    assert found.exit_code == 2


def test_a_stratum_is_not_given_two_numbers(run, listed):
    twice = ("--stratum", "CPP=3", "--stratum", "CPP=4")
    assert refusal(run, listed, "--seed", "1", "--strata", "Plan", *twice).rule == "stratum"


def test_data_of_another_kind_is_no_list(run, tmp_path):
    file = tmp_path / "merge.yml"
    file.write_text("Child ID:\n- a\n- b\n", encoding="utf-8")
    assert refusal(run, file, "--size", "1", "--seed", "1").rule == "list.not-a-spreadsheet"
