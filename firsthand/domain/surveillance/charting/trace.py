"""
Traces: a figure through its periods as it came, before anything was checked.

A `Series` of published figures has each period once, in order, with its day. What people bring
may have none of that; a trace holds it all the same, so that the chart can say what is wrong.
"""

from dataclasses import dataclass
from datetime import date

from firsthand.domain.common.objection import Objection
from firsthand.domain.common.refusal import Refused
from firsthand.domain.surveillance.series import Break, Series

WAYS = ("higher", "lower", "neither")  # that may be better


@dataclass(frozen=True, kw_only=True)
class Observation:
    """
    One period as it was given; `line` is its line in the file, 0 where it is from none.

    `ends_on` is None where periods are only counted; `known_on` where nobody says on which day
    it became public.
    """

    period: str
    ends_on: date | None
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    known_on: date | None = None
    absent_because: str | None = None
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class Trace:
    """
    The observations of one figure in the order in which they came.

    `unit` is that of a `Series`, or 'rate' for events on an exposure of any kind, or '' where
    it is not known what is counted. `could_not` says what is known beforehand of what its chart
    cannot do.
    """

    name: str
    unit: str
    better: str
    observations: tuple[Observation, ...]
    breaks: tuple[Break, ...] = ()
    target: float | None = None
    notes: tuple[str, ...] = ()
    could_not: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a better way that is none: every mark of the chart could be judged wrongly."""
        if self.better not in WAYS:
            raise Refused(
                Objection(
                    rule="better",
                    reason=f"{self.better[:40]!r} is no way that is better.",
                    remedy=f"Give one of: {', '.join(WAYS)}.",
                )
            )


def of_series(series: Series) -> Trace:
    """Return a published series as a trace."""
    return Trace(
        name=series.name,
        unit=series.unit,
        better=series.better,
        breaks=series.breaks,
        observations=tuple(
            Observation(
                period=spot.period,
                ends_on=spot.ends_on,
                value=spot.value,
                numerator=spot.numerator,
                denominator=spot.denominator,
                known_on=spot.known_on,
                absent_because=spot.absent_because,
            )
            for spot in series.spots
        ),
    )
