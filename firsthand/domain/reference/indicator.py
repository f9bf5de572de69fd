"""Indicators: which published figure each is, how it is counted, when it becomes public."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """
    One published figure of an authority.

    `unit` is 'share' (0 to 1), 'rate-per-10000', 'count' or 'mean'; `interval` names how the
    uncertainty of small counts is computed: 'wilson' (numerator of denominator), 'byar'
    (count over a population) or 'none', with the reason in `note`.
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
