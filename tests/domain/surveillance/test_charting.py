"""Charts of any series: the right kind, when flags were raisable, and what was not possible."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.reference.authority import Authority, Succession
from firsthand.domain.surveillance.charting.boundaries import boundaries
from firsthand.domain.surveillance.charting.changes import changes
from firsthand.domain.surveillance.charting.chart import ChartRules
from firsthand.domain.surveillance.charting.drawing import chart, charts
from firsthand.domain.surveillance.charting.flags import FLAGS, assurance, judged
from firsthand.domain.surveillance.charting.trace import Observation, Trace
from firsthand.domain.surveillance.series import Break, Series, Spot
from firsthand.stats.special_causes import Flag
from firsthand.stats.xmr import xmr

pytestmark = [pytest.mark.requirement("R10"), pytest.mark.requirement("R11")]

STEADY = (10.0, 11, 9, 10, 12, 9, 11, 10, 12, 9, 11, 10, 11)


def year(at: int, value, **more) -> Observation:
    return Observation(
        period=str(2000 + at),
        ends_on=date(2000 + at, 3, 31),
        known_on=date(2000 + at, 12, 1),
        value=value,
        **more,
    )


def trace(values, *, unit="", better="lower", **more) -> Trace:
    observations = tuple(year(at, value) for at, value in enumerate(values))
    return Trace(name="Late", unit=unit, better=better, observations=observations, **more)


def counted(pairs, *, unit="share") -> Trace:
    observations = tuple(
        year(at, None, numerator=a, denominator=b) for at, (a, b) in enumerate(pairs)
    )
    return Trace(name="Late", unit=unit, better="lower", observations=observations)


def said(drawn) -> str:
    return " ".join(drawn.could_not)


def test_the_limits_of_values_alone_are_those_of_xmr():
    drawn, plain = chart(trace(STEADY)), xmr(STEADY)
    assert drawn.kind == "XmR"
    assert [point.upper for point in drawn.points] == pytest.approx(list(plain.upper))
    assert [point.lower for point in drawn.points] == pytest.approx(list(plain.lower))
    assert drawn.could_not == ()


def test_a_share_with_counts_gets_a_p_prime_chart_and_a_rate_a_u_prime_chart():
    pairs = [(10 + at % 3, 100 + at) for at in range(13)]
    assert chart(counted(pairs)).kind == "p'"
    rate = chart(counted(pairs, unit="rate-per-10000"))
    assert rate.kind == "u'"
    assert rate.points[0].value == pytest.approx(1000)


def test_counts_that_do_not_give_the_published_value_are_not_used():
    first = counted([(10 + at % 3, 100) for at in range(13)])
    other = tuple(replace(one, value=0.5) for one in first.observations)
    drawn = chart(replace(first, observations=other))
    assert drawn.kind == "XmR" and "do not give the values" in said(drawn)


def test_a_flag_says_with_which_figure_and_on_which_day_it_could_first_be_raised():
    drawn = chart(trace((*STEADY, 12.1, 12, 12.1, 12, 12.1, 12, 12.1)), ChartRules(baseline=13))
    first = drawn.points[13]
    assert "shift-high" in first.flags
    # 2012 is above too, so that 2018 makes seven.
    assert (first.first_raisable_period, first.first_raisable_on) == ("2018", date(2018, 12, 1))


def test_no_day_is_made_up_where_none_is_known():
    bare = Trace(
        name="x",
        unit="",
        better="neither",
        observations=tuple(
            Observation(period=str(at), ends_on=None, value=value)
            for at, value in enumerate((*STEADY, 40))
        ),
    )
    last = chart(bare).points[-1]
    assert last.flags and last.first_raisable_on is None
    assert last.first_raisable_period == "13"


def test_a_councillor_reads_what_the_latest_value_means():
    drawn = chart(trace((*STEADY, 40)), ChartRules(baseline=13))
    assert drawn.sentence == (
        "Late: the latest value, 40 in 2013, is above what would be expected from its own "
        "past, for the worse (5.73 to 15.0 would be expected)."
    )
    assert "None of 13 values is marked" in chart(trace(STEADY)).sentence


def test_three_points_give_no_limits_and_no_pass():
    drawn = chart(trace([10, 11, 30]))
    assert all(point.upper is None and not point.flags for point in drawn.points)
    assert "There are 3 values: below 5" in said(drawn)
    assert "does not mean that nothing changed" in said(drawn)
    assert "cannot be compared" in drawn.sentence


def test_fewer_than_thirteen_points_are_a_first_look():
    assert "below 13 they are a first look" in said(chart(trace(STEADY[:12])))
    assert "first look" not in said(chart(trace(STEADY)))


def test_all_noughts_are_said_and_not_passed():
    drawn = chart(trace([0] * 15))
    assert "Every value is 0" in said(drawn)
    assert "cannot be compared" in drawn.sentence


def test_a_baseline_that_never_varied_is_said():
    drawn = chart(trace([5] * 13 + [9, 9]), ChartRules(baseline=13))
    assert "never varied" in said(drawn)


def test_suppressed_points_are_named_with_the_reason_and_never_nought():
    values = list(STEADY)
    given_ = trace(values)
    hidden = tuple(
        replace(one, value=None, absent_because="suppressed") if at in (3, 4) else one
        for at, one in enumerate(given_.observations)
    )
    drawn = chart(replace(given_, observations=hidden))
    assert "No value is drawn for 2003, 2004: suppressed." in drawn.could_not
    assert drawn.points[3].value is None and drawn.points[3].absent_because == "suppressed"
    assert drawn.points[0].centre > 10


def test_a_gap_is_told_and_ends_every_sequence():
    rising = [float(at) for at in range(20)]
    whole = trace(rising)
    gapped = replace(whole, observations=whole.observations[:5] + whole.observations[6:11])
    drawn = chart(gapped)
    assert "Between 2004 and 2006 no figure is given" in said(drawn)
    assert not any("trend-up" in point.flags for point in drawn.points)
    assert any("trend-up" in point.flags for point in chart(trace(rising[:10])).points)


def test_a_denominator_of_nought_and_impossible_counts_give_points_without_a_value():
    pairs = [(10 + at % 3, 100) for at in range(13)]
    wrong = [*pairs[:4], (0, 0), (-2, 100), (120, 100), *pairs[7:]]
    drawn = chart(counted(wrong))
    assert [point.value for point in drawn.points[4:7]] == [None] * 3
    assert "denominator of nobody" in said(drawn)
    assert "count below nought (-2)" in said(drawn)
    assert "more cases than there are (120)" in said(drawn)


def test_a_period_given_twice_is_drawn_once_or_not_at_all():
    plain = trace(STEADY)
    same = chart(replace(plain, observations=(*plain.observations, plain.observations[4])))
    assert "2004 is given twice, once drawn." in same.could_not
    assert len(same.points) == 13 and same.points[4].value == 12
    other = chart(replace(plain, observations=(*plain.observations, year(4, 99.0))))
    assert "with different values, so that none is drawn" in said(other)
    assert other.points[4].value is None


def test_a_changed_definition_begins_limits_anew_and_says_why():
    cut = Break(period="2013", because="Counted otherwise.")
    drawn = chart(trace((*STEADY, *[v + 50 for v in STEADY]), breaks=(cut,)))
    assert drawn.rebased_at == ("2013",)
    assert not drawn.marked
    assert any(
        "From 2013 on the limits begin anew: Counted otherwise." in n for n in drawn.notes
    )


def test_a_break_at_a_period_that_there_is_not_is_said():
    drawn = chart(trace(STEADY), ChartRules(rebase_at=("1066",)))
    assert "No new stretch begins at 1066, as there is no such period." in drawn.could_not


def test_rebasing_and_a_fixed_baseline_go_together():
    values = (*STEADY, *[v + 50 for v in STEADY])
    drawn = chart(trace(values), ChartRules(baseline=13, rebase_at=("2013",)))
    assert drawn.points[0].centre != drawn.points[-1].centre
    assert drawn.points[13].centre == pytest.approx(sum(STEADY) / 13 + 50)


def test_a_moving_chart_knows_nothing_of_later_values():
    drawn = chart(trace((*STEADY, 40, 41, 40)), ChartRules(moving=True))
    assert drawn.points[9].centre == pytest.approx(sum(STEADY[:10]) / 10)
    assert "above-limits" in drawn.points[13].flags


def test_values_that_follow_one_another_are_said_where_limits_are_not_corrected():
    rng = np.random.default_rng(1)
    walk = np.cumsum(rng.normal(size=40))
    assert "not corrected" in said(chart(trace(list(walk))))
    corrected = chart(trace(list(walk)), ChartRules(autocorrelation=None))
    assert "not corrected" not in said(corrected) and corrected.autocorrelation > 0.5
    short = chart(trace(STEADY), ChartRules(autocorrelation=None))
    assert "at least 20 values" in said(short) and short.autocorrelation == 0


def test_a_series_without_any_value_is_no_chart():
    for values in ([], [None, None]):
        drawn = chart(trace(values))
        assert drawn.kind == "none" and "no value is known" in drawn.sentence
        assert "No value is known" in said(drawn)


def test_a_target_is_met_failed_or_neither_by_the_latest_limits():
    assert assurance(20, lower=5, upper=15, better="lower") == "meets"
    assert assurance(20, lower=5, upper=15, better="higher") == "fails"
    assert assurance(2, lower=5, upper=15, better="lower") == "fails"
    assert assurance(2, lower=5, upper=15, better="higher") == "meets"
    assert assurance(10, lower=5, upper=15, better="lower") == "hit-or-miss"
    assert assurance(10, lower=5, upper=15, better="neither") is None
    values = (*STEADY, *[v + 50 for v in STEADY])
    rebased = chart(trace(values, target=40.0), ChartRules(rebase_at=("2013",)))
    assert rebased.assurance == "fails"


def test_every_flag_has_words_and_a_direction():
    assert set(FLAGS) == {flag.value for flag in Flag}
    for flag in Flag:
        assert {judged(flag, "higher"), judged(flag, "lower")} == {"better", "worse"}
        assert judged(flag, "neither") in ("high", "low")


def test_run_rules_stand_beside_the_limits_and_say_where_to_look():
    drawn = chart(trace([1, 2, 1, 2, 1, 2, *[3.0, 4] * 6]))
    assert drawn.runs is not None and drawn.runs.signal
    assert drawn.runs.from_period is not None


def test_a_published_series_is_drawn_like_a_trace():
    spots = tuple(
        Spot(
            period=str(2000 + at),
            ends_on=date(2000 + at, 3, 31),
            known_on=date(2000 + at, 12, 1),
            value=value,
        )
        for at, value in enumerate(STEADY)
    )
    series = Series(name="Late", unit="", better="lower", spots=spots)
    assert chart(series) == chart(trace(STEADY))


@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, 30)), min_size=1, max_size=20),
        min_size=1,
        max_size=5,
    )
)
def test_many_together_are_drawn_like_each_alone_and_never_silently(rows):
    given_ = [trace(row, unit="count") for row in rows]
    together = charts(given_)
    assert together == tuple(chart(one) for one in given_)
    for drawn in together:
        marked = any(point.flags for point in drawn.points)
        limited = all(
            point.upper is not None for point in drawn.points if point.value is not None
        )
        assert marked or limited or drawn.could_not
        assert drawn.sentence.endswith(".")


def test_changes_of_level_are_told_in_words():
    drawn = chart(trace((*STEADY, *[v + 8 for v in STEADY])))
    found = changes(drawn, rng=np.random.default_rng(1))
    assert [one.period for one in found.changes] == ["2013"]
    assert found.sentence.startswith("From 2013 on the level rose from 10.4 to 18.4")
    short = changes(chart(trace([1, 2, 3])), rng=np.random.default_rng(1))
    assert short.could_not and short.sentence == short.could_not


def test_a_boundary_change_is_said_once_it_happened_and_figures_are_not_joined():
    old, new, other = (
        Authority(
            la_code=code,
            name=name,
            region="London",
            ons_codes=(),
            ofsted_urn=None,
            from_on=None,
            to_on=None,
        )
        for code, name in (("001", "Old"), ("002", "New"), ("003", "Other"))
    )
    moved = [
        Succession(
            predecessor="001",
            successor=code,
            happened_on=date(2019, 4, 1),
            kind="split",
            note="",
            source="",
        )
        for code in ("002", "003")
    ]

    def said_of(code, as_of):
        return boundaries(code, (old, new, other), moved, as_of=as_of)

    assert said_of("001", date(2018, 1, 1)) == ()
    (ended,) = said_of("001", date(2020, 1, 1))
    assert ended == (
        "Old ended on 1 April 2019: it has no later figures, and those of New and Other are "
        "not joined to these, as they are of another area or code."
    )
    assert "took over on 1 April 2019 from Old" in said_of("002", date(2020, 1, 1))[0]
    drawn = chart(trace(STEADY, could_not=said_of("001", date(2020, 1, 1))))
    assert "ended on 1 April 2019" in said(drawn)
