"""Attacks on signals and subjects: who may act, what they send, how often, in which order."""

import json

import pytest
from django.test import Client

from firsthand.domain.people.actor import SYSTEM
from firsthand.domain.surveillance.naming import permission as naming
from firsthand.domain.surveillance.naming.progress import Move as Naming
from firsthand.domain.surveillance.triage import permission as triaging
from firsthand.domain.surveillance.triage.progress import Move as Triaging
from firsthand.services.signalling import triage
from firsthand.services.signalling.triage import Asked
from firsthand.services.subjects import record
from firsthand.store.subjects import SUBJECTS
from firsthand.store.triage import SIGNALS
from tests.domain.inspection import build
from tests.domain.surveillance.named import CUCKOOING, FOUND, HARM, MORNING, found
from tests.domain.surveillance.triaged import MORNING as SIGNAL_MORNING
from tests.domain.surveillance.triaged import SIGNAL
from tests.web.reader import read

pytestmark = pytest.mark.usefixtures("raised_signals")
SIGNAL_PATH, SUBJECT_PATH = f"/signals/{SIGNAL.id}", f"/subjects/{CUCKOOING}"
PEOPLE = tuple({one.role: one for one in (*build.EVERYBODY, build.STRANGER)}.values())
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}{% now 'Y' %}"
NASTY = (
    *("..%2f..%2fetc%2fpasswd", "..%5c..%5cwindows", "%2e%2e", "a%00b", "%00", "x" * 5000),
    *("%3Cscript%3Ealert(1)%3C%2Fscript%3E", "'%20OR%201=1--", "%7B%7B7*7%7D%7D", "%E2%80%AE"),
    *("%FF%FE", "372.re-referral-share.step.2020%0d%0aSet-Cookie:x=1", "-1", "%F0%9F%92%A9"),
)
SENT = {
    Triaging.OPEN: {},
    Triaging.DISMISS: {"reason": "Miscounted."},
    Triaging.TAKE_UP: {"course": "question", "what": "Ask."},
    Triaging.REOPEN: {"reason": "It came back."},
    Naming.NAME: {"name": "Cuckooing", "meaning": ""},
    Naming.JOIN: {"into": "county-lines", "reason": "The same."},
    Naming.SET_ASIDE: {"reason": "A word of the season."},
    Naming.REOPEN: {"reason": "It came back."},
    Naming.MAKE_HARM: {
        "name": HARM.name,
        "meaning": HARM.meaning,
        "terms": "\n".join(HARM.terms),
        "why": HARM.why,
    },
}


@pytest.fixture
def recorded(db):
    other = found(concept="county lines", terms=("county lines",))
    record.record_found([FOUND, other], by=SYSTEM, now=MORNING)


def bring(move):
    """Bring the signal or the subject to where the move can be made."""
    by = Asked(signal_id=SIGNAL.id, by=build.STRANGER, now=SIGNAL_MORNING)
    if isinstance(move, Triaging) and move is not Triaging.OPEN:
        triage.open_signal(by)
        if move is Triaging.REOPEN:
            triage.dismiss(by, "Miscounted.")
    asked = record.Asked(subject_id=CUCKOOING, by=build.QUALITY, now=MORNING)
    if move is Naming.MAKE_HARM:
        record.name(asked, "Cuckooing")
    if move is Naming.REOPEN:
        record.set_aside(asked, "Not now.")


def path_of(move):
    return f"{SIGNAL_PATH if isinstance(move, Triaging) else SUBJECT_PATH}/{move.value}"


def on_record():
    return len(SIGNALS.load()), len(SUBJECTS.load())


@pytest.mark.requirement("R12")
@pytest.mark.parametrize(
    "move", [*Triaging, *Naming], ids=lambda m: f"{type(m).__module__}-{m}"
)
def test_whoever_may_not_act_adds_nothing_whatever_they_send(recorded, as_person, move):
    bring(move)
    may = (triaging if isinstance(move, Triaging) else naming).MAY[move]
    before = on_record()
    assert Client().post(path_of(move), SENT[move]).status_code == 401
    for actor in (one for one in PEOPLE if one.role not in may):
        told = as_person(Client(), actor).post(path_of(move), SENT[move])
        assert told.status_code in (403, 422), actor
    assert on_record() == before
    able = next(one for one in PEOPLE if one.role in may)
    assert as_person(Client(), able).post(path_of(move), SENT[move]).status_code == 303
    assert sum(on_record()) == sum(before) + 1


