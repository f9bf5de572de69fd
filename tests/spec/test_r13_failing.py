"""R13: for every authority, the chance that a full inspection would find it failing."""

from datetime import date

import pytest

from firsthand.services.failing import failing
from firsthand.services.shapes_failing import of_failing, of_record

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
    pytest.mark.requirement("R13"),
]
TODAY = date(2026, 11, 22)


def test_every_authority_has_a_chance_an_interval_reasons_and_checks():
    found = failing(as_of=TODAY)
    assert len(found.rows) == 153
    for row in found.rows:
        assert 0 <= row.low < row.probability < row.high <= 1
        assert row.reasons
        assert row.checks


def test_on_the_real_record_authorities_are_not_told_apart_and_that_is_said():
    found = failing(as_of=TODAY)
    assert found.record.failures == 37
    assert found.told_apart is found.record.tells_apart is (found.record.low > 0.5)
    if not found.told_apart:
        assert {row.probability for row in found.rows} == {found.base_rate}
        assert "every authority is given the base rate" in found.statement


def test_the_base_rate_is_that_of_the_latest_years():
    then, now = failing(as_of=date(2019, 1, 1)), failing(as_of=TODAY)
    assert then.base_rate > 2 * now.base_rate
    assert now.base.low < 0.05 < now.base.high


def test_on_an_earlier_day_the_record_holds_only_earlier_inspections():
    found = failing(as_of=date(2020, 1, 1))
    assert found.record.last_on < date(2020, 1, 1)
    assert found.record.inspections < failing(as_of=TODAY).record.inspections


def test_before_any_inspection_followed_another_nothing_is_stated():
    found = failing(as_of=date(2012, 8, 10))
    rotherham = next(row for row in found.rows if row.la_code == "372")
    assert (rotherham.probability, rotherham.low, rotherham.high) == (None, 0, 1)
    assert found.base_rate is None
    assert "anything from 0 to 100 percent is possible" in found.statement


def test_asking_again_gives_the_same():
    day = date(2019, 6, 1)
    assert failing(as_of=day) == failing(as_of=day, progress=lambda done, total, what: None)


def test_the_shapes_have_every_key():
    found = failing(as_of=TODAY)
    shape = of_failing(found.rows[0])
    assert {"la_code", "authority", "probability", "low", "high", "reasons", "checks"} <= set(
        shape
    )
    assert set(shape["reasons"][0]) == {"words", "weight"}
    assert of_record(found.record)["tells_apart"] is found.told_apart
