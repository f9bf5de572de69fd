"""People with roles, and an inspection that they are at; everybody and everything invented."""

from datetime import timedelta

import pytest

from firsthand.domain.people.acts import RoleGiven
from firsthand.services.inspecting.recording import Wanted, open_ledger, record
from firsthand.store import people
from tests.domain.inspection import build

INSPECTION = "i-1"


@pytest.fixture
def roles(db):
    """Give everybody of `build` their role."""
    people.add_acts(
        [
            RoleGiven(
                person=one.code,
                name=one.name,
                role=one.role,
                la_code=one.la_code,
                inspectorate=one.inspectorate,
            )
            for one in build.EVERYBODY
        ],
        by="system",
        at=build.START,
    )


@pytest.fixture
def begun(roles):
    """Return the identifier of an inspection with a team, not yet in fieldwork."""
    open_ledger(INSPECTION, build.opened(), by=build.LEAD, now=build.START)
    add(build.LEAD, "joined", *build.TEAM, deed_checked=False)
    return INSPECTION


@pytest.fixture
def at_work(begun):
    """Return the identifier of an inspection in fieldwork."""
    add(build.LEAD, "moved", *build.IN_FIELDWORK, deed_checked=False)
    return begun


def wanted(by, *, minutes=10, **changed):
    return Wanted(
        inspection_id=INSPECTION, by=by, now=build.START + timedelta(minutes=minutes), **changed
    )


def add(by, deed, *bodies, deed_checked=True, **changed):
    """Record bodies without any rule but the permission, so that a test can begin anywhere."""
    seen = build.QUALITY if not deed_checked else by
    asked = wanted(seen, **changed)
    return record(asked, deed if deed_checked else "", lambda _before: bodies)
