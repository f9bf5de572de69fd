"""Funnels of published figures: who belongs on one, and when none can be drawn."""

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.intelligence.figure import Figure
from firsthand.domain.reference.authority import Authority
from firsthand.domain.reference.indicator import Indicator
from firsthand.domain.surveillance.funnels.funnel_plot import FunnelKind
from firsthand.domain.surveillance.funnels.of_panel import funnel_of, not_known
from firsthand.domain.surveillance.panel import panels

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
RATE = replace(SHARE, unit="rate-per-10000", interval="byar")
CODES = ("370", "371", "372", "373")


def authority(code, *, to_on=None):
    return Authority(
        la_code=code,
        name=f"Place {code}",
        region="Yorkshire and the Humber",
        ons_codes=(),
        ofsted_urn=None,
        from_on=date(1998, 4, 1),
        to_on=to_on,
    )


PLACES = tuple(authority(code) for code in CODES)


def figure(area, counts, *, year=2025, value=None, symbol=None):
    numerator, denominator = counts
    if value is None and symbol is None:
        value = numerator / denominator if denominator else None
    return Figure(
        area_code=area,
        indicator="re-referral-share",
        period=str(year),
        period_ends_on=date(year, 3, 31),
        value=value,
        numerator=numerator,
        denominator=denominator,
        symbol=symbol,
        known_on=date(year, 12, 1),
    )


def plot(*figures, indicator=SHARE, authorities=PLACES, period=None):
    found = panels(
        {"a": figures}, indicators=[indicator], la_codes=CODES, as_of=date(2026, 1, 1)
    )
    return funnel_of(found["re-referral-share"], authorities=authorities, period=period)


def test_each_authority_stands_at_its_share():
    found = plot(figure("370", (20, 100)), figure("371", (45, 150)), figure("372", (30, 200)))
    assert (found.kind, found.period, found.name) == (
        FunnelKind.PROPORTION,
        "2025",
        "Re-referrals",
    )
    assert [(p.la_code, p.name, p.value) for p in found.points] == [
        ("370", "Place 370", 0.2),
        ("371", "Place 371", 0.3),
        ("372", "Place 372", 0.15),
    ]
    assert found.target == pytest.approx(95 / 450)
    # Nothing was published of the fourth, and that is said.
    assert found.could_not == (
        "Not placed: Place 373: The publication has no figure of it for this period.",
    )


def test_a_rate_is_of_ten_thousand_children():
    found = plot(
        figure("370", (50, 10_000), value=50.0),
        figure("371", (120, 30_000), value=40.0),
        indicator=RATE,
    )
    assert (found.kind, found.denominator_name) == (FunnelKind.RATE, "Children aged 0 to 17")
    assert [p.value for p in found.points] == pytest.approx([50, 40])
    assert found.target == pytest.approx(42.5)


def test_an_earlier_period_can_be_asked_for():
    told = [figure(code, (10, 50), year=2024) for code in CODES]
    told += [figure(code, (20, 50), year=2025) for code in CODES]
    assert plot(*told).target == pytest.approx(0.4)
    assert plot(*told, period="2024").target == pytest.approx(0.2)


def test_an_authority_that_had_ended_is_not_missed():
    ended = (*PLACES[:3], authority("373", to_on=date(2019, 3, 31)))
    found = plot(*(figure(code, (10, 50)) for code in CODES[:3]), authorities=ended)
    assert (len(found.points), found.not_placed) == (3, ())


def test_what_is_suppressed_is_not_rebuilt_and_makes_the_target_doubtful():
    told = [figure("370", (20, 100)), figure("371", (45, 150))]
    hidden = figure("372", (3, 60), symbol="c")
    england = figure("E92000001", (150, 1000))
    found = plot(*told, hidden, england)
    assert [p.la_code for p in found.points] == ["370", "371"]
    assert any("Place 372: Suppressed" in words for words in found.could_not)
    (doubt,) = (words for words in found.caveats if "left out" in words)
    assert "26.0%" in doubt
    assert "England's is 15.0%" in doubt


def test_without_counts_none_can_be_drawn():
    bare = [figure(code, (None, None), value=0.2) for code in CODES]
    assert "counts behind the figure are not published" in plot(*bare).could_not[0]


def test_of_a_figure_that_is_no_count_none_can_be_drawn():
    mean = replace(SHARE, unit="mean", interval="none", note="A mean of posts.")
    found = plot(*(figure(code, (20, 100)) for code in CODES), indicator=mean)
    assert found.could_not == ("No funnel can be drawn: A mean of posts.",)
    assert found.points == ()


def test_of_a_figure_not_yet_public_none_can_be_drawn():
    found = not_known(SHARE, authorities=PLACES, as_of=date(2005, 1, 1))
    assert (found.period, found.points) == ("", ())
    assert "no figure of it was public" in found.could_not[0]


def test_where_none_can_be_drawn_every_authority_is_there_with_the_reason():
    bare = plot(*(figure(code, (None, None), value=0.2) for code in CODES))
    unknown = not_known(SHARE, authorities=PLACES, as_of=date(2005, 1, 1))
    for found in (bare, unknown):
        assert [one.la_code for one in found.not_placed] == [one.la_code for one in PLACES]
        assert all(
            f"No funnel can be drawn: {o.because}" in found.could_not for o in found.not_placed
        )


def test_the_note_of_the_indicator_stands_with_the_caveats():
    noted = replace(SHARE, note="Recorded from 2022.")
    found = plot(*(figure(code, (20, 100)) for code in CODES), indicator=noted)
    assert found.caveats[-1] == "Recorded from 2022."
