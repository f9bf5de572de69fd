"""R11, R12: everything known of an authority stands on one record, with its source."""

from datetime import date

import pytest

from firsthand.services.authorities import authority
from firsthand.services.inspections import inspection, inspections_by
from firsthand.services.publications import publications

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
]
TODAY = date(2026, 11, 22)


@pytest.mark.requirement("R11")
def test_one_timeline_joins_every_framework_from_2009():
    families = {entry.family for entry in authority("Rotherham", as_of=TODAY).timeline}
    assert {"slac", "cpi", "sif", "ilacs"} <= families


@pytest.mark.requirement("R12")
def test_the_record_holds_inspections_harms_and_figures_together():
    answer = authority("Rotherham", as_of=TODAY)
    assert answer.timeline
    assert answer.coverage
    assert answer.indicators
    assert len({n.neighbour_la_code for n in answer.neighbours if n.model == "2025"}) == 10


@pytest.mark.requirement("R12")
def test_a_new_authority_names_the_one_it_came_from():
    [cumbria] = authority("Cumberland", as_of=TODAY).forerunners
    assert (cumbria.name, cumbria.la_code) == ("Cumbria", "909")


@pytest.mark.requirement("R12")
def test_every_fact_of_an_inspection_names_a_source_that_can_be_opened():
    known = {one.source.source_id for one in publications(as_of=TODAY).publications}
    newest = [one for one in inspections_by(as_of=TODAY, la_code="372") if one.read]
    assert newest
    for one in newest:
        told = inspection(one.inspection_id, as_of=TODAY).settled
        assert {fact.source_id for fact in told.statements} <= known
        assert {grade.settled.source_id for grade in told.grades} <= known


@pytest.mark.requirement("R14")
def test_a_grade_is_never_shown_without_its_scale_and_its_meaning():
    for code in ("372", "928", "871"):
        for entry in authority(code, as_of=TODAY).timeline:
            if entry.grade is not None:
                assert entry.scale and entry.of and entry.meaning
                assert entry.does_not_mean and entry.must_follow


@pytest.mark.requirement("R14")
def test_from_april_2026_nothing_has_an_overall_grade_and_nothing_is_guessed():
    brent = [e for e in authority("Brent", as_of=TODAY).timeline if e.framework == "ilacs-2026"]
    assert brent
    assert "overall" not in {entry.area for entry in brent}
