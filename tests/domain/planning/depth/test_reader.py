"""Readers: what double readings tell, and when not to believe it."""

import pytest

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.depth.reader import (
    DoubleReadings,
    Reading,
    attention,
    counted_readings,
)

pytestmark = pytest.mark.requirement("R4")


def counts(both, only_first, only_second, neither=50):
    return DoubleReadings(
        both=both, only_first=only_first, only_second=only_second, neither=neither
    )


def told(*given):
    return " ".join(attention(counts(*given)).checks)


def test_readings_are_counted_by_who_noticed():
    answers = ((True, True), (True, False), (False, True), (False, True), (False, False))
    found = counted_readings([Reading(first=a, second=b) for a, b in answers])
    assert found == counts(1, 1, 2, neither=1)
    assert found.cases == 5


def test_each_reader_is_judged_by_the_finds_of_the_other():
    found = attention(counts(24, 6, 8))
    assert found.first.estimate == 24 / 32
    assert found.second.estimate == 24 / 30
    assert found.both.estimate == 48 / 62
    assert found.first.interval.lower < 0.75 < found.first.interval.upper


def test_that_hard_cases_are_hard_for_both_is_always_said():
    assert "take it as the most that can be hoped" in told(30, 5, 5)


def test_few_finds_are_said_to_be_few():
    assert "below 20 little can be told" in told(5, 2, 2)
    assert "little can be told" not in told(20, 5, 5)


def test_readers_who_differ_are_not_averaged_without_a_word():
    assert "One reader notices more" in told(20, 15, 1)
    assert "One reader notices more" not in told(20, 6, 5)


def test_no_shared_find_looks_like_false_flags():
    assert "No case was noticed by both" in told(0, 12, 11)


def test_nothing_noticed_teaches_nothing():
    with pytest.raises(Refused, match="nothing can be learned"):
        attention(counts(0, 0, 0))


def test_impossible_counts_are_refused():
    with pytest.raises(Refused, match="only first: -1 cases"):
        attention(counts(5, -1, 0))
