"""Wording: what a control chart shows, in a sentence that anybody can follow."""

from collections.abc import Sequence

from firsthand.domain.common.words import counted
from firsthand.domain.surveillance.charting.chart import ChartPoint
from firsthand.domain.surveillance.charting.flags import FLAGS, for_the
from firsthand.stats.run_rules import LEAST_USEFUL, RunRules


def amount(value: float, unit: str) -> str:
    """Return a value with its unit: '4.1%', '62.3 for every 10,000', '1,204'."""
    return number(value, unit) + (" for every 10,000" if unit == "rate-per-10000" else "")


def number(value: float, unit: str) -> str:
    """Return a value as a reader would write it, without what it is counted over."""
    if unit == "share":
        return f"{100 * value:.1f}%"
    if unit == "count" or value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if unit or abs(value) >= 100 else f"{value:#.3g}"


def sentence(name: str, unit: str, points: Sequence[ChartPoint]) -> str:
    """Return what the latest value says, and which earlier points are marked."""
    called = name or "This series"
    known = [point for point in points if point.value is not None]
    if not known:
        return f"{called}: no value is known, so nothing can be said of any change."
    latest = known[-1]
    says = f"{called}: the latest value, {amount(latest.value or 0.0, unit)} in {latest.period}"
    earlier = _earlier([point for point in known[:-1] if point.flags])
    if latest.flags:
        first = latest.flags[0]
        judged = for_the(latest.judgement or "")
        between = _between(latest, unit, outside="limits" in first)
        return f"{says}, is {FLAGS[first]}{judged}{between}.{_when(latest)}{earlier}"
    if latest.lower is None or latest.upper is None:
        return (
            f"{says}, cannot be compared with its own past: no limits could be drawn.{earlier}"
        )
    within = f"{number(latest.lower, unit)} to {number(latest.upper, unit)}"
    return (
        f"{says}, is within what would be expected from its own past ({within}).{earlier}"
        + ("" if earlier else f" None of {counted(len(known), 'value')} is marked.")
    )


def _between(point: ChartPoint, unit: str, *, outside: bool) -> str:
    if point.lower is None or point.upper is None:
        return ""
    limits = f"{number(point.lower, unit)} to {number(point.upper, unit)}"
    words = f"{limits} would be expected" if outside else f"alone it would be within {limits}"
    return f" ({words})"


def _when(point: ChartPoint) -> str:
    first = point.first_raisable_period
    return "" if first in (None, point.period) else f" It could first be told with {first}."


def _earlier(marked: Sequence[ChartPoint]) -> str:
    if not marked:
        return ""
    names = [point.period for point in marked]
    shown = ", ".join(names[-5:]) + (f" and {len(names) - 5} before" if len(names) > 5 else "")
    return f" Marked earlier: {shown}."


def of_runs(found: RunRules, *, first: str | None, last: str | None) -> str:
    """Return what the run rules say, and where to look."""
    if found.useful < LEAST_USEFUL:
        return (
            f"Run rules say nothing: {counted(found.useful, 'value')} off the middle line, "
            f"{LEAST_USEFUL} are needed."
        )
    parts = []
    if found.too_long:
        side = "above" if found.side > 0 else "below"
        parts.append(
            f"{found.longest} values in a row lie {side} the middle line ({first} to {last}; "
            f"up to {found.longest_allowed} are chance)"
        )
    if found.too_few:
        parts.append(
            f"the middle line is crossed {counted(found.crossings or 0, 'time')} "
            f"({found.crossings_needed} or more would be expected)"
        )
    if not parts:
        return "Run rules: nothing speaks against one steady level."
    return f"Run rules: the level did not stay the same: {'; '.join(parts)}."
