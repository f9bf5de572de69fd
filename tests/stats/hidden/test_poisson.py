"""Fits of log-linear models: by hand, by least squares of an explicit design, in properties."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from firsthand.stats.hidden.existence import existence
from firsthand.stats.hidden.hierarchical import all_models, terms_of_order, written
from firsthand.stats.hidden.overlaps import Overlaps
from firsthand.stats.hidden.poisson import (
    FITTED,
    finite_terms,
    fit_model,
    kept_cells,
    margins_of,
)
from tests.stats.hidden.tables import ARTIFICIAL, KOREA, KOSOVO, UK, model, table

COUNTS = st.lists(st.integers(0, 9), min_size=7, max_size=7)


def hidden(made: Overlaps, *largest: str) -> float:
    margins = margins_of(made)
    status, number, _ = fit_model(
        margins, model(len(made.lists), *largest), np.zeros_like(margins)
    )
    assert status == FITTED
    return number


def by_least_squares(made: Overlaps, which) -> tuple[float, float]:
    """Return the number on no list and the likelihood by repeated weighted least squares."""
    margins = margins_of(made)
    cells = np.flatnonzero(kept_cells(margins, which))
    terms = finite_terms(margins, which)
    design = (cells[:, None] & terms == terms).astype(float)
    counts = made.counts[cells - 1].astype(float)
    linear = np.log(counts + 0.5)
    for _ in range(200):
        means = np.exp(linear)
        worked, root = linear + (counts - means) / means, np.sqrt(means)
        beta, *_ = np.linalg.lstsq(design * root[:, None], worked * root, rcond=None)
        linear = design @ beta
    return float(np.exp(beta[0])), float((counts * linear - np.exp(linear)).sum())


def test_by_hand_where_two_lists_are_independent_given_a_third():
    # Among those not on list 2, lists 1 and 3 are independent: 5 x 41 / 6 are on neither.
    assert hidden(KOREA, "12", "23") == pytest.approx(5 * 41 / 6, rel=1e-9)


def test_by_hand_with_two_lists():
    # 30 on the first alone, 20 on the second alone, 10 on both: 30 x 20 / 10.
    assert hidden(table(2, {"1": 30, "2": 20, "12": 10}), "1", "2") == pytest.approx(60)


@pytest.mark.parametrize(
    ("made", "largest", "total"),
    [
        (KOSOVO, ("123", "14", "34"), 10356.519),
        (KOSOVO, ("12", "13", "14", "23", "34"), 14341.664),
        (UK, ("123", "25", "34"), 25311.291),
    ],
)
def test_published_fits(made, largest, total):
    # MultipleSystemsEstimation 1.2.0 of R; Silverman, Chan and Vincent 2024, table 6.
    assert made.observed + hidden(made, *largest) == pytest.approx(total, abs=2e-3)


@pytest.mark.parametrize(
    "largest", [("12", "3", "4"), ("123", "14", "34"), ("12", "13", "14", "23", "24", "34")]
)
def test_least_squares_of_an_explicit_design_agree(largest):
    which = model(4, *largest)
    number, likelihood = by_least_squares(KOSOVO, which)
    margins = margins_of(KOSOVO)
    status, ours, own = fit_model(margins, which, np.zeros_like(margins))
    assert status == FITTED
    assert ours == pytest.approx(number, rel=1e-7)
    assert own == pytest.approx(likelihood, rel=1e-9)


def test_what_the_published_checks_say_of_eight_models():
    # Chan, Silverman and Vincent 2021, table 3: 1 no maximum, 2 not identified.
    models = {
        ("1", "2", "3"): 0,
        ("12", "3"): 1,
        ("13", "2"): 0,
        ("23", "1"): 0,
        ("12", "13"): 1,
        ("12", "23"): 1,
        ("13", "23"): 0,
        ("12", "13", "23"): 2,
    }
    margins = margins_of(ARTIFICIAL)
    found = {one: existence(margins, model(3, *one)).code for one in models}
    assert found == models


@given(COUNTS)
def test_a_fit_is_found_just_when_the_linear_program_says_that_there_is_one(counts):
    assume(sum(counts) > 0)
    made = KOREA.with_counts(np.array(counts, dtype=np.int64))
    margins = margins_of(made)
    for which in all_models(3, 2):
        status, _, _ = fit_model(margins, which, np.zeros_like(margins))
        assert (status == FITTED) == (existence(margins, which).code == 0)


@given(st.permutations(range(5)))
def test_the_order_of_lists_changes_nothing(order):
    rows = UK.histories[:, order]
    codes = rows @ (1 << np.arange(5))
    counts = np.zeros_like(UK.counts)
    counts[codes - 1] = UK.counts
    other = UK.with_counts(counts)
    moved = [
        "".join(str(list(order).index(int(p) - 1) + 1) for p in t) for t in ("123", "25", "34")
    ]
    assert hidden(other, *moved) == pytest.approx(hidden(UK, "123", "25", "34"), rel=1e-8)


@given(st.integers(2, 50))
def test_so_many_times_the_people_are_so_many_times_the_hidden(times):
    larger = KOSOVO.with_counts(KOSOVO.counts * times)
    assert hidden(larger, "123", "14", "34") == pytest.approx(
        times * hidden(KOSOVO, "123", "14", "34"), rel=1e-7
    )


def test_a_model_that_has_no_fit_gives_no_number():
    margins = margins_of(KOREA)
    status, number, _ = fit_model(margins, model(3, "12", "13", "23"), np.zeros(8))
    assert status != FITTED and np.isnan(number)  # elsewhere 184,183,100,000 is printed


def test_how_many_hierarchical_models_there_are():
    # All of them on three, four and five lists, each list in and the last term out.
    assert [len(all_models(lists, lists)) for lists in (2, 3, 4, 5)] == [1, 8, 113, 6893]
    assert len(all_models(5, 2)) == 2**10
    assert terms_of_order(3, 3).tolist() == [3, 5, 6, 7]


def test_models_are_written_by_their_largest_terms():
    assert written(model(5, "34", "123", "25")) == "[123,25,34]"
    assert written(model(11, "12")) == "[1.2]"
