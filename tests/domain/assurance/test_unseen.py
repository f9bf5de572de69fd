"""What may be unseen in invented authorities: by hand, walked day by day, and in words."""

import math
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.domain.assurance.grades import Graded, passages
from firsthand.domain.assurance.picture import CoverageRow, picture
from firsthand.domain.assurance.scope import Scope
from firsthand.domain.assurance.state import State
from firsthand.domain.assurance.unseen import National, national, unseen
from firsthand.stats.two_state import Rates
from tests.domain.assurance.invented_looks import FRAMEWORK, HARM, authority, look

TODAY = date(2024, 1, 1)
WEAK, FINE = State.WEAKNESS_REPORTED, State.NO_WEAKNESS_REPORTED
# A level of one fifth, known all but exactly: the interval is then that of the power alone.
RATES = Rates(
    falling=0.2,
    rising=0.8,
    covariance=(1e-12, 0.0, 1e-12),
    log_likelihood=-1.0,
    passages=500,
    falls=60,
    rises=70,
)
KNOWN = National(as_of=TODAY, rates=RATES, low=0.2, high=0.2)


def row(*looks) -> CoverageRow:
    scope = Scope(as_of=TODAY, harm=HARM)
    return picture(looks, [authority("001", "Nowhere")], [FRAMEWORK], scope=scope).rows[0]


@pytest.mark.requirement("R13")
def test_where_nobody_looked_the_chance_is_the_national_level():
    found = unseen(row(), KNOWN)
    assert found.probability == pytest.approx(0.2)
    assert found.last_looked_on is None
    assert "No report that is held names this harm here." in found.because


@pytest.mark.requirement("R13")
def test_a_look_without_weakness_by_hand():
    # On its very day: .2 x .45 missed, of .2 x .45 + .8 that are left: .09 / .89.
    found = unseen(row(look(TODAY, FINE)), KNOWN)
    assert found.probability == pytest.approx(0.09 / 0.89)
    assert found.low == pytest.approx(0.02 / 0.82, abs=1e-6)
    assert found.high == pytest.approx(0.16 / 0.96, abs=1e-6)


def test_what_a_look_told_is_known_and_only_what_lay_beside_it_is_left():
    found = unseen(row(look(TODAY, WEAK)), KNOWN)
    assert found.probability == pytest.approx(0.2 * 0.45)
    assert "That is known" in " ".join(found.because)


def test_a_look_fades_by_hand():
    # Falling and rising together are 1 a year: after ln 2 years half of the difference is left.
    days = round(math.log(2) * 365.2425)
    found = unseen(row(look(TODAY - timedelta(days), FINE)), KNOWN)
    assert found.probability == pytest.approx(0.2 - (0.2 - 0.09 / 0.89) / 2, abs=1e-4)


def test_walking_day_by_day_comes_to_the_same():
    # A second computation: Euler steps of a hundredth of a day between two looks.
    looks = [look(date(2021, 5, 1), FINE), look(date(2022, 8, 1), WEAK)]
    chance = 0.2
    years = 0.0
    for earlier, later, told in (
        (None, date(2021, 5, 1), FINE),
        (date(2021, 5, 1), date(2022, 8, 1), WEAK),
        (date(2022, 8, 1), TODAY, None),
    ):
        years = 0.0
        if earlier:
            step = 0.01 / 365.2425
            for _ in range((later - earlier).days * 100):
                years += chance * step
                chance += (0.2 * (1 - chance) - 0.8 * chance) * step
        if told is FINE:
            chance = chance * 0.45 / (1 - chance * 0.55)
        elif told is WEAK:
            chance *= 0.45
    found = unseen(row(*looks), KNOWN)
    assert found.probability == pytest.approx(chance, abs=1e-5)
    assert found.years == pytest.approx(years, abs=1e-4)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5000), st.sampled_from([WEAK, FINE])), max_size=6))
def test_the_chance_lies_in_its_interval_and_never_above_the_level(told):
    looks = [look(TODAY - timedelta(days), state) for days, state in told]
    found = unseen(row(*looks), KNOWN)
    assert 0 <= found.low <= found.probability <= found.high <= 0.2 + 1e-4
    assert 0 <= found.years <= found.years_high


