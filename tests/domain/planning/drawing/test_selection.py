"""Selection: what became of the cases is kept apart from what chance chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.planning.drawing.draw import DrawnStratum
from firsthand.domain.planning.drawing.selection import (
    EventKind,
    SelectionEvent,
    next_reserve,
    objections_to_event,
    objections_to_events,
    selection,
)

# Cases 1 to 3 are of the North, 4 and 5 of the South; R1 and R2 wait in the North, R3 South.
STRATA = (
    DrawnStratum(name="North", population=30, drawn=3, reserves=2),
    DrawnStratum(name="South", population=20, drawn=2, reserves=1),
)


def event(kind, case, *, reserve="", reason="The family said no.", by="Lead inspector"):
    return SelectionEvent(
        kind=EventKind(kind), case=case, reserve=reserve, reason=reason, by=by
    )


REFUSED = event("refused", "2")
REPLACED = event("replaced", "2", reserve="R1")


def rules(one, *earlier):
    return [o.rule for o in objections_to_event(one, earlier=earlier, strata=STRATA)]


def test_without_events_every_case_drawn_is_counted():
    assert selection(STRATA).counted == 5


def test_a_lost_case_is_not_counted_and_a_reserve_is_in_its_place():
    assert selection(STRATA, [REFUSED]).counted == 4
    found = selection(STRATA, [REFUSED, REPLACED])
    assert [one.counted for one in found.strata] == [3, 2]


def test_cases_added_and_offered_are_never_counted():
    found = selection(STRATA, [event("added", "A1"), event("offered", "O1")])
    assert found.counted == 5
    assert (found.numbers[EventKind.ADDED], found.numbers[EventKind.OFFERED]) == (1, 1)


def test_a_reserve_that_is_lost_too_is_replaced_by_the_next():
    earlier = (REFUSED, REPLACED, event("unavailable", "R1"))
    assert rules(event("replaced", "R1", reserve="R2"), *earlier) == []
    found = selection(STRATA, [*earlier, event("replaced", "R1", reserve="R2")])
    assert found.strata[0].counted == 3


def test_the_reserve_is_of_the_case_s_own_stratum():
    lost = event("not-read", "5")
    assert next_reserve("5", earlier=[lost], strata=STRATA) == "R3"
    assert rules(event("replaced", "5", reserve="R1"), lost) == ["next-reserve"]


def test_no_reserve_is_passed_over():
    assert rules(event("replaced", "2", reserve="R2"), REFUSED) == ["next-reserve"]


def test_when_the_reserves_are_used_up_that_is_said():
    earlier = (
        event("refused", "4"),
        event("replaced", "4", reserve="R3"),
        event("refused", "5"),
    )
    told = objections_to_event(
        event("replaced", "5", reserve="R4"), earlier=earlier, strata=STRATA
    )
    assert "none: all are in use" in told[0].reason


def test_a_case_is_not_exchanged_for_a_nicer_one():
    assert rules(event("replaced", "1", reserve="R1")) == ["replaced-without-loss"]


@pytest.mark.parametrize("case", ["0", "6", "R1", "A1", "", "C0001"])
def test_a_case_that_is_not_in_the_sample_is_refused(case):
    assert rules(event("refused", case)) == ["unknown-case"]


def test_what_was_recorded_is_not_overwritten():
    assert rules(event("unavailable", "2"), REFUSED) == ["case-told-already"]
    assert rules(REPLACED, REFUSED, REPLACED) == ["case-told-already"]


@pytest.mark.parametrize("missing", [{"reason": " "}, {"by": ""}])
def test_a_reason_and_a_person_are_needed(missing):
    assert rules(event("refused", "2", **missing)) == ["event-not-told"]


def test_added_cases_are_numbered_in_order():
    assert rules(event("added", "A1")) == []
    assert rules(event("added", "A3"), event("added", "A1")) == ["case-number"]
    assert rules(event("offered", "O1"), event("added", "A1")) == []


def test_each_event_of_a_file_is_seen_after_those_before_it():
    assert objections_to_events([REFUSED, REPLACED], strata=STRATA) == ()
    assert objections_to_events([REPLACED, REFUSED], strata=STRATA)[0].rule == (
        "replaced-without-loss"
    )


events = st.builds(
    event,
    st.sampled_from([kind.value for kind in EventKind]),
    st.sampled_from(["1", "2", "3", "4", "5", "R1", "R2", "R3", "A1", "A2", "O1"]),
    reserve=st.sampled_from(["", "R1", "R2", "R3"]),
)


@given(st.lists(events, max_size=12))
def test_no_order_of_events_counts_more_cases_than_were_drawn(many):
    kept = []
    for one in many:
        if not objections_to_event(one, earlier=kept, strata=STRATA):
            kept.append(one)
    found = selection(STRATA, kept)
    for one in found.strata:
        assert 0 <= one.counted <= one.stratum.drawn
        assert one.replaced <= one.stratum.reserves
