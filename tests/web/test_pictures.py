"""Axes, control charts, funnels and forests as they are drawn."""

from datetime import date
from itertools import pairwise
from types import SimpleNamespace as Told

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.web import axes, control_charts, figures, forests, funnel_plots

NUMBERS = st.floats(min_value=-1e9, max_value=1e9, allow_nan=False)


def point(year, value, *, flags=(), centre=10.0, lower=5.0, upper=15.0):
    return Told(
        period=str(year),
        ends_on=date(year, 3, 31),
        value=value,
        centre=centre,
        lower=lower,
        upper=upper,
        flags=flags,
        absent_because=None if value is not None else "Suppressed.",
    )


def chart(*points):
    return Told(name="Referrals", unit="rate-per-10000", points=points, sentence="")


def drawn(*points, **given):
    return control_charts.drawing(chart(*points), key="one", **given)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.0414, "share", "4.1%"),
        (1204.0, "count", "1,204"),
        (62.345, "rate-per-10000", "62.3"),
        (1.2345, "ratio", "1.23"),
        (None, "share", ""),
    ],
)
def test_a_figure_is_written_by_its_unit(value, unit, said):
    assert figures.shown(value, unit) == said


@pytest.mark.parametrize(
    ("chance", "said"),
    [(0.0, "0%"), (0.004, "under 1%"), (0.126, "13%"), (0.996, "over 99%"), (1.0, "100%")],
)
def test_a_chance_is_never_rounded_to_never_or_always(chance, said):
    assert figures.percent(chance) == said
    assert figures.percent(None) == "not known"


def test_marks_beside_an_axis_have_no_needless_figures():
    assert figures.on_axis(0.15, "share", 0.05) == "15%"
    assert figures.on_axis(0.025, "share", 0.025) == "2.5%"
    assert figures.on_axis(1500, "count", 500) == "1,500"


@given(st.lists(NUMBERS, min_size=1, max_size=20), st.integers(2, 8))
def test_an_axis_holds_every_value_between_its_ends(values, wanted):
    found = axes.axis(values, start=200, end=10, wanted=wanted, floor=None)
    spare = 1e-9 * max(1.0, *map(abs, values))
    assert found.low - spare <= min(values) <= max(values) <= found.high + spare
    assert all(10 <= found.at(value) <= 200 for value in values)


def test_an_axis_of_a_share_does_not_go_below_nought():
    found = axes.axis([0.001, 0.4], start=0, end=100, wanted=4, floor=0.0)
    assert found.low == 0.0
    assert found.marks[0] == 0.0


def test_a_missing_period_breaks_the_line_and_stands_as_a_cross():
    found = drawn(point(2020, 8.0), point(2021, None), point(2022, 12.0))
    assert len(found.lines) == 2
    assert len(found.dots) == 2
    assert len(found.missing) == 1


def test_a_point_that_a_rule_marks_is_drawn_so():
    found = drawn(point(2020, 8.0), point(2021, 20.0, flags=("outside-upper",)))
    assert [dot.marked for dot in found.dots] == [False, True]
    assert found.dots[1].says == "2021: 20.0"


def test_a_higher_value_stands_higher():
    low, high = drawn(point(2020, 8.0), point(2021, 14.0)).dots
    assert high.y < low.y
    assert high.x > low.x


def test_where_there_are_no_limits_there_is_no_band():
    without = {"centre": None, "lower": None, "upper": None}
    found = drawn(point(2020, 8.0, **without), point(2021, 9.0, **without))
    assert found.bands == ()
    assert found.middles == ()


def test_the_limits_of_one_period_alone_are_still_an_area():
    without = {"centre": None, "lower": None, "upper": None}
    found = drawn(point(2020, 8.0), point(2021, 9.0, **without))
    assert len(found.bands[0].split()) == 4


def test_a_chart_without_points_is_drawn_empty():
    found = drawn()
    assert (found.dots, found.lines, found.bands, found.across) == ((), (), (), ())


def test_the_last_year_is_always_named_and_no_two_years_touch():
    found = drawn(*(point(2000 + n, 9.0) for n in range(26)))
    assert found.across[-1].says == "2025"
    places = [tick.at for tick in found.across]
    assert min(b - a for a, b in pairwise(places)) > 30


def test_a_steady_move_is_a_line_between_its_ends():
    found = drawn(point(2020, 8.0), point(2021, 9.0), drift=((0, 8.0), (1, 9.0)))
    assert len(found.drift.split()) == 2


def place(code, size, value, *, outside=False, z=0.0):
    return Told(
        la_code=code, name=f"A{code}", denominator=size, value=value, z=z, outside=outside
    )


def funnel(*points):
    limits = tuple(
        Told(
            denominator=size,
            lower=0.2 - 1 / size,
            upper=0.2 + 1 / size,
            inner_lower=0.2 - 0.5 / size,
            inner_upper=0.2 + 0.5 / size,
        )
        for size in (10, 50, 100, 200)
    )
    return Told(name="Share", unit="share", points=points, target=0.2, limits=limits)


def test_the_authority_that_a_funnel_is_about_stands_apart():
    plot = funnel(place("1", 100, 0.2), place("2", 50, 0.4, outside=True))
    found = funnel_plots.drawing(plot, key="one", own="2")
    assert found.own.la_code == "2"
    assert [dot.la_code for dot in found.dots] == ["1"]
    assert len(found.curves) == 4


def test_an_authority_without_a_value_is_not_drawn():
    plot = funnel(place("1", 100, 0.2), place("2", 50, None))
    found = funnel_plots.drawing(plot, key="one", own="2")
    assert found.own is None
    assert len(found.dots) == 1


def test_those_outside_are_listed_the_furthest_first_after_the_own():
    plot = funnel(
        place("1", 9, 0.1, outside=True, z=-4.0),
        place("2", 9, 0.2, z=0.1),
        place("3", 9, 0.5, outside=True, z=9.0),
        place("4", 9, 0.2, z=0.2),
    )
    assert [p.la_code for p in funnel_plots.outside(plot, own="2")] == ["2", "3", "1"]


def test_a_forest_lays_all_rows_on_one_scale():
    entries = (
        forests.Entry(name="Own", value=0.3, low=0.2, high=0.4, own=True),
        forests.Entry(name="Other", value=None, low=None, high=None, because="Suppressed."),
    )
    found = forests.drawing(entries, unit="share", middle=0.25)
    own, other = found.rows
    assert own.start < own.dot < own.end <= found.width
    assert other.dot is None
    assert found.low <= 0.2
    assert found.high >= 0.4
