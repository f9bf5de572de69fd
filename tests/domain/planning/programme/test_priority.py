"""Who is visited first, and why, for invented authorities."""

from datetime import date

import pytest

from firsthand.domain.assurance.state import State
from firsthand.domain.common.refusal import Refused
from firsthand.domain.planning.programme.priority import Standing, needs, weight
from firsthand.domain.planning.programme.programme import VisitKind
from firsthand.domain.planning.programme.random_arm import draw_arm
from tests.domain.planning.programme.invented_standings import estimate, standing

CODES = tuple(f"{number:03d}" for number in range(1, 41))
SPAN = {"starts_on": date(2027, 1, 1), "ends_on": date(2028, 12, 31)}


def made(*standings: Standing):
    codes = [one.la_code for one in standings]
    return needs(standings, draw_arm(codes, seed=3), **SPAN)


@pytest.mark.requirement("R13")
def test_everybody_is_visited_once_in_full_and_the_drawn_a_second_time():
    found = made(*(standing(code) for code in CODES))
    assert [n.la_code for n in found if n.kind is VisitKind.FULL] == list(CODES)
    drawn = [need.la_code for need in found if need.drawn_at_random]
    assert sorted(drawn) == list(draw_arm(CODES, seed=3).drawn)
    assert len({need.key for need in found}) == len(found)


@pytest.mark.requirement("R13")
def test_those_with_most_to_hide_come_first():
    calm, dark = (
        standing("001", estimate(years_high=0.2)),
        standing("002", estimate(years_high=3.0)),
    )
    first, second, *_ = made(calm, dark)
    assert (first.la_code, second.la_code) == ("002", "001")
    assert first.weight == 30 > second.weight == 2


def test_somebody_never_asked_about_two_harms_weighs_more_than_about_one():
    once = standing("001", estimate(years_high=3.0), estimate(harm="x", years_high=0.1))
    twice = standing("002", estimate(years_high=3.0), estimate(harm="x", years_high=3.0))
    assert weight(twice) > weight(once)


def test_what_is_drawn_by_lot_weighs_the_same_everywhere():
    standings = [
        standing(code, estimate(la_code=code, years_high=int(code) / 10)) for code in CODES
    ]
    assert len({need.weight for need in made(*standings) if need.drawn_at_random}) == 1


def test_every_need_knows_its_chance_of_the_random_arm():
    found = made(*(standing(code) for code in CODES))
    assert {need.inclusion_probability for need in found} == {5 / 40}


def test_the_reason_names_the_harm_the_age_and_the_chance_with_its_interval():
    dark = estimate(state=State.NOT_REPORTED, last_looked_on=None, harm="forced-marriage")
    (need, *_) = made(standing("001", dark))
    assert need.reason.startswith(
        "No report that is held has named forced marriage; chance that a failure is there "
        "unseen 12 percent (6 to 21)."
    )


def test_what_cannot_be_estimated_is_said_to_be_unknown():
    blank = estimate(probability=None, years=None, low=0.0, high=1.0, years_high=5.0)
    assert "unseen not known" in made(standing("001", blank))[0].reason


@pytest.mark.parametrize(
    ("last", "due", "words"),
    [
        (date(2025, 3, 1), date(2028, 3, 1), "due by 1 March 2028"),
        (date(2022, 3, 1), date(2028, 12, 31), "was due on 1 March 2025"),
        (date(2026, 9, 1), date(2028, 12, 31), ""),
        (None, date(2028, 12, 31), "No full inspection is held"),
        (date(2024, 2, 29), date(2027, 2, 28), "due by 28 February 2027"),
    ],
)
def test_the_latest_day_follows_the_cycle_and_says_when_it_has_passed(last, due, words):
    need = made(standing("001", last_visit_on=last))[0]
    assert need.latest_on == due
    assert words in need.reason


def test_a_programme_about_no_harm_is_refused():
    nothing = Standing(la_code="001", authority="Nowhere", region="X", unseen=())
    with pytest.raises(Refused, match="No harm was chosen"):
        made(nothing)
