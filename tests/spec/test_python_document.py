"""The document on Python: what its examples say is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
# The programme is made for real, at a smaller size, in tests/spec/test_r13_programme.py.
QUICK = [example for example in EXAMPLES if "making.make" not in example]


def test_one_example_alone_is_not_run_here():
    assert len(EXAMPLES) == len(QUICK) + 1 == 6


@pytest.mark.parametrize("example", QUICK)
def test_the_example_runs(example, tmp_path):
    program = [sys.executable, "-c", example]
    home = {"FIRSTHAND_HOME": str(tmp_path), "PATH": "", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        program, cwd=tmp_path, env=home, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
