"""Giving roles: each role says whether it needs an authority or an inspectorate."""

import pytest

from firsthand.domain.people.actor import Actor
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.giving import (
    objections_to_managing,
    objections_to_role,
    objections_to_taking,
)
from firsthand.domain.people.role import OF_AN_AUTHORITY, Role

ONE = Role.INSPECTOR, Role.LEAD, Role.REVIEWER


def rules(role, **given):
    asked = RoleGiven(person="p", name=given.pop("name", "Lee"), role=role, **given)
    found = objections_to_role(asked, authorities={"900"}, inspectorates={"health", "police"})
    return [one.rule for one in found]


def actor(code, role):
    return Actor(code=code, name=code, role=role)


@pytest.mark.parametrize("role", Role)
def test_a_role_of_an_authority_needs_one_and_no_other_role_has_one(role):
    needed = role in OF_AN_AUTHORITY
    assert ("la-code" in rules(role)) is needed
    assert ("la-code" in rules(role, la_code="900")) is not needed
    assert "la-code" in rules(role, la_code="999")


@pytest.mark.parametrize("role", Role)
def test_whoever_inspects_for_one_inspectorate_names_it(role):
    assert ("inspectorate" in rules(role)) is (role in ONE)
    of_them = role in (*ONE, Role.QUALITY_LEAD, Role.DATA_ANALYST)
    assert ("inspectorate" in rules(role, inspectorate="health")) is not of_them
    assert "inspectorate" in rules(role, inspectorate="an invented one")


def test_a_person_has_a_name():
    assert rules(Role.ADMINISTRATOR, name=" ") == ["name"]


@pytest.mark.parametrize("role", Role)
def test_administrators_alone_manage(role):
    assert (objections_to_managing(actor("p", role)) == ()) is (role is Role.ADMINISTRATOR)


def test_the_public_manages_nothing():
    assert objections_to_managing(None)[0].rule == "permission"


def taking(person, reason, actors, **more):
    told = {one.code: one for one in actors}
    return [one.rule for one in objections_to_taking(person, reason, actors=told, **more)]


def test_the_last_administrator_stays_one():
    ada, ann = actor("ada", Role.ADMINISTRATOR), actor("ann", Role.ADMINISTRATOR)
    assert taking("ada", "Left.", [ada]) == ["last-administrator"]
    assert taking("ada", "", [ada], whole=False) == ["last-administrator"]
    assert taking("ada", "Left.", [ada, ann]) == []
    assert taking("lee", "Left.", [ada, actor("lee", Role.LEAD)]) == []


def test_taking_away_needs_a_role_and_a_reason():
    assert taking("lee", " ", []) == ["no-role", "reason"]
