"""The shape of a funnel plot as JSON, the same on the command line and in the API."""

from math import isfinite
from typing import Any

from firsthand.domain.surveillance.funnels.funnel_plot import (
    FunnelLimit,
    FunnelPlot,
    FunnelPoint,
    NotPlaced,
)

Shape = dict[str, Any]
COLUMNS = (
    *("unit", "la_code", "numerator", "denominator", "value", "z", "z_unadjusted"),
    *("lower95", "upper95", "lower998", "upper998", "outside", "outside95", "because"),
)


def of_funnel(plot: FunnelPlot) -> Shape:
    """Return the whole plot; every key is there, null where nothing is known."""
    return {
        "name": plot.name,
        "indicator": plot.indicator or None,
        "period": plot.period or None,
        "kind": plot.kind.value,
        "target": plot.target,
        "phi": plot.phi,
        "tau2": plot.tau2,
        "between": plot.between,
        "units": rows(plot),
        "limits": [_of_limit(one) for one in plot.limits],
        "caveats": list(plot.caveats),
        "could_not": list(plot.could_not),
    }


def rows(plot: FunnelPlot) -> list[Shape]:
    """Return one row for each unit, those without a place with the reason at the end."""
    return [
        *(_of_point(one) for one in plot.points),
        *(_of_not_placed(one) for one in plot.not_placed),
    ]


def _of_point(one: FunnelPoint) -> Shape:
    return {
        "unit": one.name,
        "la_code": one.la_code or None,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value": one.value,
        "z": one.z,
        "z_unadjusted": one.z_unadjusted,
        "lower95": one.inner_lower,
        "upper95": one.inner_upper,
        "lower998": one.lower,
        "upper998": one.upper,
        "outside": one.outside,
        "outside95": one.outside_inner,
        "because": None,
    }


def _of_not_placed(one: NotPlaced) -> Shape:
    empty: Shape = dict.fromkeys(COLUMNS)
    return empty | {
        "unit": one.name,
        "la_code": one.la_code or None,
        "numerator": _plain(one.numerator),
        "denominator": _plain(one.denominator),
        "because": one.because,
    }


def _plain(value: float | None) -> float | None:
    """Return a number that JSON has; not a number and infinity are none."""
    return value if value is not None and isfinite(value) else None


def _of_limit(one: FunnelLimit) -> Shape:
    return {
        "denominator": one.denominator,
        "lower95": one.inner_lower,
        "upper95": one.inner_upper,
        "lower998": one.lower,
        "upper998": one.upper,
    }