@pytest.mark.parametrize(
    "move", [*Triaging, *Naming], ids=lambda m: f"{type(m).__module__}-{m}"
)
def test_no_act_is_taken_without_the_token_of_its_form(recorded, as_person, move):
    bring(move)
    before = on_record()
    client = as_person(Client(enforce_csrf_checks=True), build.LEAD)
    for token in ({}, {"csrfmiddlewaretoken": "x" * 64}):
        assert client.post(path_of(move), {**SENT[move], **token}).status_code == 403
    assert on_record() == before


@pytest.mark.parametrize("nasty", NASTY, ids=lambda one: one[:20])
def test_no_identifier_breaks_out_or_breaks_down(recorded, as_person, client, nasty):
    client = as_person(client, build.LEAD)
    client.raise_request_exception = False
    before = on_record()
    for path in ("/signals", "/subjects", "/signals/funnels", "/api/v1/signals"):
        told = client.get(f"{path}/{nasty}")
        assert told.status_code in (400, 404, 405, 414, 422), path
        assert b"<script>alert(1)" not in told.content
        assert "Set-Cookie:x" not in str(told.headers)
    for path, move in (("/signals", "open"), ("/subjects", "name")):
        told = client.post(f"{path}/{nasty}/{move}", {"name": "x"})
        assert told.status_code in (400, 404, 414, 422), path
        assert client.post(f"{path}/{SIGNAL.id}/{nasty}").status_code in (400, 404, 414)
    assert on_record() == before


