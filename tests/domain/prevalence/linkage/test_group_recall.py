"""Recall by group: by hand, from the truth, as the whole where one group is all, or a guess."""

from dataclasses import replace
from functools import cache
from itertools import product

import numpy as np
import polars as pl
import pytest

from firsthand.domain.prevalence.linkage.carried import Asked
from firsthand.domain.prevalence.linkage.clerical import deciding, sample
from firsthand.domain.prevalence.linkage.comparing import comparisons
from firsthand.domain.prevalence.linkage.counting import Counting
from firsthand.domain.prevalence.linkage.draws import Draws, Within, agreed
from firsthand.domain.prevalence.linkage.estimated import estimated
from firsthand.domain.prevalence.linkage.group_compared import fields
from firsthand.domain.prevalence.linkage.group_draws import together_within
from firsthand.domain.prevalence.linkage.group_quality import (
    FEWEST_JUDGED,
    recall_differs,
    recall_of_groups,
)
from firsthand.domain.prevalence.linkage.model import Model
from firsthand.domain.prevalence.linkage.pairs import Pairs
from firsthand.domain.prevalence.linkage.places import as_linked
from firsthand.domain.prevalence.linkage.quality import Told
from firsthand.domain.prevalence.linkage.stated import NOT_KNOWN, Stated
from tests.domain.prevalence.linkage.judged_lists import Made

pytestmark = pytest.mark.requirement("R6")
AREAS = ("East", "West")
ASKED = Asked(methods=("chao",), replicates=0)
COLUMNS = ("given_name", "surname", "date_of_birth")
RULES = (
    "same names, in either order",
    "same birth, given names begin alike",
    "same birth, surnames begin alike",
)
WHOLE = Told(estimate=75 / 115, lower=0.6, upper=0.7)


def states(of_record, of_list, names=AREAS):
    return Stated(
        by="area",
        names=(*names, NOT_KNOWN),
        of_record=np.array(of_record),
        of_list=np.array(of_list),
        silent=(),
    )


def says(pairs, stated_of=0.9):
    """Return pairs that were judged, as (left, right, true)."""
    told = {"left": pl.Int64, "right": pl.Int64, "true": pl.Float64}
    frame = pl.DataFrame(pairs, schema=told, orient="row")
    return frame.with_columns(one=0, other=1, probability=pl.lit(stated_of))


# By hand.


def test_pairs_within_a_group_state_it_on_both_sides_and_are_of_two_lists():
    # One child: East on lists 0, 1 and 1 again, West on 2, nothing stated on 2.
    stated = states([0, 0, 0, 1, -1], [0, 1, 1, 2, 2])
    person = np.array([7, 7, 7, 7, 7])
    # East with East on two lists: 2. In all on two lists: 10 less two pairs of one list.
    assert together_within(person, stated).tolist() == [2, 0, 6]
    apart = np.array([7, 7, 8, 8, 8])
    assert together_within(apart, stated).tolist() == [1, 0, 2]
    assert together_within(agreed(person, apart), stated).tolist() == [1, 0, 2]


def drawn(odds, draws=400):
    """Return draws in which 100 pairs are true, 75 of them linked, and 15 were put back."""
    between = np.tile([[0, 1], [1, 0]], (draws, 1, 1))
    one = Within(both=np.array([54, 15, 6]), true=np.array([60, 30, 10]), odds=odds)
    return Draws(
        tables=(),
        linked=80 * between[0],
        both=75 * between,
        true=100 * between,
        missed=15 * between,
        within=(one,) * draws,
    )


def recalls(odds=None, judged=FEWEST_JUDGED, **how):
    """Return the recall of two areas of which so many pairs were judged."""
    stated = states([0, 0, 1, 1], [0, 1, 0, 1])
    pairs = [(0, 1, 1.0)] * judged + [(2, 3, 1.0)] * judged
    rng = np.random.default_rng(1)
    return recall_of_groups(drawn(odds), says(pairs, **how), stated, level=0.95, rng=rng)


def test_what_was_put_back_is_shared_out_by_true_links_and_how_often_none_is_compared():
    # 60 x 0.1 and 30 x 0.3 share 15 as 6 and 9: 54 of 66 and 15 of 39 were made.
    east, west = recalls(np.array([0.1, 0.3, 0.0]))
    assert east.recall.estimate == pytest.approx(54 / 66, abs=0.015)
    assert west.recall.estimate == pytest.approx(15 / 39, abs=0.015)
    assert (east.of_compared.estimate, west.of_compared.estimate) == (0.9, 0.5)
    # By true links alone they share it as 9 and 4.5.
    east, west = recalls()
    assert east.recall.estimate == pytest.approx(54 / 69, abs=0.015)
    assert west.recall.estimate == pytest.approx(15 / 34.5, abs=0.02)


