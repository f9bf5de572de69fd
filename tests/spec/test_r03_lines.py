"""R3: mandatory lines are evidenced or said to be not examined, which is never 'no concern'."""

from dataclasses import replace

import pytest

from firsthand.domain.inspection.acts.enquiry import NotExamined
from firsthand.domain.inspection.collecting.coverage import (
    LOOKED_TITLES,
    Looked,
    harm_states,
    line_states,
)
from firsthand.domain.inspection.collecting.coverage_rules import objections_to_coverage
from firsthand.refdata.read_protocols import protocols
from tests.domain.inspection import build
from tests.domain.inspection.pieces import FRAMEWORK, PROTOCOL

pytestmark = pytest.mark.requirement("R3")
LINE = "organised-exploitation"


def there(*steps):
    return build.conduct(*build.IN_FIELDWORK, *steps)


def state(*steps):
    states = line_states(there(*steps), PROTOCOL)
    return next(one.state for one in states if one.line.key == LINE)


@pytest.mark.parametrize("protocol", protocols(), ids=lambda one: one.key)
def test_every_protocol_asks_for_organised_sexual_and_criminal_exploitation(protocol):
    line = protocol.line(LINE)
    assert line.mandatory
    assert {"child-sexual-exploitation", "child-criminal-exploitation"} <= set(line.harms)


def test_a_mandatory_line_passed_over_in_silence_blocks():
    found = objections_to_coverage(there(), PROTOCOL)
    question = PROTOCOL.line(LINE).question
    assert any(question in one.reason for one in found)


def test_a_reason_is_enough_and_is_shown_as_not_examined():
    told = NotExamined(id=LINE, because="The police could spare nobody.")
    assert state(told) is Looked.NOT_EXAMINED
    question = PROTOCOL.line(LINE).question
    found = objections_to_coverage(there(told), PROTOCOL)
    assert not any(question in one.reason for one in found)
    assert LOOKED_TITLES[Looked.NOT_EXAMINED] == "Not examined"


def test_what_the_body_tells_of_a_line_is_not_a_look_at_it():
    told = build.evidence(source=build.Source.MANAGEMENT_INFORMATION, lines=(LINE,))
    assert state(told) is Looked.OWN_ACCOUNT


def test_a_version_that_does_not_ask_about_a_harm_shows_not_enquired():
    silent = replace(FRAMEWORK, questions=())
    lines = tuple(replace(line, harms=()) for line in PROTOCOL.lines)
    (found,) = harm_states(
        there(),
        replace(PROTOCOL, lines=lines),
        framework=silent,
        harms=("child-sexual-exploitation",),
    )
    assert found.state is Looked.NOT_ENQUIRED
    assert "not ask" in LOOKED_TITLES[found.state]
