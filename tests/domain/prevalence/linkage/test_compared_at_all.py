"""Which share of true pairs the rules of comparison find."""

from dataclasses import replace

import numpy as np
import pytest

from firsthand.domain.prevalence.linkage.clerical import deciding
from firsthand.domain.prevalence.linkage.compared_at_all import UNKNOWN, found
from tests.domain.prevalence.linkage.judged_lists import HOME, NAMES, Made

pytestmark = pytest.mark.requirement("R6")
MADE = Made(doubtful=0.0)


def told(rules, made=MADE):
    linkage = made.linkage(rules=rules)
    frame = deciding(made.records, made.pairs, threshold=0.5).frame
    return found(linkage.model, made.records, frame, np.ones(frame.height))


def test_two_rules_of_other_fields_tell_of_what_both_miss():
    again = told((NAMES, HOME)).whole_recapture
    assert again.share == pytest.approx(0.98, abs=3 * again.error / again.total)
    assert set(told((NAMES, HOME)).by_recapture) == {(0, 1), (0, 2), (1, 2)}


@pytest.mark.parametrize(
    "rules",
    [
        ("same postcode and birth", "same street and birth"),
        ("same postcode, given names begin alike", "same street and birth"),
        ("same postcode, given names begin alike, hashed", "same street and birth, hashed"),
    ],
)
def test_rules_that_fail_together_are_not_set_against_each_other(rules):
    assert told(rules).whole_recapture is None


def test_hashed_rules_of_other_fields_tell_too_but_not_the_model():
    both = (f"{NAMES}, hashed", f"{HOME}, hashed")
    assert told(both).whole_recapture is not None
    assert told(both).by_model == {}


def test_by_hand_the_model_says_what_one_rule_finds():
    # Home agrees in 0.82 and the day of birth, exchanged or not, in 0.935 of true pairs.
    by_model = told((HOME,)).by_model
    assert by_model[0, 1] == pytest.approx(0.82 * 0.935, abs=0.001)


def test_what_is_missing_on_a_list_is_missed_in_its_pairs():
    other = Made(doubtful=0.0)
    born = other.records.frame["date_of_birth"].to_list()
    place = other.records.frame["list"].to_list()
    missing = [
        None if at == 0 and row % 2 else day
        for row, (at, day) in enumerate(zip(place, born, strict=True))
    ]
    frame = other.records.frame.with_columns(date_of_birth=np.array(missing, dtype=object))
    other.records = replace(other.records, frame=frame.cast({"date_of_birth": str}))
    by_model = told((HOME,), other).by_model
    assert by_model[0, 1] == pytest.approx(by_model[1, 2] / 2, rel=0.01)


def test_where_nothing_tells_a_wide_range_is_drawn():
    drawn = told(("unheard of",)).drawn(3, 200, np.random.default_rng(1))
    low, high = UNKNOWN
    assert low <= drawn.min() < low + 0.05
    assert drawn[:, 0, 1].max() > high - 0.05
    assert np.array_equal(drawn[:, 0, 1], drawn[:, 2, 0])  # all with the same luck


def test_draws_take_either_way():
    drawn = told((NAMES, HOME)).drawn(3, 400, np.random.default_rng(1))[:, 0, 1]
    model = told((NAMES, HOME)).by_model[0, 1]
    assert 0.4 < (drawn == model).mean() < 0.6
