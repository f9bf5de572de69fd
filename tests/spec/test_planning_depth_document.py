"""The document about depth: what its example says is so."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "methods" / "planning-depth.md"


@pytest.mark.requirement("R4")
def test_the_example_in_the_document_runs_and_holds():
    (example,) = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    assert example.count("assert") == 4
    program = [sys.executable, "-c", example]
    ran = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_every_source_that_the_document_cites_is_named_in_the_bibliography():
    bibliography = (DOCUMENT.parent / "bibliography.yaml").read_text("utf-8")
    for key in re.findall(r"\[([A-Z]\w+\d{4}\w?)", DOCUMENT.read_text("utf-8")):
        assert f"\n{key}:" in bibliography
