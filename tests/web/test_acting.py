"""Pages for people with a role: the public is sent to sign in, others are refused."""

import pytest
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from firsthand.domain.people.acts import RoleTaken
from firsthand.store import people
from firsthand.web.acting import needs_actor
from tests.domain.inspection import build


@needs_actor
def name_of_actor(request):
    return HttpResponse(request.actor.name)


def asked(client=None):
    request = RequestFactory().get("/work?step=2")
    if client:
        request.COOKIES.update({name: one.value for name, one in client.cookies.items()})

    for middleware in (SessionMiddleware, AuthenticationMiddleware):
        middleware(lambda _request: None).process_request(request)
    return name_of_actor(request)


def test_the_public_is_sent_to_sign_in_and_back_again(db):
    answer = asked()
    assert answer.status_code == 302
    assert answer.url == "/sign-in?next=/work%3Fstep%3D2"


def test_somebody_with_a_role_acts_under_their_name(as_person, client):
    answer = asked(as_person(client, build.LEAD))
    assert answer.content.decode() == build.LEAD.name
    assert "no-store" in answer["Cache-Control"]


def test_somebody_whose_role_was_taken_is_refused_at_the_next_request(as_person, client):
    as_person(client, build.LEAD)
    taken = RoleTaken(person=build.LEAD.code, reason="Left the inspectorate.")
    people.add_acts([taken], by="system", at=build.START)
    answer = asked(client)
    assert answer.status_code == 403
    assert "You have no role" in answer.content.decode()


@pytest.mark.parametrize("actor", build.EVERYBODY, ids=lambda actor: actor.code)
def test_everybody_of_the_tests_can_be_signed_in(as_person, client, actor):
    assert asked(as_person(client, actor)).content.decode() == actor.name
