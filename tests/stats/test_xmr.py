"""XmR charts: by hand, by a second computation, by NHSRplotthedots, and by simulation."""

import csv
import math
from itertools import groupby, pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from firsthand.stats.change_points import chains
from firsthand.stats.judging import judged
from firsthand.stats.special_causes import Flag, Rule, special_causes
from firsthand.stats.xmr import xmr, xmr_limits

pytestmark = [pytest.mark.requirement("R10"), pytest.mark.requirement("R11")]

PACKAGE = {
    Flag.ABOVE_LIMITS: "Above UCL",
    Flag.BELOW_LIMITS: "Below LCL",
    Flag.TREND_UP: "7 Point Trend (Increasing)",
    Flag.TREND_DOWN: "7 Point Trend (Decreasing)",
    Flag.TWO_OF_THREE_HIGH: "2 in 3 Above CL",
    Flag.TWO_OF_THREE_LOW: "2 in 3 Below CL",
    Flag.SHIFT_HIGH: "7 Points Above CL",
    Flag.SHIFT_LOW: "7 Points Below CL",
}
VALUES = st.lists(st.integers(0, 50), min_size=2, max_size=30)


def first(chart, point):
    return chart.flags[point][0] if chart.flags[point] else None


def test_five_values_by_hand():
    # Moving ranges of 3, 4, 8, 2, 5: 1, 4, 6, 3, mean 3.5; 2.66 x 3.5 = 9.31; mean 4.4.
    chart = xmr([3, 4, 8, 2, 5])
    assert chart.centre == pytest.approx([4.4] * 5)
    assert chart.lower == pytest.approx([-4.91] * 5)
    assert chart.upper == pytest.approx([13.71] * 5)
    assert not any(chart.flags)


def test_a_jump_does_not_widen_the_limits_by_hand():
    # Ranges 1 1 1 1 1 1 1 1 | 20 | 20: mean 4.8, those of 20 are above 3.267 x 4.8 = 15.7.
    chart = xmr([5, 6, 5, 6, 5, 6, 5, 6, 5, 25, 5])
    assert chart.upper[0] - chart.centre[0] == pytest.approx(2.66)
    plain = xmr([5, 6, 5, 6, 5, 6, 5, 6, 5, 25, 5], screen=False)
    assert plain.upper[0] - plain.centre[0] == pytest.approx(2.66 * 4.8)
    assert first(chart, 9) is Flag.ABOVE_LIMITS


# From the published package, NHSRplotthedots 0.2.2: series "trend7" and "annual10" as it
# prints them, limits to all places.
TREND = [5, 6, 5.5, 6.2, 5.1, 5.9, 5.2, 6, 7, 8, 9, 10, 11, 12, 6, 5.4, 5.8]
TREND_TYPES = (
    *("2 in 3 Below CL", "7 Points Below CL") * 3,
    *("7 Point Trend (Increasing)",) * 5,
    *("Above UCL",) * 3,
    *(None,) * 3,
)


def test_the_packages_trend_of_seven_is_ours():
    chart = xmr(TREND)
    assert chart.centre[0] == pytest.approx(7.00588235294118)
    assert chart.lower[0] == pytest.approx(4.77148235294118)
    told = [PACKAGE[flag] if (flag := first(chart, at)) else None for at in range(17)]
    assert told == list(TREND_TYPES)


@pytest.mark.shared
def test_every_row_that_the_package_printed_is_ours(shared):
    path = shared / "vectors" / "xmr_plotthedots_0.2.2.csv"
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 200
    for _, group in groupby(rows, lambda row: row["series"]):
        told = list(group)
        fixed = told[0]["fix_after_n"]
        groups = [row["rebase_group"] for row in told]
        chart = xmr(
            [float(row["y"]) for row in told],
            baseline=None if fixed == "NA" else int(fixed),
            screen=told[0]["screen_outliers"] == "TRUE",
            rebase_at=[at for at in range(1, len(told)) if groups[at] != groups[at - 1]],
        )
        for at, row in enumerate(told):
            flag = first(chart, at)
            assert row["special_cause_type"] == (PACKAGE[flag] if flag else "Common Cause")
            assert chart.centre[at] == pytest.approx(float(row["mean"]), abs=1e-9)
            assert chart.lower[at] == pytest.approx(float(row["lpl"]), abs=1e-9)
            assert chart.upper[at] == pytest.approx(float(row["upl"]), abs=1e-9)
            outside = flag in (Flag.ABOVE_LIMITS, Flag.BELOW_LIMITS)
            assert outside == (row["outside_limits"] == "TRUE")


