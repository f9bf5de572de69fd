"""Figures: one published value of one indicator for one authority and period."""

from dataclasses import dataclass, replace
from datetime import date

from firsthand.domain.common.place import NOWHERE, Place


@dataclass(frozen=True, kw_only=True)
class Figure:
    """
    A value, or None with the publisher's symbol that says why there is none.

    `area_code` is a three-digit DfE code, or 'E92000001' for England. `known_on` is the first
    day on which this vintage of the figure was public.
    """

    area_code: str
    indicator: str
    period: str
    period_ends_on: date
    value: float | None
    numerator: float | None
    denominator: float | None
    symbol: str | None
    known_on: date
    place: Place = NOWHERE

    def over(self, population: "Figure") -> "Figure":
        """Return this figure with a population as its denominator, known once both were."""
        known_on = max(self.known_on, population.known_on)
        return replace(self, denominator=population.value, known_on=known_on)


SYMBOLS = {
    "c": "suppressed, because the number is small enough to identify people",
    "x": "not available",
    "z": "not applicable",
    "u": "too unreliable to publish",
    "k": "rounds to zero",
    "low": "rounds to zero",
    "~": "rounds to zero",
    ":": "not available",
    "-": "missing; this source does not say why",
}