@pytest.mark.parametrize("zero", ["a\x00b", "\x00"])
def test_no_zero_reaches_the_record(recorded, as_person, client, zero):
    client = as_person(client, build.LEAD)
    bring(Triaging.DISMISS)
    before = on_record()
    assert client.post(f"{SIGNAL_PATH}/dismiss", {"reason": zero}).status_code in (400, 422)
    sent = {"name": zero, "meaning": zero}
    assert client.post(f"{SUBJECT_PATH}/name", sent).status_code in (400, 422)
    assert on_record() == before


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x1b[2J", "\x07"], ids=ascii)
def test_signs_that_turn_or_hide_what_is_read_are_refused_in_words(
    recorded, as_person, client, hidden
):
    client = as_person(client, build.LEAD)
    bring(Triaging.DISMISS)
    before = on_record()
    for path, sent in (
        (f"{SIGNAL_PATH}/dismiss", {"reason": f"Mis{hidden}counted."}),
        (f"{SUBJECT_PATH}/name", {"name": f"Cuck{hidden}ooing"}),
        (f"{SUBJECT_PATH}/set-aside", {"reason": f"A {hidden}word."}),
    ):
        told = client.post(path, sent)
        assert told.status_code == 422
        assert "signs that no reader sees" in read(told).text
    assert on_record() == before


def test_what_people_write_is_shown_as_text_everywhere(recorded, as_person, client):
    client = as_person(client, build.QUALITY)
    client.post(f"{SIGNAL_PATH}/open", {})
    assert client.post(f"{SIGNAL_PATH}/dismiss", {"reason": SCRIPT}).status_code == 303
    sent = {"name": SCRIPT[:60], "meaning": SCRIPT}
    assert client.post(f"{SUBJECT_PATH}/name", sent).status_code == 303
    harm = {**SENT[Naming.MAKE_HARM], "meaning": SCRIPT, "why": SCRIPT}
    assert client.post(f"{SUBJECT_PATH}/make-harm", harm).status_code == 303
    pages = (SIGNAL_PATH, "/signals/triage", SUBJECT_PATH, "/subjects", "/guide", "/signals")
    for path in pages:
        told = client.get(path)
        page = told.content.decode()
        assert told.status_code == 200, path
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert not [one for one in read(told).inline if "alert" in str(one)], path
    assert SCRIPT in read(client.get(SIGNAL_PATH)).text
    harms = {one["key"]: one for one in client.get("/api/v1/harms").json()}
    assert harms["own-cuckooing"]["own"]["why"] == SCRIPT


@pytest.mark.parametrize(
    "name",
    [
        *("Neglect", "NEGLECT ", "Néglect", "N-e-g-l-e-c-t", "neglect.", "\uff2e\uff45glect"),
        *("Negle\u0441t", "\U0001d40d\U0001d41eglect", "N\u0435glect", "\u0274eglect"),
        *("own-neglect", "=1+1", "@SUM(A1)", "-2+3", "<b>x</b>", "!!python/object:os.system"),
        *('"}]}', "&anchor", "*alias", "{{7*7}}", "key: value", "../../etc", "Neg\u200blect"),
        *("Neg\nlect", "\U0001f4a9", "123", "", "   ", "x" * 61),
    ],
    ids=ascii,
)
def test_no_name_of_a_harm_passes_for_another_or_for_code(recorded, as_person, client, name):
    client = as_person(client, build.LEAD)
    bring(Naming.MAKE_HARM)
    before = on_record()
    told = client.post(f"{SUBJECT_PATH}/make-harm", {**SENT[Naming.MAKE_HARM], "name": name})
    assert told.status_code == 422
    assert on_record() == before


def test_words_that_are_code_elsewhere_are_a_meaning_here(recorded, as_person, client):
    client = as_person(client, build.LEAD)
    bring(Naming.MAKE_HARM)
    tricks = '!!python/object/apply:os.system ["true"]\n- *x: &x {"a": NaN}\n"}]}\\u0000 \\'
    sent = {**SENT[Naming.MAKE_HARM], "meaning": tricks, "why": tricks}
    assert client.post(f"{SUBJECT_PATH}/make-harm", sent).status_code == 303
    told = client.get("/api/v1/harms")
    (own,) = [one for one in json.loads(told.content) if one["key"] == "own-cuckooing"]
    assert own["meaning"].splitlines() == tricks.splitlines()
    assert client.get("/?harm=own-cuckooing").status_code == 200


@pytest.mark.parametrize("sent", ["open", "dismiss"])
def test_a_form_sent_twice_is_one_act_and_a_second_form_is_told_so(as_person, client, sent):
    client = as_person(client, build.ANALYST)
    if sent == "dismiss":
        client.post(f"{SIGNAL_PATH}/open", {})
    before = len(SIGNALS.load())
    form = {"reason": "Miscounted.", "key": "k" * 32}
    answers = [client.post(f"{SIGNAL_PATH}/{sent}", form).status_code for _ in range(3)]
    assert answers == [303, 303, 303]
    assert len(SIGNALS.load()) == before + 1
    again = as_person(Client(), build.LEAD).post(f"{SIGNAL_PATH}/{sent}", {"reason": "Too."})
    assert again.status_code == 422
    assert "This cannot be done now" in read(again).text
    assert len(SIGNALS.load()) == before + 1


def test_the_key_of_one_person_does_not_swallow_the_act_of_another(recorded, as_person):
    for number, actor in enumerate((build.LEAD, build.QUALITY), start=1):
        sent = {"name": f"Name {number}", "key": "same"}
        told = as_person(Client(), actor).post(f"{SUBJECT_PATH}/name", sent)
        assert told.status_code == 303
    assert record.subject(CUCKOOING).name == "Name 2"


@pytest.mark.parametrize("as_of", ["2999-01-01", "2005-01-01", "2026-13-45", "x"])
@pytest.mark.parametrize("path", [SIGNAL_PATH, SUBJECT_PATH])
def test_nobody_acts_on_a_day_of_their_own_choice(recorded, as_person, client, path, as_of):
    client = as_person(client, build.LEAD)
    client.raise_request_exception = False
    sent = {"name": "Cuckooing", "at": "2999-01-01", "now": "2999-01-01", "as_of": as_of}
    move = "open" if path == SIGNAL_PATH else "name"
    before = on_record()
    told = client.post(f"{path}/{move}?as_of={as_of}", sent)
    assert told.status_code in (303, 400, 404, 422)
    days = {act.at.year for act in (*SIGNALS.load(), *SUBJECTS.load())}
    assert 2999 not in days
    assert 2005 not in days
    assert (sum(on_record()) == sum(before) + 1) == (told.status_code == 303)
