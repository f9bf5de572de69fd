"""Checking: whether one model fits all years, and how far what was seen lies from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np

from firsthand.domain.assurance.grades import DAYS_IN_A_YEAR
from firsthand.domain.surveillance.histories.history import BEGINNING, as_seen
from firsthand.domain.surveillance.histories.model import GradeModel
from firsthand.stats.multi_state import CannotBeFitted
from firsthand.stats.multi_state_checks import Comparison, Shares, compared, shares
from firsthand.stats.multi_state_eras import Eras, eras

# The framework of today began (refdata/frameworks/ilacs-2018.yaml).
CHANGED = date(2018, 1, 1)
SHOWN_AFTER = (2.0, 4.0, 6.0, 8.0)  # years since the first grade


@dataclass(frozen=True, kw_only=True)
class Checks:
    """Eras before and after 2018, what was seen beside what is expected, and could-nots."""

    changed_on: date
    eras: Eras | None
    comparison: Comparison | None
    shares: tuple[Shares, ...]
    could_not: tuple[str, ...]


def checks(
    model: GradeModel,
    *,
    rng: np.random.Generator,
    draws: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Checks:
    """Return the checks of the model; each that cannot be made says why."""
    seen = as_seen(model.histories)
    if model.fit is None:
        return Checks(
            changed_on=CHANGED,
            eras=None,
            comparison=None,
            shares=(),
            could_not=(f"There is no model to check. {model.why_not}",),
        )
    could_not = []
    at = (CHANGED - BEGINNING).days / DAYS_IN_A_YEAR
    found: Eras | None = None
    try:
        found = eras(seen, model.fit.structure, at=at)
    except CannotBeFitted as reason:
        could_not.append(f"The years before and after {CHANGED} cannot be compared. {reason}")
    return Checks(
        changed_on=CHANGED,
        eras=found,
        comparison=compared(seen, model.fit, rng=rng, draws=draws, progress=progress),
        shares=shares(seen, model.fit.structure, model.fit, SHOWN_AFTER),
        could_not=tuple(could_not),
    )
