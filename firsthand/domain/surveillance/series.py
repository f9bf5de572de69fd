"""Series: one figure of one area through its periods, with what is missing and what broke."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Spot:
    """
    One period: a value, or the reason in words why there is none.

    `value` is in the unit of its series; `numerator` and `denominator` are the counts behind
    it, None where they are not published. `known_on` is the first day on which it was public.
    """

    period: str
    ends_on: date
    known_on: date
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    absent_because: str | None = None


@dataclass(frozen=True, kw_only=True)
class Break:
    """From `period` on, values are not comparable with those before it, and why."""

    period: str
    because: str


@dataclass(frozen=True, kw_only=True)
class Series:
    """
    The spots of one area, the earliest first, each period once.

    `unit` is 'share' (0 to 1), 'rate-per-10000', 'count' or 'mean'; `better` is 'higher',
    'lower' or 'neither'. `la_code` is empty for a series that is no authority's.
    """

    name: str
    unit: str
    better: str
    spots: tuple[Spot, ...]
    la_code: str = ""
    indicator: str = ""
    breaks: tuple[Break, ...] = ()
