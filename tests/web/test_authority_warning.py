"""The authority page's own part of early warning."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace as Told

import pytest

from firsthand.domain.intelligence.lines import Line, Point, Segment
from firsthand.services.waiting import Waited
from firsthand.web import long_answers
from firsthand.web.authorities import unusual
from tests.web.invented_signals import answer, signal
from tests.web.reader import read


@pytest.mark.requirement("R11")
def test_signals_of_an_authority_stand_on_its_page_with_what_they_are_not(site, monkeypatch):
    made = answer(signal(1), signal(2, la_code="370", name="Barnsley"))
    monkeypatch.setattr(long_answers, "signals", lambda *, as_of: made)
    page = read(site.get("/authorities/372"))
    assert "1 signal stands" in page.text
    assert "Rotherham: number 1 is unusual." in page.text
    assert "number 2" not in page.text
    assert "A signal is no finding, and no signal is no assurance." in page.text
    assert not page.inline


def test_each_figure_has_its_control_chart_and_its_place_among_all(site):
    page = read(site.get("/authorities/372"))
    assert "/signals/funnels/re-referral-share?authority=372" in page.links
    assert "The scale does not begin at nought." in page.text
    assert "Early warning" in page.text


def test_no_signal_is_not_said_to_be_good_news(site, monkeypatch):
    made = answer(signal(1))
    monkeypatch.setattr(long_answers, "signals", lambda *, as_of: made)
    assert "That does not say that all is well" in read(site.get("/authorities/383")).text


def test_what_is_still_worked_out_is_said_and_the_page_does_not_wait(site, monkeypatch):
    monkeypatch.setattr(
        long_answers.waiting, "ask", lambda name, work, patience: Waited(ready=False)
    )
    page = read(site.get("/authorities/372"))
    assert "Signals of this day are still being worked out." in page.text


def test_an_authority_of_which_no_figure_is_held_says_so(site):
    text = read(site.get("/authorities/301")).text
    assert "No figure with an agreed direction has enough published values." in text


def point(z, *, outside=False, inner=False):
    return Told(la_code="372", z=z, outside=outside, outside_inner=inner)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (point(4.0, outside=True, inner=True), "Outside: above the outer limits"),
        (point(-4.0, outside=True, inner=True), "Outside: below the outer limits"),
        (point(2.2, inner=True), "Near the edge: above the inner limits"),
        (point(0.3), "Inside the limits"),
    ],
)
def test_a_place_on_a_funnel_is_told_in_words(given, said):
    places = unusual.places("372", {"one": Told(points=(given,)), "two": Told(points=())})
    assert list(places) == ["one"]
    assert places["one"].words.startswith(said)


def graded(*ranks):
    points = tuple(
        Point(
            published_on=date(2015 + n, 1, 1),
            grade=("Outstanding", "Good", "Inadequate")[rank - 1],
            rank=rank,
            kind="inspection",
            inspection_id=None,
            note="",
        )
        for n, rank in enumerate(ranks)
    )
    segment = Segment(
        framework="sif",
        framework_name="SIF",
        area="overall",
        area_name="Overall",
        scale="ri-four",
        scale_name="Four",
        labels=("Outstanding", "Good", "Inadequate"),
        points=points,
    )
    return [Line(key="overall", segments=(segment,), note="")]


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ((2, 3), "was good in 2015 and inadequate in 2016: a move for the worse"),
        ((3, 2), "was inadequate in 2015 and good in 2016: a move for the better"),
        ((2, 2), "no move"),
        ((2,), "No two full inspections on one scale"),
    ],
)
def test_the_last_move_of_the_grade_is_told_on_one_scale_only(ranks, said):
    assert said in unusual.last_change(graded(*ranks))


def test_a_newest_grade_alone_under_its_framework_is_not_compared_with_older_ones():
    (line,) = graded(3, 2)
    (sif,) = line.segments
    alone = replace(
        sif,
        framework_name="ILACS",
        points=(replace(sif.points[0], published_on=date(2025, 12, 16), grade="Outstanding"),),
    )
    said = unusual.last_change([replace(line, segments=(sif, alone))])
    assert "outstanding in 2025, is the only one under ILACS" in said
    assert "a move for" not in said


def test_without_any_grade_nothing_is_told_of_its_move():
    assert unusual.last_change([]).startswith("No two full inspections")
