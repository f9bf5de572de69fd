"""Histories of grades: what makes a look, of which day, and what is known as of a day."""

from datetime import date

import pytest

from firsthand.domain.surveillance.histories.history import Dated, as_seen
from firsthand.refdata.read_histories import grade_states, history_areas
from tests.domain.surveillance.histories.invented_grades import area, held, inspection, many


def test_adequate_and_requires_improvement_are_one_state_and_keep_their_own_words():
    found = held(
        inspection(date(2010, 5, 1), "adequate", framework="slac-2009", judged="safeguarding"),
        inspection(date(2015, 5, 1), "requires-improvement"),
    )
    (one,) = found.histories
    assert [look.state for look in one.looks] == [3, 3]
    assert [look.awarded for look in one.looks] == [
        "Adequate",
        "Requires improvement to be good",
    ]


def test_only_what_was_public_on_the_day_is_in_a_history():
    early, late = (
        inspection(date(2015, 5, 1), "good"),
        inspection(date(2019, 5, 2), "inadequate", framework="ilacs-2018"),
    )
    assert held(early, late, as_of=date(2019, 5, 1)).looks == 1
    assert held(early, late, as_of=date(2019, 5, 2)).looks == 2


@pytest.mark.parametrize("kind", ["focused-visit", "monitoring-visit", "jtai"])
def test_a_visit_that_is_no_full_inspection_is_no_look(kind):
    assert held(inspection(date(2015, 5, 1), "good", kind=kind)).looks == 0


def test_a_graded_return_is_a_look():
    assert held(inspection(date(2015, 5, 1), "good", kind="re-inspection")).looks == 1


def test_an_area_that_was_not_judged_is_named_and_gives_no_look():
    found = held(inspection(date(2015, 5, 1), "Not judged"))
    assert found.looks == 0
    (one,) = found.not_counted
    assert "Not judged" in one.because


def test_of_two_inspections_of_one_day_the_worse_counts_and_the_other_is_named():
    found = held(
        inspection(date(2015, 5, 1), "good", inspection_id="a"),
        inspection(date(2015, 5, 1), "inadequate", inspection_id="b"),
    )
    assert [look.state for look in found.histories[0].looks] == [4]
    assert found.not_counted[0].inspection_id == "a"


def test_a_look_is_of_its_publication_or_of_its_first_day():
    known = inspection(date(2015, 5, 1), "good", started_on=date(2015, 2, 1))
    not_known = inspection(date(2015, 5, 1), "good", started_on=None)
    assert held(known).histories[0].looks[0].on == date(2015, 5, 1)
    started = held(known, dated=Dated.START).histories[0].looks[0]
    assert started.on == date(2015, 2, 1)
    # Seven weeks before publication is usual.
    assert held(not_known, dated=Dated.START).histories[0].looks[0].on == date(2015, 3, 13)


def test_an_abolished_authority_ends_and_does_not_become_its_successor():
    found = held(
        inspection(date(2015, 5, 1), "good", la_code="002"),
        inspection(date(2020, 5, 1), "good", la_code="001", framework="ilacs-2018"),
    )
    ended = {one.la_code: one.ended_on for one in found.histories}
    assert ended == {"001": None, "002": date(2019, 3, 31)}
    assert [len(one.looks) for one in as_seen(found)] == [1, 1]


def test_years_are_counted_from_2009():
    (one,) = as_seen(held(inspection(date(2019, 1, 1), "good")))
    assert one.looks[0].years == pytest.approx(10, abs=0.01)


def test_safeguarding_counts_as_overall_only_where_it_stands_in_for_it():
    told = inspection(date(2010, 5, 1), "good", framework="slac-2009", judged="safeguarding")
    assert held(told).looks == 1
    assert held(told, area=area("overall-as-named")).looks == 0
    assert held(told, area=area("help-and-protection")).looks == 1
    assert held(told, area=area("leadership")).looks == 0


def test_the_joint_grade_of_2018_counts_for_children_in_care_and_not_for_care_leavers():
    told = inspection(
        date(2019, 5, 1), "good", framework="ilacs-2018", judged="children-in-care"
    )
    assert held(told, area=area("children-in-care")).looks == 1
    assert held(told, area=area("care-leavers")).looks == 0


def test_every_area_says_why_each_framework_is_joined_or_left_out():
    for one in history_areas():
        assert all(part.because for part in (*one.joined, *one.left_out))


def test_there_are_four_states_from_outstanding_to_inadequate():
    assert [(one.state, one.key) for one in grade_states()] == [
        (1, "outstanding"),
        (2, "good"),
        (3, "requires-improvement"),
        (4, "inadequate"),
    ]


def test_many_inspections_make_many_looks_in_order():
    found = held(*reversed(many()))
    assert found.looks == 240
    assert [len(one.looks) for one in found.histories] == [4] * 60
    assert all(
        list(one.looks) == sorted(one.looks, key=lambda look: look.on)
        for one in found.histories
    )
