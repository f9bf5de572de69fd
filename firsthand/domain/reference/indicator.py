"""Indicators: which published figure each is, how it is counted, when it becomes public."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """
    One published figure of an authority.

    `unit` is 'share' (0 to 1), 'rate-per-10000', 'count' or 'mean'; `interval` names how the
    uncertainty of small counts is computed: 'wilson' (numerator of denominator), 'byar'
    (count over a population) or 'none', with the reason in `note`.

    A table with one row for each breakdown needs `filters`: the value that each filter column
    must have; `denominator_filters` say which row of the same table holds the denominator.
    `denominator_indicator` names another indicator whose figures are the denominator (the
    population), `denominator_years_before` how many years before. `older_columns` gives, for a
    column of earlier releases, its name today. A value column that is also the numerator
    column means that the share is computed, as none is published.
    """

    key: str
    name: str
    dataset: str
    value_column: str
    numerator_column: str | None
    denominator_column: str | None
    unit: str
    interval: str
    better: str  # higher | lower | neither
    harms: tuple[str, ...]
    lag: str  # e.g. 'year to 31 March Y: public from 1 December Y'
    note: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    denominator_filters: dict[str, str] = field(default_factory=dict)
    denominator_indicator: str | None = None
    denominator_years_before: int = 0
    older_columns: dict[str, str] = field(default_factory=dict)
    period_ends: str = "03-31"  # month and day on which each period ends
    public_on: str = "12-01"  # month and day on or before which it was public
    public_years_later: int = 0
    scale: float = 1.0  # what a published value is divided by: 100 for percentages
    address: str | None = None


def year_of(period: str) -> int:
    """Return the year in which `period` ends: 2025 of '2025', '202425' and '2024/25'."""
    digits = "".join(c for c in period if c.isdigit())
    return int(digits) if len(digits) == 4 else int(digits[:4]) + 1


def ends_on(period: str, indicator: Indicator) -> date:
    """Return the last day of `period`."""
    return date.fromisoformat(f"{year_of(period)}-{indicator.period_ends}")


def public_on(period: str, indicator: Indicator) -> date:
    """Return the first day on which we can be sure that the figure for `period` was public."""
    year = year_of(period) + indicator.public_years_later
    return date.fromisoformat(f"{year}-{indicator.public_on}")
