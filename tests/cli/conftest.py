"""A database of invented facts, and commands that leave the shipped facts alone."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

from firsthand.cli import clock
from firsthand.cli.commands import app
from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.pseudonym import without_names
from firsthand.domain.intelligence.soundness import sound
from firsthand.services import building
from firsthand.services.linking import keeping
from firsthand.store import arrivals
from tests.services.signalling.conftest import raised_signals  # noqa: F401
from tests.store.invented import NOW, figure, mention, reading, sighting, source

LOOKED = sighting("372", published_on=date(2020, 3, 1), mentions=(mention("neglect"),))
LINKED_AT = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # half past eleven at night in London
SILENT = replace(
    sighting("372", published_on=date(2022, 5, 1), grade="Outstanding", mentions=()),
    started_on=date(2022, 3, 7),
    ended_on=date(2022, 3, 11),
)


@pytest.fixture
def invented(db, monkeypatch):
    """Fill the database with two inspections of Rotherham."""
    readings = [
        reading(LOOKED, at=source("a"), figures=[figure()]),
        reading(SILENT, at=source("b", known_on=date(2022, 5, 1))),
    ]
    kept = match([without_names(sound(one)) for one in readings])
    arrivals.add_readings(kept, recorded_at=NOW, origin="invented")
    monkeypatch.setattr(building, "build", lambda **_: building.Built(was_needed=False))


@pytest.fixture
def run():
    """Return a function that runs a command and returns its result."""
    runner = CliRunner()
    return lambda *words: runner.invoke(app, list(words))


@pytest.fixture
def folder(kept_files, settings, tmp_path, monkeypatch):
    """Return a working folder of one file, that can be read until the second of July."""
    settings.FOLDER_KEYS, settings.LINK_PASSPHRASE = tmp_path / "folder-keys", ""
    monkeypatch.setattr(clock, "now", lambda: LINKED_AT)
    made = keeping.created(
        tmp_path / "study",
        delete_on=date(2026, 7, 2),
        purpose="overlap",
        who="Anne",
        now=LINKED_AT,
    )
    made.write("records.parquet", b"Zebedee", records=1)
    return made.path
