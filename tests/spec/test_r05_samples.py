"""R5: no sample is recorded without how it was chosen and how children were spoken with."""

import pytest

from firsthand.domain.inspection.acts.enquiry import Sample
from firsthand.domain.inspection.collecting.samples import objections_to_sample
from tests.domain.inspection import build

pytestmark = pytest.mark.requirement("R5")
TOLD = {
    "frame": "Children missing from home this year",
    "how_chosen": "By lot, seed 7",
    "chosen_by": "The analyst",
    "not_reached": "Children placed far away",
    "spoken_with": "Eleven, each with somebody they trusted",
}


def against(**changed):
    numbers = {"outside": False, "population": 150, "drawn": 30, "read": 28}
    sample = Sample(id="S1", **{**TOLD, **numbers, **changed})
    return objections_to_sample(sample, build.conduct(*build.IN_FIELDWORK))


def test_a_sample_that_tells_all_is_taken():
    assert against() == ()


@pytest.mark.parametrize("part", TOLD)
def test_a_sample_that_leaves_a_part_out_is_refused_with_that_part(part):
    (found,) = against(**{part: " "})
    assert found.rule == "empty"
    assert "nothing is published without it" in found.remedy


def test_children_whom_nobody_had_identified_are_referred_before_they_are_counted():
    (found,) = against(newly_identified=2)
    assert found.rule == "referral"
    assert "at once" in found.remedy
