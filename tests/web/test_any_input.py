"""Any input: whatever anybody types into any form, no page breaks and nothing typed is lost."""

from datetime import date
from html import unescape
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.evidence import Evidence
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.domain.inspection.permission import may
from firsthand.services.inspecting import recording
from firsthand.web.inspecting.act_forms import Asked
from firsthand.web.inspecting.sheets import SHEETS, WITHDRAWABLE
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION
from tests.web.conftest import signed_in
from tests.web.room import put

MOVES = (Move.END_FIELDWORK, Move.SUBMIT, Move.SEND, Move.CLOSE_RESPONSE)
PEOPLE = (build.LEAD, build.INSPECTOR, build.REVIEWER, build.QUALITY, build.LIAISON)
ODD = (
    "",
    " ",
    "\0",
    "٣",
    "1e400",
    "-1",
    "9" * 30,
    "2027-02-30",
    "0001-01-01",
    "🙂\u202e",
    "E1, C1",
)
WORDS = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
TEXT = "What somebody typed for an hour"


def values(field):
    """Return what somebody may send in a field: mostly what it offers, else anything."""
    choices = [str(key) for key, _ in getattr(field, "choices", ())]
    days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
    likely = st.sampled_from(choices) if choices else st.just("12")
    return st.one_of(likely, likely, WORDS, days)


@st.composite
def requests(draw, before):
    """Draw who sends what to where; mostly somebody who may, and a thing that is there."""
    pairs = list(product(PEOPLE, sorted(SHEETS)))
    allowed = [(who, key) for who, key in pairs if may(who, SHEETS[key].deed, before)]
    usual = draw(st.integers(0, 9)) < 9
    who, key = draw(st.sampled_from(allowed if usual and allowed else pairs))
    things = there(before, key)
    usual = draw(st.integers(0, 9)) < 9
    thing = draw(st.sampled_from((things or [""]) if usual else ["", "nothing", "\0", "E1"]))
    asked = Asked(conduct=before, actor=who, today=build.MONDAY, thing=thing)
    newest = before.found(SHEETS[key].kind, thing) if thing else None
    filled = SHEETS[key].form.filled(newest.body) if newest else {}
    sent = {name: one for name, one in filled.items() if one not in (None, False)}
    fields = SHEETS[key].form(asked=asked, initial={}).fields
    drawn = {
        name: st.lists(values(one), max_size=2)
        for name, one in fields.items()
        if name != "files"
    }
    changed = draw(st.fixed_dictionaries({}, optional=drawn))
    sent |= {"seen": newest.number} if newest else {}
    sent |= dict(list(changed.items())[: draw(st.sampled_from((1, 0, 2, 99)))])
    act = draw(st.sampled_from(("change", "change", "withdraw"))) if thing else "new"
    if act == "withdraw" and key in WITHDRAWABLE:
        sent["reason"] = draw(WORDS)
    return who, f"/inspect/{INSPECTION}/{act}/{key}" + (f"/{thing}" if thing else ""), sent


def there(before, key):
    """Return the things of a kind that are there, or what else its form may be about."""
    one = SHEETS[key]
    named = [body.id for body in before.bodies(one.kind) if hasattr(body, "id")]
    about = ("C1", "F1", "R1", "social-care", "overall", "p-insp")
    named += [name for name in about if one.of and one.of(before, name)]
    return named if one.of else ["", *named]


@pytest.fixture
def clients(furnished):
    """Return a client for each of the people, signed in."""
    return {one.code: signed_in(Client(), one) for one in PEOPLE}


@pytest.mark.parametrize("steps", range(len(MOVES) + 1))
@given(data=st.data())
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_is_sent_in_whatever_form_is_recorded_or_refused_in_words(
    clients, steps, data
):
    with transaction.atomic():  # taken back, so that no example meets what another left
        bring_to(steps)
        before = recording.unchecked(INSPECTION)
        who, address, sent = data.draw(requests(before))
        answer = clients[who.code].post(address, sent)
        after = recording.unchecked(INSPECTION)
        transaction.set_rollback(True)
    assert answer.status_code in (303, 403, 404, 422)
    assert (after.last > before.last) <= (answer.status_code == 303)


def bring_to(steps):
    """Move the inspection on to a state."""
    for move in MOVES[:steps]:
        put(build.LEAD, "", Moved(move=move))


@pytest.mark.parametrize("key", sorted(SHEETS))
def test_what_was_typed_into_a_form_that_is_refused_is_still_there(furnished, client, key):
    signed_in(client, build.LEAD)
    conduct = recording.unchecked(INSPECTION)
    one = SHEETS[key]
    form = one.form(asked=Asked(conduct=conduct, actor=build.LEAD, today=build.MONDAY))
    typed = {
        name: f"{TEXT}, {name}"
        for name, field in form.fields.items()
        if type(field).__name__ in ("CharField", "Numbers", "DateField", "IntegerField")
        and not field.widget.is_hidden
    }
    answer = client.post(f"/inspect/{INSPECTION}/new/{key}", typed)
    if answer.status_code != 422:  # about a thing that must be named, or not for a lead
        assert answer.status_code in (403, 404)
        return
    page = unescape(answer.content.decode())
    for told in typed.values():
        assert told in page


def test_the_things_that_the_addresses_name_are_there(furnished):
    conduct = recording.unchecked(INSPECTION)
    assert conduct.found(Evidence, "E3")
    assert conduct.found(Claim, "C1")
