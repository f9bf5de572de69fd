"""The pages over a few invented reports, and people who are signed in."""

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from firsthand.domain.people.acts import RoleGiven
from firsthand.store import people
from firsthand.web.people import watch
from tests.domain.inspection import build
from tests.services.signalling.conftest import raised_signals  # noqa: F401
from tests.web import invented
from tests.web.room import at_work, begun, furnished, roles  # noqa: F401

PASSWORD = "forty two blue herons"


@pytest.fixture
def site(db, client):
    """Return a client of the site whose database holds the invented reports."""
    invented.load()
    return client


@pytest.fixture
def as_person(db):
    """
    Return what signs a client in as somebody of `build`: `as_person(client, build.LEAD)`.

    They get an account, the role, and a session that passed the second factor.
    """
    return signed_in


def signed_in(client, actor):
    with_role(actor)
    account, is_new = get_user_model().objects.get_or_create(
        code=actor.code, defaults={"username": actor.code, "name": actor.name}
    )
    if is_new:
        account.set_password(PASSWORD)
        account.save()
    client.force_login(account)
    session = client.session
    watch.begin(session, now=timezone.now())
    session[watch.PASSED] = True
    session.save()
    return client


def with_role(actor):
    """Give somebody the role that the actor has, unless they have it."""
    if people.load_actor(actor.code) == actor:
        return
    given = RoleGiven(
        person=actor.code,
        name=actor.name,
        role=actor.role,
        la_code=actor.la_code,
        inspectorate=actor.inspectorate,
    )
    people.add_acts([given], by="system", at=build.START)
