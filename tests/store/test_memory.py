"""Answers are kept while nothing new arrives, and no longer."""

import pytest

from firsthand.domain.intelligence.matched import match
from firsthand.domain.intelligence.soundness import sound
from firsthand.store import arrivals
from firsthand.store.memory import remembered
from tests.store.invented import NOW, reading, sighting, source

pytestmark = pytest.mark.django_db


def counted():
    calls = []

    @remembered(at_most=2)
    def answer(*, question):
        calls.append(question)
        return question

    return answer, calls


def test_a_question_is_worked_out_once():
    answer, calls = counted()
    assert [answer(question=1), answer(question=1)] == [1, 1]
    assert calls == [1]


def test_what_arrives_makes_old_answers_stale():
    answer, calls = counted()
    answer(question=1)
    arrivals.add_readings(
        match([sound(reading(sighting(), at=source("e")))]), recorded_at=NOW, origin="x"
    )
    answer(question=1)
    assert calls == [1, 1]


def test_only_the_latest_answers_are_kept():
    answer, calls = counted()
    for question in (1, 2, 1, 3, 2, 1):
        answer(question=question)
    assert calls == [1, 2, 3, 2, 1]
