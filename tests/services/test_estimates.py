"""Estimates on the record: kept without small counts, refused with a trace, used by plans."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from firsthand.domain.common.refusal import Refused
from firsthand.domain.people.acts import LinkDeclared
from firsthand.domain.people.link import Link, LinkKind
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.domain.prevalence.estimates import wording
from firsthand.domain.prevalence.estimates.area import ENGLAND, Area
from firsthand.domain.prevalence.estimates.register import State
from firsthand.domain.reference.unknown import UnknownAuthority, UnknownHarm
from firsthand.services import estimates, outside_frames
from firsthand.services.authorities import authority
from firsthand.services.estimates import Asked, UnknownEstimate
from firsthand.services.outside_frames import PlanOf
from firsthand.store import people
from firsthand.store.models.ledger import LogEntry
from tests.domain.inspection import build
from tests.domain.prevalence.estimated import CSE, MORNING, REFUSED, TOLD, YORKSHIRE, told

pytestmark = pytest.mark.django_db
ASKED = Asked(by=build.ANALYST, now=MORNING)
DAY = MORNING.date()
NEXT = DAY + timedelta(days=1)
LATER = Asked(by=build.LEAD, now=MORNING + timedelta(days=1))


@pytest.mark.requirement("R12")
def test_an_estimate_is_known_from_its_day_on_superseded_and_withdrawn_and_never_lost():
    first = estimates.record(ASKED, TOLD)
    assert (first.estimate_id, first.by, first.told) == ("e1", "p-anal", TOLD)
    second = estimates.record(LATER, told(estimate=600, upper=900), replaces="e1")
    assert list(estimates.estimates(as_of=DAY)) == ["e1"]
    assert estimates.estimate("e1", as_of=DAY).stands
    assert estimates.estimate("e1").replaced_by == second.estimate_id == "e2"
    gone = estimates.withdraw(LATER, "e2", " The table was of another year. ")
    assert (gone.state, gone.reason) == (State.WITHDRAWN, "The table was of another year.")
    assert estimates.estimate("e1").state is State.SUPERSEDED


def test_the_record_of_estimates_can_only_be_added_to():
    estimates.record(ASKED, TOLD)
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("UPDATE log_entry SET detail = '' WHERE subject = 'estimates'")


def test_what_is_sent_twice_is_recorded_once():
    asked = Asked(by=build.ANALYST, now=MORNING, key="k1")
    assert estimates.record(asked, TOLD) == estimates.record(asked, TOLD)
    assert len(estimates.estimates()) == 1


def test_no_small_count_reaches_the_log_not_even_by_a_refusal():
    low = told(observed=3, estimate=14, lower=8, upper=40, reasons=("4 of 20 people agree.",))
    kept = estimates.record(ASKED, low)
    assert (kept.told.few, kept.told.observed) == (("observed",), None)
    with pytest.raises(Refused):
        estimates.record(ASKED, told(harm="neglect", observed=3, estimate=2, lower=1))
    entries = LogEntry.objects.order_by("index").values_list("detail", flat=True)
    details = [json.loads(one) for one in entries]
    assert len(details) == 2
    assert details[0]["body"]["told"]["observed"] is None
    assert details[0]["body"]["told"]["reasons"] == ["Fewer than 5 of … people agree."]
    assert not any(digit in json.dumps(details[1]["objections"]) for digit in "1234")


def test_a_difference_to_a_wider_area_withholds_the_number_on_a_list():
    estimates.record(ASKED, TOLD)
    wider = estimates.record(ASKED, told(area=YORKSHIRE, observed=312))
    assert wider.told.withheld == ("observed",)
    both = estimates.record(ASKED, told(area=Area(la_codes=("372", "371")), observed=460))
    estimates.withdraw(LATER, both.estimate_id, "It can be read all the same.")
    part = estimates.record(LATER, told(area=Area(la_codes=("371",)), observed=147))
    assert part.told.withheld == ("observed",)  # 460 - 310 - 147 = 3 of the two together


def test_a_refusal_leaves_its_trace_and_nothing_else():
    with pytest.raises(Refused, match="data analyst"):
        estimates.record(Asked(by=build.LIAISON, now=MORNING), TOLD)
    assert estimates.estimates() == {}
    (entry,) = LogEntry.objects.filter(subject="estimates")
    assert (entry.act, entry.by) == ("refused", "p-liai")


def test_somebody_linked_with_the_authority_records_nothing_of_it():
    link = Link(person="p-anal", la_code="372", kind=LinkKind.EMPLOYED, from_on=DAY)
    people.add_acts([LinkDeclared(link=link)], by="system", at=MORNING)
    with pytest.raises(Refused, match="their own matter"):
        estimates.record(ASKED, TOLD)
    assert estimates.record(ASKED, told(area=ENGLAND)).stands


def test_an_unknown_estimate_and_an_unknown_authority_are_said_so():
    with pytest.raises(UnknownEstimate, match="such as 'e1'"):
        estimates.estimate("e1")
    with pytest.raises(UnknownEstimate):
        estimates.withdraw(ASKED, "e7", "Why not.")
    with pytest.raises(UnknownAuthority):
        estimates.of("Nowhere", as_of=DAY)


def test_an_authority_has_its_own_estimate_or_that_of_the_area_it_lies_in():
    estimates.record(ASKED, TOLD)
    estimates.record(ASKED, told(area=YORKSHIRE, observed=900, estimate=2000, upper=3000))
    assert [o.estimate_id for o in authority("Rotherham", as_of=DAY).estimates] == ["e1"]
    assert [o.estimate_id for o in authority("Barnsley", as_of=DAY).estimates] == ["e2"]
    assert authority("Barnsley", as_of=DAY - timedelta(days=1)).estimates == ()
    assert [o.estimate_id for o in estimates.of("370", as_of=DAY, harm=CSE)] == ["e2"]
    estimates.withdraw(LATER, "e1", "Wrong.")
    after = authority("Rotherham", as_of=NEXT)
    assert [o.estimate_id for o in after.estimates] == ["e2"]


@pytest.mark.requirement("R6")
def test_a_plan_says_what_it_leaves_out_and_names_frames_that_hold_others():
    estimates.record(ASKED, TOLD)
    asked = PlanOf(la_code="372", cases=KnownCases(listed=1000, sample=60), touched=100)
    found = outside_frames.beside_plan(asked, as_of=DAY)
    (beside,) = found.estimates
    assert "leaves out an estimated 240 children" in beside.sentences[0]
    assert "60 of 1,000" in beside.sentences[2]
    assert beside.chance.value < beside.chance_if_none_hidden
    assert beside.wider == ""
    assert found.sentences == ()
    assert {"police-missing-episodes", "helplines"} <= {one.key for one in found.frames}


def test_a_bound_above_its_estimate_is_explained_and_never_left_to_contradict_it():
    assert wording.above(replace(TOLD, estimate=550, lower_bound=500)) == ""
    told = replace(TOLD, estimate=550, lower_bound=600)
    assert "The lower bound is above the estimate" in wording.headline(told)
    assert "if one does, it is no bound" in wording.headline(told)


@pytest.mark.requirement("R6")
def test_a_list_shorter_than_those_known_in_its_area_gives_no_chance():
    estimates.record(ASKED, TOLD)  # 310 children of Rotherham are known
    asked = PlanOf(la_code="372", cases=KnownCases(listed=309, sample=60), touched=4)
    (beside,) = outside_frames.beside_plan(asked, as_of=DAY).estimates
    assert "310 children are known: it leaves out known children too" in beside.sentences[-1]
    assert beside.chance is None
    long_enough = replace(asked, cases=KnownCases(listed=310, sample=60))
    (beside,) = outside_frames.beside_plan(long_enough, as_of=DAY).estimates
    assert 0 < beside.chance.value < 1


def test_a_list_of_one_authority_may_be_shorter_than_those_known_in_all_england():
    estimates.record(ASKED, replace(TOLD, area=ENGLAND))
    asked = PlanOf(la_code="372", cases=KnownCases(listed=309, sample=60))
    (beside,) = outside_frames.beside_plan(asked, as_of=DAY).estimates
    assert "60 of 309" in beside.sentences[-1]
    assert beside.wider


@pytest.mark.requirement("R6")
def test_a_refused_estimate_leaves_the_share_unknown_and_recommends_the_frames_all_the_same():
    estimates.record(ASKED, REFUSED)
    found = outside_frames.beside_plan(PlanOf(la_code="Rotherham", harm=CSE), as_of=DAY)
    (beside,) = found.estimates
    assert beside.reach.seen is None
    assert "not known" in beside.sentences[0]
    assert found.frames


def test_without_an_estimate_a_plan_says_not_known_and_never_none():
    found = outside_frames.beside_plan(PlanOf(), as_of=DAY)
    assert (found.place, found.estimates) == ("England", ())
    assert "not known" in found.sentences[0]
    with pytest.raises(UnknownHarm):
        outside_frames.beside_plan(PlanOf(harm="boredom"), as_of=DAY)
    with pytest.raises(UnknownAuthority):
        outside_frames.beside_plan(PlanOf(la_code="Nowhere"), as_of=DAY)


def test_a_theme_is_a_harm_where_it_names_one():
    assert outside_frames.harm_of_theme("Child sexual exploitation") == CSE
    assert outside_frames.harm_of_theme("The weather") == ""