@settings(deadline=None)
@given(st.integers(0, 4000), st.integers(1, 1000))
def test_an_older_look_leaves_more_unseen(days, older):
    fresh = unseen(row(look(TODAY - timedelta(days), FINE)), KNOWN)
    stale = unseen(row(look(TODAY - timedelta(days + older), FINE)), KNOWN)
    assert stale.probability >= fresh.probability
    assert stale.years > fresh.years


def test_the_years_unseen_of_somebody_never_looked_at_begin_with_the_authority():
    found = unseen(row(), KNOWN, begun_on=date(2019, 1, 1))
    assert found.years == pytest.approx(0.2 * 5, abs=0.01)
    assert unseen(row(), KNOWN).years == pytest.approx(0.2 * 14.75, abs=0.01)


@pytest.mark.requirement("R13")
def test_every_estimate_says_that_it_rests_on_a_stand_in_and_how_it_did_in_the_past():
    said = " ".join(unseen(row(look(TODAY, FINE)), KNOWN).checks)
    assert "Stand-in" in said
    assert "did not tell" in said
    assert "between 0.2 and 0.9" in said


def test_reports_that_could_not_be_read_are_told():
    unread = look(date(2023, 1, 1), State.NOT_REPORTED, read=False)
    checks = unseen(row(look(date(2020, 1, 1), FINE), unread), KNOWN).checks
    assert any("1 report published since could not be read; it may" in one for one in checks)


def test_a_harm_never_named_by_its_own_name_is_told():
    broad = look(TODAY, FINE, strict_state=State.NOT_REPORTED)
    assert any("own name" in one for one in unseen(row(broad), KNOWN).checks)
    assert not any("own name" in one for one in unseen(row(look(TODAY, FINE)), KNOWN).checks)


@pytest.mark.requirement("R13")
def test_without_histories_anything_is_possible_and_nothing_is_guessed():
    found = unseen(row(look(TODAY, FINE)), national((), as_of=TODAY))
    assert found.probability is None
    assert (found.low, found.high) == (0, 1)
    assert "there is no estimate" in " ".join(found.because)


def history(count: int = 300) -> list[Graded]:
    rng = np.random.default_rng(8)
    found = []
    for code in range(count):
        on, failing = date(2012, 1, 1), bool(rng.uniform() < 0.2)
        for _ in range(4):
            found.append(Graded(la_code=f"{code:03d}", on=on, published_on=on, failing=failing))
            years = rng.uniform(0.3, 2.5)
            on += timedelta(days=int(years * 365.2425))
            chance = 0.2 + (failing - 0.2) * math.exp(-years)
            failing = bool(rng.uniform() < chance)
    return found


def test_the_national_level_is_told_from_histories_known_on_the_day():
    level = national(history(), as_of=TODAY)
    assert level.low < 0.2 < level.high
    early = national(history(), as_of=date(2014, 1, 1))
    assert early.rates.passages < level.rates.passages


def test_wider_knowledge_of_the_rates_widens_the_interval():
    level = national(history(), as_of=TODAY)
    found = unseen(row(), level)
    assert found.low == pytest.approx(level.low)
    assert found.high == pytest.approx(level.high)


def test_abolished_authorities_end_and_are_not_joined_to_others():
    on = date(2012, 1, 1)
    pair = [Graded(la_code=code, on=on, published_on=on, failing=False) for code in ("a", "b")]
    assert passages(pair, as_of=TODAY) == ()


def test_an_inspection_not_yet_published_is_not_known():
    first = Graded(la_code="a", on=TODAY, published_on=TODAY, failing=False)
    later = Graded(
        la_code="a",
        on=TODAY + timedelta(days=400),
        published_on=TODAY + timedelta(days=450),
        failing=True,
    )
    assert passages([first, later], as_of=TODAY + timedelta(days=449)) == ()
    assert len(passages([first, later], as_of=TODAY + timedelta(days=450))) == 1
