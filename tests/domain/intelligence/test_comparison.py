"""Comparing an authority's indicator with England and its neighbours, as of a day."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.intelligence.comparison import ENGLAND, comparisons
from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.reference.authority import Neighbour
from firsthand.domain.reference.indicator import Indicator

LATE = date(2026, 11, 22)
SHARE = Indicator(
    key="repeat-share",
    name="Plans that were a second or later plan",
    dataset="Invented",
    value_column="percent",
    numerator_column="again",
    denominator_column="all",
    unit="share",
    interval="wilson",
    better="lower",
    harms=(),
    lag="year to 31 March Y: public from 1 December Y",
)
RATE = replace(
    SHARE,
    key="need-rate",
    unit="rate-per-10000",
    interval="byar",
    denominator_indicator="population",
    denominator_years_before=1,
)
PLAIN = replace(SHARE, key="turnover", interval="none", note="A count of all posts.")


def figure(area: str = "901", year: int = 2025, **given: object) -> Figure:
    start = Figure(
        area_code=area,
        indicator="repeat-share",
        period=str(year),
        period_ends_on=date(year, 3, 31),
        value=0.25,
        numerator=25.0,
        denominator=100.0,
        symbol=None,
        known_on=date(year, 12, 1),
    )
    return replace(start, **given)


def population(area: str, year: int, value: float | None) -> Figure:
    return figure(
        area,
        year,
        indicator="population",
        period_ends_on=date(year, 6, 30),
        value=value,
        numerator=None,
        denominator=None,
        known_on=date(year + 2, 1, 1),
    )


def neighbour(code: str, rank: int, **given: object) -> Neighbour:
    start = Neighbour(
        la_code="901",
        neighbour_la_code=code,
        rank=rank,
        closeness="close",
        model="2021",
        known_on=date(2021, 4, 1),
    )
    return replace(start, **given)


def compared(*figures: Figure, indicator=SHARE, neighbours=(), as_of=LATE):
    found = comparisons(
        {"0123456789abcdef": figures},
        indicators=(indicator,),
        la_code="901",
        neighbours=neighbours,
        as_of=as_of,
    )
    return found[0] if found else None


def test_a_figure_not_yet_public_is_not_there():
    assert compared(figure(known_on=date(2025, 12, 1)), as_of=date(2025, 11, 30)) is None


def test_a_figure_is_there_on_the_day_on_which_it_became_public():
    assert compared(figure(known_on=date(2025, 12, 1)), as_of=date(2025, 12, 1)) is not None


def test_a_suppressed_value_stays_suppressed_and_says_why():
    answer = compared(figure(value=None, numerator=None, symbol="c"), figure(ENGLAND))
    point = answer.series.latest
    assert (point.value, point.symbol, point.interval) == (None, "c", None)
    assert "small enough to identify people" in point.absent_because
    assert answer.standing.key == "not-comparable"
    assert "identify people" in answer.standing.words


def test_a_symbol_that_nobody_explained_is_shown_as_it_is():
    answer = compared(figure(value=None, symbol="q"))
    assert answer.series.latest.absent_because == "The symbol 'q'."


def test_a_missing_value_without_a_symbol_is_not_guessed_at():
    answer = compared(figure(value=None))
    assert answer.series.latest.absent_because.startswith("The publication gives neither")


def test_a_share_of_nobody_says_so():
    answer = compared(figure(value=None, numerator=0.0, denominator=0.0))
    assert "of nobody" in answer.series.latest.absent_because


def test_the_interval_is_that_of_the_counts():
    point = compared(figure(value=81 / 263, numerator=81.0, denominator=263.0)).series.latest
    assert point.interval.lower == pytest.approx(0.2553, abs=5e-5)
    assert point.interval.upper == pytest.approx(0.3662, abs=5e-5)


def test_a_share_without_its_counts_says_why_it_has_no_interval():
    point = compared(figure(numerator=None)).series.latest
    assert point.interval is None
    assert point.no_interval_because == "The counts behind the figure are not published."


def test_counts_that_are_no_share_give_no_interval():
    point = compared(figure(numerator=120.0)).series.latest
    assert "120 of 100" in point.no_interval_because


@pytest.mark.parametrize(
    ("england", "key"),
    [(0.10, "higher"), (0.24, "about-the-same"), (0.40, "lower")],
)
def test_the_standing_follows_from_whether_the_interval_holds_englands_value(england, key):
    answer = compared(figure(), figure(ENGLAND, value=england))
    assert answer.standing.key == key
    assert "interval" in answer.standing.words


def test_without_an_interval_the_standing_says_that_there_is_none():
    own, england = (
        figure(indicator="turnover"),
        figure(ENGLAND, indicator="turnover", value=0.2),
    )
    answer = compared(own, england, indicator=PLAIN)
    assert answer.standing.words == "Higher than England. No interval: A count of all posts."


def test_the_same_value_without_an_interval_is_the_same():
    own, england = figure(indicator="turnover"), figure(ENGLAND, indicator="turnover")
    assert compared(own, england, indicator=PLAIN).standing.key == "about-the-same"


def test_englands_value_of_another_year_is_not_compared_with():
    answer = compared(figure(), figure(ENGLAND, 2024))
    assert answer.standing.words == "No value for England is published."


def test_a_rate_is_the_count_over_the_population_of_the_year_before():
    count = figure(indicator="need-rate", value=None, numerator=476.0, denominator=None)
    answer = compared(count, population("901", 2024, 59_521.0), indicator=RATE)
    point = answer.series.latest
    assert point.value == pytest.approx(79.972, abs=1e-3)
    assert point.value in point.interval
    assert point.denominator == 59_521


def test_a_rate_is_known_once_count_and_population_are():
    count = figure(indicator="need-rate", value=None, numerator=476.0, denominator=None)
    people = population("901", 2024, 59_521.0)
    assert compared(count, people, indicator=RATE).series.latest.known_on == date(2026, 1, 1)


def test_a_rate_whose_population_is_not_known_says_so():
    count = figure(indicator="need-rate", value=None, numerator=476.0, denominator=None)
    point = compared(count, indicator=RATE).series.latest
    assert point.value is None
    assert point.absent_because == "The population that the rate is counted over is not known."


def test_neighbours_tell_their_median_and_range_and_how_many_told():
    others = [figure(str(902 + n), value=0.1 * n) for n in (1, 2, 3)]
    silent = figure("906", value=None, symbol="c")
    near = [neighbour(str(902 + n), n) for n in (1, 2, 3, 4, 5)]
    found = compared(figure(), *others, silent, neighbours=near).neighbours
    assert (found.told, len(found.points)) == (3, 5)
    assert (found.lowest, found.median, found.highest) == pytest.approx((0.1, 0.2, 0.3))
    assert found.points[3].point.symbol == "c"
    assert found.points[4].point is None


def test_no_neighbour_is_used_before_its_model_was_known():
    near = [neighbour("902", 1, known_on=date(2026, 12, 1))]
    found = compared(figure(), figure("902"), neighbours=near).neighbours
    assert (found.model, found.points, found.median) == (None, (), None)


def test_the_newest_model_known_takes_the_place_of_the_older():
    near = [
        neighbour("902", 1),
        neighbour("903", 1, model="2025", known_on=date(2025, 5, 1)),
    ]
    found = compared(figure(), neighbours=near).neighbours
    assert (found.model, [p.la_code for p in found.points]) == ("2025", ["903"])


def test_points_run_from_the_earliest_and_the_last_is_compared():
    answer = compared(figure(year=2025), figure(year=2023), figure(year=2024))
    assert [p.period for p in answer.series.points] == ["2023", "2024", "2025"]
    assert answer.period == "2025"


def test_of_two_vintages_the_one_known_last_is_shown():
    first = figure(value=0.2)
    revised = figure(value=0.3, known_on=date(2026, 5, 1))
    assert compared(revised, first).series.latest.value == 0.3
    assert compared(revised, first, as_of=date(2026, 4, 30)).series.latest.value == 0.2


def test_each_point_names_its_source():
    assert compared(figure()).series.latest.source_id == "0123456789abcdef"


def test_an_indicator_of_which_nothing_is_published_is_left_out():
    assert compared(figure("902")) is None


def test_a_number_of_children_is_not_compared_with_that_of_all_england():
    answer = compared(figure(), figure(ENGLAND), indicator=replace(SHARE, unit="count"))
    assert answer.standing.key == "not-comparable"
