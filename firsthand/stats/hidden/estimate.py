"""
Estimate: one answer to how many there are in all, or why there is none.

Every method gives this one shape, so that answers can stand side by side and no method can
leave out what speaks against it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """
    The size of the whole population, observed and hidden, by one method.

    `level` is that of the interval from `lower` to `upper`. `identifiable` is None where the
    question does not arise: no model, no one maximum of it, or nothing fitted. When `refused`,
    the numbers may still stand for whoever checks the working, but are no answer; `reasons` say
    why, and may also hold doubts about an answer that was not refused. `detail` holds what only
    this method has.
    """

    method: str
    estimate: float | None
    lower: float | None
    upper: float | None
    level: float
    identifiable: bool | None
    refused: bool
    reasons: tuple[str, ...]
    detail: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse numbers that are none, and a refusal without reason."""
        for number in (self.estimate, self.lower, self.upper):
            if number is not None and not math.isfinite(number):
                raise ValueError("what is not finite is no estimate: give None and a reason")
        if (self.refused or self.estimate is None) and not self.reasons:
            raise ValueError("an estimate that is refused or missing needs its reason")
        if not 0 < self.level < 1:
            raise ValueError("the level of an interval lies between 0 and 1")


def refused(method: str, *reasons: str, level: float = 0.95) -> Estimate:
    """Return that a method gives no number at all, for these reasons."""
    return Estimate(
        method=method,
        estimate=None,
        lower=None,
        upper=None,
        level=level,
        identifiable=None,
        refused=True,
        reasons=reasons,
    )
