"""Doubts: what a chart could not do for want of values, and why its marks may mislead."""

from collections.abc import Mapping, Sequence

from firsthand.domain.common.words import counted
from firsthand.domain.surveillance.charting.chart import ChartPoint, ChartRules
from firsthand.stats.autocorrelation import LEAST as LEAST_FOR_RHO
from firsthand.stats.judging import LEAST
from firsthand.stats.xmr import FEW

NOTABLE = 0.3  # autocorrelation from which marks are twice as frequent as promised
NO_VALUES = "No value is known, so that there is no chart."
ALL_NOUGHT = "{where}every value is 0: no limits can be drawn, and nothing is marked by them."
NEVER_VARIED = (
    "{where}the values of the baseline never varied: no limits can be drawn, and only "
    "sequences of points are marked."
)
NOT_ENOUGH = (
    "{where}there {are}: below {least} no limits are drawn and nothing is marked, which does "
    "not mean that nothing changed."
)
FIRST_LOOK = (
    "{where}limits rest on {values} only; below {few} they are a first look, and a slow change "
    "would not be seen."
)
NOT_CORRECTED = (
    "Each value follows the one before (autocorrelation {rho:.1f}), for which these limits "
    "were not corrected: marks are several times as frequent as chance alone would make them."
)
NOT_KNOWN = (
    "Limits were not corrected for autocorrelation: at least {least} values of one series that "
    "vary are needed to tell it."
)


def of_stretches(
    points: Sequence[ChartPoint], reasons: Mapping[str, str], rules: ChartRules
) -> tuple[str, ...]:
    """Return what could not be done in each stretch between re-basings, for want of values."""
    if not any(point.value is not None for point in points):
        return (NO_VALUES,)
    last = max(point.stretch for point in points)
    told = []
    for stretch in range(last + 1):
        inside = [point for point in points if point.stretch == stretch]
        told += _of_stretch(inside, whole=last == 0, rules=rules)
    return tuple(told)


def _of_stretch(inside: Sequence[ChartPoint], *, whole: bool, rules: ChartRules) -> list[str]:
    values = [point.value for point in inside if point.value is not None]
    where = "" if whole else f"From {inside[0].period} to {inside[-1].period} "
    based = len(values) if rules.baseline is None else min(rules.baseline, len(values))
    told = []
    if rules.baseline is not None and len(values) < rules.baseline:
        told.append(
            f"{where}a baseline of {rules.baseline} values was asked for and there "
            f"{_are(len(values))}: the limits rest on all of them."
        )
    if len(values) < LEAST:
        told.append(NOT_ENOUGH.format(where=where, are=_are(len(values)), least=LEAST))
    elif not any(values):
        told.append(ALL_NOUGHT.format(where=where))
    elif all(point.upper is None for point in inside):
        told.append(NEVER_VARIED.format(where=where))
    elif based < FEW:
        told.append(FIRST_LOOK.format(where=where, values=counted(based, "value"), few=FEW))
    return [one[:1].upper() + one[1:] for one in told]


def _are(count: int) -> str:
    return "is no value" if not count else "is 1 value" if count == 1 else f"are {count} values"


def of_breaks(reasons: Mapping[str, str], points: Sequence[ChartPoint]) -> tuple[str, ...]:
    """Return why the limits begin anew where they do."""
    first = points[0].period if points else ""
    return tuple(
        f"From {period} on the limits begin anew: {because.rstrip('.')}. Nothing is compared "
        "across that point."
        for period, because in reasons.items()
        if period != first
    )


def of_autocorrelation(*, asked: float | None, found: float | None) -> tuple[str, ...]:
    """Return what was not allowed for: `asked` was corrected for, the values show `found`."""
    if asked is None and found is None:
        return (NOT_KNOWN.format(least=LEAST_FOR_RHO),)
    if asked == 0 and found is not None and found >= NOTABLE:
        return (NOT_CORRECTED.format(rho=found),)
    return ()
