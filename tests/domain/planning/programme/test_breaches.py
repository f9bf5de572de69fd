"""Each rule of a programme, broken once: found, with its name, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.planning.programme.breaches import breaches
from firsthand.domain.planning.programme.inspector import (
    LEAD,
    Engagement,
    EngagementKind,
    Inspector,
)
from firsthand.domain.planning.programme.month import months_from
from firsthand.domain.planning.programme.programme import Need, PlannedVisit, Problem, VisitKind
from firsthand.refdata.read_programme import programme_rules, with_changes

MARCH, APRIL, AUGUST = date(2027, 3, 1), date(2027, 4, 1), date(2027, 8, 1)
TEAM = ("A", "B", "C", "D")


def _need(key: str = "1-full", **fields) -> Need:
    return Need(
        **{
            "key": key,
            "la_code": "901",
            "authority": "Invented",
            "region": "London",
            "kind": VisitKind.FULL,
            "weight": 1.0,
            "reason": "invented",
            "drawn_at_random": False,
            "inclusion_probability": 0.1,
        }
        | fields
    )


def _inspector(code: str, **fields) -> Inspector:
    skills = frozenset({LEAD} if code in "AE" else {"practice"})
    return Inspector(
        **{"code": code, "region": "London", "skills": skills, "days_a_month": 10} | fields
    )


def _problem(*needs: Need, rules=None, **inspectors) -> Problem:
    people = tuple(_inspector(c, **inspectors.get(c, {})) for c in "ABCDEFGH")
    return Problem(
        needs=needs or (_need(),),
        inspectors=people,
        rules=rules or programme_rules(),
        months=months_from(date(2027, 1, 1), 24),
    )


def _rules(problem: Problem, *visits: PlannedVisit) -> list[str]:
    return [one.rule for one in breaches(visits, problem)]


def _visit(month: date = MARCH, team=TEAM, **fields) -> PlannedVisit:
    return PlannedVisit(need=_need(**fields), month=month, team=team)


def test_a_plan_that_keeps_every_rule_has_no_breach():
    assert _rules(_problem(), _visit()) == []


@pytest.mark.parametrize(
    ("visit", "rule"),
    [
        (_visit(month=date(2029, 3, 1)), "months"),
        (_visit(month=AUGUST), "closed-august"),
        (_visit(latest_on=date(2027, 3, 30)), "latest-date"),
        (_visit(last_visit_on=date(2026, 10, 5)), "gap-months"),
        (_visit(team=("A", "B", "C")), "team-full"),
        (_visit(team=("B", "C", "D", "F")), "leads-each"),
        (_visit(team=("B", "A", "C", "D")), "leads-each"),
        (_visit(last_leads=frozenset("A")), "fresh-lead"),
        (_visit(team=("A", "B", "B", "C")), "nobody-twice"),
        (_visit(team=("A", "B", "C", "Z")), "known-inspector"),
    ],
)
def test_a_broken_rule_is_named(visit, rule):
    assert rule in _rules(_problem(visit.need), visit)


def test_a_date_kept_to_the_day_is_no_breach():
    visit = _visit(latest_on=date(2027, 3, 31), last_visit_on=date(2026, 9, 30))
    assert _rules(_problem(visit.need), visit) == []


@pytest.mark.requirement("R21")
@pytest.mark.parametrize("kind", [EngagementKind.ADVISED, EngagementKind.EMPLOYED])
@pytest.mark.parametrize(
    ("ended", "may_go"),
    [(date(2024, 3, 1), True), (date(2024, 3, 2), False), (None, False)],
)
def test_who_advised_or_was_employed_waits_three_years_to_the_day(kind, ended, may_go):
    past = Engagement(la_code="901", kind=kind, to_on=ended)
    found = _rules(_problem(B={"engagements": (past,)}), _visit())
    assert found == ([] if may_go else [f"cooling-off-{kind}"])


@pytest.mark.requirement("R21")
def test_an_open_engagement_keeps_out_even_without_any_cooling_off():
    rules = with_changes(programme_rules(), {"cooling-off-advised": 0})
    past = Engagement(la_code="901", kind=EngagementKind.ADVISED)
    problem = _problem(rules=rules, B={"engagements": (past,)})
    assert _rules(problem, _visit()) == ["cooling-off-advised"]


def test_who_led_before_may_be_in_the_team_and_may_not_lead_it():
    led = Engagement(la_code="901", kind=EngagementKind.LED, to_on=date(2025, 1, 1))
    problem = _problem(A={"engagements": (led,)})
    assert _rules(problem, _visit()) == ["fresh-lead"]
    assert _rules(problem, _visit(team=("E", "A", "B", "C"))) == []


def test_who_is_away_or_has_too_few_days_is_named():
    assert _rules(_problem(B={"away": frozenset({MARCH})}), _visit()) == ["away"]
    assert _rules(_problem(B={"days_a_month": 9}), _visit()) == ["days-a-month"]


def test_a_skill_that_the_team_lacks_is_named():
    rules = with_changes(programme_rules(), {"skill-health": 1})
    assert _rules(_problem(rules=rules), _visit()) == ["skill-health"]


def test_a_need_without_a_visit_and_one_with_two_are_named():
    other = _need("2-full", la_code="902")
    assert _rules(_problem(_need(), other), _visit()) == ["answered-once"]
    twice = _rules(_problem(), _visit(), _visit(month=date(2027, 10, 1), team=("E", *"BCD")))
    assert "answered-once" in twice


def test_two_visits_to_an_authority_are_kept_apart_and_led_by_different_people():
    second = _need("1-again")
    problem = _problem(_need(), second)
    near = PlannedVisit(need=second, month=APRIL, team=("E", "F", "G", "H"))
    assert _rules(problem, _visit(), near) == ["gap-months"]
    same_lead = PlannedVisit(need=second, month=date(2027, 9, 1), team=("A", "F", "G", "H"))
    assert _rules(problem, _visit(), same_lead) == ["fresh-lead"]


def test_a_sixth_visit_in_twelve_months_is_too_many_and_in_the_thirteenth_is_not():
    needs = [_need(f"{n}-full", la_code=f"90{n}") for n in range(6)]
    problem = _problem(*needs)
    open_months = [m for m in problem.months if m.month != 8]
    spread = [*open_months[:5], date(2027, 12, 1)]
    visits = [
        PlannedVisit(need=n, month=m, team=TEAM) for n, m in zip(needs, spread, strict=True)
    ]
    assert _rules(problem, *visits) == ["visits-a-year"] * 4
    later = [*visits[:5], replace(visits[5], month=date(2028, 1, 1))]
    assert _rules(problem, *later) == []


def test_each_objection_names_the_visit_and_a_remedy():
    (told,) = breaches([_visit(month=AUGUST)], _problem())
    assert told.reason == (
        "The full inspection of Invented in August 2027 is in a closed month."
    )
    assert told.remedy == "Choose another month."


def test_a_month_that_takes_more_than_its_share_is_told_with_both_numbers():
    needs = tuple(_need(f"{n}-full", la_code=str(900 + n)) for n in range(3))
    people = {code: {"days_a_month": 30} for code in "ABCDEFGH"}
    problem = _problem(*needs, **people)
    visits = [PlannedVisit(need=need, month=MARCH, team=TEAM) for need in needs]
    (told,) = (one for one in breaches(visits, problem) if one.rule == "month-share")
    assert "March 2027 takes 3 visits; at most 1 are allowed" in told.reason


def test_a_share_can_be_let_go():
    needs = tuple(_need(f"{n}-full", la_code=str(900 + n)) for n in range(3))
    loose = with_changes(programme_rules(), {"month-share": 1000})
    people = {code: {"days_a_month": 30} for code in "ABCDEFGH"}
    problem = _problem(*needs, rules=loose, **people)
    visits = [PlannedVisit(need=need, month=MARCH, team=TEAM) for need in needs]
    assert "month-share" not in _rules(problem, *visits)
