"""Signals: what is raised, once, on the first day it could be, and what could not be tested."""

from datetime import date

import numpy as np
import pytest

from firsthand.domain.reference.authority import Succession
from firsthand.domain.reference.changed_definition import ChangedDefinition
from firsthand.domain.surveillance.signal import Direction
from firsthand.domain.surveillance.signalling.together import GradeChange, grade_scores
from tests.domain.surveillance.signalling import invented_figures as invented
from tests.domain.surveillance.signalling.asking import asked, raised

STEP = {("310", year): 0.25 for year in range(2021, 2024)}


def named(found, because):
    return [one for one in found if because in one.because]


@pytest.mark.requirement("R10")
def test_a_step_is_raised_on_the_day_its_figure_became_public():
    _, signals, _ = asked(invented.figures(moved=STEP), as_of=date(2021, 12, 1))
    found = raised(signals)["310", "step"]
    assert found.first_raisable_on == date(2021, 12, 1)
    assert found.direction is Direction.WORSE
    assert found.value == pytest.approx(0.45, abs=0.08)
    assert found.expected == pytest.approx(0.2, abs=0.08)
    assert "Authority 310" in found.sentence
    assert {code for code, _ in raised(signals)} == {"310"}


def test_nothing_is_raised_where_nothing_changed():
    looks, signals, _ = asked(invented.figures())
    assert not raised(signals)
    assert sum(look.tests for look in looks.looks) > 1000


def test_a_step_counts_once_and_its_next_figure_is_not_tested():
    told = invented.figures(moved=STEP)
    looks, signals, missing = asked(told, as_of=date(2022, 12, 1))
    assert ("310", "step") not in raised(signals)
    assert [one.la_code for one in named(missing, "raised as a step")] == ["310"]
    course = next(c for (kind, _), c in looks.courses.items() if kind.value == "step")
    assert len(course.raisings) == 1


def test_a_series_that_stays_outside_is_one_signal_with_one_name():
    far = {("310", year): 0.4 for year in range(2018, 2024)}
    names = set()
    for year in range(2018, 2024):
        _, signals, _ = asked(invented.figures(moved=far), as_of=date(year, 12, 31))
        found = raised(signals)["310", "funnel"]
        assert found.first_raisable_on == date(2018, 12, 1)
        assert found.period == str(year)
        names.add(found.id)
    assert names == {"310.re-referral-share.funnel.2018"}


def test_one_that_came_back_and_leaves_again_is_raised_anew():
    far = {("310", 2017): 0.4, ("310", 2022): 0.4}
    looks, signals, _ = asked(invented.figures(moved=far), as_of=date(2022, 12, 31))
    course = next(c for (kind, _), c in looks.courses.items() if kind.value == "funnel")
    assert [course.trials[at].period for at, _ in course.raisings] == ["2017", "2022"]
    assert raised(signals)["310", "funnel"].first_raisable_on == date(2022, 12, 1)


def test_a_signal_whose_figure_came_nearer_says_so():
    far = {("310", 2022): 0.4, ("310", 2023): 0.07}
    looks, signals, _ = asked(invented.figures(moved=far))
    course = next(c for (kind, _), c in looks.courses.items() if kind.value == "funnel")
    row = course.trials[-1].la_codes.index("310")
    assert 0.002 < course.trials[course.newest[row]].p[row] < 0.05
    found = raised(signals)["310", "funnel"]
    assert found.first_raisable_on == date(2022, 12, 1)
    assert found.caveats[0].startswith("The figures of 2022 raised it. The newest is less far")


def test_a_steady_decline_is_raised_though_no_step_is():
    worse = {("310", year): 0.022 * (year - 2016) for year in range(2017, 2024)}
    _, signals, _ = asked(invented.figures(moved=worse))
    found = raised(signals)["310", "decline"]
    assert found.direction is Direction.WORSE
    assert "moving for the worse over the last 7 sets of figures" in found.sentence
    assert ("310", "step") not in raised(signals)


def test_a_steady_move_for_the_better_is_no_decline():
    better = {("310", year): -0.022 * (year - 2016) for year in range(2017, 2024)}
    _, signals, _ = asked(invented.figures(moved=better))
    assert ("310", "decline") not in raised(signals)


def test_what_all_authorities_do_at_once_is_nobodys_signal():
    all_up = {(code, 2023): 0.1 for code in invented.CODES}
    _, signals, _ = asked(invented.figures(moved=all_up))
    assert not raised(signals)


@pytest.mark.requirement("R12")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_signals_as_of_a_day_never_change_when_later_figures_arrive(seed):
    rng = np.random.default_rng(seed)
    moved = {
        (str(rng.choice(invented.CODES)), int(rng.choice(invented.YEARS))): 0.3
        for _ in range(6)
    }
    told = invented.figures(seed=seed, moved=moved)
    day = date(2020, 6, 1)
    early = tuple(one for one in told if one.known_on <= day)
    # A revision of a figure that was public, and wild figures, all of them after the day.
    revised = invented.figure("305", 2019, 1_900, known_on=date(2020, 12, 1))
    wild = tuple(
        invented.figure(code, 2020, 1_500, known_on=date(2020, 12, 2))
        for code in invented.CODES[:20]
    )
    before = asked(early, as_of=day)
    after = asked((*told, revised, *wild), as_of=day)
    assert before[1:] == after[1:]
    assert before[0].looks == after[0].looks


