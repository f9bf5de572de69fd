"""Answers that take long: worked out once beside the request, told how far, and kept."""

import subprocess
import sys
import time
from datetime import date
from threading import Event, Thread, active_count

import pytest

from firsthand.services import waiting
from firsthand.store import lanes
from firsthand.store.lanes import Lane

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside(settings, monkeypatch):
    """Let answers be worked out beside the request, over one state of the store."""
    settings.ANSWERS_BESIDE_REQUESTS = True
    monkeypatch.setattr(waiting.arrivals, "state", lambda: "state")
    monkeypatch.setattr(waiting, "TODAY", Lane(length=24, at_most=24))
    monkeypatch.setattr(waiting, "OTHERS", Lane(length=24, at_most=24))


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
    lane = Lane(length=24, at_most=2)
    monkeypatch.setattr(waiting, "OTHERS", lane)
    for number in range(5):
        waiting.ask(number, lambda tell: 1, patience=5)
    until(lambda: len(lane) == 2)


def until(true, seconds=5.0):
    """Wait until something is so, or fail."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.005)


def test_a_thousand_questions_start_two_threads_and_no_longer_line_than_fits(beside):
    go, before = Event(), active_count()
    try:
        found = [
            waiting.ask(("signals", number), lambda tell: go.wait(20), patience=0.0)
            for number in range(1000)
        ]
        assert sum(one.full for one in found) == 1000 - 24
        assert active_count() <= before + 2
        assert [one.before for one in found[:24]] == list(range(24))
        today = ("signals", waiting.timezone.localdate())
        assert waiting.ask(today, lambda tell: "today", patience=5).answer == "today"
    finally:
        go.set()


def test_when_the_line_has_moved_on_a_question_that_was_not_taken_is_taken(beside):
    go = Event()
    for number in range(25):
        last = waiting.ask(number, lambda tell: go.wait(20), patience=0.0)
    assert last.full
    go.set()
    until(lambda: not waiting.ask(24, lambda tell: 7, patience=0.5).full)
    assert waiting.ask(24, lambda tell: 7, patience=5).answer == 7


def test_many_readers_at_once_get_one_answer_worked_out_once(beside):
    calls, found = [], []

    def work(tell):
        time.sleep(0.05)
        calls.append(1)
        return "one"

    def read():
        found.append(waiting.ask("shared", work, patience=5).answer)

    readers = [Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert (len(calls), found) == (1, ["one"] * 20)


def test_a_question_whose_reader_left_is_dropped_before_its_turn(beside, monkeypatch):
    monkeypatch.setattr(lanes, "LEFT", 0.01)
    go, begun, worked = Event(), Event(), []

    def first(tell):
        begun.set()
        go.wait(5)

    waiting.ask("first", first, patience=0.0)
    begun.wait(5)
    waiting.ask("left", lambda tell: worked.append("left"), patience=0.0)
    time.sleep(0.05)
    go.set()
    waiting.ask("later", lambda tell: worked.append("later"), patience=5)
    assert worked == ["later"]


def test_what_went_wrong_while_nobody_waited_is_told_to_the_next_who_asks(beside):
    def broken(tell):
        raise ValueError("no ground")

    with pytest.raises(ValueError, match="no ground"):
        until(lambda: waiting.ask(("x", date(2020, 1, 1)), broken, patience=0.0).ready)
    assert waiting.ask(("x", date(2020, 1, 1)), lambda tell: 2, patience=5).answer == 2


def test_what_would_end_a_thread_ends_no_lane(beside):
    def leaving(tell):
        raise SystemExit(3)

    with pytest.raises(RuntimeError, match="SystemExit"):
        waiting.ask("leaving", leaving, patience=5)
    assert waiting.ask("next", lambda tell: 1, patience=5).answer == 1


def test_a_thread_that_cannot_be_started_leaves_nothing_behind(beside, monkeypatch):
    def refuse(self):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as tight:
        tight.setattr(lanes.Thread, "start", refuse)
        with pytest.raises(RuntimeError, match="start"):
            waiting.ask("tight", lambda tell: 1, patience=5)
    assert waiting.ask("tight", lambda tell: 1, patience=5).answer == 1


STOPPING = """
import time
from firsthand.store.lanes import Lane
lane = Lane(length=3, at_most=3)
for name in range(3):
    lane.put(name, lambda tell: time.sleep(60))
time.sleep(0.2)
"""


def test_a_process_ends_without_waiting_for_answers():
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", STOPPING], check=True, timeout=50)
    assert time.monotonic() - began < 40
