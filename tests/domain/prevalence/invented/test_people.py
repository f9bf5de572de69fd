"""Invented children: twins, siblings, homes and names, and who is on which list."""

import numpy as np
import pytest

from firsthand.domain.prevalence.invented.design import Referral
from firsthand.domain.prevalence.invented.names import Names
from firsthand.domain.prevalence.invented.people import DAYS, TODAY, people
from tests.domain.prevalence.invented.made import NAMES, capture, children, design, rng

pytestmark = pytest.mark.requirement("R6")


def test_the_same_seed_gives_the_same_children():
    one, same, other = children(), children(), children(seed=2)
    assert all(np.array_equal(getattr(one, name), getattr(same, name)) for name in vars(one))
    assert not np.array_equal(one.given_name, other.given_name)


def test_twins_share_birth_surname_and_home_but_not_the_given_name():
    found = children()
    twins = np.flatnonzero(found.twin)
    assert 80 < len(twins) < 170  # 120 of 4,000 are expected
    for values in (found.born, found.surname, found.street[:, 0], found.postcode[:, 1]):
        assert (values[twins] == values[twins - 1]).all()
    assert (found.given_name[twins] != found.given_name[twins - 1]).all()


def test_siblings_are_born_far_enough_apart():
    found = children()
    home = found.postcode[:, 0] + found.street[:, 0]
    sibling = (home[1:] == home[:-1]) & ~found.twin[1:]
    apart = np.abs((found.born[1:] - found.born[:-1]).astype(int))[sibling]
    assert 800 < sibling.sum() < 1200
    assert apart.min() >= 300


def test_all_are_children_on_the_day_of_the_invented_world():
    ages = (np.datetime64(TODAY) - children().born).astype(int)
    assert ages.min() >= 1 and ages.max() <= DAYS


def test_a_name_goes_with_the_sex():
    found = children()
    assert set(found.given_name[found.girl]) == set(NAMES.girls)
    assert set(found.given_name[~found.girl]) == set(NAMES.boys)


def test_some_change_their_name_and_some_move():
    found = children()
    assert 0.03 < (found.surname != found.other_surname).mean() < 0.055
    assert 0.17 < (found.postcode[:, 0] != found.postcode[:, 1]).mean() < 0.23


def test_one_child_is_a_population_too():
    assert len(people(1, NAMES, rng())) == 1


@pytest.mark.parametrize(
    ("kind", "given", "word"),
    [
        ("girls", ("Ada",), "2 names or more"),
        ("surnames", ("Coton", "Coton"), "none of them twice"),
        ("boys", ("Dan", "E"), "fewer than 2 letters"),
    ],
)
def test_names_of_which_nobody_could_be_called_are_refused(kind, given, word):
    with pytest.raises(ValueError, match=word):
        Names(**{**vars(NAMES), kind: given})


@pytest.mark.parametrize("spread", [0.0, 1.5])
def test_lists_hold_the_children_that_the_chances_promise(spread):
    # Child by child, against the chances of combinations, which sum over all children at once.
    changes = {
        "spread": spread,
        "referrals": (Referral(sender="police", receiver="health", share=0.3),),
    }
    found = capture(200_000, **changes)
    expected = design(**changes).chances() * 200_000
    counts = np.array([found.hidden, *found.overlaps.counts])
    # Eight cells, seven degrees of freedom: 24.3 is passed in one of a thousand runs.
    assert ((counts - expected) ** 2 / expected).sum() < 24.3


def test_children_out_of_reach_are_on_no_list():
    assert capture(1000, police=0.99, spread=0.0, out_of_reach=400).hidden >= 400


def test_who_was_referred_is_on_both_lists_and_says_by_whom():
    found = capture(
        referrals=(Referral(sender="police", receiver="health", share=0.5),), spread=0.0
    )
    sent = found.sent[:, 1] == 0
    assert found.on[sent].all(axis=0)[:2].all()
    # 4,000 x 0.35 x 0.7 x 0.5 = 490, give or take 21.
    assert 420 < sent.sum() < 560
    assert (found.sent[:, [0, 2]] == -1).all()


def test_known_and_hidden_make_all_children():
    found = capture(3000)
    assert found.overlaps.observed + found.hidden == 3000
    assert found.overlaps.sizes.tolist() == found.on.sum(axis=0).tolist()
