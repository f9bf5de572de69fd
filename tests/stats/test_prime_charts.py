"""p, p', u, u', c, g, t and i charts: by hand, again, by qicharts2, and by simulation."""

import csv
import math
from itertools import groupby, pairwise
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.stats.prime_charts import Kind, prime_chart

pytestmark = [pytest.mark.requirement("R10"), pytest.mark.requirement("R11")]

COUNTS = st.lists(st.tuples(st.integers(0, 60), st.integers(60, 500)), min_size=4, max_size=20)


def test_a_p_chart_by_hand():
    # 30 of 300 is .1; sd of 100 cases sqrt(.1 x .9 / 100) = .03, of 400 .015.
    chart = prime_chart(Kind.P, [8, 12, 10], [100, 100, 100])
    assert chart.centre == pytest.approx([0.1] * 3)
    assert chart.upper == pytest.approx([0.19] * 3)
    assert chart.lower == pytest.approx([0.01] * 3)


def test_a_p_prime_chart_by_hand():
    # z: -2/3, 2/3, 0; moving ranges 4/3 and 2/3, mean 1; sigma_z = 1/1.128.
    chart = prime_chart(Kind.P_PRIME, [8, 12, 10], [100, 100, 100])
    assert chart.upper == pytest.approx([0.1 + 0.09 / 1.128] * 3)


def test_a_u_prime_chart_by_hand():
    # 24 over 6 is 4; sd over 1 is 2, over 4 is 1. z: (2-4)/2 = -1, (6-4)/2 = 1, 0; ranges 2, 1.
    chart = prime_chart(Kind.U_PRIME, [2, 6, 16], [1, 1, 4])
    assert chart.centre == pytest.approx([4] * 3)
    assert chart.upper - 4 == pytest.approx([6 * 1.5 / 1.128] * 2 + [3 * 1.5 / 1.128])


def test_c_g_and_t_charts_by_hand():
    c = prime_chart(Kind.C, [3, 5, 4])
    assert (c.centre[0], c.upper[0], c.lower[0]) == (4, 10, 0)
    g = prime_chart(Kind.G, [2, 0, 4, 2])
    assert (g.centre[0], g.upper[0]) == (2, pytest.approx(2 + 3 * math.sqrt(2 * 3)))
    t = prime_chart(Kind.T, [1, 2**3.6, 1, 2**3.6])
    assert t.centre[0] == pytest.approx(1.5**3.6)
    assert t.upper[0] == pytest.approx((1.5 + 3 / 1.128) ** 3.6)
    assert t.lower[0] == 0


def test_a_missing_value_is_never_nought():
    with_gap = prime_chart(Kind.C, [3, None, 5, 4])
    assert with_gap.centre[0] == 4
    assert math.isnan(with_gap.values[1])
    assert not with_gap.outside[1]


def test_a_denominator_of_nought_gives_no_value():
    chart = prime_chart(Kind.U, [0, 3, 5], [0, 10, 10])
    assert math.isnan(chart.values[0]) and math.isnan(chart.upper[0])
    assert chart.centre[1] == pytest.approx(0.4)


def test_counts_of_nought_throughout_have_no_limits():
    assert np.isnan(prime_chart(Kind.P_PRIME, [0] * 6, [10] * 6).upper).all()


def test_a_time_of_nought_and_missing_denominators_are_refused():
    with pytest.raises(ValueError, match="above 0"):
        prime_chart(Kind.T, [3, 0])
    with pytest.raises(ValueError, match="needs denominators"):
        prime_chart(Kind.P, [3, 1])


@given(COUNTS)
def test_a_second_computation_gives_the_same_limits(counts):
    above, below = zip(*counts, strict=True)
    middle = sum(above) / sum(below)
    chart = prime_chart(Kind.P_PRIME, above, below)
    if not 0 < middle < 1:
        assert np.isnan(chart.upper).all()
        return
    spread = [math.sqrt(middle * (1 - middle) / n) for n in below]
    z = [(y / n - middle) / s for y, n, s in zip(above, below, spread, strict=True)]
    wide = mean(abs(b - a) for a, b in pairwise(z)) / 1.128
    for at, s in enumerate(spread):
        assert chart.upper[at] == pytest.approx(min(1, middle + 3 * s * wide), abs=1e-12)
        assert chart.lower[at] == pytest.approx(max(0, middle - 3 * s * wide), abs=1e-12)


@given(COUNTS)
def test_limits_never_leave_what_is_possible_and_hold_the_centre(counts):
    above, below = zip(*counts, strict=True)
    for kind in (Kind.P, Kind.P_PRIME, Kind.U, Kind.U_PRIME):
        chart = prime_chart(kind, above, below)
        known = np.isfinite(chart.upper)
        assert (chart.lower[known] >= 0).all()
        assert (chart.lower[known] <= chart.centre[known] + 1e-12).all()
        assert (chart.upper[known] >= chart.centre[known] - 1e-12).all()


def test_with_large_denominators_p_marks_what_only_scatters_and_p_prime_does_not():
    rng = np.random.default_rng(7)
    flagged = {Kind.P: [], Kind.P_PRIME: []}
    for _ in range(60):
        shares = rng.normal(0.3, 0.02, 24)
        counts = rng.binomial(20_000, shares)
        for kind, found in flagged.items():
            found.append(prime_chart(kind, list(counts), [20_000] * 24).outside.mean())
    assert mean(flagged[Kind.P]) > 0.5
    assert mean(flagged[Kind.P_PRIME]) < 0.02


# qicharts2 0.8.1, case "p_shift": counts, cases, and the limits that it prints.
def test_limits_printed_by_the_package_are_ours():
    above = [20, 58, 43, 36, 49, 34, 20, 35, 40, 46, 45, 43]
    above += [39, 48, 81, 67, 36, 72, 79, 40, 41, 27, 40, 34]
    below = [117, 258, 165, 152, 212, 213, 107, 145, 207, 219, 193, 191]
    below += [197, 203, 271, 263, 105, 235, 277, 142, 130, 83, 108, 101]
    chart = prime_chart(Kind.P, above, below)
    assert chart.centre[0] == pytest.approx(0.249883558453656)
    assert (chart.lower[0], chart.upper[0]) == (
        pytest.approx(0.129806094460233),
        pytest.approx(0.36996102244708),
    )
    assert list(np.flatnonzero(chart.outside)) == [5]


@pytest.mark.shared
def test_every_limit_of_qicharts2_is_ours(shared):
    with (shared / "vectors" / "qicharts2_0.8.1.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    kinds = {"pp": Kind.P_PRIME, "up": Kind.U_PRIME}
    for _, group in groupby(rows, lambda row: row["case"]):
        told = list(group)
        name = told[0]["chart"]
        below = [None if row["n"] == "NA" else float(row["n"]) for row in told]
        kind = kinds.get(name) or Kind(name)
        chart = prime_chart(kind, [float(row["y"]) for row in told], below)
        for at, row in enumerate(told):
            assert chart.centre[at] == pytest.approx(float(row["cl"]), abs=1e-9)
            assert chart.lower[at] == pytest.approx(float(row["lcl"]), abs=1e-9)
            assert chart.upper[at] == pytest.approx(float(row["ucl"]), abs=1e-9)
            assert str(bool(chart.outside[at])).upper() == row["sigma_signal"]
