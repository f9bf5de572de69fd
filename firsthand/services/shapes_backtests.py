"""The shapes of the back-test as JSON, the same on the command line and in the API."""

from typing import Any

from firsthand.domain.accountability.backtest.results import Bin, Figure, Result

Shape = dict[str, Any]
COLUMNS = (
    *("target", "model", "name", "n", "positives", "first_on", "last_on"),
    *("auc", "auc_low", "auc_high"),
    *("auc_all_years", "auc_all_years_low", "auc_all_years_high"),
    *("average_precision", "average_precision_low", "average_precision_high"),
    *("top20_caught", "top20_low", "top20_high"),
    *("brier", "brier_low", "brier_high", "log_score", "log_score_low", "log_score_high"),
    *("slope", "slope_low", "slope_high", "level", "level_low", "level_high"),
    *("auc_more", "auc_more_low", "auc_more_high"),
    *("average_precision_more", "average_precision_more_low", "average_precision_more_high"),
    *("top20_more", "top20_more_low", "top20_more_high", "because"),
)
NONE = Figure(value=None)


def of_result(one: Result) -> Shape:
    """
    Return one model and target.

    `..._more` is the difference from the last grade, None for the last grade itself.
    """
    scores, rival = one.scores, one.against_last_grade
    return {
        "target": one.target,
        "model": one.model,
        "name": one.name,
        "n": one.n,
        "positives": one.positives,
        "first_on": one.first_on,
        "last_on": one.last_on,
        **_of(scores.auc, "auc", "auc"),
        **_of(scores.auc_all_years, "auc_all_years", "auc_all_years"),
        **_of(scores.average_precision, "average_precision", "average_precision"),
        **_of(scores.caught, "top20_caught", "top20"),
        **_of(scores.brier, "brier", "brier"),
        **_of(scores.log_score, "log_score", "log_score"),
        **_of(scores.slope, "slope", "slope"),
        **_of(scores.level, "level", "level"),
        **_of(rival.auc if rival else NONE, "auc_more", "auc_more"),
        **_of(
            rival.average_precision if rival else NONE,
            "average_precision_more",
            "average_precision_more",
        ),
        **_of(rival.caught if rival else NONE, "top20_more", "top20_more"),
        "because": one.because or None,
        "calibration": [of_bin(each) for each in one.bins],
    }


def of_bin(one: Bin) -> Shape:
    """Return the inspections that were given like chances."""
    return {
        "stated": one.stated,
        "observed": one.observed,
        "low": one.low,
        "high": one.high,
        "happened": one.happened,
        "n": one.n,
    }


def _of(figure: Figure, name: str, ends: str) -> Shape:
    return {name: figure.value, f"{ends}_low": figure.low, f"{ends}_high": figure.high}
