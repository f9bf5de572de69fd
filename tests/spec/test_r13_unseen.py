"""R13: for every authority and harm, the chance of a failure unseen, with its reasons."""

from datetime import date

import pytest

from firsthand.services.unseen import unseen_failures
from firsthand.store.grades import load_graded

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("shipped"),
    pytest.mark.requirement("R13"),
]
TODAY = date(2026, 11, 22)
CSE = "child-sexual-exploitation"


def test_every_authority_and_harm_has_an_interval_reasons_and_checks():
    rows = unseen_failures(as_of=TODAY).rows
    assert len(rows) == 153 * len({row.harm for row in rows})
    for row in rows:
        assert 0 <= row.low <= row.probability <= row.high <= 1
        assert row.low < row.high
        assert row.because
        assert row.checks


def test_those_with_most_to_hide_come_first():
    years = [row.years_high for row in unseen_failures(as_of=TODAY, harms=[CSE]).rows]
    assert years == sorted(years, reverse=True)


def test_in_august_2012_nothing_was_estimated_and_anything_was_possible():
    rows = unseen_failures(as_of=date(2012, 8, 10), harms=[CSE]).rows
    rotherham = next(row for row in rows if row.la_code == "372")
    assert rotherham.probability is None
    assert (rotherham.low, rotherham.high) == (0, 1)
    assert rotherham.last_looked_on is None


def test_an_estimate_of_the_past_uses_only_what_was_public_then():
    then = date(2018, 1, 1)
    assert all(one.published_on <= then for one in load_graded(as_of=then))
    level = unseen_failures(as_of=then, harms=[CSE]).national
    assert (
        level.rates.passages < unseen_failures(as_of=TODAY, harms=[CSE]).national.rates.passages
    )


def test_a_fresh_look_leaves_less_unseen_than_an_old_one():
    rows = [r for r in unseen_failures(as_of=TODAY, harms=[CSE]).rows if r.last_looked_on]
    fresh = max(rows, key=lambda row: row.last_looked_on)
    old = min(rows, key=lambda row: row.last_looked_on)
    assert fresh.probability < old.probability
    assert fresh.years < old.years


def test_the_estimate_says_of_itself_that_it_does_not_tell_where_failure_is():
    row = unseen_failures(as_of=TODAY, harms=[CSE]).rows[0]
    assert any("not where failure is" in check for check in row.checks)
