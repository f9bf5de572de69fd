"""The control charts of an authority as of a day, on the facts that ship."""

from datetime import date

import pytest

from firsthand.services import building
from firsthand.services.charting.authorities import NOT_CHARTED, authority_charts
from firsthand.services.charting.shape import of_authority_chart
from tests.store.invented import NOW

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.requirement("R10"),
    pytest.mark.requirement("R11"),
    pytest.mark.requirement("R23"),
]


def test_charts_of_rotherham_know_only_what_was_public_on_the_day():
    building.build(now=NOW)
    early = {one.series.indicator: one for one in authority_charts("372", date(2018, 6, 1))}
    late = {one.series.indicator: one for one in authority_charts("372", date(2026, 6, 1))}
    assert early.keys() < late.keys()
    assert not NOT_CHARTED & late.keys()
    referrals = early["referrals-rate"].chart
    assert referrals.points[-1].period == "2017"
    assert all(one.first_raisable_on <= date(2018, 6, 1) for one in referrals.marked)
    for one in late.values():
        assert one.chart.sentence and one.change_sentence
        assert len(one.chart.points) == len(one.series.spots)
    # Physical abuse was counted otherwise from 2021, in figures without values before.
    assert late["factor-cse"].chart.kind == "p'"
    assert 0.3 < late["referrals-rate"].chart.autocorrelation < 0.9
    again = {one.series.indicator: one for one in authority_charts("372", date(2026, 6, 1))}
    assert again == late
    shape = of_authority_chart(late["referrals-rate"])
    assert (shape["la_code"], shape["indicator"]) == ("372", "referrals-rate")
    # Of an authority that never was, nothing is charted.
    assert authority_charts("000", date(2026, 6, 1)) == ()
