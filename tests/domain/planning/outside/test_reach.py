"""Reach: how many of the children touched a list of known children can show at most."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.drawing.frame import FrameKind
from firsthand.domain.planning.outside import reach_wording
from firsthand.domain.planning.outside.known_cases import KnownCases
from firsthand.domain.planning.outside.outside_frame import OutsideFrame, frames_for
from firsthand.domain.planning.outside.reach import (
    chance_of_one,
    chance_with_hidden,
    chances_with_hidden,
    known_share,
    reach,
)
from firsthand.domain.prevalence.estimates.estimate import Span
from tests.domain.prevalence.estimated import NO_NUMBER, REFUSED, TOLD, told


@pytest.mark.requirement("R6")
def test_the_share_of_the_children_touched_that_known_cases_show_worked_by_hand():
    # 310 known of 550 in all; of 820 at the upper limit, of 430 at the lower one.
    found = reach(TOLD)
    assert found.left_out == Span(value=240, lower=120, upper=510)
    assert found.seen.value == pytest.approx(310 / 550)
    assert (round(found.seen.lower, 4), round(found.seen.upper, 4)) == (0.3780, 0.7209)


@pytest.mark.requirement("R6")
def test_a_chance_with_half_the_children_hidden_worked_by_hand():
    # 10 listed, 3 read, 4 touched. Half hidden: 2 listed, 1 - C(8,3)/C(10,3) = 1 - 56/120.
    cases = KnownCases(listed=10, sample=3)
    assert chance_with_hidden(cases, touched=4, hidden=0.5) == pytest.approx(64 / 120)
    assert chance_with_hidden(cases, touched=4, hidden=0) == pytest.approx(100 / 120)
    assert chance_with_hidden(cases, touched=4, hidden=1) == 0
    assert chance_of_one(cases, 0.5) == pytest.approx(0.15)


@given(
    listed=st.integers(1, 9),
    sample=st.integers(0, 9),
    touched=st.integers(0, 9),
    hidden=st.fractions(0, 1, max_denominator=12),
)
def test_it_agrees_with_drawing_every_possible_sample(listed, sample, touched, hidden):
    known = touched * (1 - hidden)
    if sample > listed or known > listed:
        return
    drawn = list(combinations(range(listed), sample))

    def met(affected):
        return sum(any(case < affected for case in cases) for cases in drawn) / len(drawn)

    between = known - int(known)
    expected = met(int(known)) * (1 - between) + met(int(known) + 1) * between
    cases = KnownCases(listed=listed, sample=sample)
    found = chance_with_hidden(cases, touched=touched, hidden=float(hidden))
    assert found == pytest.approx(float(expected))


@given(first=st.floats(0, 1), second=st.floats(0, 1), sample=st.integers(0, 200))
def test_the_more_children_are_hidden_the_less_known_cases_show(first, second, sample):
    cases, (less, more) = KnownCases(listed=200, sample=sample), sorted((first, second))
    shown = [chance_with_hidden(cases, touched=40, hidden=share) for share in (less, more)]
    assert shown[0] >= shown[1] - 1e-12


def test_the_limits_of_the_chance_follow_those_of_the_share():
    cases = KnownCases(listed=1000, sample=60)
    found = chances_with_hidden(cases, touched=100, seen=reach(TOLD).seen)
    assert 0 < found.lower < found.value < found.upper < 1
    few = chances_with_hidden(
        KnownCases(listed=400, sample=60), touched=4, seen=reach(TOLD).seen
    )
    assert few.lower < few.value < few.upper  # 1.5, 2.3 and 2.9 of four children are listed


def test_without_an_estimate_the_share_is_not_known_and_no_number_is_invented():
    for one in (None, REFUSED, told(observed=None), told(observed=0, estimate=0, lower=0)):
        found = reach(one)
        assert found.seen is None
        assert found.left_out is None
        assert found.because
    assert reach(REFUSED).seen_at_most == 310 / 400
    assert reach(told(estimate=None, observed=None)).seen_at_most is None
    assert known_share(5, 5) == 1


@pytest.mark.parametrize(
    ("cases", "touched"),
    [
        (KnownCases(listed=10, sample=11), 1),
        (KnownCases(listed=0, sample=0), 0),
        (KnownCases(listed=10, sample=1), 11),
    ],
)
def test_what_no_list_can_be_is_refused(cases, touched):
    with pytest.raises(Refused, match="list"):
        chance_with_hidden(cases, touched=touched, hidden=0)
    with pytest.raises(ValueError, match="share from 0 to 1"):
        chance_with_hidden(cases, touched=touched, hidden=1.1)


def test_sentences_say_what_known_cases_leave_out_or_that_it_is_not_known():
    first, second = reach_wording.sentences(TOLD, reach(TOLD))
    assert "leaves out an estimated 240 children (95% interval 120 to 510)" in first
    assert "at most 56% of the children whom the harm touches" in second
    share, bound = reach_wording.sentences(REFUSED, reach(REFUSED))
    assert "not known" in share
    assert "Sample from frames outside services all the same." in share
    assert "at most 78% of them" in bound
    (none,) = reach_wording.sentences(None, reach(None))
    assert "not known: no estimate stands" in none
    bare = told(result=REFUSED.result, **NO_NUMBER)
    assert len(reach_wording.sentences(bare, reach(bare))) == 1


def test_a_sample_and_its_chances_are_told_in_words():
    cases = KnownCases(listed=1000, sample=60)
    assert "60 of 1,000 known cases with a chance of 3%" in reach_wording.of_sample(
        cases, reach(TOLD).seen
    )
    said = reach_wording.of_chances(100, Span(value=0.9, lower=0.8, upper=0.999), 1.0)
    assert "chance of 90% (80% to over 99%); it would be 100%" in said
    assert reach_wording.percent(0.001) == "under 1%"


def frame_of(key, *harms):
    return OutsideFrame(
        key=key,
        name=key,
        kind=FrameKind.SCHOOL,
        keeper="",
        holds="",
        misses="",
        source="",
        basis="own-judgement",
        harms=harms,
    )


def test_frames_for_a_harm_come_first_and_those_for_others_stay_away():
    frames = [frame_of("any"), frame_of("school", "neglect"), frame_of("clinic", "cse")]
    assert [one.key for one in frames_for(frames, ["cse"])] == ["clinic", "any"]
    assert [one.key for one in frames_for(frames, [])] == ["any", "school", "clinic"]
