"""Teams: who joins is free of ties, and a tie found later ends access at the next request."""

from datetime import date, timedelta

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.claims import Question
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.team import CutOff, OnSite, Part
from firsthand.domain.inspection.independence.cutting_off import flagged_things
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.link import Link, LinkKind
from firsthand.domain.people.role import Role
from firsthand.services.inspecting import collecting, recording, team
from firsthand.store import log, people
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, wanted
from tests.services.inspecting.stages import put

pytestmark = pytest.mark.django_db
NOW = build.START + timedelta(hours=1)


def link(person, la_code=build.LA_CODE, kind=LinkKind.ADVISED, **dates):
    return Link(person=person.code, la_code=la_code, kind=kind, **dates)


def declare(person, by=build.ADMINISTRATOR, **changed):
    return team.declare_link(link(person, **changed), by=by, now=NOW)


def refused(act, *args):
    with pytest.raises(Refused) as refusal:
        act(*args)
    return {one.rule for one in refusal.value.objections}


def newcomer():
    return build.joined(build.STRANGER)


def test_somebody_joins_under_the_name_of_their_account(begun):
    asked = build.joined(build.STRANGER)
    after = team.join(wanted(build.LEAD), type(asked)(**{**vars(asked), "name": "Somebody"}))
    assert after.member(build.STRANGER.code).name == build.STRANGER.name
    assert recording.conduct(begun, by=build.STRANGER)


def test_whoever_is_tied_does_not_join_and_the_attempt_is_in_the_log(begun):
    declare(build.STRANGER)
    asked = wanted(build.LEAD)
    assert refused(team.join, asked, newcomer()) == {"independence-advised"}
    last = list(log.load_entries(details=True))[-1]
    assert (last.act, last.by) == ("refused", build.LEAD.code)
    assert "independence-advised" in last.detail


@pytest.mark.parametrize("by", [build.INSPECTOR, build.REVIEWER])
def test_only_leads_and_quality_leads_let_somebody_join(begun, by):
    assert refused(team.join, wanted(by), newcomer()) == {"permission"}


def test_a_tie_declared_while_somebody_joins_cuts_them_off_at_once(begun, monkeypatch):
    seen = team.background

    def declared_meanwhile(person, **asked):
        found = seen(person, **asked)
        tied = link(build.STRANGER)
        people.add_acts([team.LinkDeclared(link=tied)], by="p-admi", at=NOW)
        return found

    monkeypatch.setattr(team, "background", declared_meanwhile)
    after = team.join(wanted(build.LEAD), newcomer())
    assert after.member(build.STRANGER.code) is None
    with pytest.raises(recording.UnknownConduct):
        recording.conduct(begun, by=build.STRANGER)


def test_a_tie_found_later_ends_access_and_flags_what_was_done(at_work):
    put(build.evidence("E1"), (build.LEAD, build.evidence("E2")))
    assert declare(build.INSPECTOR) == (INSPECTION,)
    with pytest.raises(recording.UnknownConduct):
        recording.conduct(at_work, by=build.INSPECTOR)
    with pytest.raises(recording.UnknownConduct):
        collecting.add_evidence(wanted(build.INSPECTOR), build.evidence(""))
    found = recording.conduct(at_work, by=build.LEAD)
    assert set(flagged_things(found)) == {"E1"}
    assert [one.id for one in found.bodies(Question)] == ["Q1"]


def test_a_tie_cuts_off_once_however_often_it_is_declared(at_work):
    assert declare(build.INSPECTOR) == (INSPECTION,)
    assert declare(build.INSPECTOR, kind=LinkKind.CLOSE) == ()
    assert len(recording.conduct(at_work, by=build.LEAD).of(CutOff)) == 1


def test_two_with_ties_are_both_cut_off(at_work):
    ties = [team.LinkDeclared(link=link(one)) for one in (build.INSPECTOR, build.REVIEWER)]
    people.add_acts(ties, by="p-admi", at=NOW)
    after = team.cut_off_linked(INSPECTION, now=NOW)
    assert {one.id for one in after.team()} == {build.LEAD.code, build.SECOND_REVIEWER.code}
    assert team.cut_off_linked(INSPECTION, now=NOW) is None


@pytest.mark.parametrize(
    "changed", [{"la_code": "901"}, {"to_on": date(2020, 1, 1)}], ids=["elsewhere", "long ago"]
)
def test_a_tie_that_does_not_bear_on_it_cuts_nobody_off(at_work, changed):
    assert declare(build.INSPECTOR, **changed) == ()
    assert recording.conduct(at_work, by=build.INSPECTOR)


def test_an_inspection_that_has_ended_keeps_its_readers(begun):
    put((build.QUALITY, Moved(move=Move.ABANDON, reason="Merged with another.")))
    assert declare(build.INSPECTOR) == ()
    assert recording.conduct(begun, by=build.INSPECTOR)


def test_whoever_was_cut_off_joins_again_only_when_the_tie_has_cooled_off(at_work):
    declare(build.INSPECTOR)
    again = build.joined(build.INSPECTOR)
    assert refused(team.join, wanted(build.LEAD), again) == {"independence-advised"}


def test_everybody_declares_their_own_tie_and_only_some_that_of_others(at_work):
    assert declare(build.INSPECTOR, by=build.INSPECTOR) == (INSPECTION,)
    assert refused(lambda: declare(build.LEAD, by=build.REVIEWER)) == {"permission"}
    last = list(log.load_entries(details=True))[-1]
    assert (last.act, last.subject, last.by) == ("refused", "people", build.REVIEWER.code)


def test_a_quality_lead_with_a_tie_loses_what_the_role_had_opened(begun):
    assert recording.conduct(begun, by=build.QUALITY)
    assert declare(build.QUALITY) == (INSPECTION,)
    with pytest.raises(recording.UnknownConduct):
        recording.conduct(begun, by=build.QUALITY)


def test_a_quality_lead_reviews_as_one_of_the_team(begun):
    after = team.join(wanted(build.LEAD), build.joined(build.QUALITY, Part.REVIEWER))
    assert after.member(build.QUALITY.code).part is Part.REVIEWER


def test_whoever_becomes_a_quality_lead_with_a_tie_is_cut_off_when_one_looks_again(begun):
    declare(build.STRANGER)
    promoted = RoleGiven(person=build.STRANGER.code, name="S", role=Role.QUALITY_LEAD)
    people.add_acts([promoted], by="p-admi", at=NOW)
    assert team.cut_off_everywhere(now=NOW) == (INSPECTION,)
    with pytest.raises(recording.UnknownConduct):
        recording.conduct(begun, by=people.load_actor(build.STRANGER.code))


def day(on=build.MONDAY, people_there=(build.LEAD.code,)):
    return OnSite(id="", on=on, people=people_there)


def test_a_day_on_site_is_kept_under_its_date_and_changed_in_versions(at_work):
    after = team.on_site(wanted(build.INSPECTOR), day())
    both = day(people_there=(build.LEAD.code, build.INSPECTOR.code))
    assert refused(team.on_site, wanted(build.INSPECTOR), both) == {"changed-meanwhile"}
    team.on_site(wanted(build.INSPECTOR, seen=after.last), both)
    found = recording.conduct(at_work, by=build.LEAD).bodies(OnSite)
    assert [(one.id, len(one.people)) for one in found] == [("2026-03-02", 2)]


def test_a_day_to_come_is_not_a_day_on_site(at_work):
    tomorrow = day(build.MONDAY + timedelta(days=1))
    assert refused(team.on_site, wanted(build.LEAD), tomorrow) == {"day-to-come"}
