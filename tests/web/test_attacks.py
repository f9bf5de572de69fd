"""Attacks: every address, everybody, what they may not see, and what no form ever sends."""

import re
from dataclasses import replace
from itertools import product
from urllib.parse import urlencode

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client, RequestFactory
from django.urls import get_resolver

from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.people.link import Link, LinkKind
from firsthand.services.inspecting import recording, team, testing
from firsthand.store import log
from firsthand.web.hidden.power_forms import EXAMPLE, FIELDS
from firsthand.web.inspecting.sheets import SHEETS
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, wanted

NOTHING = "i-0"  # there is no such inspection
SECRET = "A thing told in confidence."
GIVEN = {
    "sheet_key": "evidence",
    "thing": "E1",
    "file_id": "0" * 32,
    "move_key": "submit",
    "number": "1",
    "uidb64": "MQ",
    "token": "abc-def",
}
# The example of the form with fewer invented studies, as these take their time.
FEW_STUDIES = "?" + urlencode(
    FIELDS
    | {"studies": "20"}
    | {f"name-{at}": name for at, (name, _) in enumerate(EXAMPLE, start=1)}
    | {f"share-{at}": share for at, (_, share) in enumerate(EXAMPLE, start=1)}
)
OUTSIDE = (build.STRANGER, build.ANALYST, build.ADMINISTRATOR, build.LIAISON)
# Sends no act, or ends the session of whoever asks.
LEFT_OUT = ("sign-out", "people/me/end-sessions")


def patterns(resolver=None, before=""):
    """Yield every address of the site, as `config/urls.py` and what it includes have it."""
    for one in (resolver or get_resolver()).url_patterns:
        told = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            yield from patterns(one, told)
        elif told not in LEFT_OUT:
            yield told


def address(pattern, **changed):
    """Return a pattern with something plausible in each of its places."""
    named = {**GIVEN, "inspection_id": INSPECTION, **changed}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: named.get(m[1], "x"), pattern)


def asked(client, pattern, method="get", **changed):
    client.raise_request_exception = False
    query = FEW_STUDIES if pattern.startswith("hidden/power") else ""
    return getattr(client, method)(address(pattern, **changed) + query)


EVERY = sorted(set(patterns()))
OF_ONE = [one for one in EVERY if one.startswith("inspect/<")]


@pytest.fixture
def secure():
    """Return what makes a client that demands the token of forms, as browsers meet it."""
    return lambda: Client(enforce_csrf_checks=True, raise_request_exception=False)


# What is asked for by HEAD is worked out as for GET: once is enough, by who may see most.
ASKED = [
    *product([None, build.LEAD, build.LIAISON], ["get", "post", "put", "delete", "trace"]),
    (build.LEAD, "head"),
]


@pytest.mark.parametrize(("who", "method"), ASKED, ids=lambda one: getattr(one, "code", one))
def test_no_address_breaks_whoever_asks_and_every_answer_has_its_policy(
    furnished, site, as_person, who, method
):
    if who:
        as_person(site, who)
    for pattern in EVERY:
        told = asked(site, pattern, method)
        assert told.status_code < 500, (method, pattern)
        assert "default-src" in told["Content-Security-Policy"], pattern
        assert told["X-Content-Type-Options"] == "nosniff", pattern
        if who and pattern.startswith(("inspect", "people")) and "sw.js" not in pattern:
            assert "no-store" in told["Cache-Control"], pattern


@pytest.mark.parametrize("who", OUTSIDE, ids=lambda one: one.code)
def test_the_draft_of_others_and_what_does_not_exist_are_answered_alike(
    furnished, client, as_person, who
):
    as_person(client, who)
    for pattern in OF_ONE:
        for key in SHEETS if "sheet_key" in pattern else ("evidence",):
            for method in ("get", "post"):
                there = asked(client, pattern, method, sheet_key=key)
                nowhere = asked(client, pattern, method, sheet_key=key, inspection_id=NOTHING)
                assert there.status_code == nowhere.status_code, (pattern, key)
                assert there.status_code in (404, 405), (pattern, key)
                assert plain(there) == plain(nowhere)


def plain(answer):
    """Return the page without what was asked for and without what is drawn by lot."""
    page = answer.content.decode().replace(INSPECTION, NOTHING)
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


def test_the_public_is_sent_to_sign_in_wherever_an_inspection_is_done(furnished, client):
    for pattern in OF_ONE:
        there, nowhere = asked(client, pattern), asked(client, pattern, inspection_id=NOTHING)
        assert there.status_code == nowhere.status_code == 302
        assert there["Location"].startswith("/sign-in?next=")


