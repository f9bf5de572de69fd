"""One interval from two doubts, and where the variance comes from."""

import math

import numpy as np
import pytest

from firsthand.stats.linkage.combined import Parts, normal, parts, split, widened

pytestmark = pytest.mark.requirement("R6")


def test_by_hand_distances_add_as_squares_in_logarithms():
    by_links = normal(0.95) * 0.1
    lower, upper = widened(1000, (800, 1500), 0.01, level=0.95)
    assert math.log(1000 / lower) == pytest.approx(math.hypot(math.log(1000 / 800), by_links))
    assert math.log(upper / 1000) == pytest.approx(math.hypot(math.log(1500 / 1000), by_links))


def test_links_without_doubt_change_nothing():
    assert widened(1000, (800, 1500), 0.0, level=0.95) == pytest.approx((800, 1500))


def test_the_combined_interval_holds_as_often_as_it_should():
    rng = np.random.default_rng(4)
    truth, held = 1000.0, 0
    for _ in range(2000):
        sample, links = rng.normal(0, 0.08), rng.normal(0, 0.06)
        estimate = truth * math.exp(sample + links)
        reach = math.exp(normal(0.95) * 0.08)
        limits = (estimate / reach, estimate * reach)
        lower, upper = widened(estimate, limits, 0.06**2, level=0.95)
        held += lower <= truth <= upper
    assert held / 2000 == pytest.approx(0.95, abs=0.015)


def test_variances_come_from_numbers_that_are_numbers():
    numbers = np.array([900.0, 1000.0, 1100.0, np.nan, np.inf])
    found = parts(1000, (800, 1250), numbers, level=0.95)
    assert found.linkage == pytest.approx(np.var(np.log([900, 1000, 1100]), ddof=1))
    assert found.sampling == pytest.approx((math.log(1250 / 800) / (2 * normal(0.95))) ** 2)
    assert parts(1000, None, numbers[:1], level=0.95).linkage == 0


def test_shares_of_the_variance_are_one_together():
    found = split(
        [
            Parts(estimate=1000, linkage=0.01, sampling=0.02),
            Parts(estimate=1200, linkage=0.03, sampling=0.02),
        ]
    )
    model = np.var(np.log([1000, 1200]), ddof=1)
    assert found.linkage == pytest.approx(0.02 / (0.04 + model))
    assert found.linkage + found.model + found.sampling == pytest.approx(1)


def test_nothing_is_split_where_nothing_is_known_or_varies():
    assert split([Parts(estimate=1000, linkage=0.01, sampling=None)]) is None
    assert split([Parts(estimate=1000, linkage=0.0, sampling=0.0)]) is None
