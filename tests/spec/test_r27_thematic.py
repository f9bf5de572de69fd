"""R27: thematic inspections: areas by a stated design, one protocol, results pooled."""

from datetime import date

import pytest

from firsthand.domain.planning.programme.thematic import Design
from firsthand.services.thematic import choose_areas, pool

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
    pytest.mark.requirement("R27"),
]
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("design", Design)
def test_eight_areas_are_chosen_from_all_by_a_design_that_is_told(design):
    found = choose_areas(as_of=TODAY, harm="neglect", areas=8, design=design, seed="2026")
    assert len(found.choice.chosen) == 8
    assert len(found.choice.inclusion_probability) == 153
    assert sum(found.choice.inclusion_probability.values()) == pytest.approx(8)
    assert "2026" in found.choice.words


def test_areas_about_which_little_is_known_are_not_left_out():
    found = choose_areas(
        as_of=TODAY, harm="neglect", areas=8, design=Design.STRATIFIED, seed="2026"
    )
    assert len({one.stratum for one in found.choice.chosen}) >= 2


def test_results_are_pooled_with_uncertainty_and_differences_are_explained():
    table = b"area,found,read\nA,3,40\nB,10,50\nC,1,30\nD,7,45\nE,0,25\nF,12,60\nG,30,42\n"
    told = pool(table, name="results.csv")
    assert told.interval.lower < told.share < told.interval.upper
    assert told.pooled.between_interval.upper > told.pooled.between
    assert [one.result.area for one in told.areas if one.stands_out] == ["G"]
    assert "differ by more than chance" in " ".join(told.sentences)
