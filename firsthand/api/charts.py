"""Charts: the control charts of an authority's figures, and funnels of all authorities."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from firsthand.api.schemas import Problem
from firsthand.api.vantage import AsOf, day
from firsthand.services import authorities, shapes_funnels
from firsthand.services import funnels as plots
from firsthand.services.charting import authorities as charting
from firsthand.services.charting import shape

router = Router(tags=["charts"])
funnels = Router(tags=["charts"])


class ChartPoint(Schema):
    """One period: the value or why there is none, the limits, and what marks it."""

    period: str
    ends_on: date | None
    value: float | None
    centre: float | None
    lower: float | None
    upper: float | None
    flags: list[str]
    judgement: str | None
    first_raisable_period: str | None
    first_raisable_on: date | None
    absent_because: str | None
    stretch: int


class Change(Schema):
    """Where the level of a figure changed."""

    period: str
    before: float
    after: float
    chance: float
    sentence: str


class ControlChart(Schema):
    """One figure of one authority against its own past."""

    la_code: str
    indicator: str
    series: str
    kind: str
    unit: str | None
    better: str
    sentence: str
    could_not: list[str] = Field(description="What the chart could not do, and its doubts.")
    notes: list[str]
    baseline: int | None
    moving: bool
    rebased_at: list[str]
    autocorrelation: float
    target: float | None
    assurance: str | None
    runs: dict[str, Any] | None
    points: list[ChartPoint]
    changes: list[Change]
    change_sentence: str


class FunnelUnit(Schema):
    """One authority on a funnel, or the reason why it has no place."""

    unit: str
    la_code: str | None
    numerator: float | None
    denominator: float | None
    value: float | None
    z: float | None
    z_unadjusted: float | None
    lower95: float | None
    upper95: float | None
    lower998: float | None
    upper998: float | None
    outside: bool | None
    outside95: bool | None
    because: str | None


class FunnelLimit(Schema):
    """The limits at one size."""

    denominator: float
    lower95: float
    upper95: float
    lower998: float
    upper998: float


class Funnel(Schema):
    """All authorities on the funnel of one figure."""

    name: str
    indicator: str | None
    period: str | None
    kind: str
    target: float | None
    phi: float | None
    tau2: float | None
    between: float | None
    units: list[FunnelUnit]
    limits: list[FunnelLimit]
    caveats: list[str]
    could_not: list[str]


@router.get("/{la_code}", response={200: list[ControlChart], 404: Problem, 422: Problem})
def charts(
    request: HttpRequest,
    la_code: str,
    indicator: str = Query("", description="Only this figure."),
    as_of: AsOf = None,
) -> Any:
    """Return the control chart of each figure of one authority, by its code or name."""
    on = day(as_of)
    found = charting.authority_charts(authorities.find(la_code, on=on).la_code, on)
    return [
        shape.of_authority_chart(one)
        for one in found
        if indicator in ("", one.series.indicator)
    ]


@funnels.get("/{indicator}", response={200: Funnel, 404: Problem, 422: Problem})
def funnel(
    request: HttpRequest,
    indicator: str,
    period: str = Query("", description="Default: the newest."),
    as_of: AsOf = None,
) -> Any:
    """Return where every authority stands on the funnel of one figure."""
    return shapes_funnels.of_funnel(plots.funnel_plot(indicator, day(as_of), period or None))
