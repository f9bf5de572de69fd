"""
Answers: what `import firsthand` gives, the answers of the command line as plain values.

Each function returns what the command of the same name prints as JSON: mappings and lists of
mappings with plain values, whose rows a data frame takes as they are. `as_of` is a date, or its
ISO form; without one, an answer is as of today. The first call prepares Django and the database
by itself, and says on standard error when the database had to be built.

Where Django was set up before, as in a web server, whoever did so has prepared the database.
"""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Day = date | str | None


def signals(*, as_of: Day = None, rate: float = 0.10, near: bool = False) -> list[Row]:
    """Return the signals that stand, the strongest first; `near` adds those nearly raised."""
    _ready()
    from firsthand.services.signalling import shape
    from firsthand.services.signalling.signals import signals as found

    return shape.of_signals(found(as_of=_day(as_of), rate=rate), team=None, near=near)


def authority(name_or_code: str, *, as_of: Day = None) -> Row:
    """Return everything that was public about one authority, by its name or DfE code."""
    _ready()
    from firsthand.services import authorities, shapes, shapes_estimates

    found = authorities.authority(name_or_code, as_of=_day(as_of))
    return {**shapes.of_authority(found), **shapes_estimates.of_authority(found)}


def picture(
    *harms: str, as_of: Day = None, area: str | None = None, within_years: int | None = None
) -> list[Row]:
    """Return what the latest report that looked says, by authority and harm; all if none."""
    _ready()
    from firsthand.services import picture as found
    from firsthand.services import shapes

    rows = found.pictures(
        as_of=_day(as_of), harms=harms or None, area=area, within_years=within_years
    )
    return [shapes.of_coverage(row) for row in rows]


def unseen(*harms: str, as_of: Day = None) -> list[Row]:
    """Return for each authority and harm the chance of a failure unseen; all harms if none."""
    _ready()
    from firsthand.services import shapes_unseen
    from firsthand.services import unseen as found

    answer = found.unseen_failures(as_of=_day(as_of), harms=harms or None)
    return [shapes_unseen.of_unseen(one) for one in answer.rows]


def estimates(*, as_of: Day = None, authority: str = "", harm: str = "") -> list[Row]:
    """Return how many children may be known to nobody, as named people put it on record."""
    _ready()
    from firsthand.refdata import read
    from firsthand.services import estimates as found
    from firsthand.services import shapes_estimates

    on = _day(as_of)
    rows = found.of(authority, as_of=on) if authority else found.estimates(as_of=on).values()
    places = {one.la_code: one.name for one in read.authorities()}
    told = [one for one in rows if harm in ("", one.told.harm)]
    return [shapes_estimates.of_on_record(one, places) for one in told]


def failing(*, as_of: Day = None) -> Row:
    """Return how likely an inspection is to find each authority failing, or the base rate."""
    _ready()
    from firsthand.services import failing as found
    from firsthand.services import shapes_failing

    answer = found.failing(as_of=_day(as_of))
    return shapes_failing.of_answer(answer)


def backtest(
    *, as_of: Day = None, seed: int = 2026, replicates: int = 2000, from_year: int = 2018
) -> list[Row]:
    """Return how each model and baseline did, tested forward in time; about 15 seconds."""
    _ready()
    from firsthand.services import shapes_backtests
    from firsthand.services.backtests import backtest as found

    answer = found(as_of=_day(as_of), seed=seed, replicates=replicates, from_year=from_year)
    return [shapes_backtests.of_result(one) for one in answer.results]


def subjects(
    folder: str | Path,
    *,
    as_of: Day = None,
    rate: float = 0.10,
    per_quarter: int = 10,
    seed: int = 1,
) -> list[Row]:
    """Return what is new in the texts of a folder: terms, counts, places; no text is kept."""
    _django()
    from firsthand.domain.surveillance.subjects.emerging import Asked
    from firsthand.services.subjects import shapes
    from firsthand.services.subjects.finding import find

    asked = Asked(as_of=_day(as_of), rate=rate, per_quarter=per_quarter, seed=seed)
    answer = find(Path(folder), asked=asked, progress=_silent)
    return [shapes.of_subject(one) for one in answer.subjects]


def hidden(  # noqa: PLR0913 - one for each question
    table: str | Path | Iterable[Mapping[str, Any]],
    *,
    by: str = "",
    count: str = "count",
    method: str = "all",
    order: int | None = None,
    replicates: int = 1000,
    seed: int = 1,
) -> Any:
    """
    Return how many are on no list, from a table's file or its rows; `by` names groups.

    `count` names the column of counts; in `bic` and `downhill`, `order` lists interact at most.
    """
    _django()
    from firsthand.services import hidden as found
    from firsthand.services import overlap_tables, shapes_hidden

    given = overlap_tables.of_anything(table, by=by, count=count)
    asked = found.Asked(method=method, replicates=replicates, seed=seed, order=order)
    return shapes_hidden.of_any(found.answered(given.table, asked, progress=_silent))


