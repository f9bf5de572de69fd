"""The demonstration's stories: invented people and inspections, told as steps with days."""

from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parents[1] / "examples" / "demonstration"
STORIES = ("published", "half-done", "opened")  # in the order in which they happened


def people() -> dict[str, Any]:
    """Return the invented people, and their links with authorities."""
    found: dict[str, Any] = _read("people")
    return found


def story(name: str) -> dict[str, Any]:
    """Return one inspection: how it was opened, and each step after that."""
    found: dict[str, Any] = _read(name)
    return found


def estimates() -> list[dict[str, Any]]:
    """Return the invented estimates: on which day, by whom, and what each tells."""
    return [*_read("estimates")]


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
