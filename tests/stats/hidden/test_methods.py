"""Methods by name, and the same methods for many tables at once."""

from itertools import permutations

import numpy as np
import pytest

from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.methods import METHODS, refit
from tests.stats.hidden.tables import KOREA, KOSOVO, table

pytestmark = pytest.mark.requirement("R6")
TWO = table(2, {"1": 230, "2": 110, "12": 24})
FEW = Resampling(replicates=4, rng=np.random.default_rng(0))


REPEATED = ["stepwise", "bic", "downhill", "graphs", "coverage", "chao"]


def turned(counts, order):
    """Return the table with its columns in another order."""
    cells = {
        "".join(sorted(str(order.index(int(digit) - 1) + 1) for digit in on)): count
        for on, count in counts.items()
    }
    return table(len(order), cells)


# In all but the first, models of different numbers are equally good by the criterion.
@pytest.mark.parametrize(
    "counts",
    [
        {"1": 230, "2": 150, "3": 180, "12": 24, "13": 31, "23": 18, "123": 7},
        {"1": 20, "2": 2, "3": 10, "13": 20, "23": 10},
        {"3": 5, "2": 2, "1": 5, "13": 2, "12": 20},
        {"3": 10, "2": 5, "23": 10, "1": 20, "12": 2},
    ],
)
@pytest.mark.parametrize("name", [*REPEATED, "chapman"])
def test_the_order_of_columns_changes_no_number(name, counts):
    tables = [turned(counts, order) for order in permutations(range(3))]
    first, *others = [METHODS[name](made, FEW).estimate for made in tables]
    for number in others:
        assert number == (first if first is None else pytest.approx(first))
    if name in ("stepwise", "bic", "downhill"):
        assert {round(refitted(name, made), 6) for made in tables} == {round(first, 6)}


def refitted(name, made):
    whole = np.concatenate(([0.0], made.counts.astype(float)))
    return float(refit(name, made)(whole[None])[0])


@pytest.mark.parametrize("made", [KOREA, KOSOVO])
@pytest.mark.parametrize("name", REPEATED)
def test_a_refit_gives_what_the_method_gives(name, made):
    assert refitted(name, made) == pytest.approx(METHODS[name](made, FEW).estimate)


@pytest.mark.parametrize("name", ["chapman", "chao"])
def test_two_lists_have_methods_of_their_own(name):
    assert refit("stepwise", TWO) is None
    assert refitted(name, TWO) == pytest.approx(METHODS[name](TWO, FEW).estimate)


def test_what_samples_for_long_and_what_tries_too_many_models_is_not_repeated():
    seven = table(7, {"1": 5, "2": 5, "12": 2, "34": 3, "567": 2, "7": 5, "23": 3})
    assert refit("latent", KOREA) is None
    assert refit("bic", seven) is None
    assert np.isnan(refitted("graphs", seven))


def test_a_table_without_an_estimate_has_no_number():
    apart = table(3, {"1": 30, "2": 20, "3": 10})
    assert np.isnan(refitted("chao", apart))
    assert np.isnan(refitted("coverage", apart))
