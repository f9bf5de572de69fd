"""`firsthand depth`: the shape that others build on, files of groups and readings, refusals."""

import csv
import json
from io import StringIO

import pytest

from firsthand.domain.common.refusal import Refused

pytestmark = pytest.mark.requirement("R4")
PLAN = ("--population", "2500", "--affected", "25", "--sample", "60")
GROUPS = "group,population,affected,sample,sensitivity\nmissing,150,8,6,0.8\nothers,2350,17,54,"


def answered(run, *words):
    found = run("depth", *words, "--format", "json")
    assert found.exit_code == 0, found.output
    return json.loads(found.stdout)


def test_the_illustration_has_its_chances_its_need_and_its_sentence(run):
    answer = answered(run, *PLAN, "--sensitivity", ".8")
    assert round(answer["chance"], 3) == 0.385
    assert round(answer["chance_at_least_two"], 3) == 0.082
    assert answer["needed"] == 352
    assert answer["sentence"] == (
        "Reading 60 of 2,500 files, this inspection had a 38 percent chance of meeting a "
        "failure that touches 1 percent of cases."
    )


def test_a_share_and_a_range_may_be_given(run):
    words = ("--population", "2500", "--affected", "1%", "--sample", "60")
    answer = answered(run, *words, "--sensitivity", "0.5-0.8")
    assert [round(end, 3) for end in answer["chance_range"].values()] == [0.261, 0.385]
    assert (answer["needed"], answer["needed_at_best"]) == (564, 352)


def test_that_nothing_is_enough_is_null_with_a_reason(run):
    words = (
        "--population",
        "2500",
        "--affected",
        "1",
        "--sample",
        "60",
        "--sensitivity",
        "0.5",
    )
    answer = answered(run, *words)
    assert answer["needed"] is None
    assert "better, not longer" in answer["needed_unknown_because"]


def test_more_finds_another_chance_and_other_costs_may_be_asked_for(run):
    words = ("--sensitivity", "0.8", "--at-least", "3", "--confidence", "90%")
    answer = answered(run, *PLAN, *words, "--minutes-per-case", "60", "--readers", "2")
    assert [one["at_least"] for one in answer["chances"]] == [1, 2, 3]
    assert answer["inputs"]["confidence"] == 0.9
    assert answer["effort"] == {"cases": 60, "reader_days": 10.0, "days_on_site": 5}


@pytest.fixture
def written(tmp_path):
    """Return a function that writes a file and returns its path."""

    def write(content):
        path = tmp_path / "given.csv"
        path.write_text(content)
        return str(path)

    return write


def test_groups_come_from_a_file_and_take_the_common_sensitivity(run, written):
    answer = answered(run, "--groups", written(GROUPS), "--sensitivity", "0.8")
    assert [one["group"] for one in answer["groups"]] == ["missing", "others"]
    best = next(way for way in answer["allocation"]["ways"] if way["way"] == "best")
    assert (best["needed"], best["needed_by_group"]) == (58, {"missing": 58, "others": 0})


def test_sensitivity_is_learned_from_cases_that_two_have_read(run, written):
    rows = ["yes,yes"] * 24 + ["yes,no"] * 6 + ["no,yes"] * 6 + ["no,no"] * 64
    answer = answered(
        run, *PLAN, "--double-readings", written("\n".join(["first,second", *rows]))
    )
    learned = answer["double_readings"]["sensitivity"]
    assert learned["estimate"] == pytest.approx(0.8)
    interval = learned["interval"]
    assert interval["lower"] < 0.8 < interval["upper"]
    assert answer["inputs"]["groups"][0]["sensitivity"] == interval["lower"]
    assert answer["double_readings"]["checks"]


def test_the_table_ends_with_the_sentences(run):
    found = run("depth", *PLAN, "--sensitivity", "0.8")
    assert "38%" in found.stdout
    assert "Reading 60 of 2,500 files" in found.stdout


def test_csv_has_a_row_for_each_group_and_one_for_all(run, written):
    found = run("depth", "--groups", written(GROUPS + "0.8"), "--format", "csv")
    rows = list(csv.DictReader(StringIO(found.stdout)))
    assert [row["group"] for row in rows] == ["missing", "others", "all groups"]
    assert [row["needed"] for row in rows] == ["58", "474", "292"]


def test_large_numbers_of_cases_are_told_in_full(run, written):
    rows = "".join(f"g{n},100000,9{n:04},50,0.8\n" for n in range(12))
    heading = "group,population,affected,sample,sensitivity\n"
    found = run("depth", "--groups", written(heading + rows), "--format", "csv")
    *_, whole = csv.DictReader(StringIO(found.stdout))
    assert whole["affected"] == "1080066"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Missing: --population, --affected, --sample, --sensitivity"),
        ((*PLAN, "--sensitivity", "7"), "must lie between 0 and 1"),
        ((*PLAN, "--sensitivity", "often"), "is not understood"),
        ((*PLAN, "--sensitivity", "0.8", "--confidence", "1"), "confidence is 1"),
        ((*PLAN, "--double-readings", "nowhere.csv"), "cannot be read"),
        ((*PLAN, "--groups", "g.csv"), "--population, --affected, --sample beside --groups"),
        (
            (*PLAN, "--sensitivity", "0.8", "--double-readings", "r.csv"),
            "--sensitivity beside --double-readings",
        ),
        (
            ("--population", "0", "--affected", "1", "--sample", "0", "--sensitivity", "1"),
            "is 0",
        ),
    ],
)
def test_wrong_use_is_refused_with_what_to_do(run, words, said):
    refusal = run("depth", *words).exception
    assert isinstance(refusal, Refused)
    assert said in str(refusal)


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--groups", "a,b\n1,2", "no table with the columns group"),
        ("--groups", "", "a file without content"),
        (
            "--double-readings",
            "first,second\nyes,perhaps",
            "row 2: given was 'yes' and 'perhaps'",
        ),
        ("--double-readings", "first,second\nno,no", "nothing can be learned"),
    ],
)
def test_files_that_cannot_be_used_are_refused(run, written, option, content, said):
    plan = PLAN if option == "--double-readings" else ()
    refusal = run("depth", *plan, option, written(content)).exception
    assert isinstance(refusal, Refused)
    assert said in str(refusal)
