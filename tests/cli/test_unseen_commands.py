"""What may be unseen, thematic inspections and national estimates, on the command line."""

import json

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import UnknownHarm


def test_unseen_prints_every_authority_with_reasons(invented, run):
    found = run("unseen", "--harm", "neglect", "--as-of", "2023-01-01", "--format", "json")
    assert found.exit_code == 0
    answer = json.loads(found.stdout)
    rotherham = next(row for row in answer["results"] if row["la_code"] == "372")
    assert rotherham["last_looked_on"] == "2020-03-01"
    assert rotherham["probability"] is None
    assert answer["national"]["unknown_because"]
    assert rotherham["because"]


@pytest.mark.parametrize("form", ["table", "csv"])
def test_unseen_prints_tables(invented, run, form):
    found = run("unseen", "--harm", "neglect", "--as-of", "2023-01-01", "--format", form)
    assert found.exit_code == 0
    assert "Rotherham" in found.stdout


def test_nothing_is_shown_as_of_a_day_to_come(invented, run):
    found = run("unseen", "--as-of", "2999-01-01")
    assert found.exit_code == 2
    assert "in the future" in found.stderr


def test_an_unknown_harm_is_refused(invented, run):
    assert isinstance(run("unseen", "--harm", "boredom").exception, UnknownHarm)


def test_thematic_chooses_as_many_areas_as_asked(invented, run):
    words = ("thematic", "--areas", "8", "--harm", "neglect", "--seed", "7")
    found = run(*words, "--design", "simple", "--as-of", "2023-01-01", "--format", "json")
    answer = json.loads(found.stdout)
    assert len(answer["areas"]) == 8
    assert len(answer["inclusion_probability"]) == 152
    assert answer["seed"] == "7"


def test_thematic_pools_results(run, tmp_path):
    file = tmp_path / "areas.csv"
    file.write_text("area,found,read\nA,3,40\nB,10,50\nC,1,30\n", encoding="utf-8")
    answer = json.loads(run("thematic", "--results", str(file), "--format", "json").stdout)
    assert len(answer["areas"]) == 3
    assert answer["interval"][0] < answer["share"] < answer["interval"][1]


def test_thematic_without_a_seed_or_results_says_what_is_needed(run):
    found = run("thematic", "--areas", "8")
    assert found.exit_code == 2


def test_estimate_speaks_for_the_country(run, tmp_path):
    file = tmp_path / "arm.csv"
    rows = "".join(f"{301 + n},{'yes' if n < 3 else 'no'},0.1,all\n" for n in range(15))
    file.write_text(f"la_code,found,inclusion_probability,stratum\n{rows}", encoding="utf-8")
    answer = json.loads(run("estimate", str(file), "--format", "json").stdout)
    assert answer["share"] == pytest.approx(0.2)
    assert answer["authorities"] == pytest.approx(150)
    assert answer["interval"][0] < 0.2 < answer["interval"][1]


def test_a_file_that_is_not_there_is_refused(run, tmp_path):
    assert isinstance(run("estimate", str(tmp_path / "none.csv")).exception, Refused)
