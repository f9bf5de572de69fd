"""Files over the web: sent with evidence, handed out to be saved, refused when too large."""

import socket
from contextlib import suppress
from select import select
from threading import Thread
from urllib.parse import quote

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from firsthand.store.models.ledger import KeptFile
from firsthand.web.inspecting.uploads import kept, kept_so_far
from firsthand.web.people import watch
from tests.domain.inspection import build
from tests.domain.inspection.attached import DOCX, PDF
from tests.services.inspecting import conftest as inspecting
from tests.services.inspecting.conftest import INSPECTION, wanted
from tests.services.inspecting.test_files import entries, keep
from tests.web.signing_in import account_of

roles, begun, at_work = inspecting.roles, inspecting.begun, inspecting.at_work
pytestmark = pytest.mark.usefixtures("kept_files")
API = f"/api/v1/inspections/{INSPECTION}/evidence"
FIELDS = {
    "key": "0123456789abcdef0123456789abcdef",
    "source": "observation",
    "method": "observed",
    "relation": "independent",
    "selected_by": "inspector-at-random",
    "text": "A duty meeting was watched from beginning to end.",
    "happened_on": "2 March 2026",
    "seen_on": "2026-03-02",
    "stale_on": "",
    "areas": ["help-and-protection"],
    "stance": "supports",
    "newly_identified": "",
}


@pytest.fixture
def signed_in(at_work, settings):
    """Return a function that gives a client in which somebody of `build` is signed in."""
    settings.SECOND_FACTOR = False

    def given(actor=build.INSPECTOR, **more):
        client = Client(**more)
        client.force_login(
            account_of(actor), "allauth.account.auth_backends.AuthenticationBackend"
        )
        session = client.session
        watch.begin(session, now=timezone.now())
        session.save()
        return client

    return given


def address(file):
    return f"/inspect/{INSPECTION}/files/{file.file_id}"


