"""R20: who was told of a failing, and when, stays on record after they leave the office."""

from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.domain.inspection.acts.findings import OFFICES, Office, Served
from firsthand.domain.inspection.finding.serving import (
    knew,
    objections_to_service,
    objections_to_serving,
    served_id,
)
from firsthand.refdata.read_protocols import protocol_for
from tests.domain.inspection import build

pytestmark = pytest.mark.requirement("R20")
PROTOCOL = protocol_for("ilacs-2023")
BEGUN = (build.evidence("E1"), build.finding("F1", priority=True))
FIRST = Served(
    id=served_id("F1", Office.LEADER),
    finding="F1",
    office=Office.LEADER,
    holder="A. First",
    served_on=build.MONDAY,
)
SUCCESSOR = replace(FIRST, holder="B. Second", served_on=build.MONDAY + timedelta(days=200))


def test_a_priority_finding_is_not_closed_before_all_four_offices_were_served():
    (objection,) = objections_to_serving(build.conduct(*BEGUN), PROTOCOL)
    assert all(name in objection.reason for name in OFFICES.values())
    steps = [replace(FIRST, id=served_id("F1", one), office=one) for one in Office]
    assert objections_to_serving(build.conduct(*BEGUN, *steps), PROTOCOL) == ()


def test_when_the_office_changes_hands_the_notice_stays_with_who_held_it():
    told = knew(build.conduct(*BEGUN, FIRST, SUCCESSOR))
    assert [(one.holder, one.served_on) for one in told] == [
        ("A. First", FIRST.served_on),
        ("B. Second", SUCCESSOR.served_on),
    ]


def test_nobody_can_put_another_name_on_the_day_of_service():
    other = replace(FIRST, holder="B. Second")
    found = objections_to_service(
        other, build.conduct(*BEGUN, FIRST), PROTOCOL, on=SUCCESSOR.served_on
    )
    assert [one.rule for one in found] == ["service-stands"]
