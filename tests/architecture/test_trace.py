"""Every requirement that the documents claim is proved by a test."""

import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))
import requirements as trace  # noqa: E402  (it lives beside the other generators)

PROOFS = trace.proofs()  # reading every test takes a while: once
CLAIMED = yaml.safe_load((ROOT / "docs" / "requirements.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", CLAIMED)
def test_a_claimed_requirement_has_a_proof(key):
    assert PROOFS.get(key), f"no test carries @pytest.mark.requirement({key!r})"


def test_no_test_proves_a_requirement_that_nobody_claims():
    assert set(PROOFS) <= set(CLAIMED)


def test_the_trace_is_up_to_date():
    written = (ROOT / "docs" / "requirements.md").read_text(encoding="utf-8")
    assert written == trace.drawn(), "run: python scripts/requirements.py"