def test_a_doubt_names_both_numbers_and_says_which_way_the_hidden_number_is_wrong():
    made = recalls(np.array([0.1, 0.3, 0.0]))
    (low,) = recall_differs(made, "West", WHOLE)
    assert "within West 38% (" in low.words and "of all 65% (60% to 70%)" in low.words
    assert "likely too few: this number is then too large" in low.words
    assert "Judge more pairs of this group, or link it by itself." in low.words
    (high,) = recall_differs(made, "East", WHOLE)
    assert "likely too many: this number is then too small" in high.words
    assert recall_differs(made, NOT_KNOWN, WHOLE) == []


def test_of_a_group_with_few_judged_or_none_it_is_a_guess_and_no_doubt():
    few = recalls(judged=FEWEST_JUDGED - 1)
    assert all(one.guess and "needed are 10" in one.because for one in few)
    assert few[0].recall.estimate == pytest.approx(54 / 69, abs=0.015)
    assert recall_differs(few, "West", WHOLE) == []
    none = recalls(judged=0)
    assert all("Nobody judged the links" in one.because for one in none)
    assert recall_differs(none, "West", WHOLE) == []


def test_pairs_that_could_hardly_be_true_do_not_count_as_judged_unless_they_are():
    assert [one.judged for one in recalls(stated_of=0.009)] == [10, 10]
    stated = states([0, 0, 1, 1], [0, 1, 0, 1])
    no = says([(0, 1, 0.0)] * 12, stated_of=0.009)
    rng = np.random.default_rng(1)
    east, _ = recall_of_groups(drawn(None), no, stated, level=0.95, rng=rng)
    assert east.judged == 0 and east.guess


def test_a_group_without_true_pairs_has_no_recall():
    made = drawn(None)
    none = Within(both=np.array([0, 54, 0]), true=np.array([0, 60, 0]), odds=None)
    made = replace(made, within=(none,) * len(made.both))
    stated = states([0, 0, 1, 1], [0, 1, 0, 1])
    pairs = says([(0, 1, 1.0)] * 20)
    rng = np.random.default_rng(1)
    east, _ = recall_of_groups(made, pairs, stated, level=0.95, rng=rng)
    assert east.recall.estimate is None and "both state East" in east.because


# How often no rule compares a true pair.


def agreeing(given, surname, birth, many=4000):
    """Return how pairs that a rule found agree, (given, surname, birth, rules), as expected."""
    rows = []
    for g, s, b in product((True, False), repeat=3):
        rules = (g and s) * 1 + (b and g) * 2 + (b and s) * 4
        shares = zip((g, s, b), (given, surname, birth), strict=True)
        count = round(many * np.prod([p if yes else 1 - p for yes, p in shares]))
        rows += [(4 * g, 3 * s, 4 * b, rules)] * (count if rules else 0)
    return rows


def model(rules=RULES):
    return Model(prior=1e-4, within=1e-5, comparisons=comparisons(COLUMNS), blocking=rules)


def pairs_of(east, west):
    levels = [f"level_{name}" for name in COLUMNS]
    rows = [(0, 1, *row) for row in east] + [(2, 3, *row) for row in west]
    return Pairs(
        frame=pl.DataFrame(rows, schema=["left", "right", *levels, "rules"], orient="row"),
        compared=len(rows),
    )


def test_how_often_none_is_compared_follows_from_fields_that_no_rule_chose_pairs_by():
    stated = states([0, 0, 1, 1], [0, 1, 0, 1])
    found = fields(
        model(), pairs_of(agreeing(0.8, 0.9, 0.95), agreeing(0.8, 0.5, 0.95)), stated
    )
    person = np.array([5, 5, 6, 6])
    draws = [found.missed(person, np.random.default_rng(seed)) for seed in range(40)]
    # Both names, or birth and one name: 0.72 + 0.95 x (0.98 - 0.72) = 0.967 of all in East,
    # 0.4 + 0.95 x (0.9 - 0.4) = 0.875 in West. Of all others nothing is known but the whole.
    east, west, others = np.mean(draws, axis=0)
    assert east == pytest.approx(0.033 / 0.967, rel=0.05)
    assert west == pytest.approx(0.125 / 0.875, rel=0.05)
    assert east < others < west


def test_pairs_that_are_not_true_in_the_draw_say_nothing():
    stated = states([0, 0, 1, 1], [0, 1, 0, 1])
    found = fields(model(), pairs_of(agreeing(0.8, 0.9, 0.95), agreeing(0, 0.1, 1)), stated)
    east, west, _ = found.missed(np.array([5, 5, 6, 7]), np.random.default_rng(1))
    assert west == pytest.approx(0.033 / 0.967, abs=0.15)  # as the whole, with little to go by
    assert east == pytest.approx(0.033 / 0.967, rel=0.2)