def upload(name="notes.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


# Downloads.


def test_a_file_is_handed_out_to_be_saved_and_by_no_means_shown(signed_in):
    file = keep("Café “notes”.pdf", PDF)
    answer = signed_in().get(address(file))
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "filename*=utf-8''Caf%C3%A9" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert "no-store" in answer["Cache-Control"]


def test_each_download_is_on_record_and_a_look_at_its_head_is_none(signed_in):
    file, client = keep(), signed_in()
    assert client.head(address(file)).status_code == 200
    assert entries("read") == []
    client.get(address(file))
    assert entries("read") == [{"what": f"file {file.file_id}"}]


def test_a_name_cannot_add_lines_to_the_answer(signed_in):
    file = keep("a\r\nSet-Cookie: x=1.pdf", PDF)
    assert "Set-Cookie" not in signed_in().get(address(file)).headers


def test_nobody_but_the_team_learns_that_there_is_a_file(signed_in):
    file = keep()
    assert Client().get(address(file)).status_code == 302
    assert signed_in(build.STRANGER).get(address(file)).status_code == 404
    assert signed_in(build.QUALITY).get(address(file)).status_code == 403
    assert (
        signed_in(build.INSPECTOR).get(f"/inspect/{INSPECTION}/files/../x").status_code == 404
    )
    assert entries("read") == []


# Uploads.


def test_files_sent_with_a_form_are_kept_and_good_ones_survive_a_bad_one(at_work, rf):
    sent = [upload(), upload("a.html", b"<html>"), upload("b.docx", DOCX)]
    request = rf.post("/", {"files": sent})
    with pytest.raises(Exception, match=r"a\.html"):
        kept(request, wanted(build.INSPECTOR))
    good = kept_so_far(request)
    assert [one.name for one in good] == ["notes.pdf", "b.docx"]
    again = rf.post("/", {"kept": [one.file_id for one in good]})
    assert kept(again, wanted(build.INSPECTOR)) == good


def test_an_upload_is_never_written_to_disk_in_the_clear(signed_in, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("an upload was written to disk")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", refuse)
    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)
    large = b"words of a child\n" * 500_000
    answer = signed_in().post(API, {**FIELDS, "files": upload("n.txt", large)})
    assert answer.status_code == 200, answer.content


# Evidence by the API.


def test_evidence_is_recorded_with_its_files_and_its_number_told(signed_in):
    client = signed_in()
    answer = client.post(API, {**FIELDS, "files": [upload(), upload("b.docx", DOCX)]})
    assert answer.json() == {"evidence_id": "E1", "files": 2}
    assert answer.status_code == 200
    found = inspecting.record(wanted(build.LEAD, key=FIELDS["key"]), "", lambda _b: [])
    (act,) = found.of(type(build.evidence()))
    assert [one.name for one in act.body.files] == ["notes.pdf", "b.docx"]
    assert act.body.happened_on == build.MONDAY


def test_the_same_key_is_recorded_once_and_its_files_kept_once(signed_in):
    client = signed_in()
    answers = [client.post(API, {**FIELDS, "files": upload()}).json() for _ in range(3)]
    assert answers == [{"evidence_id": "E1", "files": 1}] * 3
    assert KeptFile.objects.count() == 1
    assert len(entries("evidence")) == 1


def test_other_words_under_a_key_that_was_used_are_refused_and_not_lost_in_silence(signed_in):
    browser = signed_in()
    assert browser.post(API, FIELDS).status_code == 200
    answer = browser.post(API, {**FIELDS, "text": "Another meeting was watched."})
    assert answer.status_code == 422
    assert "Other words were recorded under this key, as E1." in answer.content.decode()


def test_files_kept_at_an_earlier_try_go_along(signed_in):
    file = keep()
    answer = signed_in().post(API, {**FIELDS, "kept": [file.file_id]})
    assert answer.json() == {"evidence_id": "E1", "files": 1}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"text": ""}, "says nothing"),
        ({"areas": ["nowhere"]}, "nowhere"),
        ({"files": upload("a.exe", b"MZ")}, "a Windows program"),
        ({"text": "Jane Doe, born 12 May 2011, said so."}, ""),
    ],
)
def test_what_is_refused_names_each_reason_and_remedy(signed_in, changed, said):
    answer = signed_in().post(API, {**FIELDS, **changed})
    assert answer.status_code == 422
    told = answer.json()
    assert told["objections"]
    assert all(one["reason"] and one["remedy"] for one in told["objections"])
    assert said in told["problem"]
    assert entries("evidence") == []


@pytest.mark.parametrize(
    "changed",
    [
        {"source": "gossip"},
        {"happened_on": "soon"},
        {"key": "short"},
        {"newly_identified": "-1"},
    ],
)
def test_what_cannot_be_understood_is_422_in_the_shape_of_every_problem(signed_in, changed):
    answer = signed_in().post(API, {**FIELDS, **changed})
    assert answer.status_code == 422
    assert answer.json()["problem"]


def test_a_key_that_was_used_for_something_else_is_refused(signed_in):
    claim = build.claim()
    inspecting.add(build.INSPECTOR, "claim", claim, key=FIELDS["key"])
    answer = signed_in().post(API, FIELDS)
    assert answer.status_code == 422
    assert answer.json()["objections"][0]["rule"] == "key"


def test_who_is_not_signed_in_has_no_role_or_is_not_of_the_team_sends_nothing(signed_in):
    assert Client().post(API, FIELDS).status_code == 401
    assert signed_in(build.STRANGER).post(API, FIELDS).status_code == 404
    nobody = build.Actor(code="p-zero", name="No Role", role=build.Role.INSPECTOR)
    assert signed_in(nobody).post(API, FIELDS).status_code == 403
    assert signed_in(build.REVIEWER).post(API, FIELDS).status_code == 422
    assert entries("evidence") == []


def test_without_its_token_or_from_another_site_nothing_is_taken(signed_in):
    client = signed_in(enforce_csrf_checks=True)
    assert client.post(API, FIELDS).status_code == 403
    token = client.get("/inspect/token").json()["token"]
    foreign = {"X-CSRFToken": token, "Origin": "https://elsewhere.example"}
    assert client.post(API, FIELDS, headers=foreign).status_code == 403
    assert client.post(API, FIELDS, headers={"X-CSRFToken": token}).status_code == 200


