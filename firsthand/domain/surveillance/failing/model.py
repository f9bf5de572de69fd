"""
Models: the few ways of telling who will be found failing, set down before they were tried.

Each was written into `docs/methods/backtest.md`, with the way it must point, before its first
run. A model of one thing orders by that thing; a fitted one by the sum of what it learned. The
level never orders anybody: it is that of the latest years, the same for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """What a full inspection may find."""

    INADEQUATE = "inadequate"
    FELL = "fell"


@dataclass(frozen=True, kw_only=True)
class Model:
    """
    One model: what it reads for each target, and the sign of a model of one thing.

    A model without columns for a target has none; `fixed` takes its column as log-odds with
    slope 1.
    """

    key: str
    name: str
    columns: Mapping[Target, tuple[str, ...]]
    sign: Mapping[Target, float]
    fixed: bool = False

    def reads(self, target: Target) -> tuple[str, ...] | None:
        """Return what the model reads for `target`; None where it has no answer."""
        return self.columns.get(target)


BOTH = (Target.INADEQUATE, Target.FELL)
UP = dict.fromkeys(BOTH, 1.0)


def _one(key: str, name: str, column: str, sign: Mapping[Target, float] = UP) -> Model:
    return Model(key=key, name=name, columns=dict.fromkeys(BOTH, (column,)), sign=sign)


IN_USE = "state-and-composite"
LAST_GRADE = "last-grade"
MODELS = (
    Model(key="chance", name="Chance", columns=dict.fromkeys(BOTH, ()), sign={}),
    _one(LAST_GRADE, "Last grade", "grade", {Target.INADEQUATE: 1.0, Target.FELL: -1.0}),
    _one("years-since", "Years since the last full inspection", "years"),
    _one("deprivation", "Deprivation (free school meals)", "deprivation"),
    _one("composite", "Figures against statistical neighbours", "composite"),
    _one("composite-england", "Figures against all authorities", "composite_england"),
    Model(
        key="grade-decay",
        name="Last grade and its age (two-state chain)",
        columns={Target.INADEQUATE: ("state",)},
        sign={},
        fixed=True,
    ),
    Model(
        key=IN_USE,
        name="State and figures against neighbours",
        columns={
            Target.INADEQUATE: ("state", "composite"),
            Target.FELL: ("grade", "years", "composite"),
        },
        sign={},
    ),
    Model(
        key="all-figures",
        name="Last grade, years and every figure",
        columns=dict.fromkeys(BOTH, ("grade", "years", "z")),
        sign={},
    ),
)


def model(key: str) -> Model:
    """Return the model called `key`."""
    return next(one for one in MODELS if one.key == key)
