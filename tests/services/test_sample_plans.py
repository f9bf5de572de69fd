"""Plans as acts: refused, approved with two names, published from their day, and replaced."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.reference.unknown import UnknownAuthority, UnknownPlan
from firsthand.services import sample_plans
from firsthand.store.models import draws as tables
from tests.domain.planning.drawing.test_sample_plan import SOUND, THIN, TWO

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
WRITTEN = """
title: A look at exploitation
la_code: 372
proposed_by: A. Planner, invented
from_on: 2027-03-01
to_on: 2027-03-12
groups:
  - {name: Children in need, kind: statutory, population: 2500, sample: 100}
  - {name: Youth project, kind: voluntary-project, population: 60, sample: 60}
"""


def test_a_plan_below_the_minimum_is_not_published():
    with pytest.raises(Refused, match="needed are"):
        sample_plans.approve(THIN, now=MORNING)
    assert tables.SamplePlan.objects.count() == 0


def test_a_plan_comes_back_as_it_was_approved():
    thin = replace(THIN, derogations=(TWO,))
    found = sample_plans.approve(thin, now=MORNING)
    assert found.plan == thin
    assert found.objections[0].derogation == TWO
    assert found.needed["Children in need"] == 73


def test_the_same_plan_is_published_once():
    one, other = (sample_plans.approve(SOUND, now=MORNING) for _ in range(2))
    assert one.plan_id == other.plan_id
    assert tables.SamplePlan.objects.count() == 1


def test_a_plan_is_public_from_its_day():
    found = sample_plans.approve(SOUND, now=MORNING)
    assert sample_plans.published_plans(as_of=date(2026, 3, 1)) == ()
    with pytest.raises(UnknownPlan):
        sample_plans.published(found.plan_id, as_of=date(2026, 3, 1))


def test_a_plan_that_was_replaced_stays_and_says_by_which():
    first = sample_plans.approve(SOUND, now=MORNING)
    changed = replace(SOUND, title="Another look", replaces=first.plan_id)
    second = sample_plans.approve(changed, now=MORNING)
    today = date(2026, 3, 2)
    assert [p.plan_id for p in sample_plans.published_plans(as_of=today)] == [second.plan_id]
    assert sample_plans.published(first.plan_id, as_of=today).replaced_by == second.plan_id
    with pytest.raises(Refused, match="was replaced by"):
        sample_plans.approve(replace(changed, title="A third"), now=MORNING)


def test_an_unknown_authority_is_refused():
    with pytest.raises(UnknownAuthority):
        sample_plans.propose(replace(SOUND, la_code="000"))


def test_a_plan_may_be_written_as_a_file():
    assert sample_plans.read_plan(WRITTEN.encode(), name="plan.yaml") == SOUND


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title", "name", "means nothing here"),
        ("kind: statutory", "kind: rumour", "is wrong"),
        ("2027-03-01", "soon", "is wrong"),
        ("  - {name", "  - {nom", "is wrong"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words(old, new, said):
    with pytest.raises(Refused, match=said):
        sample_plans.read_plan(WRITTEN.replace(old, new, 1).encode(), name="plan.yaml")
