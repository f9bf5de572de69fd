"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import settings

from firsthand.refdata import own_harms

# A slow moment of the machine is no failure of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SHARED = Path(os.environ.get("FIRSTHAND_SHARED", Path(__file__).parents[2] / "shared"))
TESTS = Path(__file__).parent
KEEPERS = {"services", "store"}
NOTHING_MAY_BE_SKIPPED = bool(os.environ.get("FIRSTHAND_NO_SKIPS"))


def skip(reason: str) -> None:
    """Skip with a reason; where nothing may be skipped, fail with it."""
    if NOTHING_MAY_BE_SKIPPED:
        pytest.fail(f"would be skipped: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def record_of_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the key and the heads of this computer's own log out of the tests."""
    folder = tmp_path_factory.mktemp("record")
    django_settings.LOG_KEY = folder / "log-signing-key"
    django_settings.LOG_HEADS = folder / "heads"
    # The database of a test is one connection's own: nothing may work beside it.
    django_settings.ANSWERS_BESIDE_REQUESTS = False
    django_settings.PASSWORD_HASHERS = [
        "tests.passwords.QuickArgon2",
        *django_settings.PASSWORD_HASHERS,
    ]


@pytest.fixture(autouse=True)
def shipped_vocabulary() -> Iterator[None]:
    """Let no test know the harms that another one added."""
    yield
    own_harms.forget()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """
    Mark what a database can change: `-m database` runs only that on another one.

    That is what keeps records, and elsewhere each test that asks for a database: pytest-django
    lets the others open none. A program that a test starts has a database of its own.
    """
    for item in items:
        room = item.path.relative_to(TESTS).parts[0]
        asks = item.get_closest_marker("django_db") or "db" in getattr(item, "fixturenames", ())
        if asks or room in KEEPERS:
            item.add_marker("database")


def pytest_collectstart() -> None:
    """Let no module find, on import, the vocabulary of a site that another one asked."""
    own_harms.forget()


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder with the publishers' own files, or skip."""
    if not (SHARED / "data").is_dir():
        skip(f"the publishers' own files are not at {SHARED}; set FIRSTHAND_SHARED")
    return SHARED


@pytest.fixture(scope="session")
def public(shared: Path) -> Path:
    """Return the folder with the published reports, tables and statistics."""
    return shared / "data" / "public"


@pytest.fixture
def kept_files(settings, tmp_path):
    """Return a folder of its own for the encrypted files of one test, with a key of its own."""
    folder = tmp_path / "files"
    evidence = {
        "BACKEND": "firsthand.engines.storage.Folder",
        "OPTIONS": {"location": str(folder)},
    }
    settings.STORAGES = {**settings.STORAGES, "evidence": evidence}
    settings.FILE_KEYS, settings.FILE_KEYS_MADE = "", tmp_path / "keys" / "file-key"
    settings.CLAMD = ""
    return folder
