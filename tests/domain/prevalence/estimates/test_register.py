"""Register: what stands on a day, and for whom."""

from datetime import date, timedelta

import pytest

from firsthand.domain.prevalence.estimates import wording
from firsthand.domain.prevalence.estimates.area import ENGLAND, Area
from firsthand.domain.prevalence.estimates.register import (
    State,
    next_id,
    of_authority,
    of_england,
    register,
    withdrawn_of,
)
from firsthand.domain.prevalence.estimates.worked_out import Result
from tests.domain.prevalence.estimated import (
    MORNING,
    NO_NUMBER,
    REFUSED,
    TOLD,
    YORKSHIRE,
    acts,
    authority,
    recorded,
    told,
    withdrawn,
)

DAY = MORNING.date()
NEXT = DAY + timedelta(days=1)
NAMES = {"372": "Rotherham", "370": "Barnsley"}


@pytest.mark.requirement("R23")
def test_a_newer_estimate_supersedes_from_its_day_on_and_the_older_one_stays():
    told_acts = acts(recorded(), recorded("e2", told(estimate=600), replaces="e1"))
    assert [o.estimate_id for o in register(told_acts, as_of=DAY).values()] == ["e1"]
    assert register(told_acts, as_of=DAY)["e1"].stands
    known = register(told_acts, as_of=NEXT)
    assert (known["e1"].state, known["e1"].replaced_by) == (State.SUPERSEDED, "e2")
    assert known["e1"].told == TOLD
    assert next_id(told_acts) == "e3"


def test_a_withdrawn_estimate_keeps_its_reason_and_stands_no_more():
    one = register(acts(recorded(), withdrawn()))["e1"]
    assert (one.state, one.known_on) == (State.WITHDRAWN, DAY)
    assert (one.ended_at.date(), one.ended_by) == (NEXT, "p-anal")
    assert one.reason == "The table counted one list twice."


def standing(*areas):
    bodies = [recorded(f"e{n}", told(area=area)) for n, area in enumerate(areas, start=1)]
    return register(acts(*bodies))


def test_the_narrowest_area_speaks_for_an_authority():
    several = Area(la_codes=("370", "372"))
    known = standing(ENGLAND, YORKSHIRE, several, Area(la_codes=("370",)))
    of = {code: [o.estimate_id for o in of_authority(known, authority(code))] for code in NAMES}
    assert of == {"372": ["e3"], "370": ["e4"]}
    london = of_authority(known, authority("202", region="London"))
    assert [one.estimate_id for one in london] == ["e1"]
    assert [one.estimate_id for one in of_england(known)] == ["e1"]
    assert of_england(known, harm="neglect") == ()


def test_of_the_same_children_in_two_years_the_later_year_is_shown():
    older = told(
        population="children aged 10 to 17 sexually exploited in 2023",
        from_on=date(2023, 1, 1),
        to_on=date(2023, 12, 31),
    )
    known = register(acts(recorded("e1", TOLD), recorded("e2", older)))
    assert [one.estimate_id for one in of_authority(known, authority())] == ["e1"]


def test_what_was_withdrawn_is_told_only_where_nothing_stands_in_its_place():
    known = register(acts(recorded(), withdrawn()))
    assert [o.estimate_id for o in withdrawn_of(known, authority(), ())] == ["e1"]
    again = register(acts(recorded(), withdrawn(), recorded("e2")))
    standing_now = of_authority(again, authority())
    assert withdrawn_of(again, authority(), standing_now) == ()


def test_an_estimate_is_told_with_its_interval_and_who_is_on_no_list():
    assert wording.headline(TOLD) == (
        "An estimated 240 children are on none of the lists (95% interval 120 to 510), beside "
        "310 who are on one at least: 550 children in all (95% interval 430 to 820)."
    )


def test_a_refusal_gives_no_number_and_the_bound_where_there_is_one():
    said = wording.headline(REFUSED)
    assert said.startswith("No number can be given")
    assert "At least 400 children in all, 90 of them on none of the lists, if" in said
    assert "At least" not in wording.headline(told(result=Result.REFUSED, **NO_NUMBER))
    bound = told(result=Result.LOWER_BOUND, **NO_NUMBER, lower_bound=None, few=("lower_bound",))
    assert "The lower bound is fewer than 5 children." in wording.headline(bound)


def test_what_is_withheld_is_said_to_be():
    said = wording.headline(told(observed=None, withheld=("observed",)))
    assert "on a list: withheld, as a number fewer than 5 could be worked out" in said


def test_linkage_age_and_a_wider_area_are_said_in_words():
    assert "21% of the uncertainty" in wording.linkage(told(linked=True, linkage_share=0.21))
    assert "not known" in wording.linkage(told(linked=True))
    assert wording.linkage(TOLD).startswith("The lists were not joined")
    assert wording.age(TOLD, date(2026, 5, 1)) == (
        "Worked out 2 months before 1 May 2026; its time ended 3 months before"
    )
    assert "its time" not in wording.age(TOLD, date(2025, 12, 30))
    assert wording.wider(Area(la_codes=("372",)), NAMES, "Rotherham") == ""
    assert "of England, in which Rotherham" in wording.wider(ENGLAND, NAMES, "Rotherham")
    assert wording.area_named(Area(la_codes=("372", "370")), NAMES) == "Rotherham, Barnsley"
