"""Areas and groups: what cannot be divided is said; how well a list finds them, three ways."""

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm

from firsthand.domain.prevalence.invented.capture import captured
from firsthand.domain.prevalence.invented.design import Agency, Design, objections
from firsthand.domain.prevalence.invented.divisible import NOTHING, of_misspelt
from firsthand.domain.prevalence.invented.divisions import Division, Divisions, share_found
from firsthand.domain.prevalence.invented.size import Wanted, size_of
from firsthand.refdata.read_linkage import linkage_vocabulary
from firsthand.stats.hidden.capture import own_log_odds
from tests.domain.prevalence.invented.divided import belong, divisions
from tests.domain.prevalence.invented.made import children, design, rng

pytestmark = pytest.mark.requirement("R6")

AREAS = {"north": 0.5, "south": 0.3, "coast": 0.2}
GROUPS = {"group-a": 0.7, "group-b": 0.3}


def test_a_sound_division_has_no_objection():
    sound = divisions(AREAS, GROUPS, {"coast": 0.5}, {"group-b": 3.0}, {"police": 2})
    assert objections(design(divisions=sound)) == ()
    assert of_misspelt(sound, 1.0) == ()
    thirds = divisions({"east": 0.333, "west": 0.333, "mid": 0.333})
    assert objections(design(divisions=thirds)) == ()


@pytest.mark.parametrize(
    ("given", "word"),
    [
        (divisions({"north": 0.9999}), "1 area was given"),
        (divisions({f"a{at}": 1 / 41 for at in range(41)}), "41 areas were given"),
        (divisions({"north": 0.5, "south": 0.4}), "areas add up to 0.9"),
        (divisions(groups={"a": 0.5, "b": 0.6}), "groups add up to 1.1"),
        (
            divisions({"north": 1.0, "south": 0.0, "coast": -0.1}),
            "Give a share between 0 and 1",
        ),
        (divisions({"north": math.nan, "south": 0.5}), "nan of all children"),
        (divisions({"no rth": 0.5, "south": 0.5}), "'no rth' cannot name an area"),
        (divisions({"Unknown": 0.5, "south": 0.5}), "as if nothing were stated"),
        (divisions({"north": 0.5, "North": 0.5}), "2 areas or groups are called north"),
        (divisions(AREAS, {"coast": 0.5, "b": 0.5}), "2 areas or groups are called coast"),
        (divisions(AREAS, finds={"west": 0.5}), "Name one of north, south, coast"),
        (divisions(finds={"west": 0.5}), "Name areas or groups first"),
        (divisions(AREAS, misspelt={"west": 2.0}), "west=2 is of no area"),
        (divisions(AREAS, finds={"coast": 0.0}), "factor of coast is 0"),
        (divisions(AREAS, finds={"coast": -1.0}), "factor of coast is -1"),
        (divisions(AREAS, finds={"coast": math.nan}), "factor of coast is nan"),
        (divisions(AREAS, misspelt={"coast": 11.0}), "factor of coast is 11"),
        (divisions(desks={"fire": 2}), "a list that is not there"),
        (divisions(desks={"police": 1}), "Give 2 to 10 desks"),
        (divisions(desks={"police": 11}), "Give 2 to 10 desks"),
    ],
)
def test_what_cannot_be_divided_is_said(given, word):
    found = objections(design(divisions=given))
    assert word in f"{found[0].reason} {found[0].remedy}"


@pytest.mark.parametrize(
    ("twice", "word"),
    [
        (
            {"finds": divisions(finds={"coast": 2.0}).finds * 2},
            "2 factors were given for coast",
        ),
        ({"desks": divisions(desks={"police": 2}).desks * 2}, "of police were given 2 times"),
    ],
)
def test_what_is_given_twice_is_said(twice, word):
    areas = divisions(AREAS).areas
    (found,) = objections(design(divisions=Divisions(areas=areas, **twice)))
    assert word in found.reason


@pytest.mark.parametrize("name", ["area", "Area", "overlaps-by-area"])
def test_a_list_called_as_a_column_or_file_of_areas_is_refused(name):
    agencies = (Agency(name=name, share=0.3), Agency(name="health", share=0.3))
    (found,) = objections(Design(agencies=agencies, divisions=divisions(AREAS)))
    assert f"A list is called {name}" in found.reason
    assert objections(Design(agencies=agencies, divisions=divisions(groups=GROUPS))) == ()


def test_twelve_lists_leave_no_room_for_desks():
    agencies = tuple(Agency(name=f"list-{at}", share=0.1) for at in range(12))
    (found,) = objections(Design(agencies=agencies, divisions=divisions(desks={"list-1": 2})))
    assert found.remedy.startswith("Give fewer lists")


def test_factors_that_make_finding_sure_are_refused():
    often, seldom = ({"coast": times} for times in (10.0, 0.1))
    for share, finds, word in (
        (0.999995, often, "police finds 0.999995 of children, and with odds 10 times"),
        (0.999995, often, "as good as all"),
        (0.9999999999, often, "police finds 0.9999999999 of all children."),
        (0.000003, seldom, "as good as none"),
    ):
        found = objections(design(police=share, divisions=divisions(AREAS, finds=finds)))
        assert word in found[0].reason
    assert objections(design(police=0.999, divisions=divisions(AREAS, finds=often))) == ()


