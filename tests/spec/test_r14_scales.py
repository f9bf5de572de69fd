"""R14: a grade is one of the scale of its area in its framework version, and of no other."""

from dataclasses import replace

import pytest

from firsthand.domain.inspection.judging.grounds import objections_to_judgement
from firsthand.refdata.read import frameworks, scales
from tests.domain.inspection.pieces import ENOUGH, FRAMEWORK, ON, PROTOCOL, citing, collected

pytestmark = pytest.mark.requirement("R14")
SLAC = next(one for one in frameworks() if one.key == "slac-2009")


def against(judgement, framework):
    return objections_to_judgement(
        judgement,
        collected(ENOUGH),
        PROTOCOL,
        framework=framework,
        scales=scales(),
        on=ON,
    )


def rules(grade, framework, area):
    judgement = citing(ENOUGH, grade, area=area)
    return {one.rule for one in against(judgement, framework)}


def test_adequate_is_no_grade_where_the_scale_has_requires_improvement():
    assert "grade" in rules("adequate", FRAMEWORK, "help-and-protection")
    assert "grade" not in rules("requires-improvement", FRAMEWORK, "help-and-protection")


def test_requires_improvement_is_no_grade_where_the_scale_has_adequate():
    area = next(one for one in SLAC.areas if one.scale == "adequate-four")
    assert "grade" in rules("requires-improvement", SLAC, area.key)
    assert "grade" not in rules("adequate", SLAC, area.key)


def test_the_refusal_names_the_scale_and_its_grades():
    judgement = replace(citing(ENOUGH), grade="adequate")
    found = next(one for one in against(judgement, FRAMEWORK) if one.rule == "grade")
    assert "Outstanding, good, requires improvement" in found.reason
    assert "requires-improvement" in found.remedy
