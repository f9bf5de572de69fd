"""Thematic inspections of invented areas: chosen by design, pooled, and told in words."""

from collections import Counter

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.arm_results import VisitResult, national_estimate
from firsthand.domain.planning.programme.thematic import Area, Design, choose, joined
from firsthand.domain.planning.programme.thematic_results import AreaResult, together

STATES = ("Known", "Known", "Known", "Thin", "Silent")
AREAS = tuple(
    Area(
        la_code=f"{number:03d}",
        authority=f"Nowhere {number:03d}",
        region="Middle Earth",
        stratum=STATES[number % 5],
        children=1000 * number,
    )
    for number in range(1, 51)
)


@pytest.mark.requirement("R27")
@pytest.mark.parametrize("design", Design)
def test_as_many_as_asked_are_chosen_and_every_area_has_a_known_chance(design):
    found = choose(AREAS, number=8, design=design, seed="a")
    assert len(found.chosen) == 8
    assert set(found.inclusion_probability) == {area.la_code for area in AREAS}
    assert min(found.inclusion_probability.values()) > 0
    assert sum(found.inclusion_probability.values()) == pytest.approx(8)
    assert choose(AREAS[::-1], number=8, design=design, seed="a").chosen == found.chosen
    assert choose(AREAS, number=8, design=design, seed="b").chosen != found.chosen


@pytest.mark.requirement("R27")
@pytest.mark.parametrize("design", Design)
def test_over_many_seeds_each_area_is_chosen_as_often_as_its_chance(design):
    chances = choose(AREAS, number=6, design=design, seed=0).inclusion_probability
    drawn = Counter(
        one.area.la_code
        for seed in range(600)
        for one in choose(AREAS, number=6, design=design, seed=seed).chosen
    )
    for code, chance in chances.items():
        # Four standard errors and a half of a share of 600 draws, over 150 questions.
        error = 4.5 * (chance * (1 - chance) / 600) ** 0.5
        assert drawn[code] / 600 == pytest.approx(chance, abs=error)


def test_the_chance_is_in_proportion_to_children():
    chances = choose(AREAS, number=5, design=Design.BY_CHILDREN, seed=1).inclusion_probability
    assert chances["040"] == pytest.approx(4 * chances["010"])


def test_states_too_small_to_give_two_areas_are_joined():
    strata = joined({area.la_code: area.stratum for area in AREAS}, 6)
    assert set(strata.values()) == {"Known", "Silent or Thin"}
    assert set(joined({"a": "x", "b": "y"}, 1).values()) == {"x or y"}


def test_without_numbers_of_children_that_design_is_refused():
    unknown = Area(la_code="9", authority="Nowhere", region="x", stratum="x", children=None)
    with pytest.raises(Refused, match="not known for Nowhere"):
        choose([*AREAS, unknown], number=3, design=Design.BY_CHILDREN, seed=1)


@pytest.mark.parametrize("number", [0, 51, -1])
def test_more_areas_than_there_are_is_refused(number):
    with pytest.raises(Refused, match="Needed: 1 to 50"):
        choose(AREAS, number=number, design=Design.SIMPLE, seed=1)


def result(area: str, found: int, read: int) -> AreaResult:
    return AreaResult(area=area, found=found, read=read)


LIKE = tuple(result(f"A{number}", 4 + number % 3, 40) for number in range(8))


@pytest.mark.requirement("R27")
@pytest.mark.parametrize("seed", ["", "  "])
def test_without_a_seed_nothing_is_chosen(seed):
    with pytest.raises(Refused, match="No seed"):
        choose(AREAS, number=8, design=Design.SIMPLE, seed=seed)


def test_areas_that_are_alike_are_told_so_with_uncertainty():
    told = together(LIKE)
    assert told.interval.lower < told.share < told.interval.upper
    assert told.another_area.lower <= told.interval.lower
    assert "no more than chance" in told.sentences[1]
    assert not any(one.stands_out for one in told.areas)
    assert "does not mean they are alike" in told.sentences[2]


@pytest.mark.requirement("R27")
def test_an_area_far_from_the_others_stands_out_by_name():
    told = together([*LIKE, result("Farborough", 36, 40)])
    assert "differ by more than chance" in told.sentences[1]
    assert told.sentences[2].startswith("Farborough (above, 90 percent) stands out")


def test_few_areas_and_few_cases_are_warned_of():
    checks = " ".join(together([result("A", 1, 5), result("B", 2, 40)]).checks)
    assert "Fewer than 5 areas" in checks
    assert "Fewer than 10 cases were read in A" in checks


@pytest.mark.parametrize(
    "results",
    [
        [result("A", 1, 5)],
        [result("A", 1, 5), result("A", 2, 5)],
        [result("A", 6, 5), result("B", 1, 5)],
        [result("A", 0, 0), result("B", 1, 5)],
    ],
)
def test_what_cannot_be_pooled_is_refused_with_a_remedy(results):
    with pytest.raises(Refused, match="how many cases were read"):
        together(results)


def visit(code: str, found: bool, chance: float = 0.1) -> VisitResult:
    return VisitResult(la_code=code, found=found, inclusion_probability=chance)


@pytest.mark.requirement("R10")
def test_the_drawn_visits_speak_for_the_country_in_a_sentence():
    told = national_estimate([visit(str(number), number < 4) for number in range(20)])
    assert told.estimate.share == pytest.approx(0.2)
    assert told.estimate.population == pytest.approx(200)
    assert told.sentence.startswith("4 of 20 visits drawn by lot found it.")
    assert "20 percent of about 200 authorities" in told.sentence


def test_an_authority_given_twice_or_an_impossible_chance_is_refused():
    with pytest.raises(Refused, match="more than once"):
        national_estimate([visit("1", True), visit("1", False)])
    with pytest.raises(Refused, match="inclusion probability"):
        national_estimate([visit("1", True, 1.5), visit("2", False)])
