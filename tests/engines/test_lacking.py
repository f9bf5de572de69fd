"""The solver may not be installed: that is said, with how to get it."""

import sys

import pytest

from firsthand.engines.lacking import EngineLacking, cp_model
from firsthand.engines.scheduling import schedule
from tests.engines.invented_programme import invented_problem


def test_without_the_solver_nothing_is_planned_and_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "ortools.sat.python.cp_model", None)
    problem = invented_problem(authorities=3, inspectors=12, months=4)
    with pytest.raises(EngineLacking) as told:
        schedule(problem, seconds=1)
    (objection,) = told.value.objections
    assert objection.rule == "engine-lacking"
    assert "firsthand[solver]" in objection.remedy


def test_with_the_solver_it_is_found():
    assert hasattr(cp_model(), "CpModel")
