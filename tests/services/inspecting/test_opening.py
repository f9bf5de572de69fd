"""Opening: what the public knew is frozen, and the lead is free of ties."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from firsthand.domain.accountability.canonical import digest
from firsthand.domain.assurance.look import Look
from firsthand.domain.assurance.state import State
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.opening import (
    Expected,
    Inspectorate,
    InspectorateLeft,
    ToldOutside,
)
from firsthand.domain.inspection.opening_rules import known_before_plain
from firsthand.domain.people.link import Link, LinkKind
from firsthand.refdata import read
from firsthand.services.inspecting import knowledge, opening, recording, team
from firsthand.store import log
from tests.domain.inspection import build
from tests.services.inspecting.conftest import wanted

pytestmark = pytest.mark.django_db
VISIT = next(one for one in read.frameworks() if one.key == "sif-2013").visits[0].key
BOTH = (Inspectorate.SOCIAL_CARE, Inspectorate.POLICE)


def begin(by=build.LEAD, **changed):
    return opening.open_inspection(build.opened(**changed), by=by, now=build.START)


def refusal(**changed):
    with pytest.raises(Refused) as refused:
        begin(**changed)
    return {one.rule for one in refused.value.objections}


def declare(person, by=build.ADMINISTRATOR):
    link = Link(person=person.code, la_code=build.LA_CODE, kind=LinkKind.ADVISED)
    return team.declare_link(link, by=by, now=build.START)


def test_an_inspection_begins_with_its_lead_in_the_team(roles):
    found = recording.conduct(begin(), by=build.LEAD)
    assert [(one.id, one.name, one.part) for one in found.team()] == [
        (build.LEAD.code, build.LEAD.name, "lead")
    ]


def test_its_identifier_says_nothing_and_is_new_each_time(roles):
    first, second = begin(), begin()
    assert first != second
    assert len(first) == len(second) == 10
    assert set(first + second) <= set("0123456789abcdef")


def test_what_was_known_is_frozen_for_every_harm_with_its_hash(roles):
    found = recording.conduct(begin(), by=build.LEAD).opened
    assert {one.harm for one in found.known_before} == {harm.key for harm in read.harms()}
    assert {one.la_code for one in found.known_before} == {build.LA_CODE}
    assert found.known_sha256 == digest(known_before_plain(found.known_before))


def look(published_on):
    return Look(
        inspection_id=f"x-{published_on}",
        la_code="372",
        harm="neglect",
        area=None,
        published_on=published_on,
        kind="inspection",
        framework="sif-2013",
        full=True,
        read=True,
        asked=None,
        state=State.WEAKNESS_REPORTED,
        strict_state=State.NOT_REPORTED,
        pages=(),
    )


def test_a_report_of_the_day_of_opening_was_not_known_before(roles, monkeypatch):
    day = build.MONDAY
    shown = [look(day - timedelta(days=1)), look(day)]
    monkeypatch.setattr(knowledge.looks, "load_looks", lambda *, harm: shown)
    (known,) = knowledge._known("neglect", ("372",), day - timedelta(days=1))
    assert known.last_looked_on == day - timedelta(days=1)
    assert (known.state, known.strict_state) == ("weakness-reported", "not-reported")


@pytest.mark.parametrize("by", [build.INSPECTOR, build.REVIEWER, build.LIAISON, build.ANALYST])
def test_nobody_opens_one_who_does_not_lead(roles, by):
    assert refusal(by=by) == {"permission"}


def test_a_quality_lead_opens_one_for_its_lead(roles):
    assert recording.conduct(begin(by=build.QUALITY), by=build.LEAD).acts[0].by == "p-qual"


def test_a_quality_lead_does_not_lead_it(roles):
    assert refusal(by=build.QUALITY, lead=build.QUALITY.code) == {"role-does-not-fit"}


def test_a_refusal_leaves_a_trace_and_no_inspection(roles):
    assert refusal(title="", visit="x") == {"title", "visit"}
    assert recording.every_conduct() == ()
    last = list(log.load_entries(details=True))[-1]
    assert (last.act, last.by) == ("refused", build.LEAD.code)


def test_all_that_is_wrong_is_said_at_once(roles):
    declare(build.LEAD)
    assert refusal(harms=("x",), inspectorates=BOTH) == {
        "theme",
        "harm",
        "independence-advised",
    }


def test_an_inspection_without_an_inspectorate_is_refused_in_words(roles):
    assert refusal(inspectorates=()) == {"inspectorates"}


def test_a_lead_of_nobody_here_is_refused(roles):
    assert refusal(lead="p-0") == {"no-account"}


def test_whoever_led_the_last_inspection_there_does_not_open_the_next(roles):
    long_ago = build.MONDAY - timedelta(days=3000)
    begin(framework="sif-2013", visit=VISIT, from_on=long_ago, to_on=long_ago)
    assert refusal() == {"fresh-lead"}
    elsewhere = replace(build.opened().bodies[0], la_code="901")
    assert begin(bodies=(elsewhere,))


def test_an_inspection_that_is_not_over_is_not_the_last_one(roles):
    assert begin() != begin()


def test_a_quality_lead_with_a_tie_never_sees_it(roles):
    declare(build.QUALITY)
    opened = begin()
    with pytest.raises(recording.UnknownConduct):
        recording.conduct(opened, by=build.QUALITY)
    assert opening.under_way(build.QUALITY) == ()
    assert [one.inspection_id for one in opening.under_way(build.LEAD)] == [opened]


def test_what_is_expected_is_stated_before_fieldwork_and_not_after(begun):
    asked = Expected(id="", text="Girls are not believed.", harms=("neglect",))
    after = opening.expect(wanted(build.LEAD), asked)
    assert after.bodies(Expected)[0].id == "X1"
    with pytest.raises(Refused) as refused:
        opening.expect(wanted(build.LEAD), replace(asked, harms=("x",)))
    assert refused.value.objections[0].rule == "harm"


def test_what_is_expected_cannot_be_put_in_once_fieldwork_began(at_work):
    with pytest.raises(Refused) as refused:
        opening.expect(wanted(build.LEAD), Expected(id="", text="I knew it."))
    assert refused.value.objections[0].rule == "state"


def test_what_others_made_public_is_numbered_and_kept_in_versions(at_work):
    told = ToldOutside(
        id="", what="A report.", where="The Invented Post", public_on=date(2026, 3, 1)
    )
    after = opening.tell_outside(wanted(build.INSPECTOR), told)
    again = replace(told, id="T1", what="A longer report.")
    with pytest.raises(Refused) as refused:
        opening.tell_outside(wanted(build.INSPECTOR), again)
    assert refused.value.objections[0].rule == "changed-meanwhile"
    opening.tell_outside(wanted(build.INSPECTOR, seen=after.last), again)
    found = recording.conduct(at_work, by=build.LEAD)
    assert [one.what for one in found.bodies(ToldOutside)] == ["A longer report."]
    assert len(found.history(ToldOutside, "T1")) == 2


def test_a_number_that_was_never_given_is_not_taken(at_work):
    told = ToldOutside(id="T7", what="A.", where="B", public_on=date(2026, 3, 1))
    with pytest.raises(Refused) as refused:
        opening.tell_outside(wanted(build.INSPECTOR), told)
    assert refused.value.objections[0].rule == "no-such-thing"


def test_one_of_several_inspectorates_leaves_and_the_last_does_not(roles):
    opened = begin(inspectorates=BOTH, theme="full")
    asked = replace(wanted(build.LEAD), inspection_id=opened)
    left = InspectorateLeft(inspectorate=Inspectorate.POLICE, reason="Needed elsewhere.")
    assert opening.leave(asked, left).inspectorates == (Inspectorate.SOCIAL_CARE,)
    last = replace(left, inspectorate=Inspectorate.SOCIAL_CARE)
    with pytest.raises(Refused) as refused:
        opening.leave(asked, last)
    assert refused.value.objections[0].rule == "last-inspectorate"
