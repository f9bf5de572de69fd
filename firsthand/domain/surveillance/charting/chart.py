"""Charts: a figure through its periods, its limits, its flags, and what was not possible."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class ChartPoint:
    """
    One period: the value or why there is none, the limits, and what marks it.

    `flags` are keys of `flags.FLAGS`, the one that is named first at the front; `judgement` is
    'worse', 'better', 'high' or 'low' where there is a flag. `first_raisable_period` is the
    period with whose figure the point could first have been marked, and `first_raisable_on` the
    day on which that figure was public: None where no day is known. `stretch` counts the
    stretches between re-basings from 0.
    """

    period: str
    ends_on: date | None
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    flags: tuple[str, ...]
    absent_because: str | None
    judgement: str | None = None
    first_raisable_period: str | None = None
    first_raisable_on: date | None = None
    stretch: int = 0


@dataclass(frozen=True, kw_only=True)
class RunsFound:
    """What the run rules say of the latest stretch, beside the limits; None where nothing."""

    signal: bool
    useful: int
    longest: int | None
    longest_allowed: int | None
    crossings: int | None
    crossings_needed: int | None
    from_period: str | None
    to_period: str | None
    sentence: str


@dataclass(frozen=True, kw_only=True)
class Chart:
    """
    A control chart; `kind` is 'XmR', "p'" or "u'", or 'none' where no value is known at all.

    `could_not` says everything that the chart could not do or should be doubted for; `notes`
    how it was worked out. `autocorrelation` is what the limits were corrected for, 0 for not at
    all. `assurance` tells whether the process meets `target`: 'meets', 'fails', 'hit-or-miss'.
    """

    kind: str
    name: str
    unit: str
    better: str
    points: tuple[ChartPoint, ...]
    could_not: tuple[str, ...]
    sentence: str
    notes: tuple[str, ...] = ()
    runs: RunsFound | None = None
    rebased_at: tuple[str, ...] = ()
    baseline: int | None = None
    moving: bool = False
    autocorrelation: float = 0.0
    target: float | None = None
    assurance: str | None = None

    @property
    def marked(self) -> tuple[ChartPoint, ...]:
        """Return the points that a rule marks."""
        return tuple(point for point in self.points if point.flags)


@dataclass(frozen=True, kw_only=True)
class ChartRules:
    """
    How charts are worked out.

    `baseline` fixes the limits on the first so many points of each stretch; `rebase_at` names
    the periods with which new stretches begin. `autocorrelation` is given, 0 for none, or None
    to take it from each series. `moving` draws the limits of each moment.
    """

    baseline: int | None = None
    rebase_at: tuple[str, ...] = ()
    autocorrelation: float | None = 0.0
    moving: bool = False
    screen: bool = True
