"""The weight of a pair: by hand, step by step, and what a family shares."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.prevalence.linkage.comparing import comparisons, family_kinds
from firsthand.domain.prevalence.linkage.model import Comparison, Level, Model
from firsthand.domain.prevalence.linkage.waterfall import waterfall
from firsthand.domain.prevalence.linkage.written_model import as_data, model_from
from tests.domain.prevalence.linkage.modelled import MODEL, SAME, TWINS, compared

pytestmark = [pytest.mark.requirement("R6"), pytest.mark.requirement("R12")]
LEVELS = st.fixed_dictionaries(
    {one.name: st.integers(-1, len(one.levels) - 1) for one in MODEL.comparisons}
)
BITS = st.floats(-3, 6)


def chances(levels):
    """Return the chance of these levels if of one child, unrelated, twins, siblings."""
    of_one = of_others = twins = siblings = 1.0
    for one in MODEL.comparisons:
        if levels[one.name] == -1:
            continue
        level = one.levels[levels[one.name]]
        shared = one.name in ("surname", "home")
        of_one *= level.m
        of_others *= level.u
        twins *= level.m if shared or one.name == "date_of_birth" else level.u
        siblings *= level.m if shared else level.u
    return of_one, of_others, twins, siblings


def test_the_weight_of_a_level_by_hand():
    assert Level(label="same", m=0.8, u=0.1).weight == pytest.approx(3)  # 0.8 / 0.1 = 2**3


@given(LEVELS)
def test_the_odds_are_those_of_four_classes_reckoned_from_their_chances(levels):
    of_one, of_others, twins, siblings = chances(levels)
    prior = MODEL.prior
    # Twins and siblings are taken from the share that is not of one child.
    rest = 1 - prior - prior * (MODEL.twins + MODEL.siblings)
    others = rest * of_others + prior * (MODEL.twins * twins + MODEL.siblings * siblings)
    weight = compared(levels)["weight"]
    assert weight == pytest.approx(math.log2(prior * of_one / others), abs=1e-9)


@given(LEVELS, BITS, BITS, st.booleans())
def test_the_steps_of_a_waterfall_add_up_to_the_weight(levels, given_name, surname, one_list):
    rarity = {"given_name": given_name, "surname": surname}
    steps = waterfall(MODEL, levels, rarity, on_one_list=one_list)
    weight = compared(levels, on_one_list=one_list, rarity=rarity)["weight"]
    assert sum(step.weight for step in steps) == pytest.approx(weight, abs=1e-6)
    assert steps[-1].total == pytest.approx(weight, abs=1e-6)


def test_who_agrees_in_all_but_the_given_name_is_taken_for_a_twin():
    assert compared(SAME)["probability"] > 0.99
    # Another given name and the same sex: of one child 0.005, 0.99; of twins 0.9549, 0.5.
    odds = 0.005 * 0.99 / (0.03 * 0.9549 * 0.5)
    assert compared(TWINS)["probability"] == pytest.approx(odds / (1 + odds), rel=0.01)
    *_, family = waterfall(MODEL, TWINS)
    assert family.name == "family"
    assert family.weight < -10


def test_what_is_not_known_on_both_sides_weighs_nothing():
    step = next(one for one in waterfall(MODEL, SAME | {"sex": -1}) if one.name == "sex")
    assert step.weight == 0
    assert step.label == "not known on both sides"


def test_two_records_of_one_list_are_less_likely_one_child():
    assert compared(SAME, on_one_list=True)["weight"] < compared(SAME)["weight"]


def test_a_rare_name_weighs_more_and_says_so():
    rare = compared(SAME, rarity={"surname": 5.0})["weight"]
    common = compared(SAME, rarity={"surname": -2.0})["weight"]
    assert common < compared(SAME)["weight"] < rare
    labels = [one.label for one in waterfall(MODEL, SAME, {"surname": 5.0})]
    assert "a rarer name than most" in labels


def test_for_more_records_of_the_same_children_a_pair_is_less_likely_one_child():
    assert MODEL.for_records(10_000).prior == pytest.approx(1e-5)
    assert MODEL.for_records(1000) is MODEL


def test_a_model_is_read_back_as_it_was_written_and_names_nobody():
    text = json.dumps(as_data(MODEL))
    assert model_from(json.loads(text)) == MODEL


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"prior": 0},
        {"prior": None},
        {"blocking": ["by the moon"]},
        {"comparisons": [{"name": "height", "levels": []}]},
        {"comparisons": 3},
    ],
)
def test_what_is_no_model_is_refused_in_words(change):
    with pytest.raises(Refused, match="no model of linkage"):
        model_from(as_data(MODEL) | change)


def test_levels_that_are_not_those_compared_here_are_refused():
    data = as_data(MODEL)
    data["comparisons"][0]["levels"].pop()
    with pytest.raises(Refused, match="levels of given_name"):
        model_from(data)
    with pytest.raises(Refused):
        model_from([])


def test_lists_that_share_only_sex_can_not_be_linked():
    with pytest.raises(Refused, match="no names, dates of birth"):
        comparisons(["sex", "area"])


def test_families_are_not_told_apart_where_they_share_one_field():
    assert family_kinds(comparisons(["given_name", "surname"])) == (False, False)
    assert family_kinds(comparisons(["surname", "date_of_birth"])) == (True, False)
    assert family_kinds(MODEL.comparisons) == (True, True)


def test_shares_that_are_none_are_refused():
    with pytest.raises(ValueError, match="above 0"):
        Level(label="never", m=0.0, u=0.5)
    with pytest.raises(ValueError, match="needed are 2"):
        Comparison(name="x", title="x", levels=(Level(label="y", m=1, u=1),))
    with pytest.raises(ValueError, match="between 0 and 1"):
        Model(prior=0, within=0.1, comparisons=(), blocking=())
    with pytest.raises(ValueError, match="no twins"):
        Model(prior=0.1, within=0.1, comparisons=(), blocking=(), twins=-1)
