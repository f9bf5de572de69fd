"""Latent: what the sampler draws, beside other computations of the same chances."""

import numpy as np
import pytest
from scipy.special import betaln, gammaln
from scipy.stats import beta, binom, chisquare, kstest

from firsthand.stats.hidden.accelerated import Resampling
from firsthand.stats.hidden.latent import EVERY, latent, sampled
from firsthand.stats.hidden.latent_sweeps import (
    PARTS,
    log_stick,
    part,
    run,
    share_of,
    some_of,
    swap,
)
from firsthand.stats.hidden.methods import METHODS
from tests.stats.hidden.tables import KOREA, NEW_ORLEANS, UK, table

SMALL = table(3, {"1": 4, "2": 3, "3": 2, "12": 2, "13": 1, "23": 1, "123": 3})


def swept(made, *, classes, sweeps, seed=3):
    """Return sizes drawn by one chain of the sampler, the first tenth left out."""
    rng = np.random.default_rng(seed)
    chances = rng.random((len(made.lists), classes))
    sticks = np.append(1 / np.arange(classes, 0, -1), 1.0)
    sizes = np.zeros(sweeps, dtype=np.int64)
    run(made.histories, made.counts, chances, sticks, sizes, rng)
    return sizes[sweeps // 10 :]


def test_one_class_is_the_model_of_independent_lists_whose_chances_are_known():
    sizes = np.arange(KOREA.observed, 2000)
    logs = gammaln(sizes + 1) - gammaln(sizes - KOREA.observed + 1) - np.log(sizes)
    for on in KOREA.sizes:
        logs += betaln(1 + on, 1 + sizes - on)
    chances = np.exp(logs - logs.max())
    exact = sizes[np.searchsorted(np.cumsum(chances) / chances.sum(), [0.05, 0.5, 0.95])]
    drawn = np.quantile(swept(KOREA, classes=1, sweeps=40_000), [0.05, 0.5, 0.95])
    assert drawn == pytest.approx(exact, abs=1.5)


def weighed(made, draws, rng):
    """Return sizes and weights by drawing from the prior, without any chain."""
    classes = 10
    concentration = rng.gamma(0.25, 4.0, size=draws)
    sticks = rng.beta(1.0, np.maximum(concentration, 1e-12)[:, None], size=(draws, classes))
    sticks[:, -1] = 1.0
    left = np.cumprod(1 - sticks, axis=1)
    shares = sticks * np.concatenate((np.ones((draws, 1)), left[:, :-1]), axis=1)
    chances = rng.random((draws, classes, len(made.lists)))
    cells = np.concatenate((np.zeros((1, len(made.lists)), dtype=np.int64), made.histories))
    means = np.array(
        [
            (shares * np.where(cell == 1, chances, 1 - chances).prod(axis=2)).sum(axis=1)
            for cell in cells
        ]
    )
    found = 1 - means[0]
    logs = made.counts @ np.log(means[1:]) - made.observed * np.log(found)
    hidden = rng.negative_binomial(made.observed, found)
    return made.observed + hidden, np.exp(logs - logs.max())


def test_the_draws_of_a_small_table_are_those_of_the_prior_weighed_by_likelihood():
    sizes, weights = weighed(SMALL, 200_000, np.random.default_rng(11))
    order = np.argsort(sizes)
    reached = np.cumsum(weights[order]) / weights.sum()
    expected = sizes[order][np.searchsorted(reached, [0.1, 0.5, 0.9])]
    drawn = np.quantile(swept(SMALL, classes=10, sweeps=200_000), [0.1, 0.5, 0.9])
    assert drawn == pytest.approx(expected, rel=0.06)


def test_the_chance_of_sizes_of_classes_is_that_of_a_stick_broken_many_times():
    # Classes of three and one, concentration 2: the mean of v^3 (1 - v), v ~ Beta(1, 2).
    exact = betaln(1 + 3, 2 + 1) - betaln(1, 2)
    alike = gammaln(1 + 3) + gammaln(1 + 1)  # the same in every order, so that it is left out
    assert log_stick(np.array([3.0, 1.0]), 2.0) + alike == pytest.approx(exact)


@pytest.mark.parametrize("sizes", [(500, 30, 0, 7, 2, 0, 0, 1, 0, 11), (500, *[0] * 9)])
@pytest.mark.parametrize("concentration", [1e-150, 1e-5, 0.3, 7.0, 1e4, 1e8])
def test_the_chance_of_many_classes_is_the_product_over_the_breaks(concentration, sizes):
    def broken(members):
        after = members[::-1].cumsum()[::-1][1:]
        parts = betaln(1 + members[:-1], concentration + after) - betaln(1, concentration)
        return parts.sum() - gammaln(1 + members).sum()

    members = np.array(sizes, dtype=float)
    assert log_stick(members, concentration) == pytest.approx(broken(members))


@pytest.mark.parametrize(("yes", "no"), [(0, 0), (0, 6), (9, 0), (3, 5)])
def test_a_chance_is_drawn_from_its_beta_distribution(yes, no):
    rng = np.random.default_rng(4)
    drawn = [share_of(float(yes), float(no), rng) for _ in range(4_000)]
    assert kstest(drawn, beta(1 + yes, 1 + no).cdf).pvalue > 0.001


@pytest.mark.parametrize("share", [0.002, 0.3, 0.5, 0.999])
@pytest.mark.parametrize("people", [1, 7, 55, 2_000])
def test_how_many_are_of_a_class_is_drawn_from_its_binomial_distribution(people, share):
    rng, many = np.random.default_rng(9), 6_000
    drawn = np.array([some_of(people, share, rng) for _ in range(many)])
    exact = binom(people, share)
    ends = exact.ppf(np.arange(0.1, 1.0, 0.1))
    ends = np.unique(np.clip([ends - 1, ends], 0, people - 1))  # bands of numbers up to each
    expected = np.diff([0.0, *exact.cdf(ends), 1.0])
    found = np.bincount(np.searchsorted(ends, drawn), minlength=len(expected))
    assert chisquare(found, expected / expected.sum() * many).pvalue > 0.001


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_of_a_class_that_has_nobody_or_everybody_nothing_is_left_to_chance(share):
    assert some_of(7, share, np.random.default_rng(1)) == 7 * share


def test_people_are_counted_no_further_than_there_are_parts():
    class Last:
        """A generator whose uniform number lies where sums of chances no longer reach."""

        def random(self):
            return 1.0

    counted = getattr(some_of, "py_func", some_of)
    assert counted(10_000, 1e-3, Last()) == len(PARTS) - 1


@pytest.mark.parametrize("people", [2, 3, 40])
def test_people_are_parted_as_a_multinomial_draw_parts_them(people):
    rng, shares = np.random.default_rng(6), np.array([0.1, 0.6, 0.0, 0.3])
    drawn = np.zeros((4_000, 4))
    for members in drawn:
        part(people, shares * 0.01, np.array([1]), members, np.zeros((1, 4)), rng)
    assert (drawn.sum(axis=1) == people).all()
    assert drawn.mean(axis=0) == pytest.approx(people * shares, abs=0.06 * people**0.5)
    spread = people * (np.diag(shares) - np.outer(shares, shares))
    assert np.cov(drawn.T) == pytest.approx(spread, abs=0.07 * people)


def test_classes_change_places_with_all_their_people():
    members, on = np.array([5.0, 1.0, 0.0]), np.array([[4.0, 1.0, 0.0], [3.0, 0.0, 0.0]])
    swap(members, on, 0, 2)
    assert members.tolist() == [0.0, 1.0, 5.0]
    assert on.tolist() == [[0.0, 1.0, 4.0], [0.0, 0.0, 3.0]]


def test_an_answer_comes_with_chains_that_agree():
    found = latent(KOREA, rng=np.random.default_rng(1))
    assert not found.refused
    assert found.detail["r_hat"] < 1.01
    assert found.detail["effective"] >= 400
    assert len(found.detail["chains"]) == 4
    assert found.lower <= found.estimate <= found.upper
    assert found.estimate == pytest.approx(137, abs=6)


def test_two_seeds_give_one_answer():
    one = latent(NEW_ORLEANS, rng=np.random.default_rng(1))
    other = latent(NEW_ORLEANS, rng=np.random.default_rng(2))
    assert one.estimate == pytest.approx(other.estimate, rel=0.06)


def test_the_same_seed_gives_the_same_draws_on_one_thread_and_on_two():
    one = sampled(SMALL, np.random.default_rng(5), most_draws=200)
    two = sampled(SMALL, np.random.default_rng(5), most_draws=200, threads=2)
    assert np.array_equal(one.draws, two.draws)


def test_chains_that_do_not_agree_tell_no_number():
    found = latent(UK, rng=np.random.default_rng(1), most_draws=100)
    assert found.refused
    assert (found.estimate, found.lower, found.upper) == (None, None, None)
    assert f"after {100 * EVERY:,} sweeps: R-hat is" in found.reasons[0]
    assert len(found.detail["chains"]) == 4


def test_whoever_waits_is_told_how_far_it_is():
    told = []
    sampled(UK, np.random.default_rng(1), most_draws=400, progress=lambda *at: told.append(at))
    assert told[-1] == (400, 400)


def test_what_cannot_be_sampled_is_refused_in_words():
    rng = np.random.default_rng(1)
    assert "2 lists were given" in latent(table(2, {"1": 5}), rng=rng).reasons[0]
    assert "nobody is on any list" in latent(table(3, {"1": 0}), rng=rng).reasons[0]


def test_the_service_asks_for_the_same_chains():
    """The command is tested without them, as they take long to compile."""
    asked = Resampling(replicates=0, rng=np.random.default_rng(5))
    assert METHODS["latent"](SMALL, asked) == latent(SMALL, rng=np.random.default_rng(5))
