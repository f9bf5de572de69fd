"""R14: no grade is published bare: it says what it means, does not mean and must lead to."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.refdata import read as refdata
from firsthand.services.inspecting import publishing
from tests.domain.inspection import build
from tests.services.inspecting.worked import published, recorded, wanted
from tests.web.reader import read

pytestmark = [pytest.mark.requirement("R14"), pytest.mark.django_db]
SCALE = refdata.scales()["ri-four"]


def meant(key):
    return next(one for one in SCALE.grades if one.key == key)


def test_the_reader_of_a_grade_reads_what_it_means_and_what_it_does_not(client):
    published()
    text = read(client.get("/published/i-1")).text
    grade = meant("requires-improvement")
    assert grade.label in text
    for told in (grade.meaning, grade.does_not_mean, grade.must_follow):
        assert " ".join(told.split()) in text
    assert "3 of 4, where 1 is the best" in text


def test_the_program_that_reads_a_grade_reads_the_same(client):
    published()
    found = client.get("/api/v1/published/i-1").json()["document"]["grades"]
    assert all(
        one["means"] and one["does_not_mean"] and one["must_now_happen"] and one["scale"]
        for one in found
    )


def test_a_word_of_another_scale_is_refused():
    recorded(more=(build.judgement(grade="adequate"),))
    with pytest.raises(Refused, match="meaning of the grade 'adequate'"):
        publishing.publish(wanted())
