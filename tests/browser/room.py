"""An inspection for the browser, with people who are signed in by a cookie; all invented."""

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import (
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)
from django.utils import timezone

from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.acts.signing import SentForAccuracy
from firsthand.services.inspecting import recording
from firsthand.store import people
from firsthand.web.people import watch
from tests.domain.inspection import build
from tests.web.room import THINGS

# The two inspections: one at work, one whose draft is with the body.
AT_WORK, WITH_BODY = "browser-1", "browser-2"
SIGNED_IN = {
    build.LEAD.code: "browser0lead0browser0lead0browse",
    build.LIAISON.code: "browser0liaison0browser0liaison0",
}


def load():
    """Tell two inspections as they may stand, and sign their lead and the liaison in."""
    for actor in (build.LEAD, build.INSPECTOR, build.REVIEWER, build.LIAISON):
        if people.load_actor(actor.code) is None:
            give_role(actor)
    for inspection_id in (AT_WORK, WITH_BODY):
        tell(inspection_id)
    sent = SentForAccuracy(answer_by_on=timezone.localdate() + timedelta(days=14), of_content=9)
    moves = [Moved(move=move) for move in (Move.END_FIELDWORK, Move.SUBMIT, Move.SEND)]
    put(WITH_BODY, build.LEAD, *moves[:2], sent, moves[2])
    for actor in (build.LEAD, build.LIAISON):
        sign_in(actor)


def give_role(actor):
    from tests.web.conftest import with_role

    with_role(actor)


def tell(inspection_id):
    recording.open_ledger(inspection_id, build.opened(), by=build.LEAD, now=build.START)
    put(inspection_id, build.LEAD, *build.TEAM, *build.IN_FIELDWORK)
    for _, body in THINGS:
        put(inspection_id, build.INSPECTOR, body)


def put(inspection_id, by, *bodies):
    asked = recording.Wanted(
        inspection_id=inspection_id, by=by, now=build.START + timedelta(minutes=30)
    )
    recording.record_unseen(asked, lambda _before: bodies)


def sign_in(actor):
    """Keep a session whose key is known, as if the second factor had been passed."""
    account = get_user_model()(code=actor.code, username=actor.code, name=actor.name)
    account.set_unusable_password()
    account.save()
    told = {
        SESSION_KEY: str(account.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[-1],
        HASH_SESSION_KEY: account.get_session_auth_hash(),
        watch.PASSED: True,
    }
    watch.begin(told, now=timezone.now())
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store.get_model_class().objects.create(
        session_key=SIGNED_IN[actor.code],
        session_data=store.encode(told),
        expire_date=timezone.now() + timedelta(hours=8),
    )
