"""Answers that take long: worked out once beside the request, told how far, and kept."""

from threading import Event

import pytest

from firsthand.services import waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside(settings, monkeypatch):
    """Let answers be worked out beside the request, over one state of the store."""
    settings.ANSWERS_BESIDE_REQUESTS = True
    monkeypatch.setattr(waiting.arrivals, "state", lambda: "state")
    monkeypatch.setattr(waiting, "_jobs", type(waiting._jobs)())


def test_where_nothing_may_work_beside_the_answer_comes_at_once():
    assert waiting.ask("sum", lambda tell: 7).answer == 7


def test_a_quick_answer_is_there(beside):
    found = waiting.ask("sum", lambda tell: 7, patience=5)
    assert found.ready
    assert found.answer == 7


def test_a_slow_answer_says_how_far_it_is_and_comes_later(beside):
    told, go = Event(), Event()

    def work(tell):
        tell(3, 10, "years")
        told.set()
        go.wait(5)
        return "there"

    assert not waiting.ask("slow", work, patience=0.01).ready
    told.wait(5)
    half = waiting.ask("slow", work, patience=0.01)
    assert (half.ready, half.done, half.total, half.phase) == (False, 3, 10, "years")
    go.set()
    assert waiting.ask("slow", work, patience=5).answer == "there"


def test_the_same_question_is_worked_out_once(beside):
    calls = []
    for _ in range(3):
        waiting.ask("once", lambda tell: calls.append(1), patience=5)
    assert calls == [1]


def test_when_facts_arrive_the_answer_is_worked_out_anew(beside, monkeypatch):
    assert waiting.ask("now", lambda tell: "old", patience=5).answer == "old"
    monkeypatch.setattr(waiting.arrivals, "state", lambda: "another")
    assert waiting.ask("now", lambda tell: "new", patience=5).answer == "new"


def test_what_goes_wrong_is_raised_where_it_was_asked_and_may_be_asked_again(beside):
    def broken(tell):
        raise ValueError("no ground")

    with pytest.raises(ValueError, match="no ground"):
        waiting.ask("broken", broken, patience=5)
    assert waiting.ask("broken", lambda tell: 1, patience=5).answer == 1


def test_only_so_many_answers_are_kept(beside, monkeypatch):
    monkeypatch.setattr(waiting, "AT_MOST", 2)
    for number in range(5):
        waiting.ask(number, lambda tell: 1, patience=5)
    assert len(waiting._jobs) == 2
