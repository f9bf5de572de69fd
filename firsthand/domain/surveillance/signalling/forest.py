"""Forest: the newest figure of an authority beside those of its ten statistical neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.domain.intelligence.comparison import Comparison
from firsthand.domain.intelligence.point import Point

NOT_THERE = "No figure is published for this period."


@dataclass(frozen=True, kw_only=True)
class Branch:
    """One authority: its value with the interval of its own counts, or why there is none."""

    la_code: str
    authority: str
    value: float | None
    low: float | None
    high: float | None
    own: bool = False
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class Forest:
    """The authority first, then its neighbours, the closest first, and their middle."""

    indicator: str
    name: str
    unit: str
    period: str
    branches: tuple[Branch, ...]
    middle: float | None
    told: int
    model: str | None


def forest(comparison: Comparison, names: Mapping[str, str]) -> Forest:
    """Return the picture of a comparison; `names` gives what each authority is called."""
    own = _branch(comparison.la_code, names, comparison.series.at(comparison.period), own=True)
    others = (_branch(one.la_code, names, one.point) for one in comparison.neighbours.points)
    return Forest(
        indicator=comparison.indicator.key,
        name=comparison.indicator.name,
        unit=comparison.indicator.unit,
        period=comparison.period,
        branches=(own, *others),
        middle=comparison.neighbours.median,
        told=comparison.neighbours.told,
        model=comparison.neighbours.model,
    )


def _branch(
    la_code: str, names: Mapping[str, str], point: Point | None, *, own: bool = False
) -> Branch:
    interval = point.interval if point else None
    return Branch(
        la_code=la_code,
        authority=names[la_code],
        value=point.value if point else None,
        low=interval.lower if interval else None,
        high=interval.upper if interval else None,
        own=own,
        because=_because(point),
    )


def _because(point: Point | None) -> str:
    if point is None:
        return NOT_THERE
    return point.absent_because or point.no_interval_because or ""
