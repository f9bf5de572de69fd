"""R21: who helped an authority does not inspect it until a cooling-off is over."""

from datetime import date

import pytest

from firsthand.domain.planning.programme.commission import Commission, Team
from firsthand.refdata.read_programme import programme_rules
from firsthand.services.programmes import lists, making
from firsthand.sources.inspectors import read_inspectors

pytestmark = pytest.mark.django_db
HEAD = "code,days,lead,region,engagements\n"
ROWS = "".join(f"I{n},20,yes,London,\n" for n in range(60))


def problem(rows, **changed):
    asked = Commission(
        team=Team(inspectors=read_inspectors((HEAD + rows).encode(), name="l").inspectors),
        from_on=date(2027, 1, 1),
        months=24,
        harms=("neglect",),
        as_of=date(2026, 11, 22),
        seconds=20.0,
        **changed,
    )
    return making.pose(asked).problem


def visit_by(team, found, *, month):
    from firsthand.domain.planning.programme.programme import PlannedVisit

    need = next(one for one in found.needs if one.key == "372-full")
    return PlannedVisit(need=need, month=month, team=team)


def rules_broken(team, found, *, month):
    from firsthand.domain.planning.programme.breaches import breaches

    broken = breaches((visit_by(team, found, month=month),), found)
    return {one.rule for one in broken if "cooling" in one.rule}


@pytest.mark.requirement("R21")
def test_whoever_advised_an_authority_may_not_inspect_it_until_three_years_later():
    found = problem(ROWS + "A,20,yes,London,372:advised:2024-01..2024-12\n")
    team = ("I0", "I1", "I2", "A")
    assert rules_broken(team, found, month=date(2027, 6, 1))
    assert not rules_broken(team, found, month=date(2028, 3, 1))
    assert not rules_broken(("I0", "I1", "I2", "I3"), found, month=date(2027, 6, 1))


@pytest.mark.requirement("R21")
def test_an_engagement_whose_end_is_not_known_never_cools_off():
    found = problem(ROWS + "A,20,yes,London,Rotherham:advised\n")
    assert rules_broken(("I0", "I1", "I2", "A"), found, month=date(2028, 12, 1))


@pytest.mark.requirement("R21")
def test_the_period_is_a_choice_that_says_so_and_can_be_changed():
    rule = next(one for one in programme_rules().told if one.key == "cooling-off-advised")
    assert rule.status == "default"
    longer = problem(
        ROWS + "A,20,yes,London,372:advised:2020-01..2020-12\n",
        rule_changes={"cooling-off-advised": 10.0},
    )
    assert rules_broken(("I0", "I1", "I2", "A"), longer, month=date(2027, 6, 1))


@pytest.mark.requirement("R21")
def test_the_invented_inspectors_hold_conflicts_so_that_the_rule_can_be_seen_at_work():
    found = lists.invented()
    advised = [
        past for one in found.inspectors for past in one.engagements if past.kind == "advised"
    ]
    assert len(advised) > 120
