"""Panels: one indicator for all authorities, as it was public on a day."""

from datetime import date

import numpy as np
import pytest

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.panel import panels

ENGLAND, ROTHERHAM, BARNSLEY = "E92000001", "372", "370"
SHARE = Indicator(
    key="re-referral-share",
    name="Re-referrals",
    dataset="Children in need",
    value_column="v",
    numerator_column="n",
    denominator_column="d",
    unit="share",
    interval="wilson",
    better="lower",
    harms=(),
    lag="year to 31 March Y: public from 1 December Y",
)


def figure(area, year, value, *, symbol=None, known_on=None, counts=(None, None)):
    return Figure(
        area_code=area,
        indicator="re-referral-share",
        period=str(year),
        period_ends_on=date(year, 3, 31),
        value=value,
        numerator=counts[0],
        denominator=counts[1],
        symbol=symbol,
        known_on=known_on or date(year, 12, 1),
    )


def panel(*figures, as_of=date(2026, 1, 1)):
    found = panels(
        {"a": figures}, indicators=[SHARE], la_codes=[BARNSLEY, ROTHERHAM], as_of=as_of
    )
    return found.get("re-referral-share")


def test_each_value_stands_in_the_row_of_its_authority_and_the_column_of_its_period():
    found = panel(
        figure(ROTHERHAM, 2024, 0.2), figure(BARNSLEY, 2023, 0.3), figure(ENGLAND, 2024, 0.25)
    )
    assert found.periods == ("2023", "2024")
    assert np.array_equal(found.values, [[0.3, np.nan], [np.nan, 0.2]], equal_nan=True)
    assert np.array_equal(found.england, [np.nan, 0.25], equal_nan=True)


def test_what_was_not_yet_public_is_not_there():
    found = panel(
        figure(ROTHERHAM, 2023, 0.2), figure(ROTHERHAM, 2024, 0.9), as_of=date(2024, 11, 30)
    )
    assert found.periods == ("2023",)


def test_the_newest_vintage_that_was_public_counts():
    told = (
        figure(ROTHERHAM, 2023, 0.2),
        figure(ROTHERHAM, 2023, 0.4, known_on=date(2024, 12, 1)),
    )
    assert panel(*told, as_of=date(2024, 1, 1)).values[1, 0] == 0.2
    assert panel(*told).values[1, 0] == 0.4


def test_a_suppressed_value_is_missing_with_its_reason():
    found = panel(figure(ROTHERHAM, 2024, None, symbol="c"))
    assert found.series(ROTHERHAM).spots[0].value is None
    assert "Suppressed" in found.series(ROTHERHAM).spots[0].absent_because


def test_an_authority_of_which_nothing_was_published_has_an_empty_series():
    found = panel(figure(ROTHERHAM, 2024, 0.2))
    assert found.series(BARNSLEY).spots == ()
    assert found.series("999") is None


def test_nothing_published_makes_no_panel():
    assert panel(as_of=date(2000, 1, 1)) is None


@pytest.mark.parametrize(
    ("value", "counts", "shown"), [(None, (3861, 56103), 688.198), (5.0, (1, 1), 5.0)]
)
def test_a_rate_is_computed_over_the_population_where_only_counts_are_published(
    value, counts, shown
):
    rate = Indicator(**{**SHARE.__dict__, "unit": "rate-per-10000", "interval": "byar"})
    found = panels(
        {"a": [figure(ROTHERHAM, 2024, value, counts=counts)]},
        indicators=[rate],
        la_codes=[ROTHERHAM],
        as_of=date(2026, 1, 1),
    )
    assert found["re-referral-share"].values[0, 0] == pytest.approx(shown, abs=1e-3)