# What the scripts ask for.


def test_the_token_is_for_whoever_is_signed_in_and_kept_by_nobody(signed_in):
    assert Client().get("/inspect/token").status_code == 401
    answer = signed_in().get("/inspect/token")
    assert answer.json()["person"] == build.INSPECTOR.code
    assert "no-store" in answer["Cache-Control"]


def test_the_service_worker_may_serve_the_pages_of_inspections_alone(client):
    answer = client.get("/inspect/sw.js")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Service-Worker-Allowed"] == "/inspect/"


def test_signing_out_has_the_browser_clear_what_it_kept(signed_in):
    answer = signed_in().post("/sign-out")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_a_session_that_ran_out_clears_nothing(signed_in):
    client = signed_in()
    session = client.session
    session["seen_at"] = 0
    session.save()
    answer = client.get("/inspect/token")
    assert answer.status_code == 401
    assert not answer.has_header("Clear-Site-Data")


# Too large.


@pytest.mark.parametrize("path", ["/inspect/i-1/new/evidence", API, "/sign-in", "/"])
def test_two_gigabytes_are_refused_before_they_are_read(client, path):
    answer = client.post(path, b"x", "multipart/form-data", CONTENT_LENGTH=str(2 * 1024**3))
    assert answer.status_code == 413
    assert b"larger than 102 megabytes" in answer.content


@pytest.mark.parametrize("length", ["", "-5", "many", "1e12"])
def test_a_length_that_is_none_does_no_harm(client, length, db):
    assert client.get("/guide", CONTENT_LENGTH=length).status_code == 200


@pytest.fixture
def real_server():
    """Return the port of the server as `firsthand serve` runs it."""
    import waitress

    from firsthand.config.wsgi import application

    limit = 2 * django_settings.REQUEST_LIMIT
    server = waitress.create_server(
        application, host="127.0.0.1", port=0, max_request_body_size=limit
    )

    def run():
        with suppress(OSError):  # its socket is closed under it when the test ends
            server.run()

    Thread(target=run, daemon=True).start()
    yield server.effective_port
    server.close()


def test_the_real_server_refuses_two_gigabytes_by_what_they_announce(real_server):
    with calling(real_server, f"Content-Length: {2**31}") as caller:
        assert caller.recv(200).startswith(b"HTTP/1.1 413")


def test_the_real_server_stops_reading_what_announces_nothing(real_server):
    megabyte, sent = b"100000\r\n" + bytes(0x100000) + b"\r\n", 0
    with calling(real_server, "Transfer-Encoding: chunked") as caller, suppress(OSError):
        while sent < 2048 and not select([caller], [], [], 0.001)[0]:
            caller.sendall(megabyte)
            sent += 1
    assert sent < 2 * django_settings.REQUEST_LIMIT / 0x100000 + 50


def calling(port, head):
    """Return a connection on which a request to the API was begun."""
    caller = socket.create_connection(("127.0.0.1", port), timeout=60)
    caller.sendall(f"POST {API} HTTP/1.1\r\nHost: localhost\r\n{head}\r\n\r\n".encode())
    return caller


NASTY = (
    "a\x00b",
    "<script>alert(1)</script>",
    "\u202e\ufeff",
    "'; DROP TABLE log_entry;--",
    "{{7*7}}",
)


@pytest.mark.parametrize("nasty", NASTY)
def test_nothing_that_is_typed_or_asked_for_brings_the_server_down(signed_in, nasty):
    client = signed_in()
    typed = ("text", "case", "answered_warning", "referred_to", "supports", "kept", "areas")
    for at, name in enumerate(typed):
        key = f"{at:032x}"
        answer = client.post(API, {**FIELDS, "key": key, name: nasty})
        assert answer.status_code in (200, 404, 422), (name, answer.content)
    for path in ("/inspect/{}/files/{}", "/inspect/i-1/files/{}"):
        asked = path.format(*[quote(nasty, safe="")] * 2)
        assert client.get(asked).status_code == 404
    elsewhere = API.replace(INSPECTION, quote(nasty, safe=""))
    assert client.post(elsewhere, FIELDS).status_code == 404
