"""Figures that three R packages printed: ours are the same, or exact where theirs are not."""

import csv

import pytest

from firsthand.stats import operating
from firsthand.stats.detection import chance_of_finding
from firsthand.stats.risk_based import Group, chance_by_risk, prevalences
from tests.stats import by_fractions, printed_figures
from tests.stats.printed_figures import (
    APPROXIMATE_CHANCES,
    APPROXIMATE_SAMPLES,
    EXACT,
    arguments,
    cases,
    large,
    rows,
)

# Read by tests of their own below, with the reason why no plain answer of ours stands beside.
APART = {
    "n.freecalc": "keeps the cut-point and lowers the sample until few false flags are left",
    "sep.rb.hypergeo": "has parts of an affected child: ours has whole ones, spread by risk",
    "find.plan.binomial n,c": "is asked by two points, not by named arguments",
}
PRINTED = 5e-6  # RSurveillance rounds chances to five places


def of(shared, *functions):
    return [row for row in rows(shared) if row.function in functions]


def test_every_function_in_the_file_has_its_answer(shared):
    known = {*EXACT, *APPROXIMATE_CHANCES, *APPROXIMATE_SAMPLES, *APART}
    assert {row.function for row in rows(shared)} == known


@pytest.mark.requirement("R4")
@pytest.mark.parametrize("function", EXACT)
def test_what_is_printed_exactly_is_ours(shared, function):
    for row in of(shared, function):
        ours = EXACT[function](arguments(row.given))[row.place]
        rounded = 1.01 * PRINTED if function == "sep.binom" else 1e-12
        assert ours == pytest.approx(row.value, abs=rounded), row


@pytest.mark.parametrize("function", APPROXIMATE_CHANCES)
def test_what_is_approximated_is_never_above_ours_and_close(shared, function):
    # Above by rounding alone; below by at most .0082 (one visit of rsu.sep.rs2st).
    for row in of(shared, function):
        ours = APPROXIMATE_CHANCES[function](arguments(row.given))[row.place]
        assert -1.01 * PRINTED < ours - row.value < 0.0082, row


def test_where_the_approximation_differs_counting_every_draw_agrees_with_us(shared):
    largest = 0.0
    for row in of(shared, "sep.hypergeo"):
        a = arguments(row.given)
        exact = by_fractions.found(int(a["N"]), int(a["d"]), int(a["n"]), a["se"])
        ours = APPROXIMATE_CHANCES["sep.hypergeo"](a)[1]
        assert ours == pytest.approx(exact, abs=1e-12), row
        largest = max(largest, ours - row.value)
    assert largest == pytest.approx(0.0079, abs=5e-5)


@pytest.mark.parametrize("function", APPROXIMATE_SAMPLES)
def test_exact_samples_are_the_same_or_a_little_smaller(shared, function):
    for row in of(shared, function):
        ours = APPROXIMATE_SAMPLES[function](arguments(row.given))[row.place]
        if row.value is None:
            assert ours is None, row
        else:
            assert 0 <= row.value - ours <= 3, row


def test_the_exact_samples_are_enough_and_one_fewer_is_not(shared):
    for row in of(shared, "n.hypergeo"):
        a = arguments(row.given)
        ours = APPROXIMATE_SAMPLES["n.hypergeo"](a)[1]
        if ours is not None and a["N"] <= 200:
            n, d = int(a["N"]), int(a["d"])
            assert by_fractions.found(n, d, ours, a["se"]) >= a["sep"], row
            assert by_fractions.found(n, d, ours - 1, a["se"]) < a["sep"], row


def test_a_sample_under_a_cut_point_errs_as_printed(shared):
    # Outputs: sample, chance of failing what fails and of passing what is well, list, and the
    # cut-point last; the file holds some of them.
    told: dict[str, dict[int, float]] = {}
    for row in of(shared, "n.freecalc"):
        told.setdefault(row.given, {})[row.place] = row.value
    for given, printed in told.items():
        a = arguments(given)
        reader = operating.Reader(sensitivity=a["se"], specificity=a["sp"])
        n, failing, cut = int(a["N"]), cases(a["pstar"], a["N"]), int(a["c"])
        samples = [int(printed[1])] if 1 in printed else range(1, n + 1)
        ways = [
            operating.curve_of_list(
                operating.Plan(sample=sample, accept=cut - 1),
                population=n,
                affected=[failing, 0],
                reader=reader,
            )
            for sample in samples
        ]
        wanted = (printed.get(2), printed.get(3))
        assert any(
            all(
                one is None or one == pytest.approx(got, abs=1e-12)
                for one, got in zip(wanted, (1 - missed, passed), strict=True)
            )
            for missed, passed in ways
        ), given


def test_affected_children_are_whole_and_spread_by_risk(shared):
    for row in of(shared, "sep.rb.hypergeo"):
        a = arguments(row.given)
        listed, d = a["N"], cases(a["pstar"], sum(a["N"]))
        groups = [
            Group(relative_risk=r, population=int(n), sample=int(k), sensitivity=a["se"])
            for r, n, k in zip(a["rr"], listed, a["n"], strict=True)
        ]
        if row.place == 1:
            assert chance_by_risk(groups, affected=d) == pytest.approx(row.value, abs=5e-4)
        else:
            shares = [n / sum(listed) for n in listed]
            spread = prevalences(large(a["rr"], shares, a["n"], a["se"]), prevalence=a["pstar"])
            risks = printed_figures.risks(a)
            assert (*spread, *risks)[row.place - 2] == pytest.approx(row.value, abs=1e-12)


def test_the_plan_for_two_points_is_the_printed_one(shared):
    plan = operating.smallest_plan_for_stream(
        well=operating.Point(share=0.02, passes=0.95),
        failing=operating.Point(share=0.10, passes=0.10),
    )
    for row in of(shared, "find.plan.binomial n,c"):
        assert row.given == "PRP=0.02,0.95; CRP=0.10,0.10"
        assert {1: plan.sample, 2: plan.accept}[row.place] == row.value


@pytest.mark.requirement("R4")
def test_the_grid_of_real_lists_is_ours_to_every_printed_place(shared):
    with (shared / "vectors" / "detection_probability_grid.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            for at_least, printed in ((1, "p_detect_ge1"), (2, "p_detect_ge2")):
                chance = chance_of_finding(
                    population=int(row["N"]),
                    affected=int(row["D"]),
                    sample=int(row["n"]),
                    sensitivity=float(row["se"]),
                    at_least=at_least,
                )
                assert chance == pytest.approx(float(row[printed]), abs=5.01e-5), row
