"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A slow moment of the machine is no failure of the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

SHARED = Path(os.environ.get("FIRSTHAND_SHARED", Path(__file__).parents[2] / "shared"))
NOTHING_MAY_BE_SKIPPED = bool(os.environ.get("FIRSTHAND_NO_SKIPS"))


def skip(reason: str) -> None:
    """Skip with a reason; where nothing may be skipped, fail with it."""
    if NOTHING_MAY_BE_SKIPPED:
        pytest.fail(f"would be skipped: {reason}")
    pytest.skip(reason)


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
