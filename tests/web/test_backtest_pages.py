"""The page of the back-test: words told from figures, forests, calibration, downloads."""

from datetime import date

import pytest

from firsthand.domain.accountability.backtest.results import Bin, Figure, Result, Scores
from firsthand.services import waiting
from firsthand.services.backtests import BacktestAnswer
from firsthand.web import long_answers
from firsthand.web.backtests import present, wording
from tests.web.reader import read

BINS = (
    Bin(stated=0.05, observed=0.02, low=0.0, high=0.1, happened=1, n=50),
    Bin(stated=0.2, observed=0.3, low=0.18, high=0.44, happened=15, n=50),
)


def result(model="state-and-composite", *, auc=0.55, low=0.45, high=0.66, target="inadequate"):
    return Result(
        target=target,
        model=model,
        name=model.capitalize(),
        n=316,
        positives=37,
        first_on=date(2018, 1, 1),
        last_on=date(2026, 1, 1),
        scores=Scores(
            auc=Figure(value=auc, low=low, high=high),
            caught=Figure(value=0.32, low=0.18, high=0.46),
        ),
        bins=BINS,
        against_last_grade=None,
    )


def answer(*results, clear=()):
    return BacktestAnswer(
        as_of=date(2026, 1, 31),
        seed=2026,
        replicates=2000,
        from_year=2018,
        folds=5,
        results=results,
        new_from=date(2025, 4, 1),
        later=results,
        comparisons=48,
        clear=clear,
    )


@pytest.fixture
def told(monkeypatch):
    """Put an invented answer in the place of the real one."""

    def put(*results):
        made = answer(*results)
        monkeypatch.setattr(long_answers, "backtest", lambda *, as_of, progress: made)

    return put


@pytest.mark.parametrize(
    ("auc", "low", "high", "said"),
    [
        (0.55, 0.45, 0.66, "Cannot be told from chance."),
        (0.55, 0.50, 0.66, "Cannot be told from chance."),
        (0.57, 0.51, 0.63, "Orders attention slightly better than chance."),
        (0.63, 0.53, 0.72, "Orders attention modestly better than chance."),
        (0.75, 0.70, 0.80, "Orders attention clearly better than chance."),
        (0.40, 0.35, 0.49, "Orders attention worse than chance would."),
    ],
)
def test_the_verdict_is_told_from_the_interval(auc, low, high, said):
    assert wording.verdict(result(auc=auc, low=low, high=high)) == said


def test_where_nothing_can_be_told_the_reason_is_given():
    none = Result(
        target="fell",
        model="chain",
        name="Chain",
        n=0,
        positives=0,
        first_on=None,
        last_on=None,
        scores=Scores(),
        bins=(),
        against_last_grade=None,
        because="It has no answer here.",
    )
    assert wording.verdict(none) == "It has no answer here."
    assert wording.caught(none) == ""
    assert wording.lead([none], "chain") == "It has no answer here."
    assert present.target("fell", [none], "chain").reliability is None


def test_what_a_team_would_have_met_stands_beside_what_lot_would():
    assert wording.caught(result()) == (
        "The fifth that it puts first held 32 percent of them (between 18 percent and "
        "46 percent); a fifth drawn by lot holds 20 percent."
    )


def test_differences_are_counted_beside_those_that_chance_makes():
    assert "None of them are clear of nought; about 2 would be by chance" in (
        wording.compared(48, ())
    )
    assert "1 of them is clear" in wording.compared(48, ("auc",))


def test_calibration_is_drawn_on_one_scale_with_its_diagonal():
    drawn = present.reliability(result(), key="one")
    low, high = drawn.marks
    assert low.x < high.x
    assert high.y < low.y
    assert high.high < high.y < high.low
    first, last = drawn.diagonal.split()
    assert first != last


@pytest.mark.requirement("R24")
def test_the_page_says_what_the_model_is_worth_with_every_picture_as_a_table(client, db, told):
    told(result(), result("last-grade", auc=0.6, low=0.51, high=0.69))
    page = read(client.get("/backtest"))
    assert "cannot be told from chance" in page.text
    assert "37 were found so" in page.text
    assert "0.55 (0.45 to 0.66)" in page.text
    assert "Inspections since 1 April 2025 alone" in page.text
    assert page.tags["table"] >= 3
    assert not page.inline


def test_every_figure_can_be_taken_away(client, db, told):
    told(result())
    text = client.get("/backtest/backtest.csv").content.decode("utf-8-sig")
    assert text.splitlines()[0].startswith("target,model,name,n,positives")
    assert client.get("/backtest/backtest.xlsx").content[:2] == b"PK"


def test_a_store_without_inspections_says_that_nothing_can_be_told(client, db):
    page = read(client.get("/backtest", {"as_of": "2026-01-31"}))
    assert "Nothing" in page.text or "No inspection" in page.text


@pytest.mark.parametrize("path", ["/backtest", "/backtest/backtest.csv"])
def test_while_it_is_worked_out_the_page_asks_again_by_itself(client, db, monkeypatch, path):
    half = waiting.Waited(ready=False, seconds=3.0)
    monkeypatch.setattr(long_answers.waiting, "ask", lambda name, work: half)
    answer = client.get(path)
    assert answer.status_code == 202
    assert answer["Refresh"] == "3"