def test_a_revised_figure_leaves_what_was_raised_before_it_as_it_was():
    told = invented.figures(moved={("310", 2019): 0.3})
    revised = invented.figure("310", 2019, 400, known_on=date(2020, 3, 1))
    looks, _, _ = asked((*told, revised), as_of=date(2020, 3, 1))
    course = next(c for (kind, _), c in looks.courses.items() if kind.value == "step")
    assert [course.trials[at].on for at, _ in course.raisings] == [date(2019, 12, 1)]
    _, signals, _ = asked((*told, revised), as_of=date(2020, 3, 1))
    assert ("310", "step") not in raised(signals)


def test_a_change_of_definition_begins_the_series_anew():
    everyone = {(code, year): 0.3 for code in invented.CODES[::2] for year in (2022, 2023)}
    change = ChangedDefinition(
        key="new-form",
        indicators=("re-referral-share",),
        period=2022,
        because="The form changed.",
        comparable=False,
        source="Invented",
    )
    told = invented.figures(moved=everyone)
    _, signals, missing = asked(told, changes=(change,), as_of=date(2022, 12, 31))
    assert not [one for one in signals if one.kind.value == "step"]
    steps = [one for one in named(missing, "definition") if one.kind.value == "step"]
    assert len(steps) == len(invented.CODES)


@pytest.mark.requirement("R24")
def test_what_is_not_tested_is_listed_with_its_reason():
    gone = {("311", 2023)} | {("312", year) for year in invented.YEARS}
    told = invented.figures(gone=gone)
    counts = invented.indicator("agency", interval="none")
    other = invented.figures(key="agency")
    _, _, missing = asked((*told, *other), indicators=(invented.SHARE, counts))
    suppressed = named(missing, "Suppressed")
    assert {one.la_code for one in suppressed} == {"311", "312"}
    assert len(named(missing, "No counts are published")) == len(invented.CODES)


def test_three_points_are_too_few_for_a_decline_and_two_for_a_step():
    told = tuple(one for one in invented.figures() if one.period_ends_on.year >= 2022)
    _, _, missing = asked(told)
    kinds = {one.kind.value for one in named(missing, "two earlier figures")}
    assert {"step", "neighbours", "decline"} <= kinds


def test_figures_that_are_all_zero_say_so_where_there_is_no_scale_for_them():
    nothing = tuple(
        invented.figure(code, year, 0) for code in invented.CODES for year in invented.YEARS
    )
    _, signals, missing = asked(nothing)
    assert not raised(signals)
    assert {one.kind.value for one in missing} >= {"funnel"}


def test_an_authority_that_ended_has_no_signal_and_nothing_untested():
    told = invented.figures(moved=STEP)
    _, signals, missing = asked(told, ended=("310",))
    assert not [one for one in signals if one.la_code == "310"]
    assert not [one for one in missing if one.la_code == "310"]


def test_caveats_tell_what_could_explain_a_signal():
    change = ChangedDefinition(
        key="recoded",
        indicators=("re-referral-share",),
        period=2021,
        because="A code was added.",
        comparable=True,
        source="Invented",
    )
    merged = Succession(
        predecessor="399",
        successor="310",
        happened_on=date(2020, 4, 1),
        kind="merged",
        note="Two became one.",
        source="Invented",
    )
    _, signals, _ = asked(
        invented.figures(moved=STEP, gone={("311", 2021)}),
        as_of=date(2021, 12, 31),
        changes=(change,),
        successions=(merged,),
    )
    beside = raised(signals)["310", "neighbours"]
    told = " ".join(beside.caveats)
    assert "A code was added." in told
    assert "Two became one." in told
    assert "1 of its ten statistical neighbours" in told


def test_many_figures_for_the_worse_are_raised_together():
    keys = [f"figure-{letter}" for letter in "abcdef"]
    every = tuple(invented.indicator(key) for key in keys)
    moved = {("310", year): 0.03 * (year - 2020) for year in (2021, 2022, 2023)}
    told = tuple(
        one
        for at, key in enumerate(keys)
        for one in invented.figures(key=key, seed=at, moved=moved)
    )
    _, signals, _ = asked(told, indicators=every, rate=0.2)
    found = raised(signals)["310", "decline-together"]
    assert found.direction is Direction.WORSE
    assert found.value is None
    assert "figure-" in found.sentence


def test_a_fall_of_the_grade_counts_among_the_figures():
    changes = tuple(
        GradeChange(la_code=code, public_on=date(2020, 1, 1), worse_by=float(at == 10))
        for at, code in enumerate(invented.CODES)
    )
    found = grade_scores(changes, invented.CODES, date(2020, 6, 1))
    assert found[10] == found.max() > 3
    assert np.isnan(grade_scores(changes, invented.CODES, date(2019, 6, 1))).all()


def test_every_raised_signal_lies_within_the_rate_and_no_other_does():
    _, signals, _ = asked(invented.figures(moved=STEP), as_of=date(2021, 12, 31))
    assert all((one.q_value <= 0.1 + 1e-9) == one.raised for one in signals)
    assert [one.raised for one in signals] == sorted(one.raised for one in signals)[::-1]