def test_no_form_is_taken_without_its_token(furnished, secure, as_person):
    client = as_person(secure(), build.LEAD)
    before = recording.unchecked(INSPECTION).last
    for pattern in EVERY:
        if pattern.startswith("api/v1/") and "evidence" not in pattern:
            continue  # guarded by where a request comes from: tests/api/test_own_site.py
        told = asked(client, pattern, "post")
        assert told.status_code in (403, 404, 405), pattern
    assert recording.unchecked(INSPECTION).last == before


def test_somebody_cut_off_finds_nothing_at_any_address(furnished, client, as_person):
    as_person(client, build.INSPECTOR)
    assert asked(client, "inspect/<inspection_id>").status_code == 200
    link = Link(
        person=build.INSPECTOR.code,
        la_code=build.LA_CODE,
        kind=LinkKind.CLOSE,
        from_on=build.MONDAY,
    )
    team.declare_link(link, by=build.INSPECTOR, now=wanted(build.INSPECTOR, minutes=90).now)
    for pattern in OF_ONE:
        for method in ("get", "post"):
            assert asked(client, pattern, method).status_code in (404, 405), pattern


def test_what_was_told_in_confidence_is_shown_to_no_quality_lead(furnished, client, as_person):
    as_person(client, build.QUALITY)
    for _pattern, told in everything(client):
        assert SECRET not in told


def test_every_page_that_shows_what_was_told_in_confidence_records_the_reading(
    furnished, client, as_person
):
    as_person(client, build.LEAD)
    shown = []
    before = readings()
    for pattern, told in everything(client):
        after = readings()
        if SECRET in told:
            shown.append(pattern)
            assert after > before, pattern
        before = after
    assert shown == ["inspect/<str:inspection_id>/change/<str:sheet_key>/<str:thing>"]


def everything(client):
    """Yield what each page of the inspection shows of each thing."""
    for pattern in OF_ONE:
        keys = SHEETS if "sheet_key" in pattern else ("evidence",)
        things = ("E1", "E3", "C1", "F1") if "thing" in pattern else ("E1",)
        for key, thing in product(keys, things):
            told = asked(client, pattern, sheet_key=key, thing=thing)
            yield pattern, told.getvalue().decode()


def readings():
    entries = log.load_entries(subject=f"inspection/{INSPECTION}", details=False)
    return sum(one.act == "read" for one in entries)


def test_the_quality_lead_opens_no_restricted_piece_by_sending_forms(
    furnished, client, as_person
):
    as_person(client, build.QUALITY)
    for pattern in OF_ONE:
        told = asked(client, pattern, "post", thing="E3")
        assert SECRET not in told.content.decode(), pattern


def test_the_key_of_one_person_neither_swallows_nor_shows_the_act_of_another(at_work):
    one = replace(build.claim(""), text="The first claim.")
    other = replace(build.claim(""), text="Another claim, of somebody else.")
    testing.claim(wanted(build.INSPECTOR, key="the-same-key"), one)
    testing.claim(wanted(build.LEAD, key="the-same-key"), other)
    testing.claim(wanted(build.LEAD, key="the-same-key"), other)
    told = [body.text for body in recording.unchecked(INSPECTION).bodies(Claim)]
    assert told == [one.text, other.text]


def test_a_known_key_lets_nobody_pass_the_permission(at_work):
    testing.claim(wanted(build.INSPECTOR, key="the-same-key"), build.claim(""))
    with pytest.raises(Refused):
        testing.claim(wanted(build.REVIEWER, key="the-same-key"), build.claim(""))


def test_a_file_that_is_not_there_is_answered_alike_by_get_and_head(
    furnished, client, as_person
):
    as_person(client, build.LEAD)
    pattern = "inspect/<inspection_id>/files/<file_id>"
    for file_id in ("0" * 32, "..%2f..%2fetc%2fpasswd", "%00", "x" * 5000):
        for method in ("get", "head"):
            assert asked(client, pattern, method, file_id=file_id).status_code == 404


NASTY = (
    "%00",
    "..%2f..",
    "%F0%9F%98%80",
    "%ED%A0%80",
    "'%20OR%201=1--",
    "E" + "9" * 400,
    "%E2%80%AE",
)


@pytest.mark.parametrize("nasty", NASTY)
def test_no_identifier_breaks_a_page(furnished, client, as_person, nasty):
    as_person(client, build.LEAD)
    for pattern in EVERY:
        for place in re.findall(r"<(?:str:|slug:)?(\w+)>", pattern):
            told = asked(client, pattern, **{place: nasty})
            assert told.status_code < 500, (pattern, place)


SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'></textarea>"


def test_what_people_write_is_shown_as_text_on_every_page(furnished, client, as_person):
    text = f"The records were looked at. {SCRIPT}"
    furnished(build.INSPECTOR, "evidence", build.evidence("E9", text=text, case=SCRIPT[:60]))
    furnished(build.INSPECTOR, "claim", replace(build.claim("C9"), text=text))
    furnished(build.INSPECTOR, "finding", replace(build.finding("F9"), text=text))
    furnished(build.INSPECTOR, "recommendation", replace(build.recommendation("R9"), text=text))
    as_person(client, build.LEAD)
    shown = 0
    for pattern in OF_ONE:
        for key, thing in (("evidence", "E9"), ("claim", "C9"), ("finding", "F9")):
            page = asked(client, pattern, sheet_key=key, thing=thing).content.decode()
            assert "<script>alert" not in page and "<img src=x" not in page, pattern
            shown += "&lt;script&gt;" in page
    assert shown > 5


def test_a_hundred_thousand_fields_are_refused_and_nothing_is_recorded(
    furnished, client, as_person
):
    as_person(client, build.LEAD)
    before = recording.unchecked(INSPECTION).last
    told = client.post(
        f"/inspect/{INSPECTION}/new/claim", {f"f{n}": "x" for n in range(100_000)}
    )
    assert told.status_code in (400, 413)
    assert recording.unchecked(INSPECTION).last == before


def test_ten_megabytes_in_a_field_are_refused_in_words(furnished, client, as_person):
    as_person(client, build.LEAD)
    told = client.post(f"/inspect/{INSPECTION}/new/claim", {"text": "x" * 10_000_000})
    assert told.status_code == 422
    assert "at most 20000 characters" in told.content.decode()


@pytest.mark.parametrize("length", ["9" * 5000, "9" * 30])
def test_no_length_that_is_announced_breaks_the_site(client, db, length):
    assert client.post("/sign-in", CONTENT_LENGTH=length).status_code == 413


@pytest.mark.parametrize("number", ["-1", "1e400", "NaN", "9" * 400, "\0", "1.5", "٣"])
def test_no_number_of_a_version_breaks_a_form_or_passes_for_one(
    furnished, client, as_person, number
):
    as_person(client, build.INSPECTOR)
    client.raise_request_exception = False
    before = recording.unchecked(INSPECTION).last
    for name in ("seen", "of_content", "newly_identified", "frame_size"):
        for key in SHEETS:
            told = client.post(f"/inspect/{INSPECTION}/new/{key}", {name: number})
            assert told.status_code < 500, (key, name)
    told = client.post(
        f"/inspect/{INSPECTION}/change/claim/C1", {"text": "Changed.", "seen": number}
    )
    assert told.status_code == 422
    assert recording.unchecked(INSPECTION).last == before


@pytest.mark.parametrize("page", ["/record", "/record/log.jsonl", "/nowhere", "/inspect"])
def test_an_answer_to_head_has_no_byte_behind_its_headers(site, page):
    # As a server meets it: the client of the tests takes the body off by itself.
    told = {"method": "HEAD", "headers": {"Accept-Encoding": "gzip"}}
    request = RequestFactory().generic(told["method"], page, headers=told["headers"])
    answer = get_wsgi_application().get_response(request)
    assert b"".join(answer) == b""


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("draws", '{"size": 1, "seed": "a\\u0000b", "ordinals": 5}'),
        ("draws/plans", '{"harms": ["\\u0000"]}'),
        ("programmes", '{"inspectors": ["\\u0000"]}'),
    ],
)
def test_no_zero_in_what_a_program_sends_reaches_the_database(site, address, body):
    told = site.post(f"/api/v1/{address}", body, content_type="application/json")
    assert told.status_code == 422
    assert "NUL" in told.json()["problem"]


def test_a_text_that_speaks_of_zeros_is_no_zero(site):
    body = '{"seed": "a\\\\u0000b"}'
    told = site.post("/api/v1/draws", body, content_type="application/json")
    assert "NUL" not in told.json()["problem"]


def test_no_zero_in_an_address_reaches_the_database(site):
    for page in ("/published", "/sources", "/api/v1/picture"):
        assert site.get(page, {"harm": "a\0b"}).status_code == 422
        assert site.get(f"{page}/%00").status_code == 404
