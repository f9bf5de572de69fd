"""`firsthand programme`: the shape, the exits, and a re-plan from its own answer."""

import json

import pytest

from tests.services.invented_programmes import plain_plan

SOLVER = "firsthand.engines.scheduling.schedule"  # loaded when it is needed
ASK = ("programme", "--inspectors", "invented", "--from", "2027-01", "--harm", "neglect")


@pytest.fixture(autouse=True)
def without_solver(monkeypatch):
    monkeypatch.setattr(SOLVER, plain_plan)


def test_json_stands_alone_and_has_the_promised_shape(invented, run):
    answer = run(*ASK, "--months", "24", "--as-of", "2023-01-01", "--format", "json")
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    assert {"visits", "gap", "bound", "rules_broken"} <= found.keys()
    visit = found["visits"][0]
    promised = {
        "la_code",
        "month",
        "team",
        "reason",
        "drawn_at_random",
        "inclusion_probability",
    }
    assert promised <= visit.keys()
    assert "gap 40.0 %" in answer.stderr


def test_a_table_tells_how_good_the_plan_is_beside_it(invented, run):
    answer = run(*ASK)
    assert answer.exit_code == 0, answer.output
    assert "Rotherham" in answer.stdout
    assert "Phase months" in answer.stderr
    assert "invented" in answer.stderr


def test_visits_are_written_as_csv_beside_the_answer(invented, run, tmp_path):
    path = tmp_path / "visits.csv"
    assert run(*ASK, "--format", "json", "--csv", str(path)).exit_code == 0
    assert path.read_text().startswith("la_code,authority")


def test_a_plan_is_made_again_from_its_own_answer(invented, run, tmp_path):
    path = tmp_path / "plan.json"
    first = run(*ASK, "--months", "12", "--seed", "7", "--format", "json", "-o", str(path))
    assert first.exit_code == 0
    answer = run(*ASK[:3], "--previous", str(path), "--rule", "team-full=3", "--format", "json")
    found = json.loads(answer.stdout)
    assert (found["months"], found["seed"], found["harms"]) == (12, 7, ["neglect"])
    assert found["replanned"]
    assert found["changed"] == []
    assert found["rule_changes"] == {"team-full": 3}


def test_rules_that_collide_leave_with_1_and_are_in_the_answer(invented, run, monkeypatch):
    from firsthand.domain.common.objection import Objection
    from firsthand.domain.planning.programme.programme import Programme

    collision = Objection(rule="team-size", reason="Too few.", remedy="Bring more.")
    nothing = Programme(visits=(), months=None, teams=None, broken=(), collisions=(collision,))
    monkeypatch.setattr(SOLVER, lambda *_, **__: nothing)
    answer = run(*ASK, "--format", "json")
    assert answer.exit_code == 1
    found = json.loads(answer.stdout)
    assert found["visits"] == []
    assert found["collisions"][0]["reason"] == "Too few."
    assert "Bring more." in run(*ASK).stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--from", "soon"), "is no month"),
        (("--rule", "team-full"), "is no change of a rule"),
        (("--rule", "team-full=x"), "is no change of a rule"),
        (("--previous", "nowhere.json"), "cannot be read"),
        (("--format", "xlsx"), "--output programme.xlsx"),
        (("--csv", "nowhere/plan.csv"), "cannot be written"),
        (("--output", "."), "cannot be written"),
    ],
)
def test_wrong_use_leaves_with_2_before_the_solve_and_says_what_is_needed(
    invented, run, words, told, monkeypatch
):
    monkeypatch.setattr(SOLVER, lambda *_, **__: pytest.fail("was solved"))
    answer = run(*ASK, *words)
    assert answer.exit_code == 2
    assert told in " ".join(answer.stderr.replace("│", " ").split())


def test_without_a_first_month_there_is_no_programme(invented, run):
    answer = run(*ASK[:3])
    assert answer.exit_code == 2
    assert "--from is needed" in " ".join(answer.stderr.replace("│", " ").split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--months", "100"), "1 to 60"),
        (("--months", "0"), "1 to 60"),
        (("--seconds", "0"), "1 to 3,600"),
        (("--harm", "boredom"), "No harm 'boredom'"),
        (("--rule", "boredom=1"), "There is no rule 'boredom'"),
    ],
)
def test_what_cannot_be_planned_is_refused(invented, run, words, told):
    answer = run(*ASK, *words)
    assert answer.exit_code != 0
    assert told in str(answer.exception)
