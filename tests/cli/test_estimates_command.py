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
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import CSE, MORNING, TOLD
from tests.sources.test_estimate_answers import HEAD

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
    own = json.loads(run("authority", "Rotherham", "--format", "json").stdout)
    assert [each["estimate"] for each in own["estimates"]] == [550]
    told = run("estimates", "withdraw", "e1", "--reason", "Wrong.", "--by", "ana", "-f", "json")
    assert json.loads(told.stdout)["withdrawn_because"] == "Wrong."
    assert json.loads(run("estimates", "--authority", "372", "-f", "json").stdout) == []


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
