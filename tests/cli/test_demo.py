"""`firsthand demo`: its stories go through the same rules as real inspections."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Without the published facts, which take their time and which no rule of a story needs.
PROGRAM = """
import django; django.setup()
from datetime import date
from firsthand.store import tables; tables.make_tables()
from firsthand.cli import demo
demo.make_ready(today=date(2026, 11, 28))
demo.make_ready(today=date(2026, 11, 29))
from firsthand.services.people import acting
from firsthand.services.inspecting import recording
people = {one.name.split()[0]: one for one in acting.everybody().values()}
for name in ("Loma", "Lee", "Liv"):
    for one in recording.conducts(by=people[name]):
        print(name, one.state.value, len(one.team()))
print(demo.welcome())
"""


def told(tmp_path):
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "firsthand.config.settings",
        "FIRSTHAND_DEMONSTRATION": "1",
        "FIRSTHAND_HOME": str(tmp_path),
        "FIRSTHAND_SECOND_FACTOR": "off",
    }
    surroundings.pop("FIRSTHAND_DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_one_inspection_is_published_one_half_done_and_one_just_opened(tmp_path):
    lines = told(tmp_path).splitlines()
    assert [line.rpartition(" ")[0] for line in lines[:3]] == [
        "Loma published",
        "Lee writing",
        "Liv opened",
    ]
    assert "A demonstration: invented people, an invented authority" in lines[3]
    assert sum("(invented)" in line for line in lines) == 14


def test_without_its_mark_it_runs_apart_from_the_readers_own_database(tmp_path, monkeypatch):
    from firsthand.cli import demo

    seen = {}

    def run(command, *, env, check):
        seen.update(env=env, command=command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.delenv(demo.MARK, raising=False)
    monkeypatch.setenv("FIRSTHAND_HOME", str(tmp_path))
    monkeypatch.setenv("FIRSTHAND_DATABASE_URL", "postgres://somewhere/real")
    monkeypatch.setattr(demo.subprocess, "run", run)
    assert demo._apart(False, True, 8123) == 0
    assert "FIRSTHAND_DATABASE_URL" not in seen["env"]
    assert seen["env"]["FIRSTHAND_HOME"] == str(tmp_path / "var" / "demonstration")
    assert seen["command"][-3:] == ["--no-serve", "--port", "8123"]
