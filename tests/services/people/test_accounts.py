"""Accounts and roles as acts: who may, what is refused, and what the log keeps of it."""

import json
from datetime import UTC, datetime

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.people.actor import SYSTEM
from firsthand.domain.people.acts import RoleGiven
from firsthand.domain.people.role import Role
from firsthand.services.people import accounts, acting, roles
from firsthand.services.people.accounts import NewAccount, UnknownAccount
from firsthand.store import log
from tests.domain.inspection import build

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def role(kind=Role.LEAD, **changed):
    usual = {"person": "", "name": "Lee Lead", "role": kind, "inspectorate": "social-care"}
    return RoleGiven(**{**usual, **changed})


def added(username="lee", given=None, **more):
    asked = NewAccount(username=username, name="Lee Lead", role=given or role())
    return accounts.add(asked, by=SYSTEM, now=NOW, **more)


def logged():
    return [(one.act, json.loads(one.detail)) for one in log.load_entries(details=True)]


@pytest.mark.django_db
def test_an_account_is_added_with_its_role_and_both_are_logged():
    code = added()
    assert acting.actor(code).role is Role.LEAD
    assert [act for act, _ in logged()] == ["account-added", "role-given"]


@pytest.mark.django_db
def test_an_account_whose_role_is_refused_is_not_added():
    with pytest.raises(Refused, match="none was given"):
        added(given=role(inspectorate=""))
    assert accounts.everybody() == ()


@pytest.mark.django_db
def test_nobody_else_than_an_administrator_adds_accounts_or_gives_roles():
    asked = NewAccount(username="lee", name="Lee")
    with pytest.raises(Refused, match="given by administrators"):
        accounts.add(asked, by=build.QUALITY, now=NOW)
    with pytest.raises(Refused, match="given by administrators"):
        roles.give(role(person="p-x"), by=build.QUALITY, now=NOW)
    assert ("refused", {"deed": "role-given", "rule": "permission"}) in logged()


@pytest.mark.django_db
def test_a_user_name_in_another_case_is_taken_too():
    added()
    with pytest.raises(Refused, match="is taken"):
        added("LEE")


@pytest.mark.django_db
def test_a_link_to_set_a_password_ends_with_the_next_reset():
    code = added()
    first = accounts.password_link(code, by=SYSTEM, now=NOW)
    assert accounts.reset(code, by=SYSTEM, now=NOW) != first


@pytest.mark.django_db
def test_no_password_and_no_link_is_in_the_log():
    code = added(password="forty two blue herons")
    _, token = accounts.reset(code, by=SYSTEM, now=NOW)
    kept = json.dumps(logged())
    assert token not in kept
    assert "herons" not in kept


@pytest.mark.django_db
def test_what_is_asked_about_somebody_unknown_is_refused():
    with pytest.raises(UnknownAccount, match=r"No account 'lea'.*Did you mean: lee"):
        added()
        accounts.code_of("lea")
    for act in (accounts.reset, accounts.password_link, accounts.reopen):
        with pytest.raises(UnknownAccount):
            act("p-nobody", by=SYSTEM, now=NOW)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verified", "username", "found"),
    [
        (["LEE@example.org"], "", True),
        ([], "Lee", True),
        (["other@example.org"], "nobody", False),
        ([""], " ", False),
    ],
)
def test_a_provider_is_believed_about_an_address_or_a_user_name(verified, username, found):
    asked = NewAccount(username="lee", name="Lee", email="lee@example.org")
    code = accounts.add(asked, by=SYSTEM, now=NOW)
    holder = accounts.holder(verified=verified, username=username)
    assert (holder.code if holder else None) == (code if found else None)


@pytest.mark.django_db
def test_an_address_of_two_people_stands_for_neither():
    for name in ("lee", "ines"):
        asked = NewAccount(username=name, name=name, email="shared@example.org")
        accounts.add(asked, by=SYSTEM, now=NOW)
    assert accounts.holder(verified=["shared@example.org"], username="") is None


@pytest.mark.django_db
def test_taking_a_role_needs_somebody_who_has_one_and_a_reason():
    code = added()
    with pytest.raises(Refused, match="does not say why"):
        roles.take(code, " ", by=SYSTEM, now=NOW)
    roles.take(code, "Left.", by=SYSTEM, now=NOW)
    assert acting.actor(code) is None
    with pytest.raises(Refused, match="has no role"):
        roles.take(code, "Left.", by=SYSTEM, now=NOW)


@pytest.mark.django_db
def test_a_closed_account_without_a_role_needs_no_role_to_be_closed():
    code = added()
    roles.take(code, "Left.", by=SYSTEM, now=NOW)
    accounts.close(code, "Left.", by=SYSTEM, now=NOW)
    assert not accounts.person(code).account.active
    assert accounts.holder(verified=[], username="lee") is None