PARTS = (2 / 3, 1)  # of the way from the middle to a limit, at which marks begin


def middle_and_reach(values):
    middle = sum(values) / len(values)
    ranges = [abs(a - b) for a, b in pairwise(values)]
    rough = sum(ranges) / len(ranges)
    kept = [one for one in ranges if one < 3.267 * rough]
    return middle, 2.66 * sum(kept) / len(kept) if kept else math.nan


def by_loops(values):
    """Work out the marks again, one point after the other."""
    count = len(values)
    middle, reach = middle_and_reach(values)
    side = [(v > middle) - (v < middle) for v in values]
    outside = [v > middle + reach or v < middle - reach for v in values]
    close = [
        not out and (v > middle + 2 / 3 * reach or v < middle - 2 / 3 * reach)
        for v, out in zip(values, outside, strict=True)
    ]

    def any_window(point, width, holds):
        starts = range(max(0, point - width + 1), min(point, count - width) + 1)
        return any(holds(range(at, at + width)) for at in starts)

    def one_side(window):
        return abs(sum(side[i] for i in window)) == len(window)

    def one_way(window):
        steps = [(values[i + 1] > values[i]) - (values[i + 1] < values[i]) for i in window[:-1]]
        return abs(sum(steps)) == 6

    def pair(window):
        return one_side(window) and sum(close[i] for i in window) >= 2

    points = range(count)
    return (
        outside,
        [any_window(i, 7, one_way) for i in points],
        [close[i] and any_window(i, 3, pair) for i in points],
        [any_window(i, 7, one_side) for i in points],
    )


@given(VALUES)
def test_a_second_computation_point_by_point_marks_the_same(values):
    # Whole numbers times 7.3, so that hardly a value lies on a limit to the last bit: which
    # side of it one that does is on, is for the order of sums to say, and is not compared.
    values = [7.3 * value for value in values]
    middle, reach = middle_and_reach(values)
    assume(
        not any(abs(abs(v - middle) - part * reach) < 1e-9 for v in values for part in PARTS)
    )
    chart = xmr(values)
    marked = [[any(rule in f.value for f in flags) for flags in chart.flags] for rule in WORDS]
    assert marked == [list(one) for one in by_loops(values)]


WORDS = ("limits", "trend", "two-of-three", "shift")


@given(VALUES, st.floats(-100, 100), st.sampled_from([0.5, 2.0, 4.0]))
def test_another_scale_changes_no_flag(values, moved, stretched):
    plain = xmr([float(v) for v in values])
    other = xmr([stretched * v for v in values])
    assert plain.flags == other.flags
    assert other.upper == pytest.approx(stretched * plain.upper, nan_ok=True)
    assert xmr([v + moved for v in values]).centre == pytest.approx(plain.centre + moved)


@given(VALUES)
def test_a_flag_was_raisable_when_its_chart_was_drawn_with_what_was_there(values):
    chart = xmr(values)
    for at, told in enumerate(chart.raisable_at):
        assert set(told) == set(chart.flags[at])
        for flag, when in told.items():
            assert at <= when < len(values)
            assert flag in xmr(values[: when + 1]).flags[at]


def test_a_shift_was_first_raisable_at_its_seventh_point():
    steady = [10, 11, 9, 10, 12, 9, 11, 10, 12, 9, 11, 10]
    chart = xmr([*steady, 12.1, 12, 12.1, 12, 12.1, 12, 12.1, 12], baseline=12)
    assert chart.raisable_at[12][Flag.SHIFT_HIGH] == 18
    assert Flag.SHIFT_HIGH in chart.flags[12]


