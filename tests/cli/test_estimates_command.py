"""`firsthand estimates`: recorded by a named person, listed as of a day, used in a plan."""

import json

import pytest

from firsthand.domain.people.actor import SYSTEM
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.role import Role
from firsthand.services import estimates as service
from firsthand.services import shapes_estimates
from firsthand.services.estimates import Asked
from firsthand.services.people import accounts
from tests.cli.test_linked_judging import estimated, folder  # noqa: F401
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import CSE, MORNING, TOLD
from tests.sources.test_estimate_answers import HEAD

TABLE = (
    "police,health,school,count\n1,0,0,230\n0,1,0,190\n0,0,1,150\n1,1,0,44\n1,0,1,39\n"
    "0,1,1,33\n1,1,1,12\n"
)
pytestmark = pytest.mark.usefixtures("invented")


@pytest.fixture
def answer(tmp_path):
    file = tmp_path / "answer.json"
    file.write_text(json.dumps([HEAD]), encoding="utf-8")
    return str(file)


@pytest.fixture
def ana():
    given = RoleGiven(person="", name="Ana Lyst", role=Role.DATA_ANALYST)
    accounts.add(
        accounts.NewAccount(username="ana", name="Ana Lyst", role=given), by=SYSTEM, now=MORNING
    )


def options(*more):
    time = ("--from", "2025-01-01", "--to", "2025-12-31")
    words = ("--population", TOLD.population, "--harm", CSE, "--by", "ana")
    return (*time, *words, *more)


def test_an_answer_is_recorded_listed_and_withdrawn(run, ana, answer):
    run("estimates", "record", answer, *options("--authority", "Rotherham"))
    (one,) = json.loads(run("estimates", "--format", "json").stdout)
    assert tuple(sorted(one)) == tuple(sorted(shapes_estimates.COLUMNS))
    assert (one["estimate"], one["hidden"], one["answers"]) == (550, 240, "Ana Lyst")
    theme = ("thematic", "--areas", "153", "--design", "simple", "--seed", "1")
    outside = json.loads(run(*theme, "--format", "json").stdout)["outside"]
    assert [each["areas"] for each in outside["estimates"]] == [["Rotherham"]]
    own = json.loads(run("authority", "Rotherham", "--format", "json").stdout)
    assert [each["estimate"] for each in own["estimates"]] == [550]
    read = run("authority", "Rotherham").stdout
    assert "Estimate e1, child-sexual-exploitation, Rotherham: An estimated 240" in read
    assert "That does not say that no child is hidden" in run("authority", "Barnsley").stdout
    told = run("estimates", "withdraw", "e1", "--reason", "Wrong.", "--by", "ana", "-f", "json")
    assert json.loads(told.stdout)["withdrawn_because"] == "Wrong."
    assert json.loads(run("estimates", "--authority", "372", "-f", "json").stdout) == []


def test_what_hidden_writes_goes_the_whole_way_onto_the_record_and_off_it(run, ana, tmp_path):
    table, file = tmp_path / "table.csv", tmp_path / "hidden.json"
    table.write_text(TABLE, encoding="utf-8")
    quick = ("--method", "stepwise", "--replicates", "20")
    run("hidden", str(table), *quick, "--format", "json", "--output", str(file))
    area = ("--authority", "Rotherham")
    done = run("estimates", "record", str(file), *options(*area))
    assert "e1 is on the record." in done.stdout
    again = run("estimates", "record", str(file), *options(*area))
    assert "stands already" in str(again.exception)
    newer = run("estimates", "record", str(file), *options(*area, "--replaces", "e1"))
    assert "It supersedes e1" in newer.stdout
    gone = run("estimates", "withdraw", "e2", "--reason", "A list was old.", "--by", "ana")
    assert "e2 is withdrawn" in gone.stdout and "A list was old." in gone.stdout
    twice = run("estimates", "withdraw", "e2", "--reason", "Again.", "--by", "ana")
    assert "stands no more" in str(twice.exception)
    first, second = json.loads(run("estimates", "--format", "json").stdout)
    assert (first["state"], second["state"]) == ("superseded", "withdrawn")
    assert first["observed"] == second["observed"] == 690  # of 698


def test_what_linked_estimate_writes_goes_onto_the_record_with_the_part_of_linkage(
    run,
    ana,
    folder,  # noqa: F811
    tmp_path,
):
    file = tmp_path / "linked.json"
    file.write_text(json.dumps(estimated(folder, "--method", "stepwise")), encoding="utf-8")
    told = run(
        "estimates", "record", str(file), *options("--region", "South East", "-f", "json")
    )
    one = json.loads(told.stdout)
    assert (one["area"], one["linked"]) == ("South East", True)
    assert 0 <= one["linkage_share"] <= 1
    assert one["result"] == ("refused" if one["estimate"] is None else "estimated")


def test_nobody_without_a_role_records_anything(run, ana, answer):
    accounts.add(accounts.NewAccount(username="sam", name="Sam"), by=SYSTEM, now=MORNING)
    refused = run("estimates", "record", answer, *options()[:-1], "sam")
    assert refused.exit_code == 2
    assert service.estimates() == {}


def test_the_list_is_as_of_a_day_and_says_that_none_is_not_nothing(run):
    service.record(Asked(by=build.ANALYST, now=MORNING), TOLD)
    before = run("estimates", "--as-of", "2026-03-01")
    assert "does not say that none is hidden" in before.stdout
    assert "240 children" in run("estimates", "--harm", CSE).stdout.replace("\n", " ")


@pytest.mark.requirement("R6")
def test_a_plan_is_told_what_it_leaves_out(run):
    service.record(Asked(by=build.ANALYST, now=MORNING), TOLD)
    asked = ("372", "--listed", "1000", "--sample", "60", "--touched", "100", "-f", "json")
    found = json.loads(run("estimates", "plan", *asked).stdout)
    (beside,) = found["estimates"]
    assert beside["left_out"] == {"value": 240, "lower": 120, "upper": 510}
    assert beside["chance"]["value"] < beside["chance_if_none_hidden"]
    assert found["frames"][0]["basis"] in {"source", "own-judgement"}
    assert "leaves out an estimated 240" in run("estimates", "plan", "372").stdout
    assert run("estimates", "plan", "372", "--listed", "9").exit_code == 2
