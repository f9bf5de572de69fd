"""Put a back-test in the shape of its page: forests of each score, and calibration as drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.domain.accountability.backtest.results import Bin, Figure, Result
from firsthand.web import axes, figures, forests
from firsthand.web.backtests import wording

WIDTH, HEIGHT = 360, 300
LEFT, RIGHT, TOP, BOTTOM = 48, 14, 14, 46


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One group of like probabilities: what was told, what came of it, with its interval."""

    x: float
    y: float
    low: float | None
    high: float | None
    says: str


@dataclass(frozen=True, kw_only=True)
class Reliability:
    """Told probabilities against what came of them; the diagonal is perfect."""

    key: str
    result: Result
    marks: tuple[Mark, ...]
    diagonal: str
    up: tuple[axes.Tick, ...]
    across: tuple[axes.Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    floor: int = HEIGHT - BOTTOM


@dataclass(frozen=True, kw_only=True)
class Target:
    """Everything about one target."""

    key: str
    name: str
    means: str
    lead: str
    auc: forests.Drawing
    top: forests.Drawing
    verdicts: tuple[tuple[str, str], ...]
    reliability: Reliability | None
    results: tuple[Result, ...]


def targets(results: Sequence[Result], *, in_use: str) -> tuple[Target, ...]:
    """Return each target with its pictures; `in_use` is the model that /failing uses."""
    keys = dict.fromkeys(one.target for one in results)
    return tuple(
        target(key, [one for one in results if one.target == key], in_use) for key in keys
    )


def target(key: str, results: Sequence[Result], in_use: str) -> Target:
    """Return one target with its pictures."""
    used = next((one for one in results if one.model == in_use and one.bins), None)
    return Target(
        key=key,
        name=wording.TARGETS.get(key, key),
        means=wording.TARGETS_MEAN.get(key, ""),
        lead=wording.lead(results, in_use),
        auc=forest([(one, one.scores.auc) for one in results], in_use, "ratio", wording.COIN),
        top=forest(
            [(one, one.scores.caught) for one in results], in_use, "share", wording.BY_LOT
        ),
        verdicts=tuple(
            (one.name, f"{wording.verdict(one)} {wording.caught(one)}".strip())
            for one in results
        ),
        reliability=None if used is None else reliability(used, key=f"reliability-{key}"),
        results=tuple(results),
    )


def forest(
    told: Sequence[tuple[Result, Figure]], in_use: str, unit: str, middle: float
) -> forests.Drawing:
    """Return one score of every model on one scale from nought to one."""
    entries = [
        forests.Entry(
            name=one.name,
            value=figure.value,
            low=figure.low,
            high=figure.high,
            own=one.model == in_use,
            because=one.because or wording.TOO_FEW,
        )
        for one, figure in told
    ]
    return forests.drawing(entries, unit=unit, middle=middle, whole=(0.0, 1.0))


def reliability(result: Result, *, key: str) -> Reliability:
    """Return the calibration of one model as drawn."""
    bins = [one for one in result.bins if one.n]
    told = [v for one in bins for v in (one.stated, one.observed, one.low, one.high)]
    along = axes.axis([0.0, *told], start=LEFT, end=WIDTH - RIGHT, wanted=4, floor=0.0)
    up = axes.axis([0.0, *told], start=HEIGHT - BOTTOM, end=TOP, wanted=4, floor=0.0)
    return Reliability(
        key=key,
        result=result,
        marks=tuple(_mark(one, along, up) for one in bins),
        diagonal=f"{along.at(0)},{up.at(0)} {along.at(up.high)},{up.at(along.high)}",
        up=tuple(
            axes.Tick(at=up.at(v), says=figures.on_axis(v, "share", up.step)) for v in up.marks
        ),
        across=tuple(
            axes.Tick(at=along.at(v), says=figures.on_axis(v, "share", along.step))
            for v in along.marks
        ),
    )


def _mark(one: Bin, along: axes.Axis, up: axes.Axis) -> Mark:
    return Mark(
        x=along.at(one.stated),
        y=up.at(one.observed),
        low=None if one.low is None else up.at(one.low),
        high=None if one.high is None else up.at(one.high),
        says=(
            f"Told {figures.percent(one.stated)}, came {figures.percent(one.observed)} "
            f"of {one.n}"
        ),
    )
