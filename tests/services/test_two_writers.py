"""Writers at once, in a database of their own: the log has one line, and keeps its refusals."""

import json
import os
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]
BEGIN = """
import json, os
os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.config.settings"
import django; django.setup()
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from django.core.management import call_command
from django.db import connections, transaction
call_command("migrate", verbosity=0)
from firsthand.services.record import own
from firsthand.store import ledgers, log
NOW = datetime(2026, 3, 1, tzinfo=UTC)
"""
WRITERS = """
from firsthand.domain.people.acts import RoleTaken
from firsthand.store import people
def write(number):
    for turn in range(20):
        log.append(log.Noted(act="read", subject="inspection/i", by=f"p-{number}",
                             detail={"turn": turn}), at=NOW)
        people.add_acts([RoleTaken(person=f"p-{number}", reason="Left.")], by="a", at=NOW)
    connections.close_all()
with ThreadPoolExecutor(4) as pool:
    list(pool.map(write, range(4)))
entries = list(log.load_entries())
numbers = [act.number for act in people.load_acts()]
print(json.dumps({
    "indexes": [one.index for one in entries],
    "by": sorted(one.by for one in entries if one.act == "read"),
    "numbers": numbers,
    "holds": own.verify_own().holds,
}))
"""
REFUSAL = """
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, wanted
from firsthand.services.inspecting import recording
recording.open_ledger(INSPECTION, build.opened(), by=build.LEAD, now=NOW)
def decide(before):
    with transaction.atomic():
        log.append(log.Noted(act="undone", subject="x", by="p", detail={}), at=NOW)
        raise Refused(Objection(rule="r", reason="No.", remedy="None."))
try:
    recording.record(wanted(build.QUALITY), "", decide)
except Refused:
    os.write(1, json.dumps({"acts": [one.act for one in log.load_entries()]}).encode())
    os._exit(0)  # no tidying up: what is not on the disk now is lost
"""
READ = 'print(json.dumps({"acts": [one.act for one in log.load_entries()]}))'


@pytest.fixture
def elsewhere(tmp_path, django_db_setup, django_db_blocker):
    """Return the environment of a process with a database of its own, as the suite's."""
    place = {**os.environ, "FIRSTHAND_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    place["FIRSTHAND_DATABASE_URL"] = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    if connection.vendor != "postgresql":
        yield place
        return
    name, told = f"writers_{uuid4().hex[:8]}", connection.settings_dict
    where = f"{told['HOST'] or 'localhost'}:{told['PORT'] or 5432}"
    who = told["USER"] + (f":{told['PASSWORD']}" if told["PASSWORD"] else "")
    place["FIRSTHAND_DATABASE_URL"] = f"postgres://{who}@{where}/{name}"
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield place
        cursor.execute(f"DROP DATABASE {name}")


def run(program, place):
    done = subprocess.run(
        [sys.executable, "-c", BEGIN + program],
        cwd=ROOT,
        env=place,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_writers_at_once_make_one_log_without_a_gap(elsewhere):
    told = run(WRITERS, elsewhere)
    assert told["indexes"] == list(range(160))
    assert told["by"] == sorted(f"p-{number}" for number in range(4) for _ in range(20))
    assert told["numbers"] == list(range(1, 81))
    assert told["holds"]


def test_a_refusal_outlives_the_transaction_that_it_ended(elsewhere):
    assert run(REFUSAL, elsewhere)["acts"] == ["opened", "refused"]
    assert run(READ, elsewhere)["acts"] == ["opened", "refused"]