@pytest.mark.parametrize(
    ("rules", "without"),
    [
        (("no such rule",), ()),
        (("same surname", "same NHS number, hashed"), ()),
        (RULES, ("rules",)),
        (RULES, ("level_surname",)),
        (("same birth",), ()),  # nothing is free of it
    ],
)
def test_where_fields_do_not_say_nothing_is_told_by_group(rules, without):
    stated = states([0, 0, 1, 1], [0, 1, 0, 1])
    pairs = pairs_of(agreeing(0.8, 0.9, 0.95), [])
    assert fields(model(), pairs, stated) is not None
    lacking = replace(pairs, frame=pairs.frame.drop(without))
    assert fields(model(rules), lacking, stated) is None


# From the truth.


@cache
def made():
    """Return lists of which one in eight true pairs is doubtful, and all were compared."""
    return Made(children=3000, doubtful=0.12, missed=0.0, seed=4)


def areas_of(one, doubtful_in_west, seed=9):
    """Return areas of records: West is a quarter, of children with doubtful pairs so many."""
    frame = one.pairs.frame
    low = frame.filter(pl.col("probability") < 0.99)
    both = one.child[low["left"].to_numpy()], one.child[low["right"].to_numpy()]
    doubtful = np.zeros(one.children, dtype=bool)
    doubtful[both[0][both[0] == both[1]]] = True
    luck = np.random.default_rng(seed).random(one.children)
    west = luck < np.where(doubtful, doubtful_in_west, 0.25)
    return np.where(west, 1, 0)[one.child]


def told(one, of_record, judged=400, names=AREAS):
    """Return the estimate at 0.95, judged by who knows the truth, and what records state."""
    found = deciding(one.records, one.pairs, threshold=0.95)
    pairs = sample(found, total=judged, rng=np.random.default_rng(3))
    linkage = one.linkage(0.95, pairs, one.judged(pairs) if judged > 4 else ())
    stated = states(of_record, one.records.frame["list"].to_numpy(), names)
    way = Counting(records=one.records, places=as_linked(one.records), stated=stated)
    return estimated(linkage, ASKED, counting=way, draws=40), found, stated


def truth(one, found, stated):
    """Return by group the share of true pairs that were linked, counted pair by pair."""
    rows = {}
    for row, child in enumerate(one.child.tolist()):
        rows.setdefault(child, []).append(row)
    true = [(a, b) for of in rows.values() for a in of for b in of if a < b]
    sums = np.zeros((2, len(stated.names) - 1))
    for a, b in true:
        group = stated.of_record[a]
        if group >= 0 and group == stated.of_record[b]:
            sums[:, group] += (found.person[a] == found.person[b], 1)
    return sums[0] / sums[1]


def test_a_group_with_more_doubtful_pairs_has_the_lower_recall_and_a_reason():
    one = made()
    answered, found, stated = told(one, areas_of(one, 0.75))
    east, west = answered.groups.recall
    share = truth(one, found, stated)
    assert share[1] < share[0] - 0.1
    assert east.of_compared.lower <= share[0] <= east.of_compared.upper
    assert west.of_compared.lower <= share[1] <= west.of_compared.upper
    assert west.recall.upper < east.recall.lower
    said = [one.reasons for one in answered.groups.found.groups]
    assert any("true links within West" in reason for reason in said[1])
    assert not answered.groups.by_fields


def test_groups_that_are_alike_have_no_such_reason():
    one = made()
    answered, found, stated = told(one, areas_of(one, 0.25, seed=1))
    share = truth(one, found, stated)
    assert abs(share[0] - share[1]) < 0.02
    said = [reason for one in answered.groups.found.groups for reason in one.reasons]
    assert not any("true links within" in reason for reason in said)


def test_where_one_group_is_all_there_is_its_recall_is_that_of_the_whole():
    one = Made(children=1200, seed=6)
    answered, _, _ = told(one, np.zeros(len(one.child), dtype=int), names=("All",))
    (every,) = answered.groups.recall
    assert every.recall == answered.quality.recall
    assert every.of_compared == answered.groups.compared
    assert every.recall.estimate < every.of_compared.estimate
    assert every.above == Told(estimate=0.0, lower=0.0, upper=0.0)


def test_whether_groups_are_asked_for_changes_nothing_of_the_whole():
    one = Made(children=1200, seed=6)
    rng = np.random.default_rng(3)
    pairs = sample(deciding(one.records, one.pairs, threshold=0.95), total=100, rng=rng)
    linkage = one.linkage(0.95, pairs, one.judged(pairs))
    stated = states(one.child % 2, one.records.frame["list"].to_numpy())
    way = Counting(records=one.records, places=as_linked(one.records), stated=stated)
    asked = estimated(linkage, ASKED, counting=way, draws=8)
    alone = estimated(linkage, ASKED, draws=8)
    assert asked.quality == alone.quality
    assert asked.answer.estimates == alone.answer.estimates
