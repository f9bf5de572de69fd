"""The composite: figures beside those of statistical neighbours, in one number."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.reference.authority import Neighbour
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance import composite as rule
from firsthand.domain.surveillance.panel import Panel

CODES = tuple(str(201 + at) for at in range(12))
DAY = date(2024, 6, 1)


def neighbours(*, known_on=date(2021, 4, 30), model="2021"):
    """Every authority's neighbours are the ten that follow it, around the ring."""
    return [
        Neighbour(
            la_code=code,
            neighbour_la_code=CODES[(at + rank) % len(CODES)],
            rank=rank,
            closeness="close",
            model=model,
            known_on=known_on,
        )
        for at, code in enumerate(CODES)
        for rank in range(1, 11)
    ]


def panel(key, values, *, better="lower", ends=(date(2023, 3, 31),)):
    table = np.array(values, dtype=float).reshape(len(CODES), len(ends))
    empty = np.full_like(table, np.nan)
    indicator = Indicator(
        key=key,
        name=key,
        dataset="d",
        value_column="v",
        numerator_column=None,
        denominator_column=None,
        unit="share",
        interval="none",
        better=better,
        harms=(),
        lag="",
    )
    return Panel(
        indicator=indicator,
        la_codes=CODES,
        periods=tuple(str(day.year) for day in ends),
        ends_on=tuple(ends),
        values=table,
        numerators=empty,
        denominators=empty,
        known=np.ones(table.shape, dtype=np.int64),
        england=np.full(len(ends), np.nan),
        absent={},
    )


def made(*panels, beside=True, as_of=DAY):
    return rule.composite(
        {one.indicator.key: one for one in panels},
        neighbours() if beside else None,
        la_codes=CODES,
        as_of=as_of,
    )


def test_z_is_worked_by_hand_from_the_mean_of_ten_neighbours_and_the_spread_of_all():
    # 201 has 1, the others 0: the mean of its neighbours is 0; the variance (1 - 1/12)² / 11
    # + 11 (1/12)² / 11 = 1/12.
    found = made(panel("a", [1] + [0] * 11))
    assert found.expected[0, 0] == 0
    assert found.z[0, 0] == pytest.approx(min(1 / np.sqrt(1 / 12), rule.FARTHEST))
    # 212 has 201 among its ten: the mean there is 0.1.
    assert found.expected[11, 0] == pytest.approx(0.1)
    assert found.z[11, 0] == pytest.approx(-0.1 / np.sqrt(1 / 12))


def test_where_higher_is_better_the_sign_turns():
    values = list(range(12))
    worse = made(panel("a", values, better="lower")).z
    assert np.allclose(made(panel("a", values, better="higher")).z, -worse)


def test_an_indicator_without_an_agreed_direction_does_not_count():
    found = made(panel("a", range(12)), panel("b", range(12), better="neither"))
    assert found.indicators == ("a",)


def test_the_composite_is_the_mean_of_at_least_three_indicators():
    two = made(panel("a", range(12)), panel("b", range(12)))
    assert np.isnan(two.mean).all()
    three = made(panel("a", range(12)), panel("b", range(12)), panel("c", range(12)))
    assert np.allclose(three.mean, three.z[:, 0])
    assert three.told.tolist() == [3] * 12


def test_the_latest_period_that_is_not_too_old_counts():
    ends = (date(2022, 3, 31), date(2023, 3, 31))
    table = np.column_stack([np.arange(12.0), np.arange(12.0)[::-1]])
    table[0, 1] = np.nan
    found = made(panel("a", table, ends=ends))
    assert found.periods[0] == ("2022",)
    assert found.periods[1] == ("2023",)
    late = made(panel("a", table, ends=ends), as_of=date(2025, 12, 1))
    assert late.periods[0] == ("",)
    assert np.isnan(late.z[0, 0])


def test_too_few_neighbours_with_a_figure_tell_nothing():
    values = np.arange(12.0)
    values[1:8] = np.nan
    assert np.isnan(made(panel("a", values)).z[0, 0])
    assert np.isfinite(made(panel("a", values), beside=False).z[0, 0])


def test_a_figure_that_is_the_same_everywhere_tells_nothing():
    assert np.isnan(made(panel("a", [0.3] * 12)).z).all()


def test_before_the_first_model_was_published_it_stands_in():
    early = rule.nearest(neighbours(), CODES, as_of=date(2015, 1, 1))
    assert early == rule.nearest(neighbours(), CODES, as_of=date(2022, 1, 1))
    assert len(early[0]) == 10


def test_the_newest_model_that_was_public_counts():
    other = [
        Neighbour(
            la_code=CODES[0],
            neighbour_la_code=CODES[-1],
            rank=1,
            closeness="close",
            model="2025",
            known_on=date(2025, 5, 31),
        )
    ]
    models = [*neighbours(), *other]
    assert len(rule.nearest(models, CODES, as_of=date(2025, 5, 30))[0]) == 10
    assert rule.nearest(models, CODES, as_of=date(2025, 5, 31))[0] == (11,)


def test_a_panel_of_other_authorities_is_refused():
    with pytest.raises(ValueError, match="other authorities than were given"):
        rule.composite({"a": panel("a", range(12))}, None, la_codes=CODES[:-1], as_of=DAY)


@given(
    st.lists(st.floats(0, 1).map(lambda x: round(x, 3)), min_size=12, max_size=12),
    st.floats(0.5, 20),
    st.floats(-5, 5),
)
def test_the_unit_of_a_figure_makes_no_difference(values, scale, shift):
    one = made(panel("a", values)).z
    other = made(panel("a", [scale * value + shift for value in values])).z
    assert np.allclose(one, other, atol=1e-6, equal_nan=True)
