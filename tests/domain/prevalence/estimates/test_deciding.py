"""Deciding: what keeps an estimate from the record, and who may put it there."""

import pytest

from firsthand.domain.people.link import Link, LinkKind
from firsthand.domain.prevalence.estimates.area import Area
from firsthand.domain.prevalence.estimates.deciding import (
    objections_to_recording,
    objections_to_withdrawing,
)
from firsthand.domain.prevalence.estimates.permission import objections_to_doing, reads_people
from firsthand.domain.prevalence.estimates.register import register
from firsthand.domain.prevalence.estimates.worked_out import Result
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import (
    MORNING,
    NO_NUMBER,
    REFUSED,
    TOLD,
    VOCABULARY,
    YORKSHIRE,
    acts,
    recorded,
    told,
    withdrawn,
)

DAY = MORNING.date()
FEW = told(observed=4, estimate=2, lower=1, upper=3)


def rules(one=TOLD, *, before=(), replaces=""):
    body = recorded("e9", one, replaces)
    known = register(acts(*before))
    found = objections_to_recording(body, known, VOCABULARY, on=DAY)
    return [each.rule for each in found]


@pytest.mark.parametrize("one", [TOLD, REFUSED, told(area=YORKSHIRE), told(area=Area())])
def test_what_is_whole_may_stand(one):
    assert rules(one) == []


@pytest.mark.parametrize(
    ("changed", "rule"),
    [
        ({"area": Area(la_codes=("999",))}, "la_codes"),
        ({"area": Area(la_codes=("372", "372"))}, "la_codes"),
        ({"area": Area(region="Atlantis")}, "region"),
        ({"area": Area(la_codes=("372",), region="London")}, "region"),
        ({"harm": "boredom"}, "harm"),
        ({"population": " "}, "population"),
        ({"method": ""}, "method"),
        ({"table_version": ""}, "table_version"),
        ({"answers": ""}, "answers"),
        ({"not_said": "x" * 2001}, "not_said"),
        ({"not_said": "It leaves 3 children out."}, "not_said"),
        ({"not_said": "It leaves 3\n\u00a0Children out."}, "not_said"),
        ({"population": "children\u202e of 2025"}, "population"),
        ({"lists": ("police", "hea\u200blth")}, "lists"),
        ({"lists": ("police", "Police ")}, "lists"),
        ({"lists": ("police",)}, "lists"),
        ({"lists": ("police", "x" * 201)}, "lists"),
        ({"lists": ("police (3)", "health")}, "lists"),
        ({"to_on": MORNING.date().replace(year=2024)}, "to_on"),
        ({"worked_out_on": MORNING.date().replace(year=2027)}, "worked_out_on"),
        ({"estimate": None}, "estimate"),
        ({"upper": None}, "estimate"),
        ({"lower": 600}, "lower"),
        ({"observed": 551}, "observed"),
        ({"upper": 10**9}, "upper"),
        ({"level": 95.0}, "level"),
        ({"lower_bound": 100}, "lower_bound"),
        ({"linkage_share": 0.2}, "linkage_share"),
        ({"linked": True, "linkage_share": 20.0}, "linkage_share"),
        ({"result": Result.REFUSED, "reasons": ("Too few.",)}, "estimate"),
        ({"result": Result.REFUSED, **NO_NUMBER}, "reasons"),
        (
            {"result": Result.LOWER_BOUND, **NO_NUMBER, "reasons": ("Only that.",)},
            "lower_bound",
        ),
    ],
)
def test_what_is_missing_or_cannot_be_is_objected_to_by_its_field(changed, rule):
    assert rules(told(**changed)) == [rule]


def test_no_objection_repeats_a_small_number_for_the_log_to_keep():
    found = objections_to_recording(recorded("e9", FEW), {}, VOCABULARY, on=DAY)
    assert [one.rule for one in found] == ["observed"]
    assert not any(digit in one.reason for one in found for digit in "1234")


@pytest.mark.requirement("R12")
def test_an_estimate_of_the_same_matter_must_say_that_it_replaces_the_one_that_stands():
    assert rules(before=[recorded()]) == ["replaces"]
    assert rules(before=[recorded()], replaces="e1") == []
    assert rules(told(population="all children"), before=[recorded()]) == []


def test_only_what_stands_and_is_of_the_same_area_and_harm_can_be_replaced():
    assert rules(replaces="e1") == ["replaces"]
    assert rules(before=[recorded(), withdrawn()], replaces="e1") == ["replaces"]
    assert rules(told(harm="neglect"), before=[recorded()], replaces="e1") == ["replaces"]


def test_a_withdrawal_needs_a_reason_and_something_that_stands():
    known = register(acts(recorded()))
    assert objections_to_withdrawing(withdrawn(), known) == ()
    assert [o.rule for o in objections_to_withdrawing(withdrawn(reason=""), known)] == [
        "reason"
    ]
    gone = register(acts(recorded(), withdrawn()))
    assert [o.rule for o in objections_to_withdrawing(withdrawn(), gone)] == ["estimate"]


def test_analysts_and_leads_record_and_others_are_told_whom_to_ask():
    for actor in (build.ANALYST, build.LEAD, build.QUALITY):
        assert objections_to_doing(actor) == ()
    for actor in (build.INSPECTOR, build.LIAISON, build.ADMINISTRATOR):
        (found,) = objections_to_doing(actor)
        assert "data analyst" in found.remedy
    assert reads_people(build.INSPECTOR)
    assert not reads_people(build.LIAISON)
    assert not reads_people(None)


def test_nobody_tells_the_number_of_their_own_matter():
    link = Link(person="p-anal", la_code="372", kind=LinkKind.EMPLOYED, from_on=DAY)
    (found,) = objections_to_doing(build.ANALYST, keeping_out=(link,))
    assert found.rule == "independence-employed"
