"""
Laid out: a tidied trace as arrays, with the kind of chart that its unit and counts allow.

A share with its counts gives a p' chart, a rate with its counts a u' chart: their limits know
how many children stand behind each value. Everything else gives an XmR chart. An empty place
stands for every gap, so that no sequence is counted across it.
"""

import math
from dataclasses import dataclass, field

import numpy as np

from firsthand.domain.surveillance.charting.tidying import Tidy
from firsthand.domain.surveillance.charting.trace import Observation, Trace
from firsthand.stats.prime_charts import Kind
from firsthand.stats.special_causes import Floats

XMR, P_PRIME, U_PRIME = "XmR", Kind.P_PRIME.value, Kind.U_PRIME.value
PER = {"share": 1.0, "rate": 1.0, "rate-per-10000": 10_000.0}
CLOSE = 0.02  # how far counts may give another value than the one published, which is rounded
WHY = {
    P_PRIME: (
        "p' chart: limits follow from how many stand behind each share, widened as far as "
        "shares really scatter from one period to the next."
    ),
    U_PRIME: (
        "u' chart: limits follow from the size of the population in each period, widened as "
        "far as rates really scatter from one period to the next."
    ),
    XMR: "XmR chart: limits follow from how much each value differs from the one before it.",
}
NO_COUNTS = (
    "Counts are not known for every value, so that the limits cannot allow for how many stand "
    "behind each; they are those of an XmR chart."
)
OTHER_COUNTS = (
    "The counts do not give the values that are published, so that the limits cannot rest on "
    "them; they are those of an XmR chart."
)


@dataclass(frozen=True, kw_only=True)
class LaidOut:
    """
    One row of arrays, NaN where nothing is known; `places` says where each observation stands.

    `starts` are the places at which stretches begin, `reasons` why, by period.
    """

    kind: str
    values: Floats
    numerators: Floats
    denominators: Floats
    places: tuple[int, ...]
    starts: tuple[int, ...]
    could_not: tuple[str, ...] = ()
    reasons: dict[str, str] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[str, int, tuple[int, ...]]:
        """Return what rows must share to be worked out together."""
        return self.kind, self.values.size, self.starts


def laid_out(trace: Trace, tidy: Tidy, rebase_at: tuple[str, ...]) -> LaidOut:
    """Return a trace as arrays, with new stretches at its breaks and at `rebase_at`."""
    kind, told = kind_of(trace, tidy.observations)
    places, place = [], -1
    for at in range(len(tidy.observations)):
        place += 2 if at in tidy.after_gap else 1
        places.append(place)
    wide = max(place + 1, 1)
    reasons, missed = _breaks(trace, tidy, rebase_at)
    starts = {
        places[at]
        for at, one in enumerate(tidy.observations)
        if one.period in reasons and at > 0
    }
    return LaidOut(
        kind=kind,
        values=_row(wide, places, [shown(one, trace.unit, kind) for one in tidy.observations]),
        numerators=_row(wide, places, [one.numerator for one in tidy.observations]),
        denominators=_row(wide, places, [one.denominator for one in tidy.observations]),
        places=tuple(places),
        starts=tuple(sorted({0, *starts})),
        could_not=(*told, *missed),
        reasons=reasons,
    )


def kind_of(trace: Trace, given: tuple[Observation, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the kind of chart, and what it could not allow for where counts are lacking."""
    if trace.unit not in PER:
        return XMR, ()
    known = [one for one in given if one.value is not None or one.numerator is not None]
    counted = [one for one in known if one.numerator is not None and one.denominator]
    if len(counted) < len(known) or not counted:
        return XMR, ((NO_COUNTS,) if counted else ())
    for one in counted:
        made = _ratio(one, trace.unit)
        if one.value is not None and abs(made - one.value) > CLOSE * max(
            abs(one.value), abs(made)
        ):
            return XMR, (OTHER_COUNTS,)
    return (P_PRIME if trace.unit == "share" else U_PRIME), ()


def shown(one: Observation, unit: str, kind: str) -> float | None:
    """Return the value that is drawn: that of the counts where the limits rest on them."""
    has_counts = one.numerator is not None and one.denominator is not None
    if has_counts and (kind != XMR or one.value is None):
        return _ratio(one, unit)
    return one.value


def _ratio(one: Observation, unit: str) -> float:
    return PER.get(unit, 1.0) * (one.numerator or 0.0) / (one.denominator or 1.0)


def _row(wide: int, places: list[int], values: list[float | None]) -> Floats:
    row = [math.nan] * wide
    for place, value in zip(places, values, strict=True):
        row[place] = math.nan if value is None else value
    return np.array([row], dtype=np.float64)


def _breaks(
    trace: Trace, tidy: Tidy, rebase_at: tuple[str, ...]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return why new stretches begin, by period, and which periods there are not."""
    periods = {one.period for one in tidy.observations}
    wanted = {one.period: one.because for one in trace.breaks}
    for period in rebase_at:
        wanted.setdefault(period, "re-basing was asked for")
    missed = tuple(
        f"No new stretch begins at {period}, as there is no such period."
        for period in wanted
        if period not in periods
    )
    return {period: why for period, why in wanted.items() if period in periods}, missed
