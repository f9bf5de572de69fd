"""The page of early warning: what is shown, what is counted, what is not hidden."""

import csv
from datetime import date
from io import StringIO

import pytest

from firsthand.domain.surveillance.signal import Kind
from firsthand.domain.surveillance.signalling.listing import NotTested
from firsthand.services import waiting
from firsthand.web import long_answers
from firsthand.web.warning import wording
from tests.web.invented_signals import answer, signal
from tests.web.reader import read


@pytest.fixture
def told(monkeypatch):
    """Put invented signals in the place of those that the figures raise."""

    def put(*signals, could_not=()):
        made = answer(*signals, could_not=could_not)
        monkeypatch.setattr(long_answers, "signals", lambda *, as_of: made)

    return put


@pytest.mark.parametrize(
    ("q", "said"),
    [
        (0.0001, "Of a thousand such signals, one or fewer is false by chance."),
        (0.02, "Of fifty such signals, about one is false by chance."),
        (0.0199, "Of fifty such signals, about one is false by chance."),
        (0.1, "Of ten such signals, about one is false by chance."),
        (0.3, "Of three such signals, about one is false by chance."),
        (0.7, "More than half of such signals are false by chance."),
    ],
)
def test_a_rate_of_false_signals_is_said_in_words(q, said):
    assert wording.false_by_chance(q) == said


@pytest.mark.parametrize(
    ("raised", "false", "said"),
    [
        (0, 0.0, "No signal stands"),
        (3, 0.2, "Probably none of them"),
        (19, 1.7, "About 2 of them are likely to be false"),
        (9, 0.9, "About 1 of them is likely to be false"),
    ],
)
def test_how_many_would_be_false_is_said_in_words(raised, false, said):
    assert wording.expected(raised, false).startswith(said)


@pytest.mark.requirement("R10")
def test_each_signal_has_its_sentence_its_chance_its_day_and_its_caveats(site, told):
    told(signal(1))
    page = read(site.get("/signals"))
    assert "Rotherham: number 1 is unusual." in page.text
    assert "Of fifty such signals, about one is false by chance." in page.text
    assert "first have been raised on 1 December 2025" in page.text
    assert "Its boundaries changed." in page.text
    assert "/signals/372.re-referral-share.step.1" in page.links
    assert page.tags["svg"] >= 1
    assert not page.inline


@pytest.mark.requirement("R10")
def test_what_a_team_cannot_look_at_is_counted_and_listed(site, told):
    told(*(signal(n) for n in range(1, 6)))
    page = read(site.get("/signals", {"look_at": "2"}))
    assert "The 2 signals to look at first" in page.text
    assert "3 more signals are raised beyond these" in page.text
    assert page.tags["article"] == 2
    for number in range(1, 6):
        assert f"number {number} is unusual" in page.text


def test_when_nothing_is_said_a_team_looks_at_as_many_as_the_policy_holds(site, told):
    told(*(signal(n) for n in range(1, 26)))
    assert read(site.get("/signals")).tags["article"] == 20


@pytest.mark.parametrize(
    "asked",
    [
        {"region": "London"},
        {"kind": "funnel"},
        {"indicator": "all"},
        {"indicator": "referrals-rate"},
    ],
)
def test_filters_keep_what_was_asked_for(site, told, asked):
    told(
        signal(1),
        signal(2, la_code="301", name="Barking and Dagenham"),
        signal(3, kind=Kind.FUNNEL),
        signal(4, indicator="", indicator_name="", kind=Kind.DECLINE_TOGETHER),
        signal(5, indicator="referrals-rate", indicator_name="Referrals"),
    )
    page = read(site.get("/signals", asked))
    assert "The choice above keeps 1 of 5." in page.text
    assert page.tags["article"] == 1


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_picture_or_says_why_not(site, told, kind):
    told(signal(1, kind=kind))
    page = read(site.get("/signals"))
    assert page.tags["article"] == 1
    assert page.tags["svg"] or "No picture can be drawn" in page.text


def test_a_figure_that_is_not_held_has_no_picture_and_that_is_said(site, told):
    told(signal(1, indicator="referrals-rate"), signal(2, indicator="nothing"))
    assert "No picture can be drawn" in read(site.get("/signals")).text


