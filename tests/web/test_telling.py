"""Mail tells those who wait for something to sign in, and says nothing of the inspection."""

import pytest
from django.contrib.auth import get_user_model

from firsthand.services.inspecting import recording
from tests.domain.inspection import build
from tests.services.inspecting import conftest as ledger
from tests.web.signing_in import account_of

begun, roles = ledger.begun, ledger.roles


@pytest.fixture
def with_mail(begun, as_person, client):
    """Return the browser of the lead of an inspection whose team has addresses."""
    browser = as_person(client, build.LEAD)
    for one in (build.REVIEWER, build.STRANGER):
        account_of(one, email=f"{one.code}@example.org")
    get_user_model().objects.filter(code=build.LEAD.code).update(email="lead@example.org")
    return browser


def test_whoever_was_added_to_a_team_hears_of_it_and_of_nothing_else(with_mail, mailoutbox):
    sent = {
        "person": build.STRANGER.code,
        "part": "inspector",
        "inspectorate": "social-care",
    }
    answer = with_mail.post("/inspect/i-1/new/join", sent)
    assert answer.status_code in (302, 303), answer.content.decode()
    (mail,) = mailoutbox
    assert mail.to == [f"{build.STRANGER.code}@example.org"]
    told = f"{mail.subject} {mail.body}"
    assert "Invented" not in told
    assert "i-1" not in told


def test_whoever_acts_is_not_told_of_it(with_mail, mailoutbox):
    assert with_mail.post("/inspect/i-1/move/start-fieldwork", {}).status_code == 303
    assert recording.unchecked("i-1").state.value == "fieldwork"
    assert mailoutbox == []
