"""The ledgers agree with the log, and no owner of the database can part them unseen."""

import json
from datetime import timedelta

import pytest

from firsthand.domain.accountability.witness import Witness
from firsthand.services.record import exporting, own
from firsthand.services.record.verifying import verify
from firsthand.store import log
from tests.domain.inspection import build
from tests.services import logged
from tests.services.inspecting.conftest import INSPECTION, add

pytestmark = pytest.mark.django_db
LATER = build.START + timedelta(days=1)


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.LOG_KEY = tmp_path / "key"
    settings.LOG_HEADS = tmp_path / "heads"
    return tmp_path


@pytest.fixture
def worked(at_work):
    """Add a piece of evidence, and return the index of its entry."""
    add(build.INSPECTOR, "evidence", build.evidence())
    return log.size() - 1


def first():
    found = own.verify_own().findings[0]
    return found.witness, found.entry


def test_the_ledgers_agree_with_the_log(worked):
    assert own.verify_own().findings == ()


def test_a_place_given_to_another_ledger_is_found(worked):
    logged.without_triggers("ledger_act")
    logged.sql(
        "UPDATE ledger_act SET ledger = 'inspection/i-9' WHERE entry_id ="
        ' (SELECT seq FROM log_entry WHERE "index" = %s)',
        worked,
    )
    assert first() == (Witness.LEDGER, worked)


def test_another_kind_of_act_is_found(worked):
    logged.without_triggers("ledger_act")
    logged.sql(
        "UPDATE ledger_act SET kind = 'claim' WHERE entry_id ="
        ' (SELECT seq FROM log_entry WHERE "index" = %s)',
        worked,
    )
    assert first() == (Witness.LEDGER, worked)


def test_an_act_that_was_taken_out_of_its_ledger_is_found(worked):
    logged.without_triggers("ledger_act")
    logged.sql(
        "DELETE FROM ledger_act WHERE entry_id ="
        ' (SELECT seq FROM log_entry WHERE "index" = %s)',
        worked,
    )
    assert first() == (Witness.LEDGER, worked)


def test_an_act_taken_out_of_ledger_and_log_is_found_by_the_order(worked):
    add(build.INSPECTOR, "evidence", build.evidence("E2"))
    logged.without_triggers("ledger_act", "log_entry")
    logged.sql(
        "DELETE FROM ledger_act WHERE entry_id ="
        ' (SELECT seq FROM log_entry WHERE "index" = %s)',
        worked,
    )
    logged.sql('DELETE FROM log_entry WHERE "index" = %s', worked)
    assert first() == (Witness.ORDER, worked)


def test_a_part_with_details_shows_that_no_act_between_was_left_out(worked, place):
    add(build.INSPECTOR, "evidence", build.evidence("E2"))
    file = place / "part.jsonl"
    exporting.export(file, details=True, now=LATER, inspection_id=INSPECTION)
    assert verify(file).holds
    told = file.read_text().splitlines()
    left_out = {**json.loads(told[0])}
    left_out["size"] -= 1
    logged.rewrite(file, [logged.canonical(left_out), *told[:-3][1:], *told[-2:]])
    assert verify(file).findings[0].witness is Witness.LEDGER
