"""Which pairs a person is asked to judge, with which chance."""

import numpy as np
import polars as pl
import pytest

from firsthand.domain.prevalence.linkage.clerical import Decides, deciding, pair_name, sample
from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.people import people
from firsthand.domain.prevalence.linkage.records import joined
from tests.domain.prevalence.linkage.judged_lists import Made

pytestmark = pytest.mark.requirement("R6")
MADE = Made(children=1500)


def lists(*sizes):
    return joined(
        (f"list{at}", pl.DataFrame({"record": [f"{at}-{one}" for one in range(size)]}))
        for at, size in enumerate(sizes)
    )


def decided(records, *pairs, threshold=0.5):
    frame = pl.DataFrame(
        [
            (left, right, chance, np.log2(chance / (1 - chance)))
            for left, right, chance in pairs
        ],
        schema=["left", "right", "probability", "weight"],
        orient="row",
    )
    found = deciding(records, Pairs(frame=frame, compared=9), threshold=threshold)
    return {
        (row["left"], row["right"]): Decides(row["decides"])
        for row in found.frame.iter_rows(named=True)
    }


def test_a_pair_that_joins_two_people_is_a_link_and_what_follows_from_it_is_not_asked():
    found = decided(lists(1, 1, 1), (0, 1, 0.99), (0, 2, 0.9), (1, 2, 0.6))
    assert found == {(0, 1): "link", (0, 2): "link", (1, 2): "follows"}


def test_the_best_pair_between_two_people_is_open_and_the_next_follows():
    found = decided(lists(1, 1, 1), (0, 1, 0.99), (0, 2, 0.3), (1, 2, 0.2))
    assert found == {(0, 1): "link", (0, 2): "open", (1, 2): "follows"}


def test_a_pair_that_would_put_two_people_of_a_list_into_one_is_aside():
    found = decided(lists(1, 2), (0, 1, 0.99), (0, 2, 0.9))
    assert found == {(0, 1): "link", (0, 2): "aside"}


def test_duplicates_on_a_list_come_first():
    found = decided(lists(1, 2), (1, 2, 0.6), (0, 1, 0.9), (0, 2, 0.8))
    assert found == {(1, 2): "link", (0, 1): "link", (0, 2): "follows"}


@pytest.mark.parametrize("threshold", [0.3, 0.5, 0.95])
def test_who_is_who_is_as_linkage_itself_says(threshold):
    found = deciding(MADE.records, MADE.pairs, threshold=threshold).person
    said = people(MADE.records, MADE.pairs, threshold)
    both = np.unique(np.stack([found, said]), axis=1)
    assert both.shape[1] == len(np.unique(found)) == len(np.unique(said))


def test_the_chance_of_each_pair_is_that_of_its_stratum():
    found = deciding(MADE.records, MADE.pairs, threshold=0.5)
    drawn = sample(found, total=120, rng=np.random.default_rng(1))
    assert 120 <= drawn.height < 140
    assert drawn.unique(["left", "right"]).height == drawn.height
    sizes = dict(found.asked.group_by("stratum").len().iter_rows())
    for name, many, chance in (
        drawn.group_by("stratum").agg(pl.len(), pl.col("chance").first()).iter_rows()
    ):
        assert chance == many / sizes[name]
    assert drawn["decides"].unique().to_list() != [Decides.LINK]
    assert drawn["probability"].min() < 0.1


def test_weights_by_chance_count_all_pairs_right_on_average():
    found = deciding(MADE.records, MADE.pairs, threshold=0.5)
    left, right = (found.asked[name].to_numpy() for name in ("left", "right"))
    truth = (MADE.child[left] == MADE.child[right]).sum()
    totals = []
    for seed in range(150):
        drawn = sample(found, total=100, rng=np.random.default_rng(seed))
        ends = (drawn[name].to_numpy() for name in ("left", "right"))
        one, other = (MADE.child[end] for end in ends)
        totals.append(((one == other) / drawn["chance"].to_numpy()).sum())
    error = np.std(totals) / np.sqrt(len(totals))
    assert np.mean(totals) == pytest.approx(truth, abs=3 * error)


def test_the_same_seed_draws_the_same_pairs_and_no_pairs_give_an_empty_sample():
    found = deciding(MADE.records, MADE.pairs, threshold=0.5)
    once, again = (sample(found, total=50, rng=np.random.default_rng(7)) for _ in range(2))
    assert once.equals(again)
    none = deciding(
        MADE.records, Pairs(frame=MADE.pairs.frame.head(0), compared=0), threshold=0.5
    )
    assert sample(none, total=50, rng=np.random.default_rng(7)).is_empty()


def test_the_name_of_a_pair_is_of_that_pair_alone():
    name = pair_name(7, 1, 2, of="study")
    assert name.startswith("p7-")  # a spreadsheet would make a date of 7-2014
    assert name != pair_name(7, 1, 3, of="study")
    assert name[3:] != pair_name(8, 1, 2, of="study")[3:]
    assert name != pair_name(7, 1, 2, of="another study")
