"""The best model of all, and the model that descent finds: published choices, brute force."""

import numpy as np
import pytest

from firsthand.stats.hidden.hierarchical import (
    TooManyModels,
    all_models,
    terms_of_order,
    written,
)
from firsthand.stats.hidden.information import (
    descended,
    first_of,
    leaner,
    movable,
    ranked,
    scores,
)
from firsthand.stats.hidden.poisson import margins_of
from tests.stats.hidden.tables import KOREA, KOSOVO, NEW_ORLEANS, UK, model, read


def chosen(made, order):
    margins = margins_of(made)
    models = all_models(len(made.lists), order)
    criteria, hidden = scores(margins, models)
    at = int(np.argmin(criteria))
    return written(models[at]), made.observed + hidden[at]


def descent(made, order):
    which, _, hidden = descended(margins_of(made), terms_of_order(len(made.lists), order))
    return written(which), made.observed + hidden


# Silverman, Chan and Vincent 2024, table 6; models as MultipleSystemsEstimation 1.2.0 has them.
@pytest.mark.parametrize(
    ("made", "order", "largest", "total"),
    [
        (KOREA, 2, "[12,23]", 157),
        (KOSOVO, 3, "[123,14,34]", 10357),
        (KOSOVO, 2, "[12,13,14,23,34]", 14342),
        (UK, 4, "[123,25,34]", 25311),
        (UK, 2, "[12,13,23,25,34]", 22991),
        (NEW_ORLEANS, 2, "[1,2,3,4,5]", 981),
    ],
)
def test_published_choices_among_all_models(made, order, largest, total):
    name, number = chosen(made, order)
    assert name == largest
    assert round(number) == total


@pytest.mark.parametrize(
    ("made", "order", "total"),
    [
        (UK, 4, 12262),
        (UK, 2, 12262),
        (KOSOVO, 3, 10357),
        (KOSOVO, 2, 14342),
        (NEW_ORLEANS, 4, 981),
    ],
)
def test_published_ends_of_the_descent(made, order, total):
    assert round(descent(made, order)[1]) == total


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "order", "total"),
    [
        ("uk_2013_6list", 2, 12350),
        ("uk_2013_6list", 5, 12350),
        ("new_orleans_8list_n186", 2, 1110),
    ],
)
def test_published_ends_of_the_descent_in_shared_tables(shared, name, order, total):
    assert round(descent(read(shared, name), order)[1]) == total


def test_of_models_that_are_equally_good_the_one_with_fewer_on_no_list_is_taken():
    criteria = np.array([9.0, 5.0, 5.0 + 1e-9, 5.0 - 1e-9, 5.1, np.inf])
    hidden = np.array([1.0, 30.0, 20.0, 25.0, 2.0, np.nan])
    assert first_of(criteria, hidden) == 2
    assert ranked(criteria, hidden).tolist() == [2, 3, 1, 4, 0, 5]
    assert first_of(np.array([np.inf, np.inf]), np.array([np.nan, np.nan])) == 0


def test_the_criterion_by_hand():
    # [12,23] has 5 parameters beside the constant; lists 1 and 3 are independent given 2.
    criteria, hidden = scores(margins_of(KOREA), model(3, "12", "23")[None])
    counts = KOREA.counts.astype(float)  # cells 1, 2, 12, 3, 13, 23, 123
    on_two = 54 + 5 + 12 + 0
    means = np.array([5, 5 * 59 / on_two, 66 * 0, 41, 6, 0, 0], dtype=float)
    means[1] = (5 + 0) * (5 + 54) / on_two
    means[2] = (54 + 12) * (5 + 54) / on_two
    means[5] = (5 + 0) * (0 + 12) / on_two
    means[6] = (54 + 12) * (0 + 12) / on_two
    seen = counts > 0
    likelihood = (counts[seen] * np.log(means[seen])).sum() - means.sum()
    assert criteria[0] == pytest.approx(6 * np.log(124 - 1) - 2 * likelihood)
    assert hidden[0] == pytest.approx(5 * 41 / 6)


def test_leaner_models_lose_no_best_one():
    margins = margins_of(UK)
    everything = all_models(5, 4)
    fewer = leaner(everything, margins)
    assert len(fewer) < len(everything)
    rng = np.random.default_rng(3)
    for draw in rng.multinomial(UK.observed, UK.counts / UK.observed, size=3):
        drawn = margins_of(UK.with_counts(draw))
        assert scores(drawn, fewer)[0].min() == scores(drawn, everything)[0].min()


def test_a_term_moves_only_where_models_stay_hierarchical():
    which = model(3, "12", "13", "23")
    assert movable(which, 0b111) and movable(which, 0b011)
    assert not movable(model(3, "12", "3"), 0b111)
    assert not movable(model(3, "123"), 0b011)


def test_too_many_models_are_said_and_not_begun():
    with pytest.raises(TooManyModels, match="order 3"):
        all_models(6, 3)
