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
AT_ONCE = """
from dataclasses import replace
from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.inspection.acts.claims import Claim
from firsthand.domain.inspection.acts.progress import Move, Moved
from firsthand.services.inspecting import recording, testing
from tests.domain.inspection import build
from tests.services.inspecting.conftest import INSPECTION, wanted
recording.open_ledger(INSPECTION, build.opened(), *build.TEAM, by=build.LEAD, now=NOW)
testing.claim(wanted(build.LEAD), build.claim(""))
seen = recording.unchecked(INSPECTION).found(Claim, "C1").number
def start(before):
    if before.of(Moved):
        raise Refused(Objection(rule="moved", reason="It moved.", remedy="None."))
    return [Moved(move=Move.START_FIELDWORK)]
def at_once(act):
    def one(number):
        try:
            act(number)
        except Refused as refusal:
            return [objection.rule for objection in refusal.objections]
        finally:
            connections.close_all()
        return "done"
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(one, range(8)))
def text(number):
    return replace(build.claim("C1"), text=f"Said otherwise, {number}.")
moved = at_once(lambda number: recording.record(wanted(build.LEAD), "", start))
changed = at_once(lambda number: testing.claim(wanted(build.LEAD, seen=seen), text(number)))
people = (build.LEAD, build.INSPECTOR)
fresh = at_once(lambda number: testing.claim(
    wanted(people[number % 2], key="the-same-key"), build.claim("")))
after = recording.unchecked(INSPECTION)
print(json.dumps({
    "moved": moved, "changed": changed, "fresh": fresh,
    "moves": len(after.of(Moved)), "versions": len(after.history(Claim, "C1")),
    "claims": len(after.bodies(Claim)), "numbers": [act.number for act in after.acts],
    "holds": own.verify_own().holds,
}))
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


def test_of_those_who_move_change_or_send_at_once_one_is_recorded_and_nobody_swallowed(
    elsewhere,
):
    told = run(AT_ONCE, elsewhere)
    assert told["moves"] == told["moved"].count("done") == 1
    assert told["moved"].count(["moved"]) == 7
    assert told["changed"].count("done") == 1
    assert told["changed"].count(["changed-meanwhile"]) == 7
    assert told["versions"] == 2
    assert told["fresh"] == ["done"] * 8
    assert told["claims"] == 3  # the first, and one of each who sent theirs four times
    assert told["numbers"] == list(range(1, len(told["numbers"]) + 1))
    assert told["holds"]
