"""Runs: what the run rules say beside a chart's limits, about the latest stretch."""

from collections.abc import Sequence
from statistics import median

from firsthand.domain.surveillance.charting import wording
from firsthand.domain.surveillance.charting.chart import ChartPoint, RunsFound
from firsthand.stats.run_rules import LEAST_USEFUL, run_rules


def runs_of(points: Sequence[ChartPoint]) -> RunsFound | None:
    """Return what the rules say about the median of the latest stretch; None without values."""
    latest = [one for one in points if one.stretch == points[-1].stretch]
    values = [one.value for one in latest]
    known = [value for value in values if value is not None]
    if not known:
        return None
    found = run_rules(values, median(known))
    first = None if found.longest_from is None else latest[found.longest_from].period
    last = None if found.longest_to is None else latest[found.longest_to].period
    return RunsFound(
        signal=found.signal and found.useful >= LEAST_USEFUL,
        useful=found.useful,
        longest=found.longest,
        longest_allowed=found.longest_allowed,
        crossings=found.crossings,
        crossings_needed=found.crossings_needed,
        from_period=first,
        to_period=last,
        sentence=wording.of_runs(found, first=first, last=last),
    )