def study_power(
    lists: Mapping[str, float], hidden: int, *, spread: float = 0.5, studies: int = 200
) -> Row:
    """Return how often lists with these shares would show so many hidden children."""
    from firsthand.services import shapes_power
    from firsthand.services.study_power import of_shares

    return shapes_power.told(of_shares(lists, hidden, spread=spread, studies=studies))


def xmr(
    values: Sequence[float | None],
    *,
    periods: Sequence[str] | None = None,
    baseline: int | None = None,
    rebase_at: Sequence[str] = (),
    better: str = "neither",
) -> Row:
    """Return the control chart of anyone's own values, the earliest first; None is a gap."""
    _django()
    from firsthand.domain.surveillance.charting.chart import ChartRules
    from firsthand.domain.surveillance.charting.drawing import charts
    from firsthand.domain.surveillance.charting.trace import Observation, Trace
    from firsthand.services.charting import shape

    names = periods or [str(number) for number in range(1, len(values) + 1)]
    given = tuple(
        Observation(period=name, ends_on=None, value=value)
        for name, value in zip(names, values, strict=True)
    )
    trace = Trace(name="", unit="", better=better, observations=given)
    rules = ChartRules(baseline=baseline, rebase_at=tuple(rebase_at))
    return shape.of_chart(charts([trace], rules)[0])


def funnel(
    numerators: Sequence[float | None],
    denominators: Sequence[float | None],
    *,
    kind: str = "proportion",
    names: Sequence[str] | None = None,
    per: float = 1.0,
) -> Row:
    """Return the funnel of anyone's own units; for a ratio, denominators are the expected."""
    from firsthand.domain.surveillance.funnels.funnel_plot import FunnelKind
    from firsthand.domain.surveillance.funnels.funnel_unit import FunnelUnit
    from firsthand.domain.surveillance.funnels.plotting import Asked, plotted
    from firsthand.services import shapes_funnels

    called = names or [f"unit {number}" for number in range(1, len(numerators) + 1)]
    units = [
        FunnelUnit(name=name, numerator=part, denominator=whole)
        for name, part, whole in zip(called, numerators, denominators, strict=True)
    ]
    return shapes_funnels.of_funnel(plotted(units, Asked(kind=FunnelKind(kind), per=per)))


def link(  # noqa: PLR0913 - one for each option
    *files: str | Path,
    mapping: Row | str | Path | None = None,
    yes: bool = False,
    threshold: float = 0.5,
    model: str | Path | None = None,
    engine: str = "duckdb",
    master: str = "local[*]",
    seed: int = 1,
    by: str = "",
    split: str = "",
) -> Row:
    """
    Return how agencies' lists overlap, the same children found by linkage; nobody is named.

    Nothing about people is kept: a working folder is made by the command line alone. `mapping`
    is what `firsthand link --propose` wrote, or its values; `yes` confirms what is proposed.
    `by` counts overlaps by group or area too; the parts of the list `split` count as lists.
    """
    _django()
    from firsthand.services.linking import linking, shapes_linking

    given = Path(mapping) if isinstance(mapping, str | Path) else mapping
    answer = linking.link(
        [Path(file) for file in files],
        linking.Asked(
            threshold=threshold,
            engine=engine,
            master=master,
            seed=seed,
            model=None if model is None else Path(model),
            by=by,
            split=split,
        ),
        confirmed=linking.Confirmed(mapping=given, yes=yes),
        as_of=_day(None),
        progress=lambda done, total, what: None,
    )
    return shapes_linking.of_answer(answer)


@cache
def _django() -> bool:
    """Set Django up, unless somebody has done it before; return whether it was done here."""
    from django.apps import apps

    if apps.ready:
        return False
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "firsthand.config.settings")
    # A notebook runs an event loop; what is asked here runs beside it, in one thread.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    import django

    django.setup()
    return True


@cache
def _ready() -> None:
    """Set Django up and build the database, once; say so when that takes a while."""
    if not _django():
        return
    from django.utils import timezone

    from firsthand.services import building

    built = building.build(now=timezone.now(), progress=_Saying())
    if built.was_needed:
        _say(f"Database ready: {built.files:,} sources, {built.figures:,} figures were added.")


class _Saying:
    """Says once, when building begins, that it takes a while."""

    def __init__(self) -> None:
        self.said = False

    def __call__(self, done: int, total: int, what: str) -> None:
        if not self.said:
            self.said = True
            _say("Building the database from the facts that ship; once, about half a minute.")


def _silent(done: int, total: int, what: str) -> None:
    """Tell nobody how far it is: a program asks."""


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _day(given: Day) -> date:
    """Return the day asked for, or today; the edge reads the clock, once."""
    from firsthand.domain.common.asked_day import asked_day

    return asked_day(given, today=date.today())
