"""The shape of control charts as JSON and rows, the same on the command line and in the API."""

from typing import Any

from firsthand.domain.surveillance.charting.changes import Change
from firsthand.domain.surveillance.charting.chart import Chart, ChartPoint, RunsFound
from firsthand.domain.surveillance.charting.flags import FLAGS
from firsthand.services.charting.authorities import AuthorityChart
from firsthand.services.charting.own import OwnChart, OwnCharts

Shape = dict[str, Any]
COLUMNS = (
    *("series", "period", "ends_on", "value", "centre", "lower", "upper", "flags", "judgement"),
    *("first_raisable_period", "first_raisable_on", "absent_because"),
)


def of_own(found: OwnCharts) -> list[Shape]:
    """Return each series of a file with its chart, and what of the file is in doubt."""
    return [_own(one, found) for one in found.charts]


def _own(one: OwnChart, found: OwnCharts) -> Shape:
    lines = set(one.lines)
    doubts = [
        {
            "line": doubt.row,
            "column": doubt.column,
            "given": doubt.given,
            "reason": doubt.reason,
            "remedy": doubt.remedy,
        }
        for doubt in found.table.doubts
        if doubt.row in lines
    ]
    return {
        **of_chart(one.chart),
        "changes": [of_change(change) for change in one.changes.changes],
        "change_sentence": one.changes.sentence,
        "doubtful_lines": doubts,
        "how_read": list(found.table.how_read),
    }


def of_authority_chart(one: AuthorityChart) -> Shape:
    """Return one indicator of an authority with its chart."""
    return {
        "la_code": one.series.la_code,
        "indicator": one.series.indicator,
        **of_chart(one.chart),
        "changes": [of_change(change) for change in one.changes],
        "change_sentence": one.change_sentence,
    }


def of_chart(chart: Chart) -> Shape:
    """Return a chart: what it says, what it could not do, and every point."""
    return {
        "series": chart.name,
        "kind": chart.kind,
        "unit": chart.unit or None,
        "better": chart.better,
        "sentence": chart.sentence,
        "could_not": list(chart.could_not),
        "notes": list(chart.notes),
        "baseline": chart.baseline,
        "moving": chart.moving,
        "rebased_at": list(chart.rebased_at),
        "autocorrelation": chart.autocorrelation,
        "target": chart.target,
        "assurance": chart.assurance,
        "runs": of_runs(chart.runs) if chart.runs else None,
        "points": [of_point(point) for point in chart.points],
    }


def of_point(point: ChartPoint) -> Shape:
    """Return one point; null where there is no value, no limit, or no day is known."""
    return {
        "period": point.period,
        "ends_on": point.ends_on,
        "value": point.value,
        "centre": point.centre,
        "lower": point.lower,
        "upper": point.upper,
        "flags": list(point.flags),
        "judgement": point.judgement,
        "first_raisable_period": point.first_raisable_period,
        "first_raisable_on": point.first_raisable_on,
        "absent_because": point.absent_because,
        "stretch": point.stretch,
    }


def of_runs(found: RunsFound) -> Shape:
    """Return what the run rules say."""
    return {
        "signal": found.signal,
        "useful": found.useful,
        "longest": found.longest,
        "longest_allowed": found.longest_allowed,
        "crossings": found.crossings,
        "crossings_needed": found.crossings_needed,
        "from_period": found.from_period,
        "to_period": found.to_period,
        "sentence": found.sentence,
    }


def of_change(change: Change) -> Shape:
    """Return one change of level."""
    return {
        "period": change.period,
        "before": change.before,
        "after": change.after,
        "chance": change.chance,
        "sentence": change.sentence,
    }


def rows(found: OwnCharts) -> list[Shape]:
    """Return every point of every series as a row of a table, the flags in words."""
    return [
        {
            "series": one.chart.name or None,
            **{key: value for key, value in of_point(point).items() if key in COLUMNS},
            "flags": "; ".join(FLAGS[flag] for flag in point.flags) or None,
        }
        for one in found.charts
        for point in one.chart.points
    ]
