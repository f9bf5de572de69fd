"""R7: a weakness says why it is there, with evidence, or that no cause could be established."""

import pytest

from firsthand.domain.inspection.acts.findings import Cause, CauseKind
from firsthand.domain.inspection.finding.causes import objections_to_finding
from tests.domain.inspection import build

pytestmark = pytest.mark.requirement("R7")
SEEN = build.conduct(build.evidence("E1"))


def rules(finding):
    found = objections_to_finding(finding, SEEN, areas=("help-and-protection",))
    return [one.rule for one in found]


def test_the_five_causes_that_nobody_explored_can_each_be_named():
    asked = {
        "wilful-disregard",
        "lack-of-awareness",
        "competing-priorities",
        "lack-of-resources",
        "absence-of-expertise",
    }
    assert asked <= {kind.value for kind in CauseKind}


def test_a_priority_finding_without_a_cause_is_refused():
    assert rules(build.finding(priority=True, causes=())) == ["finding-causes"]


def test_a_cause_without_evidence_is_refused():
    guess = Cause(kind=CauseKind.OTHER, text="Perhaps nobody cared.", evidence=())
    assert rules(build.finding(causes=(guess,))) == ["cause-evidence"]


def test_not_established_is_a_visible_answer_and_never_a_blank():
    told = build.finding(causes=(), not_established="The files of those years are lost.")
    assert rules(told) == []
    assert told.not_established
