"""Serving: who was told of a finding stays told, whoever holds the office later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from firsthand.domain.inspection.acts.findings import Office, Served
from firsthand.domain.inspection.finding.serving import (
    knew,
    objections_to_service,
    objections_to_serving,
    served_id,
)
from firsthand.refdata.read_protocols import protocol_for
from tests.domain.inspection import build

PROTOCOL = protocol_for("ilacs-2023")
DAY = build.MONDAY
LATER = DAY + timedelta(days=30)
BEGUN = (build.evidence("E1"), build.finding("F1", priority=True))


def served(office=Office.LEADER, **changed):
    usual = {"finding": "F1", "office": office, "holder": "A. First", "served_on": DAY}
    return Served(id=served_id("F1", office), **{**usual, **changed})


def rules(one, *steps, on=LATER):
    found = objections_to_service(one, build.conduct(*BEGUN, *steps), PROTOCOL, on=on)
    return [objection.rule for objection in found]


def test_a_service_stands_and_its_acknowledgement_is_a_new_version():
    assert rules(served()) == []
    assert rules(served(acknowledged_on=LATER), served()) == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"finding": "F9"}, "finding-unknown"),
        ({"holder": " "}, "holder-unnamed"),
        ({"served_on": LATER + timedelta(days=1)}, "served-in-future"),
        ({"acknowledged_on": DAY - timedelta(days=1)}, "acknowledged-when"),
        ({"acknowledged_on": LATER + timedelta(days=1)}, "acknowledged-when"),
    ],
)
def test_a_service_that_cannot_be_so_is_refused(changed, rule):
    assert rules(served(**changed)) == [rule]


def test_an_office_that_the_protocol_does_not_name_is_refused():
    narrow = replace(PROTOCOL, offices=("director",))
    found = objections_to_service(served(), build.conduct(*BEGUN), narrow, on=LATER)
    assert [one.rule for one in found] == ["office-unknown"]


@pytest.mark.parametrize(
    "changed",
    [
        {"served_on": DAY + timedelta(days=1)},
        {"holder": "B. Second"},
        {"acknowledged_on": None},
        {"acknowledged_on": LATER},
    ],
)
def test_who_was_told_and_when_is_never_written_over(changed):
    before = served(acknowledged_on=DAY)
    assert "service-stands" in rules(replace(before, **changed), before)


def test_a_successor_is_served_later_and_the_predecessor_stays_attributed():
    first = served(acknowledged_on=DAY)
    second = served(holder="B. Second", served_on=LATER)
    assert rules(second, first) == []
    told = knew(build.conduct(*BEGUN, served(), first, second))
    assert [(one.holder, one.served_on, one.acknowledged_on) for one in told] == [
        ("A. First", DAY, DAY),
        ("B. Second", LATER, None),
    ]


def test_who_knew_is_told_with_the_version_that_they_were_shown():
    changed = build.finding("F1", priority=True, text="Another text.")
    told = build.conduct(*BEGUN, served(), changed, served(holder="B", served_on=LATER))
    first, second = (one.version for one in knew(told))
    assert told.acts[first - 1].body.text != told.acts[second - 1].body.text


def test_a_priority_finding_is_served_on_every_office_or_nothing_is_closed():
    offices = [Office(one) for one in PROTOCOL.offices]
    some = [served(one) for one in offices[:-1]]
    (objection,) = objections_to_serving(build.conduct(*BEGUN, *some), PROTOCOL)
    assert objection.rule == "not-served"
    assert "Director" in objection.reason
    whole = build.conduct(*BEGUN, *some, served(offices[-1]))
    assert objections_to_serving(whole, PROTOCOL) == ()


def test_a_finding_without_priority_need_not_be_served():
    assert (
        objections_to_serving(build.conduct(build.evidence(), build.finding()), PROTOCOL) == ()
    )
