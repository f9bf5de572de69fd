"""R22: several inspectorates publish together, each with judgements of its own."""

from datetime import date

import pytest

from firsthand.domain.inspection.acts.judgement import judgement_id
from firsthand.domain.inspection.acts.opening import Inspectorate
from firsthand.domain.inspection.document.document import document
from tests.domain.inspection import build, worked

pytestmark = pytest.mark.requirement("R22")
BOTH = build.opened(
    inspectorates=(Inspectorate.SOCIAL_CARE, Inspectorate.HEALTH),
    need_arose_on=date(2026, 1, 5),
)
OF_HEALTH = build.judgement(
    id=judgement_id(Inspectorate.HEALTH, "help-and-protection"),
    inspectorate=Inspectorate.HEALTH,
    grade="inadequate",
)


def published():
    return document(worked.basis(worked.conduct(opening=BOTH, more=(OF_HEALTH,))))


def test_each_gives_its_own_grade_of_the_same_area():
    told = [(one["inspectorate_name"], one["label"]) for one in published()["grades"]]
    assert told == [
        ("Social care inspectorate", "Requires improvement to be good"),
        ("Health inspectorate", "Inadequate"),
    ]


def test_the_days_from_need_to_start_and_to_publication_are_told():
    assert published()["clock"] == {
        "need_arose_on": "2026-01-05",
        "days_to_start": 56,
        "days_to_publication": 126,
    }
