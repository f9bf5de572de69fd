"""`firsthand invent-population`: lists in a folder, the power of a study, refusals in words."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from firsthand.cli.commands import app
from firsthand.domain.common.refusal import Refused

pytestmark = pytest.mark.requirement("R6")

POWER = {
    *("lists", "referrals", "spread", "out_of_reach", "children", "known", "hidden"),
    *("repeats", "methods"),
}
METHOD = {
    *("method", "seen", "shown", "half", "held", "refused", "middle", "low", "high"),
    *("reasons", "sentence"),
}
QUICK = ("--power", "--repeats", "6", "--replicates", "50")


def answered(*arguments, catch=True):
    given = ["invent-population", *map(str, arguments)]
    return CliRunner().invoke(app, given, catch_exceptions=catch)


def told(*arguments):
    result = answered(*arguments, "--format", "json", catch=False)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_lists_are_written_and_the_truth_is_told(tmp_path):
    answer = told(tmp_path / "new", "--children", 300, "--refer", "police:health=0.2")
    assert answer["invented"] is True
    assert answer["known"] + answer["hidden"] == answer["children"] == 300
    assert sorted(answer["files"]) == sorted(one.name for one in (tmp_path / "new").iterdir())


def test_two_thousand_children_are_invented_unless_told_otherwise(tmp_path):
    assert told(tmp_path / "new")["children"] == 2000


def test_a_person_reads_how_many_are_hidden(tmp_path):
    result = answered(tmp_path / "new", "--children", 300)
    assert "of them on no list." in result.stdout
    assert "README.txt" in result.stdout


DIVIDED = ("--areas", "north=0.5,south=0.3,coast=0.2", "--finds", "coast=0.5")


def test_a_person_reads_how_many_of_each_area_and_group_are_hidden(tmp_path):
    groups = ("--groups", "group-a=0.6,group-b=0.4", "--misspelt", "group-b=3")
    found = told(tmp_path / "one", "--children", 300, *DIVIDED, *groups, "--parts", "police=2")
    result = answered(tmp_path / "two", "--children", 300, *DIVIDED, *groups)
    assert list(found["by_group"]) == ["group-a", "group-b"]
    coast = found["by_area"]["coast"]
    text = f"coast {coast['children']} children, {coast['hidden']} of them on no list."
    assert text in " ".join(result.stdout.split())
    given = found["design"]["divisions"]
    assert given["misspelt"] == [{"name": "group-b", "times": 3.0}]
    assert given["desks"] == [{"list_name": "police", "number": 2}]


def test_factors_may_be_given_with_commas_or_again(tmp_path):
    areas = ("--areas", "north=0.5,south=0.5", "--children", 50)
    commas = told(tmp_path / "one", *areas, "--finds", "north=2, south=0.5")
    again = told(tmp_path / "two", *areas, "--finds", "north=2", "--finds", "south=0.5")
    assert commas["design"] == again["design"]
    assert len(commas["design"]["divisions"]["finds"]) == 2


def test_power_counts_areas_that_are_found_less_and_says_that_it_is_of_the_whole():
    plain = told(*QUICK, "--children", 600)
    uneven = told(*QUICK, "--children", 600, *DIVIDED)
    assert uneven["hidden"] > plain["hidden"] + 10
    assert uneven["areas"] == {"north": 0.5, "south": 0.3, "coast": 0.2}
    assert (uneven["groups"], uneven["finds"]) == ({}, {"coast": 0.5})
    result = answered(*QUICK, "--children", 600, *DIVIDED)
    assert "of each area or group by itself is not told" in result.stdout


def test_power_is_one_document_with_every_key():
    answer = told(*QUICK, "--hidden", 100, "--lists", "police=0.35,health=0.3,school=0.25")
    assert set(answer) == POWER
    assert [set(one) for one in answer["methods"]] == [METHOD, METHOD]
    assert [one["method"] for one in answer["methods"]] == ["stepwise", "chao"]
    assert answer["hidden"] == pytest.approx(100, abs=1)
    assert told(*QUICK, "--hidden", 100) == answer  # the same seed, the same studies


def test_two_lists_give_no_number_by_steps_and_say_why():
    stepwise = told(*QUICK, "--hidden", 100, "--lists", "police=0.4,health=0.3")["methods"][0]
    assert stepwise["refused"]["share"] == 1.0
    assert "There are 2 lists" in stepwise["reasons"][0]


def test_children_beyond_reach_of_every_list_are_missed():
    # A thousand whom no list can hold: no interval from lists may be believed to hold them.
    answer = told(
        *QUICK, "--hidden", 1100, "--out-of-reach", 1000, "--spread", 0, "--known-at-most", 300
    )
    assert [one["held"]["share"] for one in answer["methods"]] == [0.0, 0.0]


def test_a_person_reads_a_sentence_for_each_method():
    result = answered(*QUICK, "--hidden", 100)
    assert "stepwise: in " in result.stdout and "chao: in " in result.stdout
    assert "linked without any error" in result.stdout


def test_rows_have_the_interval_of_each_share():
    result = answered(*QUICK, "--hidden", 100, "--format", "csv")
    (stepwise, _) = csv.DictReader(io.StringIO(result.stdout))
    lower, share, upper = (float(stepwise[f"seen{end}"]) for end in ("_lower", "", "_upper"))
    assert lower <= share <= upper


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "No folder was named"),
        (("there", *QUICK, "--hidden", 10), "leave it out"),
        (("there", "--lists", "police"), "no name with a share"),
        (("there", "--lists", "police=many"), "no name with a share"),
        (("there", "--lists", "police=nan,health=0.3"), "no name with a share"),
        (("there", "--lists", ""), "no name with a share"),
        (("there", "--refer", "police=0.2"), "names no two lists"),
        (("there", "--areas", "north,south"), "such as north=0.5"),
        (("there", "--groups", "=0.5"), "such as group-a=0.8"),
        (("there", "--finds", "coast=half"), "such as coast=0.5"),
        (("there", "--misspelt", "b=nan"), "such as group-b=3"),
        (("there", "--parts", "police=two"), "such as police=2"),
        (("there", "--parts", "police=2.5"), "no number of desks"),
        (("there", "--parts", "police=inf"), "no number of desks"),
    ],
)
def test_what_cannot_be_read_is_refused_with_an_example(tmp_path, monkeypatch, arguments, word):
    monkeypatch.chdir(tmp_path)
    result = answered(*arguments)
    assert result.exit_code == 2
    assert word in " ".join(result.output.replace("│", " ").split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((*QUICK,), "Give one of the two"),
        ((*QUICK, "--hidden", 100, "--known-at-most", 50), "more than the 50 given"),
        ((*QUICK, "--hidden", 100, "--lists", "police=0.4"), "1 lists were given"),
        ((*QUICK, "--hidden", 100, "--refer", "police:fire=0.2"), "two different lists"),
        (("--power", "--repeats", 0, "--hidden", 100), "0 studies"),
        ((*QUICK, "--hidden", 100, "--parts", "police=2"), "Leave out --misspelt and --parts"),
        (
            (*QUICK, "--hidden", 100, *DIVIDED, "--misspelt", "coast=2"),
            "Leave out --misspelt and --parts",
        ),
        ((*QUICK, "--hidden", 100, "--finds", "coast=2"), "Name areas or groups first"),
        (
            (*QUICK, "--hidden", 9, "--lists", ",".join(f"l{at}=0.2" for at in range(9))),
            "at most 8",
        ),
    ],
)
def test_what_cannot_be_is_refused_in_words(arguments, word):
    with pytest.raises(Refused, match=word):
        answered(*arguments, catch=False)
