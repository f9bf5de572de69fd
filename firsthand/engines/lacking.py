"""Lacking: an engine that is not installed, and how to get it."""

from importlib import import_module
from typing import Any

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused


class EngineLacking(Refused):
    """The solver is not installed; nothing was planned."""


def cp_model() -> Any:
    """Return OR-Tools' CP-SAT, loaded when first needed, or refuse with how to get it."""
    try:
        return import_module("ortools.sat.python.cp_model")
    except ImportError as error:
        raise EngineLacking(
            Objection(
                rule="engine-lacking",
                reason="The solver OR-Tools is not installed, so no programme can be made.",
                remedy="Install it with: pip install 'firsthand[solver]'.",
            )
        ) from error
