"""R6, in part: a plan meets children whom services do not know, or two people say why not."""

from dataclasses import replace

import pytest

from firsthand.domain.planning.drawing.draw import Design
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.services import draws, sample_plans
from tests.domain.planning.drawing.invented_frame import children
from tests.domain.planning.drawing.test_sample_plan import KNOWN, NOBODY_OUTSIDE, SOUND, TWO

pytestmark = pytest.mark.requirement("R6")
ONLY_KNOWN = replace(SOUND, groups=(KNOWN,))


def test_a_plan_that_meets_only_children_already_known_may_not_stand():
    (objection,) = sample_plans.propose(ONLY_KNOWN).open_objections
    assert "only children whom services already know can be met" in objection.reason


def test_two_people_may_say_why_and_their_names_stay_beside_the_plan():
    found = sample_plans.propose(replace(ONLY_KNOWN, derogations=(NOBODY_OUTSIDE,)))
    assert found.open_objections == ()
    assert found.objections[0].derogation.second == "B. Head, invented"


def test_one_person_alone_may_not():
    alone = replace(NOBODY_OUTSIDE, second=" a. LEAD, invented")
    assert sample_plans.propose(replace(ONLY_KNOWN, derogations=(alone,))).open_objections


@pytest.mark.parametrize("kind", [kind for kind in FrameKind if kind.outside])
def test_cases_can_be_drawn_from_every_kind_of_list_outside_services(kind):
    headings = ("Reference", "Area", "First contact")
    given = draws.Given(
        content=draws.as_file(headings, children(20)), name="project.csv", kind=kind
    )
    found = draws.draw(given, Design(seed="1", size=20))
    assert found.drawn.public.list.kind is kind
    assert len(found.drawn.cases) == 20


@pytest.mark.requirement("R4")
def test_a_plan_too_thin_to_find_the_failure_may_not_stand_unless_two_answer_for_it():
    thin = replace(SOUND, groups=(replace(KNOWN, sample=6), *SOUND.groups[1:]))
    (objection,) = sample_plans.propose(thin).open_objections
    assert "6 cases of 2,500; needed are 73" in objection.reason
    assert sample_plans.propose(replace(thin, derogations=(TWO,))).open_objections == ()