@pytest.mark.parametrize(
    ("slips", "times", "word"),
    [(0.0, 3.0, "above 0"), (5.0, 5.0, "125% of surnames"), (3.0, 10.0, "150% of surnames")],
)
def test_factors_of_slips_beyond_any_share_are_refused(slips, times, word):
    (found,) = of_misspelt(divisions(AREAS, misspelt={"coast": times}), slips)
    assert word in f"{found.reason} {found.remedy}"


def test_what_reading_takes_for_nothing_names_no_division():
    words = ("unknown", "not known", "not stated", "n k", "tbc", "nil", "none", "null", "blank")
    for field in linkage_vocabulary().fields:
        for word in words if field.key in ("area", "group") else ():
            assert any(re.fullmatch(one, word) for one in field.missing), word
    for word in words:
        assert NOTHING.fullmatch(word.replace(" ", "-")), word


def test_half_the_odds_by_hand():
    # 0.5 are odds of 1; half of them 0.5, which is a share of a third; double 2, two thirds.
    assert share_found(0.5, 0.0, 0.5) == pytest.approx(1 / 3)
    assert share_found(0.5, 0.0, 2.0) == pytest.approx(2 / 3)
    assert share_found(0.35, 0.7, 1.0) == 0.35


@settings(max_examples=40)
@given(st.floats(0.02, 0.98), st.floats(0.01, 3), st.floats(0.1, 10))
def test_unequal_children_are_averaged_as_by_numerical_integration(share, spread, times):
    own = own_log_odds(share, spread) + math.log(times)

    def of_child(number):
        return norm.pdf(number) / (1 + math.exp(-own - spread * number))

    whole, _ = quad(of_child, -9, 9, limit=200)
    assert share_found(share, spread, times) == pytest.approx(whole, abs=2e-6)


def test_shares_and_factors_are_mixed_by_hand():
    mixed = divisions(AREAS, GROUPS, {"coast": 0.5, "group-b": 2.0}).mixed()
    # Coast halves, group b doubles: both together are as usual.
    assert {times: share for share, times in mixed} == pytest.approx(
        {0.5: 0.2 * 0.7, 2.0: 0.8 * 0.3, 1.0: 0.8 * 0.7 + 0.2 * 0.3}
    )
    assert divisions().mixed() == ((1.0, 1.0),)


def test_the_chance_to_be_hidden_by_hand():
    # All alike but in the coast, where odds are half: 0.5 becomes a third.
    given = design(
        police=0.5,
        health=0.5,
        school=0.5,
        spread=0.0,
        divisions=divisions(AREAS, finds={"coast": 0.5}),
    )
    none = 0.8 * 0.5**3 + 0.2 * (2 / 3) ** 3
    assert given.chances()[0] == pytest.approx(none)
    assert size_of(Wanted(children=1000), given).hidden == pytest.approx(1000 * none)


@pytest.mark.parametrize("spread", [0.0, 1.0])
def test_children_one_by_one_are_found_as_the_chances_promise(spread):
    given = design(
        spread=spread,
        divisions=divisions(AREAS, GROUPS, {"coast": 0.3, "group-b": 4.0}),
    )
    count = 200_000
    alone = np.arange(count)  # no brothers or sisters, so that children are independent
    odds = belong(type("People", (), {"family": alone}), given.divisions).log_odds
    found = captured(count, given, rng(2), odds)
    expected = given.chances() * count
    counts = np.array([found.hidden, *found.overlaps.counts])
    # Eight cells, seven degrees of freedom: 24.3 is passed in one of a thousand runs.
    assert ((counts - expected) ** 2 / expected).sum() < 24.3
    # Without the factors the chances are others by far, which this test would see.
    other = design(spread=spread).chances() * count
    assert ((counts - other) ** 2 / other).sum() > 1000


def test_children_are_of_areas_in_their_shares_and_families_of_one():
    people = children(20_000)
    found = belong(people, divisions(AREAS, GROUPS))
    for column, shares in (("area", AREAS), ("group", GROUPS)):
        for name, inside in found.inside(column).items():
            # Families of 1.4 children: a standard error of 0.005 at most.
            assert inside.mean() == pytest.approx(shares[name], abs=0.02)
            assert (found.named(column)[inside] == name).all()
        place = found.of_child[column]
        same = people.family[1:] == people.family[:-1]
        assert (place[1:] == place[:-1])[same].all()
        assert not (place[1:] == place[:-1])[~same].all()
    both = found.inside("area")["coast"] & found.inside("group")["group-b"]
    assert both.mean() == pytest.approx(0.06, abs=0.015)


def test_groups_move_no_child_to_another_area():
    people = children()
    one = belong(people, divisions(AREAS))
    both = belong(people, divisions(AREAS, GROUPS, finds={"coast": 2.0}))
    assert np.array_equal(one.of_child["area"], both.of_child["area"])


def test_factors_of_an_area_and_a_group_multiply():
    people = children()
    found = belong(people, divisions(AREAS, GROUPS, {"coast": 0.5, "group-b": 3.0}))
    coast, other = found.inside("area")["coast"], found.inside("group")["group-b"]
    expected = np.where(coast, math.log(0.5), 0) + np.where(other, math.log(3), 0)
    assert found.log_odds == pytest.approx(expected)
    assert (belong(people, divisions()).log_odds == 0).all()


def test_divisions_are_named_values():
    assert divisions(AREAS).areas[0] == Division(name="north", share=0.5)
    assert divisions().asked is False
    assert divisions(desks={"police": 2}).asked is True
