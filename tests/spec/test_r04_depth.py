"""R4: the planner says what an inspection of this size would miss, and what would be enough."""

from datetime import date

import pytest

from firsthand.domain.planning.depth.design import Design
from firsthand.domain.planning.depth.group import Group
from firsthand.domain.planning.depth.written_group import groups
from firsthand.services.caseloads import published_caseload
from firsthand.services.depth import depth

pytestmark = pytest.mark.requirement("R4")


def test_a_short_inspection_learns_what_it_would_miss_before_it_begins():
    children = Group(name="in need", population=2500, affected=25, sample=6, sensitivity=0.8)
    answer = depth(Design(groups=(children,)))
    assert answer.sentence == (
        "Reading 6 of 2,500 files, this inspection had a 4 percent chance of meeting a failure "
        "that touches 1 percent of cases."
    )
    assert answer.depth.needed.cases == 352
    assert answer.depth.misses[0].share > 0.3


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
def test_the_published_lists_of_rotherham_are_enough_to_start_from():
    found = published_caseload("Rotherham", as_of=date(2026, 11, 22)).caseload
    assert [one.children for one in found.listed] == [1777, 313, 476]
    assert all(one.source_id and one.known_on for one in found.listed)
    answer = depth(Design(groups=groups(found.groups)))
    assert answer.depth.design.population == 1777
    assert answer.allocation is not None


@pytest.mark.django_db
@pytest.mark.usefixtures("shipped")
def test_in_july_2014_only_lists_that_were_public_then_are_filled_in():
    found = published_caseload("Rotherham", as_of=date(2014, 7, 1)).caseload
    assert all(one.known_on is None or one.known_on <= date(2014, 7, 1) for one in found.listed)
    assert [one.children for one in found.listed] == [1830, 332, None]
