"""Methods by name, and the same methods for many tables at once."""

import numpy as np
import pytest

from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.methods import METHODS, refit
from tests.stats.hidden.tables import KOREA, KOSOVO, table

pytestmark = pytest.mark.requirement("R6")
TWO = table(2, {"1": 230, "2": 110, "12": 24})
FEW = Resampling(replicates=4, rng=np.random.default_rng(0))


def refitted(name, made):
    whole = np.concatenate(([0.0], made.counts.astype(float)))
    return float(refit(name, made)(whole[None])[0])


@pytest.mark.parametrize("made", [KOREA, KOSOVO])
@pytest.mark.parametrize("name", ["stepwise", "bic", "downhill", "graphs", "coverage", "chao"])
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