def test_nothing_is_raisable_before_the_baseline_is_complete():
    values = [50, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11]
    chart = xmr(values, baseline=12)
    assert chart.raisable_at[0][Flag.ABOVE_LIMITS] == 11


def test_a_moving_chart_never_knows_what_came_later():
    values = [10, 11, 9, 10, 12, 9, 11, 10, 12, 9, 30, 31, 29, 30]
    moving = xmr(values, moving=True)
    for at in range(1, len(values)):
        assert moving.centre[at] == pytest.approx(xmr(values[: at + 1]).centre[at])
    assert Flag.ABOVE_LIMITS in moving.flags[10]
    assert all(told == dict.fromkeys(told, at) for at, told in enumerate(moving.raisable_at))


def test_rebasing_goes_together_with_a_fixed_baseline():
    values = [1, 2, 1, 2, 5, 5, 11, 12, 11, 12, 15, 15]
    chart = xmr(values, baseline=4, rebase_at=[6])
    assert chart.centre == pytest.approx([1.5] * 6 + [11.5] * 6)
    assert chart.upper == pytest.approx([1.5 + 2.66] * 6 + [11.5 + 2.66] * 6)


def test_a_gap_ends_every_sequence_and_is_never_nought():
    up = [float(v) for v in range(1, 13)]
    assert any(Flag.TREND_UP in flags for flags in xmr(up).flags)
    gapped = xmr([*up[:5], None, *up[6:11]])
    assert not any(Flag.TREND_UP in flags for flags in gapped.flags)
    assert math.isnan(gapped.values[5])
    assert gapped.centre[0] == pytest.approx(sum(v for v in up[:11] if v != 6) / 10)


def test_a_baseline_that_never_varied_has_no_limits_and_marks_nothing():
    chart = xmr([0.0] * 13)
    assert np.isnan(chart.upper).all()
    assert not any(chart.flags)


def test_what_cannot_be_is_refused_in_words():
    with pytest.raises(ValueError, match="between -1 and 1"):
        xmr([1, 2, 3], autocorrelation=1.0)
    with pytest.raises(ValueError, match="two points"):
        xmr([1, 2, 3], baseline=1)
    with pytest.raises(ValueError, match="re-basing at point 7"):
        xmr([1, 2, 3], rebase_at=[7])


def latest_flagged(rho, corrected):
    series = chains(6000, 24, rho=rho, rng=np.random.default_rng(11))
    centre, reach = xmr_limits(series, autocorrelation=corrected)(
        np.ones((6000, 1, 24), dtype=bool), slice(None)
    )
    found = special_causes(series, centre[:, 0], reach[:, 0], autocorrelation=corrected)
    return np.any([found.marks[rule][:, -1] != 0 for rule in Rule], axis=0).mean()


def test_the_false_alarms_at_the_latest_point_are_those_measured_elsewhere():
    # 24 points, independent of this code: .018 without and .124 with autocorrelation of .5.
    assert latest_flagged(0.0, 0.0) == pytest.approx(0.018, abs=0.005)
    assert latest_flagged(0.5, 0.0) == pytest.approx(0.124, abs=0.015)


def test_corrected_limits_bring_false_alarms_back_to_what_they_are_without_it():
    assert latest_flagged(0.5, 0.5) == pytest.approx(0.018, abs=0.006)


def test_limits_corrected_by_hand():
    # 1 - .75 = .25, the root of which is .5: limits twice as far.
    plain, wide = xmr([3, 4, 8, 2, 5]), xmr([3, 4, 8, 2, 5], autocorrelation=0.75)
    assert wide.upper - wide.centre == pytest.approx(2 * (plain.upper - plain.centre))


def test_many_series_at_once_are_judged_like_each_alone():
    series = chains(40, 12, rho=0.3, rng=np.random.default_rng(5))
    together = judged(series, xmr_limits(series))
    for row, values in enumerate(series):
        alone = xmr(list(values))
        assert alone.flags == tuple(together.causes.flags(row, at) for at in range(12))
