"""Funnel plots: where units stand, who has no place, and what is doubtful."""

import math

import numpy as np
import pytest

from firsthand.domain.surveillance.funnels.funnel_plot import FunnelKind
from firsthand.domain.surveillance.funnels.funnel_unit import FunnelUnit
from firsthand.domain.surveillance.funnels.plotting import Asked, plotted

RATIO = Asked(kind=FunnelKind.RATIO_LOG, name="Deaths")
SHARE = Asked(kind=FunnelKind.PROPORTION, name="Repeat plans", unit="share")


def unit(name, numerator, denominator, **more):
    return FunnelUnit(name=name, numerator=numerator, denominator=denominator, **more)


def alike(count=50, size=100.0):
    return [unit(f"u{n}", 90.0 + 20 * (n % 2), size) for n in range(count)]


def by_name(plot):
    return {point.name: point for point in plot.points}


@pytest.mark.requirement("R10")
def test_the_one_that_stands_out_is_beyond_the_limits_and_the_others_are_not():
    plot = plotted([*alike(), unit("far", 190, 100)], RATIO)
    assert [point.name for point in plot.outside] == ["far"]
    far = by_name(plot)["far"]
    assert far.value == 1.9 > far.upper > far.inner_upper > plot.target == 1
    assert far.z > 3.09
    assert by_name(plot)["u0"].outside_inner is False


def test_a_rate_is_shown_for_so_many_and_judged_by_what_all_together_would_give():
    units = [unit("a", 30, 10_000), unit("b", 50, 10_000), unit("c", 10, 10_000)]
    plot = plotted(units, Asked(kind=FunnelKind.RATE, per=10_000.0))
    assert plot.target == pytest.approx(30)
    same = plotted([unit("a", 30, 30), unit("b", 50, 30), unit("c", 10, 30)], RATIO)
    assert [p.z for p in plot.points] == pytest.approx([p.z for p in same.points])
    assert [p.upper for p in plot.points] == pytest.approx([30 * p.upper for p in same.points])


@pytest.mark.parametrize(
    ("numerator", "denominator", "why"),
    [
        (None, 20, "its counts are not published"),
        (5, 0, "its denominator is 0"),
        (-3, 20, "its count is -3"),
        (3, -20, "its denominator is -20"),
        (math.nan, 20, "which is no number"),
        (3, math.inf, "which is no number"),
        (21, 20, "21 of 20 is no share"),
    ],
)
def test_a_unit_without_a_place_is_named_with_its_reason(numerator, denominator, why):
    units = [unit("a", 3, 20), unit("b", 4, 20), unit("odd", numerator, denominator)]
    plot = plotted(units, SHARE)
    assert [one.name for one in plot.not_placed] == ["odd"]
    assert why in plot.not_placed[0].because
    assert any("odd" in words and why in words for words in plot.could_not)
    assert set(by_name(plot)) == {"a", "b"}


def test_a_published_reason_is_repeated():
    hidden = unit("c", None, None, absent_because="Suppressed.")
    plot = plotted([unit("a", 3, 20), unit("b", 4, 20), hidden], SHARE)
    assert plot.could_not == ("Not placed: c: Suppressed.",)


def test_a_unit_given_twice_has_no_place_at_all():
    plot = plotted(
        [unit("a", 3, 20), unit("b", 4, 20), unit("b", 5, 20), unit("c", 5, 20)], SHARE
    )
    assert set(by_name(plot)) == {"a", "c"}
    assert "stands 2 times" in plot.could_not[0]


def test_of_many_with_one_reason_some_are_named_and_the_rest_counted():
    units = [*alike(3), *(unit(f"s{n:02}", None, None) for n in range(20))]
    (words,) = plotted(units, RATIO).could_not
    assert "s00" in words
    assert "and 8 more" in words


@pytest.mark.parametrize(
    ("units", "why"),
    [
        ([], "0 of 0 units can be placed"),
        ([unit("a", 3, 20)], "1 of 1 units"),
        ([unit("a", 0, 20), unit("b", 0, 30)], "count of 0"),
        ([unit("a", 20, 20), unit("b", 30, 30)], "all of its cases counted"),
    ],
)
def test_where_no_funnel_can_be_drawn_it_says_so(units, why):
    plot = plotted(units, SHARE)
    assert plot.could_not[0].startswith("No funnel can be drawn")
    assert why in plot.could_not[0]
    assert (plot.points, plot.limits, plot.target, plot.phi) == ((), (), None, None)


def test_limits_are_drawn_from_the_smallest_to_the_largest_unit():
    units = [unit("a", 9, 10), unit("b", 990, 1000), unit("c", 101, 100)]
    plot = plotted(units, RATIO)
    assert (plot.limits[0].denominator, plot.limits[-1].denominator) == pytest.approx(
        (10, 1000)
    )
    widths = [one.upper - one.lower for one in plot.limits]
    assert all(np.diff(widths) < 0)
    for point, at in zip(plot.points[:2], (plot.limits[0], plot.limits[-1]), strict=True):
        assert point.upper == pytest.approx(at.upper)


def test_published_limits_are_narrower_where_units_differ():
    rng = np.random.default_rng(4)
    units = [
        unit(f"u{n}", float(rng.poisson(400 * math.exp(0.3 * x))), 400.0)
        for n, x in enumerate(rng.normal(size=80))
    ]
    ours = plotted(units, RATIO)
    theirs = plotted(units, Asked(kind=FunnelKind.RATIO_LOG, published_limits=True))
    assert theirs.points[0].upper < ours.points[0].upper
    assert (theirs.phi, theirs.tau2, theirs.points[0].z) == (
        ours.phi,
        ours.tau2,
        ours.points[0].z,
    )
    assert any("differ by more than chance" in words for words in ours.caveats)


def test_caveats_tell_what_chance_alone_would_do_and_where_limits_do_not_hold():
    few = plotted(alike(9, size=4.0), Asked(kind=FunnelKind.COUNTS_LOG)).caveats
    assert "Of 9 units of which none is unusual, 0.018 would lie" in few[0]
    assert any("9 units do not tell" in words for words in few)
    some = plotted(alike(20), RATIO).caveats
    assert any("Only 20 units tell" in words for words in some)
    small = plotted([unit("a", 2.5, 3), unit("b", 100, 99)], RATIO).caveats
    assert any(words.startswith("1 units have fewer than 5") for words in small)
    assert any("no whole numbers" in words for words in small)
    rare = plotted([unit("a", 98, 100), unit("b", 990, 1000)], SHARE).caveats
    assert any(words.startswith("1 units have fewer than 5") for words in rare)
