"""R13: a national programme: all authorities, those with most to hide first, a tenth by lot."""

from datetime import date

import pytest

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.domain.planning.programme.commission import Commission
from firsthand.services.programmes import lists, making

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
]
TODAY = date(2026, 11, 22)
SECONDS = 60.0  # the time in which a plan is promised


def commission(**changed):
    values = {
        "team": lists.invented(),
        "from_on": date(2027, 1, 1),
        "months": 24,
        "harms": ("child-sexual-exploitation", "neglect"),
        "as_of": TODAY,
        "seconds": SECONDS,
    }
    return Commission(**{**values, **changed})


@pytest.fixture(scope="module")
def made(shipped):
    return making.make(commission())


@pytest.mark.requirement("R13")
def test_all_153_authorities_are_visited_and_no_rule_is_broken(made):
    visits = made.programme.visits
    assert len({v.need.la_code for v in visits if not v.need.drawn_at_random}) == 153
    assert made.programme.broken == ()
    assert breaches(visits, made.problem) == ()


@pytest.mark.requirement("R13")
def test_those_with_most_to_hide_come_first(made):
    full = [v for v in made.programme.visits if not v.need.drawn_at_random]
    by_weight = sorted(full, key=lambda visit: -visit.need.weight)
    first, last = by_weight[:38], by_weight[-38:]
    assert sum(v.month.toordinal() for v in first) < sum(v.month.toordinal() for v in last)


@pytest.mark.requirement("R13")
@pytest.mark.requirement("R10")
def test_a_tenth_of_the_visits_is_drawn_by_lot_with_a_chance_known_for_every_authority(made):
    drawn = [v for v in made.programme.visits if v.need.drawn_at_random]
    assert len(drawn) >= len(made.programme.visits) / 10
    assert len(made.arm.inclusion_probability) == 153
    assert all(0 < chance < 1 for chance in made.arm.inclusion_probability.values())


@pytest.mark.requirement("R13")
def test_how_far_from_the_best_the_plan_may_be_is_always_said(made):
    for phase in (made.programme.months, made.programme.teams):
        assert phase.bound <= phase.objective
        assert 0 <= phase.gap <= 1


@pytest.mark.requirement("R13")
def test_anybody_with_the_seed_draws_the_same_authorities():
    one, other = (making.pose(commission(seed=9)).arm for _ in range(2))
    assert one.drawn == other.drawn
    assert one.drawn != making.pose(commission(seed=10)).arm.drawn


@pytest.mark.requirement("R13")
def test_a_programme_made_years_ago_knows_only_what_was_public_then():
    then = making.pose(commission(as_of=date(2014, 1, 1), from_on=date(2014, 2, 1))).problem
    assert all(
        n.last_visit_on is None or n.last_visit_on < date(2014, 1, 1) for n in then.needs
    )
