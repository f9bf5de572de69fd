"""Long answers: those that take seconds, asked for so that no page waits for them too long."""

from collections.abc import Mapping
from datetime import date

from firsthand.domain.prevalence.answer import HiddenAnswer
from firsthand.domain.prevalence.groups import ByGroup
from firsthand.domain.prevalence.invented.design import Design
from firsthand.domain.prevalence.invented.size import Wanted
from firsthand.domain.surveillance.funnels.funnel_plot import FunnelPlot
from firsthand.domain.surveillance.histories.checking import Checks
from firsthand.domain.surveillance.histories.model import GradeModel
from firsthand.refdata import read
from firsthand.services import hidden, histories, study_power, waiting
from firsthand.services.backtests import backtest
from firsthand.services.failing import failing
from firsthand.services.funnels import funnel_plot
from firsthand.services.overlap_tables import Given
from firsthand.services.signalling.signals import signals
from firsthand.services.waiting import PATIENCE, Progress, Waited


def signals_of(day: date, *, patience: float = PATIENCE) -> Waited:
    """Return the signals of a day, or how far they have come."""
    return waiting.ask(("signals", day), lambda tell: signals(as_of=day), patience=patience)


def failing_of(day: date) -> Waited:
    """Return the probabilities of failing of a day, or how far they have come."""
    return waiting.ask(("failing", day), lambda tell: failing(as_of=day, progress=tell))


def backtest_of(day: date) -> Waited:
    """Return the back-test of what was public on a day, or how far it has come."""
    return waiting.ask(("backtest", day), lambda tell: backtest(as_of=day, progress=tell))


def funnels_of(day: date, *, patience: float = PATIENCE) -> Waited:
    """Return the funnel plot of each figure as of a day by its key, or how far they are."""
    return waiting.ask(("funnels", day), lambda tell: _funnels(day), patience=patience)


def _funnels(day: date) -> Mapping[str, FunnelPlot]:
    return {one.key: funnel_plot(one.key, day) for one in read.indicators()}


def grades_of(area: str, day: date) -> Waited:
    """Return the model of an area's grades and its checks, or how far they have come."""
    return waiting.ask(("grade-model", area, day), lambda tell: _grades(area, day, tell))


def _grades(area: str, day: date, tell: Progress) -> tuple[GradeModel, Checks]:
    model = histories.grade_model(area=area, as_of=day)
    checks = histories.checks(
        model, progress=lambda done, total: tell(done, total, "Checking the model")
    )
    return model, checks


def hidden_of(given: Given, asked: hidden.Asked) -> Waited:
    """Return what a table says of the hidden number, or how far that has come."""
    name = ("hidden", given.asked_of, asked)
    return waiting.ask(name, lambda tell: hidden.answered(given.table, asked, progress=tell))


def publishable_of(given: Given, asked: hidden.Asked, found: HiddenAnswer | ByGroup) -> Waited:
    """Return what of an answer may be published, or that it is being worked out."""
    return waiting.ask(
        ("publishable", given.asked_of, asked),
        lambda tell: hidden.for_publication(found, asked, progress=tell),
    )


def power_of(design: Design, wanted: Wanted, studies: study_power.Studies, seed: int) -> Waited:
    """Return how often the lists of a study would show its hidden children, or how far."""
    name = ("power", design, wanted, studies, seed)
    return waiting.ask(
        name,
        lambda tell: study_power.power_of(design, wanted, studies, seed=seed, progress=tell),
    )