@pytest.mark.requirement("R12")
def test_what_lay_too_long_stands_above_the_others(site, told):
    told(signal(1, first_raisable_on=date(2020, 1, 1)), signal(2))
    page = read(site.get("/signals", {"as_of": "2025-12-20"}))
    assert "1 signal lay too long: nobody has opened it here" in page.text
    assert page.text.index("lay too long") < page.text.index("to look at first")


def test_what_could_not_be_tested_is_counted_with_its_reasons(site, told):
    gap = NotTested(
        la_code="372",
        indicator="referrals-rate",
        kind=Kind.STEP,
        period="2020",
        because="Suppressed.",
    )
    told(could_not=(gap, gap))
    page = read(site.get("/signals"))
    assert "2 series could not be tested" in page.text
    assert "2 series: Suppressed." in page.text
    rows = site.get("/signals/not-tested.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 3


def test_where_nothing_is_raised_the_page_does_not_say_that_all_is_well(site, told):
    told()
    assert "That does not say that all is well" in read(site.get("/signals")).text


def test_a_choice_without_signals_says_what_to_change(site, told):
    told(signal(1))
    page = read(site.get("/signals", {"region": "London"}))
    assert "Choose another region, figure or kind." in page.text


@pytest.mark.parametrize(
    "asked",
    [
        {"look_at": "none"},
        {"look_at": "0"},
        {"look_at": "9999"},
        {"kind": "x"},
        {"region": "x"},
    ],
)
@pytest.mark.parametrize("path", ["/signals", "/signals/signals.csv"])
def test_a_wish_that_cannot_be_understood_is_shown_beside_the_form(site, told, asked, path):
    told(signal(1))
    refused = site.get(path, asked)
    assert refused.status_code == 422
    assert "There is a problem" in read(refused).text


def test_the_download_holds_every_signal_that_the_filters_keep(site, told):
    told(*(signal(n) for n in range(1, 31)))
    file = site.get("/signals/signals.csv", {"look_at": "2"})
    rows = list(csv.DictReader(StringIO(file.content.decode("utf-8-sig"))))
    assert len(rows) == 30
    assert rows[0]["caveats"] == "Its boundaries changed."
    assert rows[0]["standing"] == "raised"
    assert site.get("/signals/signals.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize(
    "path", ["/signals", "/signals/signals.csv", "/signals/not-tested.csv"]
)
def test_while_signals_are_worked_out_the_page_says_so(site, monkeypatch, path):
    half = waiting.Waited(ready=False, seconds=2.0)
    monkeypatch.setattr(long_answers.waiting, "ask", lambda name, work, patience: half)
    assert site.get(path).status_code == 202


def test_where_too_much_is_worked_out_the_page_is_not_begun_and_says_so(site, monkeypatch):
    full = waiting.Waited(ready=False, full=True)
    monkeypatch.setattr(long_answers.waiting, "ask", lambda name, work, patience: full)
    answer = site.get("/signals")
    assert (answer.status_code, answer["Retry-After"], answer["Refresh"]) == (503, "30", "30")
    assert "So many other answers are being worked out" in read(answer).text


def test_those_before_one_in_the_line_are_counted(site, monkeypatch):
    third = waiting.Waited(ready=False, before=2)
    monkeypatch.setattr(long_answers.waiting, "ask", lambda name, work, patience: third)
    assert "2 other answers come first." in read(site.get("/signals")).text


def test_signals_of_the_figures_held_are_shown_without_any_help(site):
    page = read(site.get("/signals", {"as_of": "2026-01-01"}))
    assert "What could not be tested" in page.text


def test_a_funnel_shows_all_authorities_with_their_table(site):
    page = read(site.get("/signals/funnels/re-referral-share", {"authority": "372"}))
    assert "Referrals within 12 months" in page.text
    text = site.get("/signals/funnels/re-referral-share.csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("la_code,authority,period,denominator,value,z")
    assert site.get("/signals/funnels/re-referral-share.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("ending", ["", ".csv", ".xlsx"])
def test_an_unknown_figure_has_no_funnel_and_the_known_ones_are_named(site, ending):
    none = site.get(f"/signals/funnels/boredom{ending}")
    assert none.status_code == 404
    assert "/signals/funnels/re-referral-share" in read(none).links
