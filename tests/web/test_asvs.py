"""The table of what holds of OWASP ASVS names tests that exist and tells each row's state."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TABLE)))
ROWS = [line.split("|")[1:-1] for line in TABLE.splitlines() if re.match(r"\| [^-R]", line)]
STATES = {"Holds", "In part", "No", "Does not apply"}


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_a_test_that_the_table_names_exists(path, name):
    assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip()[:40])
def test_a_row_says_its_state_and_what_does_not_hold_and_why(row):
    _, state, what, _ = map(str.strip, row)
    assert state in STATES
    assert what or state == "Holds"


def test_every_chapter_is_there():
    chapters = [int(number) for number in re.findall(r"^## V(\d+) ", TABLE, re.MULTILINE)]
    assert chapters == list(range(1, 15))
